title   "Locks cost"
summary [[The same work without a lock, under one lock, with a lock for
each item. A lock is held briefly, or during all of the work.]]

local guard = choice("guard", {"none", "one lock", "lock per item"})
local hold  = choice("hold", {"brief", "long"})
local n     = number("threads", 4, {min = 1, max = 16})
local times = number("times", 20, {min = 1, max = 200})
local work  = number("work", 1, {min = 0.1, max = 20, unit = "ms"})
refuse(guard == "none" and hold == "long", "hold: there is no lock")

local stock = shared_array("stock", 16, 0)   -- 16 items
local one   = lock "One lock"
local own   = {}
for i = 1, 16 do own[i] = lock("Lock of item " .. i) end

threads(n, "Worker", function(i)
  for turn = 1, times do
    local item = (i * 3 + turn) % 16 + 1
    local held = guard == "one lock" and one
                 or guard == "lock per item" and own[item]
    if hold == "brief" then compute(work) end    -- outside of it
    if held then held:lock() end
    local seen = stock:read(item)
    if hold == "long" then compute(work) end     -- while it is held
    stock:write(item, seen + 1)
    if held then held:unlock() end
  end
end)
