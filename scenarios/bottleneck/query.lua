title   "Queries to a slow database"
chapter "bottleneck"
summary [[A list is put together with a query for each line. Threads ask
several at once, up to its connections; one query for all asks once.]]

local lines   = number("lines", 12, {min = 1, max = 200})
local latency = number("latency", 20,
                       {min = 1, max = 500, unit = "ms"})
local search  = number("search", 2,
                       {min = 0, max = 50, step = 0.1, unit = "ms"})
local tool    = choice("tool", {"a query for each line", "threads",
                                "one query for all"})
local k       = number("connections", 4, {min = 1, max = 50})

local database = service "database"
local free     = semaphore("free connections", k)
local known    = shared("lines known", 0)

local function query(count)           -- asks for so many lines
  free:wait()
  database:request(latency + count * search)
  free:post()
  known:add(count)
end

if tool == "threads" then
  threads(lines, "Line", function() query(1) end)
else
  thread("List", function()
    local each = tool == "one query for all" and lines or 1
    for _ = 1, lines, each do query(each) end
  end)
end
