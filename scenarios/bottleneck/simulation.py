"""A numeric simulation: one thread, threads, processes.

python3 simulation.py [threads | processes]
"""
import concurrent.futures
import os
import sys
import time

tool = sys.argv[1] if len(sys.argv) > 1 else "one thread"
cells, steps, workers = 8, 40_000, 4


def cell(number):
    """Computes one cell, which needs no other one's result."""
    x = 0.5
    for _ in range(steps):
        x = 3.7 * x * (1 - x)
    return x, os.getpid()


if __name__ == "__main__":
    began, used = time.perf_counter(), time.process_time()
    if tool == "processes":
        with concurrent.futures.ProcessPoolExecutor(workers) as pool:
            done = list(pool.map(cell, range(cells)))
    elif tool == "threads":
        with concurrent.futures.ThreadPoolExecutor(workers) as pool:
            done = list(pool.map(cell, range(cells)))
    else:
        done = [cell(number) for number in range(cells)]
    wall = time.perf_counter() - began
    cores = (time.process_time() - used) / wall
    print("done =", len(done))
    # The interpreter lock lets one thread run at a time: threads do not
    # help, and each process has a lock of its own.
    if all(pid != os.getpid() for _, pid in done):
        print("other processes")
    else:
        print("one core" if cores < 1.3 else "several cores")
