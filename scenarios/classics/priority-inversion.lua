title   "Priority inversion: the Mars Pathfinder"
clock("virtual", "priorities count there only")
summary [[An urgent bus task and a weather task that is not share a
lock. The radio, in between, works for long and needs no lock.]]

local inherit = boolean("inheritance", false)
local radios  = number("radios", 2, {min = 1, max = 8})
local work    = number("radio work", 60,
                       {min = 1, max = 500, unit = "ms"})

local bus_lock = lock("Bus lock", {priority_inheritance = inherit})
local sent     = shared("data sent", false)

thread("Weather", {priority = 1}, function()
  bus_lock:lock()
  compute(10)                         -- writes its data to the bus
  bus_lock:unlock()
end)

threads(radios, "Radio", {priority = 2}, function()
  sleep(3)
  compute(work)                       -- long, and in no hurry
end)

thread("Bus", {priority = 3}, function()
  sleep(5)
  if bus_lock:lock(30) then           -- 10 ms at most, one would think
    compute(2)
    sent:write(true)
    bus_lock:unlock()
  end
  check(sent:read(), "the bus task meets its deadline")
end)
