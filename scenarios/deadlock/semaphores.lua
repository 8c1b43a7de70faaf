title   "Deadlock: two semaphores"
summary [[One printer and one scanner, each counted by a semaphore. One
job takes the printer first, the other the scanner.]]

local cure = choice("cure", {"none", "same order", "a second scanner"})
local work = number("work", 20, {min = 1, max = 500, unit = "ms"})

local printers = semaphore("printers", 1)
local scanners = semaphore("scanners",
                           cure == "a second scanner" and 2 or 1)
local meet = cure ~= "same order" and barrier("each has one", 2)

local function job(first, second)
  first:wait()
  if meet then meet:wait() end      -- each has one
  compute(work)
  second:wait()
  compute(work)
  second:post()
  first:post()
end

thread("Copy", function() job(scanners, printers) end)

thread("Fax", function()
  if cure == "same order" then job(scanners, printers)
  else job(printers, scanners) end
end)
