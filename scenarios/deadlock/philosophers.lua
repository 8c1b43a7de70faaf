title   "Deadlock: the dining philosophers"
summary [[Each philosopher takes the left fork, then wants the right.
When all hold a left fork, nobody ever gets a right one.]]

local cure = choice("cure", {"none", "ordered forks",
                    "one left-handed", "waiter", "limited seats"})
local n     = number("philosophers", 5, {min = 2, max = 30})
local meals = number("meals", 2, {min = 1, max = 20})
local eat   = number("eat", 5, {min = 1, max = 200, unit = "ms"})

local waiter = lock "Waiter"
local seats  = semaphore("seats", n - 1)
local all    = barrier("all hold the left fork", n)
local forks, eaten = {}, shared("meals eaten", 0)
for i = 1, n do forks[i] = lock("Fork " .. i) end

threads(n, "Philosopher", function(i)
  local left, right = i, i % n + 1
  if cure == "ordered forks" and right < left
     or cure == "one left-handed" and i == n then
    left, right = right, left
  end
  for meal = 1, meals do
    compute(i / 2)                      -- think
    if cure == "limited seats" then seats:wait() end
    if cure == "waiter" then waiter:lock() end
    forks[left]:lock()
    if cure == "none" and meal == 1 then all:wait() end
    forks[right]:lock()
    if cure == "waiter" then waiter:unlock() end
    compute(eat)
    eaten:add(1)
    forks[right]:unlock() forks[left]:unlock()
    if cure == "limited seats" then seats:post() end
  end
end)
