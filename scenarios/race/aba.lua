title   "Race: A, B, and A again"
summary [[Whoever takes a node from the stack swaps its top, if that
is still the node it read. Meanwhile others take, and put back.]]

local cure = choice("cure", {"none", "version number"})

-- A stack: 1 on 2 on 3. The hundreds of its top count its versions.
local top   = shared("top", 1)
local under = {shared("under 1", 2), shared("under 2", 3),
               shared("under 3", 0)}
local turn  = barrier("the other's turn", 2)
local step  = cure == "version number" and 100 or 0

local function pop(pause)
  while true do
    local seen = top:read()
    local node = seen % 100
    local next = under[node]:read()
    compute(5)
    if pause then turn:wait() turn:wait() pause = false end
    if top:cas(seen, seen - node + next + step) then return node end
  end
end

thread("Slow", function()
  pop(true) compute(5)                  -- sees 1 on 2, then pauses
  check(top:read() % 100 == 3, "2 is taken, so 3 is on top")
end)

thread("Fast", function()
  turn:wait()
  local node = pop() pop() compute(5)   -- takes 1, then 2
  under[node]:write(top:read() % 100)   -- puts 1 back, onto 3
  top:write(top:read() // 100 * 100 + node + step) compute(5)
  turn:wait()
end)
