title   "Deadlock between two processes"
summary [[Two processes lock two files of a database in opposite order.
Each has memory of its own; the two locks are all that they share.]]

local cure = choice("cure", {"none", "global order"})
local work = number("work", 20, {min = 1, max = 500, unit = "ms"})

local orders = lock "orders.db"
local stock  = lock "stock.db"
local meet   = cure == "none" and barrier("each holds one", 2)

local function use(first, second)
  first:lock()
  if meet then meet:wait() end      -- each holds its first
  compute(work)
  second:lock()
  compute(work)
  second:unlock()
  first:unlock()
end

process("Shop", function() use(orders, stock) end)

process("Warehouse", function()
  if cure == "none" then use(stock, orders)
  else use(orders, stock) end
end)
