title   "More threads than cores"
summary [[Many requests at once share few cores, slice by slice. They
can also be let in a few at a time.]]

local n       = number("requests", 16, {min = 1, max = 200})
local at_once = number("at once", 16, {min = 1, max = 200})
local work    = number("work", 20, {min = 1, max = 200, unit = "ms"})

local place    = semaphore("places", at_once)
local answered = shared("answered", 0)

threads(n, "Request", function()
  place:wait()
  compute(work)
  answered:add(1)
  place:post()
end)
