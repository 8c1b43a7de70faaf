title   "Reading many files"
summary [[Each file is read from the disk, and then looked at. While one
read waits for the disk, others can: several threads read ahead.]]

local n       = number("files", 20, {min = 1, max = 500})
local size    = number("size", 64, {min = 1, max = 512, unit = "KiB"})
local latency = number("latency", 8,
                       {min = 0, max = 100, unit = "ms"})
local tool    = choice("tool", {"one thread", "threads"})
local k       = number("threads", 4, {min = 1, max = 32})
refuse(tool == "threads" and k > n, "threads: more than files")

-- Real files. What the system has of them in memory costs no waiting;
-- the latency is that of the disk which the virtual clock simulates.
local photos = folder("photos", n, {kib = size, latency = latency})
local ticket = shared("ticket", 0)
local bytes  = shared("bytes read", 0)

local function read_files()
  local i = ticket:add(1)             -- the next one that nobody has
  while i <= n do
    bytes:add(photos:read(i))         -- waits for the disk
    compute(0.5)                      -- looks at what is there
    i = ticket:add(1)
  end
end

threads(tool == "threads" and k or 1, "Reader", read_files)
