title   "Race: check, then act"
summary [[One seat is left, and each clerk looks before selling it.
Between the look and the sale the other clerks are at work too.]]

local cure = choice("cure", {"none", "lock each step",
                             "lock around both", "compare-and-swap"})
local n = number("clerks", 2, {min = 2, max = 8})

local seats = shared("seats", 1)
local sold  = shared("sold", 0)
local guard = lock "Seat lock"
local meet  = barrier("all have looked", n)

local function free() return seats:read() > 0 end
local function take() seats:write(seats:read() - 1) sold:add(1) end
local function locked(f) return guard:with(f) end

local clerks = threads(n, "Clerk", function(i)
  compute(i)
  if cure == "none" and free() then
    meet:wait() compute(i) take()       -- all saw the same seat
  elseif cure == "lock each step" and locked(free) then
    meet:wait() compute(i) locked(take) -- no race, and still wrong
  elseif cure == "lock around both" then
    locked(function() if free() then compute(2) take() end end)
  elseif cure == "compare-and-swap" and free() then
    compute(2)
    if seats:cas(1, 0) then sold:add(1) end
  end
end)

thread("Manager", function()
  join(clerks)
  compute(1)
  check(sold:read() == 1, "one seat is sold once")
end)
