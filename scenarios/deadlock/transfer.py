"""Deadlock: transfers between accounts.

python3 transfer.py ["global order" | "one lock" | try-lock]
"""
import contextlib
import random
import sys
import threading
import time

cure = sys.argv[1] if len(sys.argv) > 1 else "none"
locks = [threading.Lock(), threading.Lock()]
balance = [100, 100]
bank = threading.Lock()
meet = threading.Barrier(2)            # each holds one


def run(*threads):
    """Runs them; after a second, says who still waits."""
    end = time.monotonic() + 1
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(max(0, end - time.monotonic()))
    stuck = [thread.name for thread in threads if thread.is_alive()]
    print("deadlocked: " + ", ".join(stuck) if stuck else "completed")


def transfer(source, target, amount):
    first, second = source, target
    if cure == "global order" and target < source:
        first, second = target, source
    with bank if cure == "one lock" else contextlib.nullcontext():
        locks[first].acquire()
        if cure == "none":
            meet.wait()
        while not locks[second].acquire(blocking=cure != "try-lock"):
            locks[first].release()     # gives way, and comes back
            time.sleep(random.uniform(0, 0.01))
            locks[first].acquire()
        balance[source] -= amount
        balance[target] += amount
        locks[second].release()
        locks[first].release()


run(threading.Thread(target=transfer, args=(0, 1, 1), name="Clerk 1",
                     daemon=True),
    threading.Thread(target=transfer, args=(1, 0, 2), name="Clerk 2",
                     daemon=True))
print("balance =", balance)
