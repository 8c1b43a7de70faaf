"""Deadlock: two locks, opposite order.

python3 opposite-order.py ["global order" | timeout | try-lock]
"""
import random
import sys
import threading
import time

remedy = sys.argv[1] if len(sys.argv) > 1 else "none"
lock1, lock2 = threading.Lock(), threading.Lock()
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


def take_both(first, second):
    first.acquire()
    if remedy != "global order":
        meet.wait()                    # now each holds one
    while True:
        if remedy == "timeout":
            got = second.acquire(timeout=0.02)
        elif remedy == "try-lock":
            got = second.acquire(blocking=False)
        else:
            got = second.acquire()
        if got:
            break
        first.release()                # give way, then try again
        time.sleep(random.uniform(0.001, 0.03))
        first.acquire()
    second.release()
    first.release()


def a():
    take_both(lock1, lock2)


def b():
    if remedy == "global order":
        take_both(lock1, lock2)
    else:
        take_both(lock2, lock1)


run(threading.Thread(target=a, name="A", daemon=True),
    threading.Thread(target=b, name="B", daemon=True))
