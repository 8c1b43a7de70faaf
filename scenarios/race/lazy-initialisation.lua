title   "Race: seen half built (choreographed)"
clock("virtual", "choreographed: who looks when is part of it")
summary [[One thread builds a connection at first use, another uses it
as soon as it sees it. What matters is when it may be seen.]]

local publish = choice("publish", {"too early", "when complete",
                                   "atomic flag", "under a lock"})
local ready = shared("ready", false)    -- "there is a connection"
local host, port = shared("host", ""), shared("port", 0)
local guard = lock "Init lock"
local seen  = barrier("the other one looks", 2)

local function build()
  if publish == "too early" then ready:write(true) seen:wait() end
  host:write("db.example")
  compute(10)                           -- it takes a while
  port:write(5432)
  if publish == "atomic flag" then ready:cas(false, true)
  elseif publish ~= "too early" then ready:write(true) end
end

local function use()
  if not ready:read() then return note "not there yet" end
  compute(1)
  check(port:read() == 5432, "what is there is complete")
end

thread("Builder", function()
  if publish == "under a lock" then guard:with(build) else build() end
end)

thread("User", function()
  local later = publish == "under a lock" and 5 or 20
  if publish == "too early" then seen:wait() else compute(later) end
  if publish == "under a lock" then guard:with(use) else use() end
end)
