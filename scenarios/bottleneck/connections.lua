title   "Very many connections"
summary [[So many requests are in flight at once: a thread waits for
each, or each is a task of one event loop. Memory tells them apart.]]

local connections = number("connections", 100,
                           {min = 10, max = 20000, step = 10})
local latency     = number("latency", 500,
                           {min = 1, max = 5000, unit = "ms"})
local tool        = choice("tool", {"threads", "event loop"})

local server = service "server"
local done   = shared("done", 0)

local function request()
  server:request(latency)
  done:add(1)
end

if tool == "threads" then
  threads(connections, "Client", request)   -- a stack each
else
  tasks(connections, "Client", request)     -- a coroutine each
end
