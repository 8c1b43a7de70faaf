title   "Thumbnails: real pixels"
summary [[Each picture is shrunk to an eighth, pixel by pixel. No
picture waits for another, so cores are all that is missing.]]

local n    = number("pictures", 12, {min = 1, max = 100})
local side = number("width", 2000,
                    {min = 64, max = 4000, step = 8, unit = "pixels"})
local tool = choice("tool", {"one thread", "threads", "processes"})
local k    = number("workers", 4, {min = 1, max = 16})
local lock = boolean("interpreter lock", false)
refuse(tool ~= "one thread" and k > n, "workers: more than pictures")

if lock then interpreter_lock {switch_interval = 5} end
local ticket = shared("ticket", 0)   -- after the last: nothing to do
local light  = shared("brightness of all", 0)

local function thumbnail()
  return resize(side, side * 3 // 4, side // 8)
end

if tool == "processes" then
  local workers = pool("Worker", k, thumbnail)
  thread("Main", function()
    for _, of_one in ipairs(workers:map(n)) do light:add(of_one) end
  end)
else
  threads(tool == "threads" and k or 1, "Worker", function()
    while ticket:add(1) <= n do light:add(thumbnail()) end
  end)
end
