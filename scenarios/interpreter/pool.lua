title   "A pool of worker processes"
summary [[Processes compute side by side, each with its own interpreter.
The price is to start them and to send things to and fro.]]

local tool  = choice("tool", {"pool", "one thread"})
local n     = number("workers", 4, {min = 1, max = 16})
local items = number("items", 40, {min = 1, max = 2000})
local work  = number("work", 5, {max = 50, step = 0.1, unit = "ms"})
local chunk = number("chunk", 4, {min = 1, max = 500})
local size  = number("size", 1, {min = 1, max = 32, unit = "KiB"})
local start = number("start_up", 20, {max = 200, unit = "ms"})

local pooled = tool == "pool"
refuse(pooled and n > items, "workers: more than items")
refuse(pooled and chunk > items, "chunk: more than all items")
refuse(chunk * size > 400, "chunk and size: at most 400 KiB together")
interpreter_lock {switch_interval = 5}

local function shrink(picture)
  compute(work)
  return #picture // 2
end

local pool = pooled and pool("Worker", n, {start_up = start}, shrink)

thread("Main", function()
  local pictures, sizes = {}, {}
  for i = 1, items do pictures[i] = ("x"):rep(size * 1024) end
  if pool then
    sizes = pool:map(pictures, chunk)       -- copied, there and back
  else
    for i = 1, items do sizes[i] = shrink(pictures[i]) end
  end
  check(sizes[items] == size * 512, "every picture is half as large")
end)
