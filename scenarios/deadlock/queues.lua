title   "Deadlock: two bounded buffers"
summary [[The client sends all its requests before it reads a reply. The
buffers between it and the server have few places.]]

local items    = number("items", 6, {min = 1, max = 50})
local capacity = number("capacity", 2, {min = 1, max = 50})
local cure     = choice("cure", {"none", "a thread reads the replies"})

local requests = queue("requests", capacity)
local replies  = queue("replies", capacity)
local got      = shared("replies read", 0)

local function read_replies()
  for _ = 1, items do
    replies:get()
    got:add(1)
  end
end

local reader = cure ~= "none" and thread("Reader", read_replies)

thread("Client", function()
  for i = 1, items do
    compute(1)
    requests:put(i)                     -- waits while it is full
  end
  if reader then join(reader) else read_replies() end
end)

thread("Server", function()
  for _ = 1, items do
    local request = requests:get()
    compute(2)
    replies:put(request * request)      -- waits while it is full
  end
end)
