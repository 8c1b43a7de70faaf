title   "Uneven tasks, and who does them"
chapter "classics"
summary [[Sixteen tasks, four of them long. Dealt in advance, one thread
has all the long ones; taken one by one, all end together.]]

local deal = choice("deal", {"in advance", "shared queue", "stealing"})
local n    = number("threads", 4, {min = 1, max = 8})
local long = number("long", 24, {min = 2, max = 100, unit = "ms"})

local tasks = 16                              -- the first four are long
local done  = shared("tasks done", 0)
local mine  = {}
for i = 1, n do mine[i] = queue("Tasks " .. i, tasks) end

local function put_all(i)                     -- a block for each thread
  for task = 1, tasks do
    local owner = (task - 1) * n // tasks + 1
    if deal == "shared queue" then owner = 1 end
    if owner == i then mine[i]:put(task <= 4 and long or 4) end
  end
end

local function next_task(i)
  if deal == "shared queue" then return mine[1]:get(0) end
  local task = mine[i]:get(0)
  for other = 1, n do                         -- steals where it finds
    if task or deal ~= "stealing" then return task end
    task = mine[other]:get(0)
  end
  return task
end

local ready = barrier("tasks are dealt", n)
threads(n, "Worker", function(i)
  put_all(i)
  ready:wait()
  for task in next_task, i do
    compute(task)
    done:add(1)
  end
end)
