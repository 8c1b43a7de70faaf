"""Locks cost: one lock held long lets one thread run at a time.

python3 locks-cost.py [brief]

The work is a sleep here: under CPython's interpreter lock no two
threads compute at the same time anyway.
"""
import sys
import threading
import time

hold = sys.argv[1] if len(sys.argv) > 1 else "long"
threads_count, times = 4, 20
stock = [0] * 16
one = threading.Lock()
counting = threading.Lock()
at_work = most = 0


def work():
    global at_work, most
    with counting:
        at_work += 1
        most = max(most, at_work)
    time.sleep(0.001)
    with counting:
        at_work -= 1


def worker(i):
    for turn in range(times):
        item = (i * 3 + turn) % 16
        if hold == "brief":
            work()                     # outside of the lock
        with one:
            if hold == "long":
                work()                 # while it is held
            stock[item] += 1


threads = [threading.Thread(target=worker, args=(i,))
           for i in range(threads_count)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("done =", sum(stock))
print("one at a time" if most == 1 else "side by side")
