title   "Deadlock: the dining philosophers"
summary [[Each philosopher takes the left fork, then the right, and
eats. There is one fork between any two neighbours.]]

local cure = choice("cure", {"none", "ordered forks",
                    "one left-handed", "waiter", "limited seats"})
local n     = number("philosophers", 5, {min = 2, max = 30})
local meals = number("meals", 2, {min = 1, max = 20})
local eat   = number("eat", 5, {min = 1, max = 200, unit = "ms"})

local waiter = cure == "waiter" and lock "Waiter"
local seats  = cure == "limited seats" and semaphore("seats", n - 1)
local all    = cure == "none" and barrier("all hold the left fork", n)
local forks, eaten = {}, shared("meals eaten", 0)
for i = 1, n do forks[i] = lock("Fork " .. i) end

threads(n, "Philosopher", function(i)
  local first, second = i, i % n + 1    -- the left fork, the right
  if cure == "ordered forks" and second < first
     or cure == "one left-handed" and i == 1 then
    first, second = second, first
  end
  for meal = 1, meals do
    compute(i / 2)                      -- think
    if seats then seats:wait() end
    if waiter then waiter:lock() end
    forks[first]:lock()
    if all and meal == 1 then all:wait() end
    forks[second]:lock()
    if waiter then waiter:unlock() end
    compute(eat)
    eaten:add(1)
    forks[second]:unlock() forks[first]:unlock()
    if seats then seats:post() end
  end
end)
