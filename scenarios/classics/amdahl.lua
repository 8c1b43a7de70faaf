title   "Amdahl's law"
summary [[One thread prepares, all share the work, one sums up. More
threads shorten only the part that they share.]]

local n      = number("threads", 2, {min = 1, max = 64})
local serial = number("serial", 20, {min = 0, max = 100, unit = "%"})
local work   = number("work in all", 100,
                      {min = 10, max = 2000, unit = "ms"})

local alone    = work * serial / 100       -- half before, half after
local together = work - alone
local prepared = barrier("prepared", n + 1)

local workers = threads(n, "Worker", function()
  prepared:wait()
  compute(together / n)
end)

thread("Main", function()
  compute(alone / 2)
  prepared:wait()
  join(workers)
  compute(alone / 2)
end)
