title   "Deadlock: a wake-up that nobody heard"
summary [[The consumer looks into the box and goes to sleep if it is
empty. The producer fills the box and notifies.]]

local cure = choice("cure", {"none", "check under the lock",
                             "semaphore"})
local guard = lock "Box lock"
local full  = condition "box is full"
local items = cure == "semaphore" and semaphore("items", 0)
local box   = shared("box", nil)
local gap   = cure == "none" and barrier("between the two", 2)

thread("Consumer", function()
  compute(5)
  if items then items:wait() end
  if cure == "check under the lock" then
    guard:lock()
    while box:read() == nil do full:wait(guard) end
    guard:unlock()
  end
  if gap and box:read() == nil then  -- nothing there
    gap:wait() gap:wait()                       -- put and notify
    guard:lock() full:wait(guard) guard:unlock()  -- too late
  end
  check(box:read() == "parcel", "the parcel has come")
end)

thread("Producer", function()
  if gap then gap:wait() end
  compute(10)
  guard:with(function() box:write("parcel") end)
  full:notify()
  if items then items:post() end
  if gap then gap:wait() end
end)
