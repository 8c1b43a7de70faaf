title   "Crunching an array"
summary [[The squares of an array are summed up, each worker its own
part. What is shared is one number from each, at the end.]]

local size = number("elements", 8000, {min = 100, max = 50000})
local work = number("work", 10,
                    {min = 1, max = 100, unit = "ms/1000"})
local tool = choice("tool", {"one thread", "threads", "processes"})
local k    = number("workers", 4, {min = 1, max = 16})

local numbers, total = {}, shared("total", 0)
for i = 1, size do numbers[i] = i % 1000 end

local function crunch(part)             -- from 1 to k
  local from, to = (part - 1) * size // k + 1, part * size // k
  local sum = 0
  for i = from, to do sum = sum + numbers[i] * numbers[i] end
  compute((to - from + 1) / 1000 * work)
  return sum
end

if tool == "processes" then             -- each has the array already
  local workers = pool("Worker", k, crunch)
  thread("Main", function()
    for _, sum in ipairs(workers:map(k)) do total:add(sum) end
  end)
elseif tool == "threads" then
  threads(k, "Worker", function(i) total:add(crunch(i)) end)
else
  thread("Worker", function()
    for part = 1, k do total:add(crunch(part)) end
  end)
end
