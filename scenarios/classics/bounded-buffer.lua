title   "Producers, consumers, bounded buffer"
summary [[Producers put items into a buffer with few places, consumers
take them out. Whoever finds it full, or empty, waits.]]

local producers = number("producers", 1, {min = 1, max = 8})
local consumers = number("consumers", 1, {min = 1, max = 8})
local capacity  = number("capacity", 4, {min = 1, max = 64})
local items     = number("items", 12, {min = 1, max = 200})
local make = number("make", 3, {min = 0.1, max = 50, unit = "ms"})
local use  = number("use", 6, {min = 0.1, max = 50, unit = "ms"})
refuse(items < producers, "items: fewer than producers")
refuse(items < consumers, "items: fewer than consumers")

local buffer = queue("buffer", capacity)
local used   = shared("items used", 0)

local makers = threads(producers, "Producer", function(i)
  for item = i, items, producers do
    compute(make)
    buffer:put(item)                  -- waits while it is full
  end
end)

threads(consumers, "Consumer", function()
  while buffer:get() do               -- waits while it is empty
    compute(use)
    used:add(1)
  end
end)

thread("Closing time", function()
  join(makers)
  buffer:close()                      -- get() then gives nil
end)
