title   "I/O-bound threads under the interpreter lock"
summary [[Whoever waits for a reply lets the interpreter lock go first.
Whoever computes has to hold it, one thread at a time.]]

local n        = number("threads", 8, {min = 2, max = 200})
local requests = number("requests", 3, {min = 1, max = 50})
local latency  = number("latency", 20,
                        {min = 1, max = 500, unit = "ms"})
local work     = number("work", 0.2,
                        {min = 0, max = 20, step = 0.1, unit = "ms"})
local lock     = boolean("lock", true)

if lock then interpreter_lock {switch_interval = 5} end
local server = service "server"

threads(n, "Client", function()
  for _ = 1, requests do
    server:request(latency)   -- the lock is free meanwhile
    compute(work)             -- one at a time, where there is a lock
  end
end)
