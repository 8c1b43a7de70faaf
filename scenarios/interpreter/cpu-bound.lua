title   "CPU-bound work under the interpreter lock"
summary [[Only the thread that holds the interpreter lock runs. Workers
compute: in one thread, in threads, in processes with a lock each.]]

local n    = number("workers", 4, {min = 2, max = 16})
local work = number("work", 40, {min = 1, max = 500, unit = "ms"})
local tool = choice("tool", {"one thread", "threads",
                             "threads without lock", "processes"},
                    {initial = "threads"})

if tool ~= "threads without lock" then
  interpreter_lock {switch_interval = 5}
end

local function crunch()
  compute(work)         -- every 5 ms somebody else asks for the lock
end

if tool == "one thread" then
  thread("Worker", function()
    for _ = 1, n do crunch() end
  end)
elseif tool == "processes" then
  for i = 1, n do process("Worker " .. i, crunch) end
else
  threads(n, "Worker", crunch)
end
