title   "Deadlock: from reader to writer"
summary [[Two threads read a cache, find it stale, and want to write it
without letting go first. A writer waits until nobody reads.]]

local cure = choice("cure", {"none", "write from the start",
                             "let go, then check again"})
local work = number("work", 10, {min = 1, max = 500, unit = "ms"})

local guard = rwlock "Cache lock"
local cache = shared("cache", "old")
local built = shared("times built", 0)
local meet  = cure == "none" and barrier("both have read", 2)

local function is_old()
  compute(work)
  return cache:read() == "old"
end

local function build_if_old()
  if is_old() then compute(work) cache:write("new") built:add(1) end
end

threads(2, "Reader", function()
  if cure == "write from the start" then
    return guard:with_write(build_if_old)
  end
  guard:read_lock()
  local old = is_old()
  if meet and old then
    meet:wait()                         -- both have seen "old",
    guard:with_write(build_if_old)      -- and neither stops reading
  end
  guard:read_unlock()
  if not meet and old then guard:with_write(build_if_old) end
end)
