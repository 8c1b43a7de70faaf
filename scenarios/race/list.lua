title   "Race: a list that disagrees with itself"
chapter "race"
summary [[A list is a length and the items. Two threads append at once:
one item overwrites the other, or the length promises one too many.]]

local append = choice("append", {"item first", "length first",
                                 "under a lock"})
local length = shared("length", 0)
local items  = shared_array("items", 2, nil)
local guard  = lock "List lock"
local meet   = barrier("both have a place", 2)
local longer = barrier("the length says 2", 3)
local looked = barrier("the reader has looked", 3)

local function add(i)
  local item = "item " .. i
  if append == "length first" then
    local place = length:add(1)           -- a place of its own
    longer:wait() looked:wait()           -- but nothing there yet
    items:write(place, item)
  else
    local place = length:read() + 1
    if append == "item first" then meet:wait() end
    compute(5 * i)
    items:write(place, item)              -- both at the same place
    length:write(place)
  end
end

local writers = threads(2, "Writer", function(i)
  if append ~= "under a lock" then return add(i) end
  guard:lock() add(i) guard:unlock()
end)

thread("Reader", function()
  if append == "length first" then longer:wait() else join(writers) end
  compute(5)
  check(length:read() == 2, "two were added, so there are two")
  for i = 1, length:read() do
    check(items:read(i) ~= nil, "each item that is counted is there")
  end
  if append == "length first" then looked:wait() end
end)
