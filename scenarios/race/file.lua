title   "Race: a file and two processes"
summary [[Two processes count visitors in one file: each reads it, adds
1 and writes it back. They share no memory, only the file.]]

local guard = choice("guard", {"none", "lock"})
local times = number("visitors each", 5, {min = 1, max = 100})

local book = file("visitors.txt", 0)
local gate = lock "visitors.lock"
local meet = barrier("both have read", 2)

local function count_one(first)
  local seen = book:read()
  if first then meet:wait() end
  compute(2)                            -- others may write meanwhile
  book:write(seen + 1)
end

local function count_all()
  for visitor = 1, times do
    compute(1)
    if guard == "lock" then gate:with(count_one)
    else count_one(visitor == 1) end
  end
end

local north = process("North door", count_all)
local south = process("South door", count_all)

thread("Total", function()
  join(north) join(south)
  check(book:read() == 2 * times, "each visitor is counted")
end)
