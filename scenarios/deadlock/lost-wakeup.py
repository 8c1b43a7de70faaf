"""Deadlock: a wake-up that nobody heard.

python3 lost-wakeup.py ["check under the lock" | semaphore]
"""
import sys
import threading
import time

cure = sys.argv[1] if len(sys.argv) > 1 else "none"
full = threading.Condition()           # with its own lock
items = threading.Semaphore(0)
gap = threading.Barrier(2)             # between check and wait
box = None


def run(*threads):
    """Runs them; after a second, says who still waits."""
    end = time.monotonic() + 1
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(max(0, end - time.monotonic()))
    stuck = [thread.name for thread in threads if thread.is_alive()]
    print("deadlocked: " + ", ".join(stuck) if stuck else "completed")


def consumer():
    if cure == "semaphore":
        items.acquire()
    elif cure == "check under the lock":
        with full:
            while box is None:
                full.wait()
    elif box is None:                  # nothing there
        gap.wait()
        gap.wait()                     # put and notify
        with full:
            full.wait()                # too late


def producer():
    global box
    if cure == "none":
        gap.wait()
    with full:
        box = "parcel"
        full.notify()
    items.release()
    if cure == "none":
        gap.wait()


run(threading.Thread(target=consumer, name="Consumer", daemon=True),
    threading.Thread(target=producer, name="Producer", daemon=True))
print("box =", box)
