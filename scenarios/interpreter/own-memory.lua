title   "A worker's memory is its own"
summary [[Workers count what they have done, and the parent wants to
know it. Each process has memory, and so a count, of its own.]]

local n     = number("workers", 3, {min = 1, max = 8})
local items = number("items", 12, {min = 1, max = 200})
local sends = choice("worker sends", {"nothing", "what it counted"})
refuse(n > items, "workers: more than there are items")

local count = private("count", 0)      -- one in each process

local workers = pool("Worker", n, function(item)
  count:add(1)                         -- in the memory of this worker
  compute(2)
  if sends == "what it counted" then return 1 end
end)

thread("Main", function()
  local told  = workers:map(items)
  local total = count:read()           -- nobody wrote to this one
  for i = 1, items do total = total + (told[i] or 0) end
  note("Main knows of " .. total .. " of " .. items)
  check(total == items, "Main knows of every item")
end)
