title   "Race: read, add, write"
summary [[A and B each add 1 to a count of 5, at about the same time.
To add takes three steps: read, add, and write.]]

local cure = choice("cure", {"none", "lock", "atomic add"})
local pace = number("pace", 10, {min = 1, max = 500, unit = "ms"})

local count = shared("count", 5)
local guard = lock "Count lock"
local meet  = barrier("both have read", 2)

local function add_one(i)
  compute(i * pace)
  local seen = count:read()               -- read,
  if cure == "none" then meet:wait() end  -- both get this far,
  compute(i * pace)
  count:write(seen + 1)                   -- add, and write
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
