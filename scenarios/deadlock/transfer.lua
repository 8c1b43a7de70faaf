title   "Deadlock: transfers between accounts"
chapter "deadlock"
summary [[Each clerk locks the account that pays, then the one that is
paid. Where the transfers form a circle, so do the waits.]]

local cure = choice("cure", {"none", "global order", "one lock",
                             "try-lock"})
local n    = number("accounts", 2, {min = 2, max = 10})
local work = number("work", 10, {min = 1, max = 500, unit = "ms"})

local bank = lock "Bank"
local meet = barrier("each holds one", n)
local accounts, balance = {}, shared_array("balance", n, 100)
for i = 1, n do accounts[i] = lock("Account " .. i) end

local function move(from, to, amount)
  balance:write(from, balance:read(from) - amount)
  compute(work)
  balance:write(to, balance:read(to) + amount)
end

local function transfer(from, to, amount)
  local function all() move(from, to, amount) end
  if cure == "one lock" then return bank:with(all) end
  local first, second = accounts[from], accounts[to]
  if cure == "global order" and to < from then
    first, second = second, first
  end
  first:lock()
  compute(work)
  if cure == "none" then meet:wait() end   -- all hold their first
  while not second:lock(cure == "try-lock" and 0 or nil) do
    first:unlock() sleep(random(work)) first:lock()
  end
  move(from, to, amount)
  second:unlock()
  first:unlock()
end

threads(n, "Clerk", function(i) transfer(i, i % n + 1, i) end)
