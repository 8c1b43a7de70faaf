title   "A pool that waits for itself"
summary [[A job of a pool hands part of its work to the same pool and
waits for it. The workers of the pool do both, jobs and parts.]]

local workers = number("workers", 2, {min = 1, max = 8})
local jobs    = number("jobs", 2, {min = 1, max = 8})
local cure = choice("cure", {"none", "a second pool", "does it itself"})
local work    = number("work", 5, {min = 1, max = 100, unit = "ms"})

local pool  = queue("pool", 100)
local parts = cure == "a second pool" and queue("parts", 100) or pool
local results, done = {}, shared("jobs done", 0)
for i = 1, jobs do results[i] = queue("result " .. i, 1) end

local function part(job)
  compute(work)
  results[job]:put("part of " .. job)
end

local function whole(job)
  compute(work)
  if cure == "does it itself" then part(job) else parts:put(-job) end
  results[job]:get()                    -- waits for its part
  done:add(1)
end

threads(workers, "Worker", function()
  while done:read() < jobs do
    local job = pool:get(work)          -- below 0: a part of a job
    if job and job < 0 then part(-job) elseif job then whole(job) end
  end
end)

local function do_parts() for _ = 1, jobs do part(-parts:get()) end end
if parts ~= pool then thread("Parts", do_parts) end
thread("Main", function() for i = 1, jobs do pool:put(i) end end)
