title   "A barrier waits for the slowest"
summary [[Each round ends when all have come to the barrier. One thread
is slower than the others.]]

local n      = number("threads", 3, {min = 2, max = 16})
local rounds = number("rounds", 5, {min = 1, max = 50})
local work   = number("work", 5, {min = 1, max = 100, unit = "ms"})
local slower = number("times slower", 4, {min = 2, max = 10})
local split  = choice("split", {"equal parts", "by speed"})

local all_done = barrier("round done", n)
local cells    = shared("cells done", 0)

-- In all there are n parts of work a round. The last thread needs
-- `slower` times as long for the same part.
local function part(i)
  if split == "equal parts" then return 1 end
  local speed = i == n and 1 / slower or 1
  return speed * n / (n - 1 + 1 / slower)
end

threads(n, "Worker", function(i)
  local pace = i == n and slower or 1
  for _ = 1, rounds do
    compute(work * part(i) * pace)
    cells:add(1)
    all_done:wait()
  end
end)
