title   "Convoy: one computes, one waits"
summary [[A client lets the interpreter lock go while it waits for a
reply, and then wants it back. Beside it a thread computes.]]

local spinners = number("spinners", 1, {min = 0, max = 4})
local requests = number("requests", 20, {min = 1, max = 200})
local latency  = number("latency", 1,
                        {min = 0.1, max = 50, step = 0.1, unit = "ms"})
local interval = number("switch_interval", 5,
                        {min = 0.1, max = 50, step = 0.1, unit = "ms"})

interpreter_lock {switch_interval = interval}
local server = service "server"
local served = shared("served", 0)

thread("Client", function()
  for _ = 1, requests do
    server:request(latency)  -- the reply is here in time; the lock not
    compute(0.1)
  end
  served:add(1)
end)

if spinners > 0 then
  threads(spinners, "Spinner", function()
    while served:read() == 0 do compute(20) end
  end)
end
