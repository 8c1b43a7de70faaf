title   "Uneven tasks, and who does them"
summary [[Sixteen tasks, four of them long. They are dealt in advance,
or taken one by one by whoever is free.]]

local deal = choice("deal", {"in advance", "shared queue", "stealing"})
local n    = number("threads", 4, {min = 2, max = 8})
local long = number("long", 24, {min = 4, max = 100, unit = "ms"})

local tasks, done = 16, shared("tasks done", 0)
local ready  = barrier("tasks are dealt", n)
local queues = deal == "shared queue" and 1 or n
local mine   = {}
for i = 1, queues do mine[i] = queue("Tasks " .. i, tasks) end

local function next_task(i)
  local task = mine[(i - 1) % queues + 1]:get(0)
  for other = 1, deal == "stealing" and n or 0 do
    task = task or mine[other]:get(0)         -- takes what it finds
  end
  return task
end

threads(n, "Worker", function(i)
  for task = 1, tasks do                      -- a block for each
    local owner = (task - 1) * queues // tasks + 1
    if owner == i then mine[i]:put(task <= 4 and long or 4) end
  end
  ready:wait()
  for task in next_task, i do
    compute(task)
    done:add(1)
  end
end)
