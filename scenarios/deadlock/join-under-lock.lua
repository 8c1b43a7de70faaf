title   "Deadlock: a lock held across a join"
summary [[Main holds the log lock and waits for the worker to end. The
worker needs the log lock for its last line.]]

local cure = choice("cure", {"none", "let go, then join"})
local work = number("work", 20, {min = 1, max = 500, unit = "ms"})

local log_lock = lock "Log lock"
local lines    = shared("log lines", 0)
local ready    = barrier("main holds the lock", 2)

local function log() lines:write(lines:read() + 1) end

local worker = thread("Worker", function()
  ready:wait()
  compute(work)
  log_lock:with(log)                    -- waits for Main
end)

thread("Main", function()
  log_lock:lock()
  ready:wait()
  log()
  if cure == "let go, then join" then log_lock:unlock() end
  join(worker)                          -- waits for Worker
  if cure == "none" then log_lock:unlock() end
end)
