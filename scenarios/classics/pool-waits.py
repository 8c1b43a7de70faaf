"""A pool that waits for itself.

python3 pool-waits.py ["a second pool" | "does it itself"]
"""
import concurrent.futures
import os
import sys
import threading

cure = sys.argv[1] if len(sys.argv) > 1 else "none"
workers = 2
pool = concurrent.futures.ThreadPoolExecutor(workers)
parts = concurrent.futures.ThreadPoolExecutor(workers) \
    if cure == "a second pool" else pool
all_busy = threading.Barrier(workers)  # all workers have a job


def part(job):
    return f"part of {job}"


def whole(job):
    all_busy.wait()
    if cure == "does it itself":
        return part(job)
    return parts.submit(part, job).result()   # waits for its part


jobs = [pool.submit(whole, job) for job in range(workers)]
done, waiting = concurrent.futures.wait(jobs, timeout=1)
print("completed" if not waiting else
      f"deadlocked: {len(waiting)} workers", flush=True)
os._exit(0)                            # those threads never end
