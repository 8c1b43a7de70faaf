title   "Queries to a slow database"
summary [[A list is put together with a query for each line. Threads ask
several at once, one on each connection; one query for all asks once.]]

local lines   = number("lines", 12, {min = 1, max = 200})
local latency = number("latency", 20,
                       {min = 1, max = 500, unit = "ms"})
local search  = number("search", 1,
                       {min = 0, max = 50, step = 0.1, unit = "ms"})
local tool    = choice("tool", {"a query for each line", "threads",
                                "one query for all"})
local k       = number("connections", 4, {min = 1, max = 50})
refuse(tool == "threads" and k > lines,
       "connections: more than there are lines to ask for")

local database = service "database"
local ticket   = shared("ticket", 0)  -- after the last: nothing to do
local known    = shared("lines known", 0)

local function query(count)           -- there, a search, and back
  database:request(latency + count * search)
  known:add(count)
end

if tool == "one query for all" then
  thread("List", function() query(lines) end)
else
  threads(tool == "threads" and k or 1, "Connection", function()
    while ticket:add(1) <= lines do query(1) end
  end)
end
