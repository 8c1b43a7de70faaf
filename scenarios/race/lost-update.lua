title   "Race: lost updates"
summary [[Several threads add 1 to one count: each reads it, adds 1,
writes it. How much arrives depends on who does what in between.]]

local n     = number("threads", 2, {min = 2, max = 8})
local times = number("times", 100, {min = 1, max = 2000})
local guard = choice("guard", {"none", "lock", "atomic add",
                               "own sums"})
local count = shared("count", 0)
local sums  = shared_array("sums", n, 0)  -- one for each thread
local gate  = lock "Lock"
local meet  = times > 1 and barrier("all have read", n)

local function add_one(first)
  local seen = count:read()
  if first and meet then meet:wait() end            -- all saw 0
  compute(0.02)                     -- others may write meanwhile
  count:write(seen + 1)
end

local adders = threads(n, "Adder", function(i)
  for turn = 1, times do
    if guard == "none" then add_one(turn == 1) end
    if guard == "lock" then gate:with(add_one) end
    if guard == "atomic add" then compute(0.02) count:add(1) end
    if guard == "own sums" then compute(0.02) sums:add(i, 1) end
  end
end)

thread("Sum", function()
  join(adders)
  if guard == "own sums" then
    for i = 1, n do count:add(sums:read(i)) end
  end
  note("count is " .. count:read() .. " of " .. n * times)
end)
