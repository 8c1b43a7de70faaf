title   "Compute between requests"
summary [[Each part waits for an answer and then computes with it.
What bounds the run depends on which of the two can overlap.]]

local parts   = number("parts", 8, {min = 1, max = 100})
local latency = number("latency", 20,
                       {min = 1, max = 500, unit = "ms"})
local work    = number("work", 12,
                       {min = 0, max = 200, unit = "ms"})
local tool    = choice("tool", {"one thread", "threads"})

local server = service "database"
local done   = shared("parts done", 0)

local function part()
  server:request(latency)   -- the CPU is free meanwhile
  compute(work)             -- and here it is not
  done:add(1)
end

if tool == "one thread" then
  thread("Report", function()
    for _ = 1, parts do part() end
  end)
else
  threads(parts, "Part", part)
end
