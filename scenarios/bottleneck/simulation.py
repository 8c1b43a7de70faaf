"""A numeric simulation: one thread, threads.

python3 simulation.py [threads]
"""
import sys
import threading
import time

tool = sys.argv[1] if len(sys.argv) > 1 else "one thread"
cells, steps = 8, 40_000
left = list(range(cells))
done = []


def simulate():
    while True:
        try:
            cell = left.pop()          # one atomic step
        except IndexError:
            return
        x = 0.5
        for _ in range(steps):
            x = 3.7 * x * (1 - x)
        done.append((cell, x))


began, used = time.perf_counter(), time.process_time()
if tool == "one thread":
    simulate()
else:
    threads = [threading.Thread(target=simulate) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
wall = time.perf_counter() - began
cores = (time.process_time() - used) / wall
print("done =", len(done))
# The interpreter lock lets one thread run at a time: threads do not help.
print("one core" if cores < 1.3 else "several cores")
