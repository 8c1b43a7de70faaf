title   "Nothing to gain"
summary [[Each step needs the result of the one before. Two threads
share the steps and take turns, or one thread does them all.]]

local steps = number("steps", 10, {min = 1, max = 100})
local work  = number("work", 4, {min = 1, max = 100, unit = "ms"})
local tool  = choice("tool", {"two threads", "one thread"})
refuse(tool == "two threads" and steps == 1,
       "steps: of one step the second thread would have none")

local result = shared("result", 0)
local turn   = {semaphore("Turn of 1", 1), semaphore("Turn of 2", 0)}

local function step()
  local before = result:read()
  compute(work)               -- with what came out before
  result:write(before + 1)
end

if tool == "one thread" then
  thread("Chain", function()
    for _ = 1, steps do step() end
  end)
else
  threads(2, "Link", function(i)
    for _ = i, steps, 2 do
      turn[i]:wait()
      step()
      turn[3 - i]:post()
    end
  end)
end
