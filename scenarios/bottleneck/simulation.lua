title   "A numeric simulation"
summary [[Every cell of a model is computed, and nobody waits for
anything. Only more cores at work make it faster.]]

local cells = number("cells", 8, {min = 1, max = 64})
local work  = number("work", 20, {min = 1, max = 200, unit = "ms"})
local tool  = choice("tool", {"one thread", "threads", "processes"})
local k     = number("workers", 4, {min = 1, max = 32})
refuse(tool ~= "one thread" and k > cells, "workers: more than cells")

local ticket = shared("ticket", 0)   -- after the last: nothing to do
local done   = shared("cells done", 0)

local function cell()
  compute(work)           -- no cell needs another one's result
  return 1
end

if tool == "processes" then
  local workers = pool("Worker", k, cell)
  thread("Model", function()
    for _, one in ipairs(workers:map(cells)) do done:add(one) end
  end)
else
  threads(tool == "threads" and k or 1, "Worker", function()
    while ticket:add(1) <= cells do done:add(cell()) end
  end)
end
