title   "Deadlock: two locks, opposite order"
summary [[A takes Lock 1 and then wants Lock 2; B takes them the other
way. Each keeps what it has until it has both.]]

local remedy = choice("remedy",
                      {"none", "global order", "timeout", "try-lock"})
local work = number("work", 20, {min = 1, max = 500, unit = "ms"})
local lock1, lock2 = lock "Lock 1", lock "Lock 2"
local meet = remedy ~= "global order" and barrier("each holds one", 2)

local patience = remedy == "timeout" and work or nil  -- ms, or for ever
if remedy == "try-lock" then patience = 0 end         -- does not wait

local function give_way(held)       -- a while, then try again
  held:unlock() sleep(random(1, work)) held:lock()
end

thread("A", function()
  lock1:lock()
  if meet then meet:wait() end      -- now B holds Lock 2
  compute(work)
  while not lock2:lock(patience) do give_way(lock1) end
  compute(work)
  lock2:unlock() lock1:unlock()
end)

thread("B", function()
  local first, second = lock2, lock1
  if remedy == "global order" then first, second = lock1, lock2 end
  first:lock()
  if meet then meet:wait() end      -- now A holds Lock 1
  compute(work)
  while not second:lock(patience) do give_way(first) end
  compute(work)
  second:unlock() first:unlock()
end)
