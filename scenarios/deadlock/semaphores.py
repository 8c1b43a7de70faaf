"""Deadlock: two semaphores.

python3 semaphores.py ["same order" | "a second scanner"]
"""
import sys
import threading
import time

cure = sys.argv[1] if len(sys.argv) > 1 else "none"
printers = threading.Semaphore(1)
scanners = threading.Semaphore(2 if cure == "a second scanner" else 1)
meet = threading.Barrier(2)            # each has one


def run(*threads):
    """Runs them; after a second, says who still waits."""
    end = time.monotonic() + 1
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(max(0, end - time.monotonic()))
    stuck = [thread.name for thread in threads if thread.is_alive()]
    print("deadlocked: " + ", ".join(stuck) if stuck else "completed")


def job(first, second):
    with first:
        if cure != "same order":
            meet.wait()
        time.sleep(0.01)
        with second:
            time.sleep(0.01)


def copy():
    job(scanners, printers)


def fax():
    if cure == "same order":
        job(scanners, printers)
    else:
        job(printers, scanners)


run(threading.Thread(target=copy, name="Copy", daemon=True),
    threading.Thread(target=fax, name="Fax", daemon=True))
