title   "Deadlock with oneself"
summary [[A function that holds a lock calls another that takes the same
lock. There is only one thread.]]

local cure = choice("cure", {"none", "inner part without the lock"})
local work = number("work", 20, {min = 1, max = 500, unit = "ms"})

local guard = lock "Account lock"
local money = shared("money", 100)

local function add_unlocked(amount)     -- the caller holds the lock
  money:write(money:read() + amount)
end

local function add(amount)              -- for everyone
  guard:with(add_unlocked, amount)
end

thread("Clerk", function()
  compute(work)
  guard:lock()
  compute(work)
  local interest = money:read() * 0.05
  if cure == "none" then
    add(interest)                       -- locks a second time
  else
    add_unlocked(interest)
  end
  guard:unlock()
end)
