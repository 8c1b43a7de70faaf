title   "Readers and writers"
chapter "classics"
summary [[Many may read at once, one may write alone. Whom the lock
prefers decides who starves: the writers, the readers, or nobody.]]

local prefer  = choice("prefer", {"readers", "writers", "in turn"})
local readers = number("readers", 3, {min = 1, max = 10})
local writers = number("writers", 2, {min = 1, max = 10})
local rounds  = number("rounds", 6, {min = 1, max = 50})

local guard, changed = lock "Guard", condition "changed"
local reading, writing = shared("reading", 0), shared("writing", 0)
local waiting = shared("writers who wait", 0)
local came, entered = shared("came", 0), shared("entered", 0)

local function may_read() return writing:read() == 0 and
  (prefer ~= "writers" or waiting:read() == 0) end
local function may_write()
  return writing:read() + reading:read() == 0 end

local function start(count, may)
  guard:lock()
  local ticket = came:add(1)
  if count == writing then waiting:add(1) end
  while not may() or
        prefer == "in turn" and entered:read() + 1 < ticket do
    changed:wait(guard)
  end
  if count == writing then waiting:add(-1) end
  entered:add(1) count:add(1)
  changed:notify_all()
  guard:unlock()
end

local function stop(count)
  guard:with(function() count:add(-1) changed:notify_all() end)
end

threads(readers, "Reader", function(i)
  for _ = 1, rounds do
    compute(i) start(reading, may_read) compute(10) stop(reading)
  end
end)

threads(writers, "Writer", function()
  for _ = 1, rounds do
    compute(1) start(writing, may_write) compute(5) stop(writing)
  end
end)
