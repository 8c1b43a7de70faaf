"""Deadlock: a lock held across a join.

python3 join-under-lock.py ["let go, then join"]
"""
import sys
import threading
import time

cure = sys.argv[1] if len(sys.argv) > 1 else "none"
log_lock = threading.Lock()
ready = threading.Barrier(2)           # main holds the lock


def run(*threads):
    """Runs them; after a second, says who still waits."""
    end = time.monotonic() + 1
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(max(0, end - time.monotonic()))
    stuck = [thread.name for thread in threads if thread.is_alive()]
    print("deadlocked: " + ", ".join(stuck) if stuck else "completed")


def work():
    ready.wait()
    with log_lock:                     # waits for Main
        print("log: the worker is done")


def main():
    with log_lock:
        ready.wait()
        if cure == "none":
            worker.join()              # waits for Worker
    worker.join()


worker = threading.Thread(target=work, name="Worker", daemon=True)
run(worker, threading.Thread(target=main, name="Main", daemon=True))
