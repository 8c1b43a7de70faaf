title   "Readers and writers"
summary [[Many may read at once, one may write alone. The lock prefers
one side, or lets them in as they came.]]

local prefer  = choice("prefer", {"readers", "writers", "in turn"})
local readers = number("readers", 3, {min = 1, max = 10})
local writers = number("writers", 2, {min = 1, max = 10})
local rounds  = number("rounds", 6, {min = 1, max = 50})

local page    = rwlock("Page lock", {prefer = prefer})
local edition = shared("edition", 0)

threads(readers, "Reader", function(i)
  for _ = 1, rounds do
    compute(i)
    page:with_read(function()           -- beside other readers
      edition:read()
      compute(10)
    end)
  end
end)

threads(writers, "Writer", function()
  for _ = 1, rounds do
    compute(1)
    page:with_write(function()          -- alone
      edition:write(edition:read() + 1)
      compute(5)
    end)
  end
end)
