title   "Race: lost updates"
chapter "race"
summary [[Several threads add 1 to one count: each reads it, adds 1, writes it.
What another thread wrote in between is overwritten, and so lost.]]

local n     = number("threads", 2, {min = 2, max = 8})
local times = number("times", 100, {min = 1, max = 2000})
local guard = choice("guard", {"none", "lock"})

local count = shared("count", 0)
local lock1 = lock "Lock"
local meet  = barrier("all have read", n)

local function add_one(first)
  local seen = count:read()
  if first and guard == "none" then meet:wait() end  -- all saw 0
  compute(0.02)                     -- others may write meanwhile
  count:write(seen + 1)
end

local adders = threads(n, "Adder", function()
  for i = 1, times do
    if guard == "none" then add_one(i == 1) end
    if guard == "lock" then lock1:with(function() add_one() end) end
  end
end)

thread("Sum", function()
  join(adders)
  note("count is " .. count:read() .. " of " .. n * times)
end)
