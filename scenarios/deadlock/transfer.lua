title   "Deadlock: transfers between accounts"
summary [[Each clerk locks the account that pays, then the one that is
paid. All do so at the same time, once around all accounts.]]

local cure = choice("cure", {"none", "global order", "one lock",
                             "try-lock"})
local n    = number("accounts", 2, {min = 2, max = 10})
local work = number("work", 10, {min = 1, max = 500, unit = "ms"})

local bank = cure == "one lock" and lock "Bank"
local meet = cure == "none" and barrier("each holds one", n)
local accounts, balance = {}, shared_array("balance", n, 100)
for i = 1, n do accounts[i] = bank or lock("Account " .. i) end

local function move(from, to, sum)
  balance:write(from, balance:read(from) - sum)
  compute(work)
  balance:write(to, balance:read(to) + sum)
end

local function transfer(from, to, sum)
  local a, b = accounts[from], accounts[to]
  if cure == "global order" and to < from then a, b = b, a end
  a:lock()
  compute(work)
  if meet then meet:wait() end                -- all hold their first
  while not bank and not b:lock(cure == "try-lock" and 0 or nil) do
    a:unlock() sleep(random(work)) a:lock()
  end
  move(from, to, sum)
  if not bank then b:unlock() end
  a:unlock()
end

threads(n, "Clerk", function(i) transfer(i, i % n + 1, i) end)
