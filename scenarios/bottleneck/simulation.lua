title   "A numeric simulation"
summary [[Every cell of a model is computed, and nobody waits for
anything. Only more cores at work make it faster.]]

local cells = number("cells", 8, {min = 1, max = 64})
local work  = number("work", 20,
                     {min = 1, max = 200, unit = "ms"})
local tool  = choice("tool", {"one thread", "threads"})
local k     = number("threads", 4, {min = 1, max = 32})
refuse(tool == "threads" and k > cells, "threads: more than cells")

local left = shared("cells left", cells)
local done = shared("cells done", 0)

local function simulate()
  while left:add(-1) >= 0 do
    compute(work)     -- no cell needs another one's result
    done:add(1)
  end
end

if tool == "one thread" then
  thread("Simulation", simulate)
else
  threads(k, "Worker", simulate)
end
