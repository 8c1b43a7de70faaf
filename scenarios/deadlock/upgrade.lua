title   "Deadlock: from reader to writer"
chapter "deadlock"
summary [[Two threads read and want to write without letting go first. A
writer waits until all readers have ended, and both are readers.]]

local cure = choice("cure", {"none", "write from the start",
                             "let go, then check again"})
local work = number("work", 10, {min = 1, max = 500, unit = "ms"})

local guard = rwlock "Cache lock"
local cache = shared("cache", "old")
local built = shared("times built", 0)
local meet  = barrier("both have read", 2)

local function build()
  compute(work)
  cache:write("new")
  built:add(1)
end

threads(2, "Reader", function()
  if cure == "write from the start" then guard:write_lock()
  else guard:read_lock() end
  compute(work)
  if cache:read() == "old" then
    if cure == "write from the start" then build() end
    if cure == "none" then
      meet:wait()                       -- both see "old"
      guard:with_write(build)           -- and neither stops reading
    end
  end
  if cure == "write from the start" then guard:write_unlock()
  else guard:read_unlock() end
  if cure == "let go, then check again" then
    guard:with_write(function()
      if cache:read() == "old" then build() end
    end)
  end
end)
