"""Amdahl's law: the serial part bounds the speed-up.

python3 amdahl.py [threads]

The work is a sleep here: under CPython's interpreter lock threads do
not compute side by side.
"""
import sys
import threading
import time

n = int(sys.argv[1]) if len(sys.argv) > 1 else 2
work, serial = 0.1, 0.2                # seconds; the share of one
alone, together = work * serial, work * (1 - serial)


def worker():
    time.sleep(together / n)


start = time.monotonic()
time.sleep(alone / 2)                  # prepares
threads = [threading.Thread(target=worker) for _ in range(n)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
time.sleep(alone / 2)                  # sums up
took = time.monotonic() - start
print(f"{n} threads: {work / took:.1f} times as fast")
print("above the bound" if took >= alone + together / n else "too fast")
