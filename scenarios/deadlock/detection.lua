title   "Deadlock: found, and a victim chosen"
summary [[Threads tell what they hold and want, as in a database. A
detector may look for a cycle in that, every now and then.]]

local detector = boolean("detector", true)
local work     = number("work", 10, {min = 1, max = 200, unit = "ms"})

local row    = {lock "Row 1", lock "Row 2"}
local wants  = shared_array("wants", 2, 0)    -- 0: nothing
local victim = shared("victim", 0)
local done   = shared("transactions done", 0)
local meet   = barrier("each holds one", 2)

local function transaction(i, second)
  row[i]:lock()
  if victim:read() == 0 then meet:wait() end
  compute(work)
  wants:add(i, second)
  while not row[second]:lock(detector and 5 or nil) do
    if victim:read() == i then                -- rolls back
      wants:add(i, -second) row[i]:unlock() sleep(3 * work)
      return transaction(i, second)           -- and starts over
    end
  end
  wants:add(i, -second)
  compute(work)
  row[second]:unlock() row[i]:unlock() done:add(1)
end

local both = threads(2, "T", function(i) transaction(i, 3 - i) end)
thread("Detector", function()
  while detector and not join(both, work) do  -- looks again and again
    local cycle = wants:read(1) == 2 and wants:read(2) == 1
    if cycle and victim:cas(0, 2) then note "T 2 is the victim" end
  end
end)
