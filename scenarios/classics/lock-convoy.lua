title   "Lock convoy"
summary [[All threads need one lock for a moment, and come for it often.
In between each works on its own.]]

local n     = number("threads", 4, {min = 2, max = 16})
local times = number("times", 30, {min = 10, max = 200, step = 10})
local hold  = number("hold", 3, {min = 0.1, max = 20, unit = "ms"})
local apart = number("work apart", 1, {min = 0, max = 50, unit = "ms"})
local cure  = choice("cure", {"none", "batches", "a lock each"})

local hot    = cure ~= "a lock each" and lock "Hot lock"
local guards = {}
for i = 1, n do guards[i] = hot or lock("Lock " .. i) end
local served = shared("served", 0)

threads(n, "Worker", function(i)
  local guard = guards[i]
  local batch = cure == "batches" and 10 or 1
  for turn = 1, times, batch do
    compute(apart * batch)
    guard:lock()
    compute(hold)                       -- however many there are
    served:add(batch)
    guard:unlock()
  end
end)
