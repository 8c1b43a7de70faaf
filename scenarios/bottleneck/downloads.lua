title   "Downloads from a slow service"
chapter "bottleneck"
summary [[Each download waits for an answer, and the CPU has nothing to do.
Threads wait side by side, so ten take as long as one.]]

local requests = number("requests", 10, {min = 1, max = 200})
local latency  = number("latency", 100,
                        {min = 1, max = 1000, unit = "ms"})
local tool     = choice("tool", {"one thread", "threads"})

local server = service "server"
local done   = shared("done", 0)

local function download()
  server:request(latency)   -- blocks until the answer is here
  compute(0.5)              -- and takes little work
  done:add(1)
end

if tool == "one thread" then
  thread("Downloads", function()
    for _ = 1, requests do download() end
  end)
else
  threads(requests, "Download", function() download() end)
end
