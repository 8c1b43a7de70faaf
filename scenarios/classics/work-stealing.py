"""Uneven tasks, and who does them.

python3 work-stealing.py ["shared queue" | stealing]
"""
import queue
import sys
import threading
import time

deal = sys.argv[1] if len(sys.argv) > 1 else "in advance"
n, tasks = 4, 16                       # the first four are long
mine = [queue.Queue() for _ in range(n)]
for task in range(tasks):
    owner = 0 if deal == "shared queue" else task * n // tasks
    mine[owner].put(0.024 if task < 4 else 0.004)
long_ones = set()                      # who did them
ready = threading.Barrier(n)


def take(i):
    try:
        return mine[0 if deal == "shared queue" else i].get_nowait()
    except queue.Empty:
        return None


def next_task(i):
    task = take(i)
    if task is None and deal == "stealing":
        for other in range(n):         # steals where it finds
            task = task or take(other)
    return task


def worker(i):
    ready.wait()
    while (task := next_task(i)) is not None:
        if task > 0.02:
            long_ones.add(i)
        time.sleep(task)


threads = [threading.Thread(target=worker, args=(i,)) for i in range(n)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("the long tasks were done by",
      "one worker" if len(long_ones) == 1 else "several workers")
