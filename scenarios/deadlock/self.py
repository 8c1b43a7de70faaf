"""Deadlock with oneself: the same lock twice.

python3 self.py ["inner part without the lock"]
"""
import sys
import threading
import time

cure = sys.argv[1] if len(sys.argv) > 1 else "none"
guard = threading.Lock()               # an RLock would let it pass
money = 100


def run(*threads):
    """Runs them; after a second, says who still waits."""
    end = time.monotonic() + 1
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(max(0, end - time.monotonic()))
    stuck = [thread.name for thread in threads if thread.is_alive()]
    print("deadlocked: " + ", ".join(stuck) if stuck else "completed")


def add_unlocked(amount):              # the caller holds the lock
    global money
    money += amount


def add(amount):                       # for everyone
    with guard:
        add_unlocked(amount)


def clerk():
    with guard:
        interest = money * 5 // 100
        if cure == "none":
            add(interest)              # locks a second time
        else:
            add_unlocked(interest)


run(threading.Thread(target=clerk, name="Clerk", daemon=True))
print("money =", money)
