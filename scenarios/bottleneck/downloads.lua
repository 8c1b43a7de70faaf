title   "Downloads from a slow service"
summary [[Each download waits for an answer, and the CPU has nothing
to do. One can wait after the other, or many side by side.]]

local requests = number("requests", 10, {min = 1, max = 200})
local latency  = number("latency", 100,
                        {min = 1, max = 1000, unit = "ms"})
local tool     = choice("tool", {"one thread", "threads",
                                 "pool of threads", "event loop"})
local k        = number("pool", 4, {min = 1, max = 50})
refuse(tool == "pool of threads" and k > requests,
       "pool: more threads than there are requests")

local server = service "server"
local done   = shared("done", 0)

local function download()
  server:request(latency)   -- waits until the answer is here
  compute(0.5)              -- and takes little work
  done:add(1)
end

if tool == "one thread" then
  thread("Downloads", function()
    for _ = 1, requests do download() end
  end)
elseif tool == "pool of threads" then
  local ticket = shared("ticket", 0)  -- after the last: nothing to do
  threads(k, "Worker", function()
    while ticket:add(1) <= requests do download() end
  end)
elseif tool == "event loop" then
  tasks(requests, "Download", download)
else
  threads(requests, "Download", download)
end
