title   "Back-off: after you, no, after you"
summary [[Each holds one lock and tries the other's; if it cannot have
it, it gives way, pauses, and tries again. The pauses may differ.]]

local pause  = choice("back-off", {"equal", "random"})
local rounds = number("rounds", 20, {min = 1, max = 200})
local work   = number("work", 5, {min = 1, max = 50, unit = "ms"})
refuse(rounds == 1 and pause == "random",
       "rounds: the first is always in vain, so take two or more")

local lock1 = lock "Lock 1"
local lock2 = lock "Lock 2"
local meet  = barrier("each holds one", 2)
local tries = shared("tries", 0)

local function cross(mine, other)
  for round = 1, rounds do
    mine:lock()
    if round == 1 then meet:wait() end
    compute(work)
    tries:add(1)
    if other:try() then
      compute(work)
      other:unlock() mine:unlock()
      return
    end
    compute(work / 2)                   -- undo what was begun
    mine:unlock()                       -- after you
    if pause == "equal" then sleep(work)
    else sleep(random(1, 3 * work)) end
  end
  check(false, "it came through in the rounds that it had")
end

thread("A", function() cross(lock1, lock2) end)
thread("B", function() cross(lock2, lock1) end)
