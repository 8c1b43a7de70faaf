title   "Race: seen half built (choreographed)"
chapter "race"
clock("virtual", "choreographed: who looks when is part of it")
summary [[One thread builds a connection at first use, another uses it
as soon as it sees it. Published too early, it is seen half built.]]

-- Compilers and CPUs may reorder plain writes. Shared variables here
-- never are, so the order in which they do it is a parameter.
local publish = choice("publish", {"too early", "when complete",
                                   "atomic flag", "under a lock"})
local ready = shared("ready", false)    -- "there is a connection"
local host  = shared("host", "")
local port  = shared("port", 0)
local guard = lock "Init lock"
local seen  = barrier("the other one looks", 2)

local function build()
  compute(5)
  if publish == "too early" then ready:write(true) seen:wait() end
  host:write("db.example")
  compute(10)                           -- it takes a while
  port:write(5432)
  if publish == "atomic flag" then ready:cas(false, true)
  elseif publish ~= "too early" then ready:write(true) end
end

thread("Builder", function()
  if publish == "under a lock" then guard:with(build) else build() end
end)

thread("User", function()
  if publish == "too early" then seen:wait() else compute(20) end
  local function use()
    local there = publish == "atomic flag" and ready:cas(true, true)
                  or publish ~= "atomic flag" and ready:read()
    if not there then return note "not there yet" end
    compute(1)
    check(port:read() == 5432, "what is there is complete")
  end
  if publish == "under a lock" then guard:with(use) else use() end
end)
