title   "Deadlock: found, and a victim chosen"
chapter "deadlock"
summary [[Threads tell what they hold and want, as in a database. A
detector finds the cycle and makes one of them let go and start over.]]

local detector = choice("detector", {"on", "off"})
local work     = number("work", 10, {min = 1, max = 200, unit = "ms"})

local row    = {lock "Row 1", lock "Row 2"}
local board  = lock "Board"                   -- guards what is told
local wants  = shared_array("wants", 2, 0)    -- 0: nothing
local victim = shared("victim", 0)
local done   = shared("transactions done", 0)
local meet   = barrier("each holds one", 2)

local function tell(i, wanted)
  board:with(function() wants:write(i, wanted) end)
end
local function is_victim(i)
  return board:with(function() return victim:read() == i end)
end

local function transaction(i, second, again)
  row[i]:lock()
  if not again then meet:wait() end
  compute(work)
  tell(i, second)
  while not row[second]:lock(detector == "on" and 5 or nil) do
    if is_victim(i) then                      -- roll back, start over
      row[i]:unlock() tell(i, 0) sleep(3 * work)
      return transaction(i, second, true)
    end
  end
  tell(i, 0)
  compute(work)
  row[second]:unlock() row[i]:unlock()
  done:add(1)
end

thread("T1", function() transaction(1, 2) end)
thread("T2", function() transaction(2, 1) end)
thread("Detector", function()
  while detector == "on" and done:read() < 2 do
    sleep(work)
    board:with(function()
      local cycle = wants:read(1) == 2 and wants:read(2) == 1
      if cycle then victim:write(2) end
    end)
  end
end)
