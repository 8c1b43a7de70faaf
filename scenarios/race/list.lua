title   "Race: a list that disagrees with itself"
summary [[A list is a length and the items, and the two have to agree.
Two threads append at the same time, and a third one looks.]]

local how = choice("append", {"item first", "length first", "locked"})
local length, items = shared("length", 0), shared_array("items", 2)
local guard = lock "List lock"
local meet, look = barrier("both have a place", 2), barrier("look", 3)

local function item_first(i)
  local place = length:read() + 1
  if how == "item first" then meet:wait() end  -- both have the same
  compute(5 * i)
  items:write(place, "item " .. i)
  length:write(place)
end

local function length_first(i)
  local place = length:add(1)                  -- a place of its own,
  look:wait() look:wait() compute(5 * i)       -- and nothing there yet
  items:write(place, "item " .. i)
end

local writers = threads(2, "Writer", function(i)
  if how == "length first" then length_first(i)
  elseif how == "item first" then item_first(i)
  else guard:with(item_first, i) end
end)

thread("Reader", function()
  if how == "length first" then look:wait() else join(writers) end
  compute(5)
  check(length:read() == 2, "two were added, so there are two")
  check(items:read(length:read()), "the last item is there")
  if how == "length first" then look:wait() end
end)
