title   "Race: read, add, write"
summary [[A and B each add 1 to a count of 5. Both read 5 and both
write 6, so one of the two additions is lost.]]

local cure = choice("cure", {"none", "lock", "atomic add"})
local pace = number("pace", 10, {min = 1, max = 500, unit = "ms"})

local count = shared("count", 5)
local guard = lock "Count lock"
local meet  = barrier("both have read", 2)

local function add_one(i)
  compute(i * pace)
  local seen = count:read()               -- A sees 5, B sees 5
  if cure == "none" then meet:wait() end  -- now both have read
  compute(i * pace)
  count:write(seen + 1)                   -- A writes 6, B writes 6
end

local function add(i)
  if cure == "none" then add_one(i) end
  if cure == "lock" then guard:with(add_one, i) end
  if cure == "atomic add" then compute(i * pace) count:add(1) end
end

local a = thread("A", function() add(1) end)
local b = thread("B", function() add(2) end)

thread("Sum", function()
  join(a) join(b)
  compute(pace)
  check(count:read() == 7, "5 and two additions make 7")
end)
