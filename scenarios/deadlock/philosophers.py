"""Deadlock: the dining philosophers.

python3 philosophers.py ["ordered forks" | "one left-handed" | waiter |
                         "limited seats"]
"""
import contextlib
import sys
import threading
import time

cure = sys.argv[1] if len(sys.argv) > 1 else "none"
n, meals = 5, 2
forks = [threading.Lock() for _ in range(n)]
waiter = threading.Lock()
seats = threading.Semaphore(n - 1)
all_hold = threading.Barrier(n)        # all hold the left fork
eaten = 0


def run(*threads):
    """Runs them; after a second, says who still waits."""
    end = time.monotonic() + 1
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(max(0, end - time.monotonic()))
    stuck = [thread.name for thread in threads if thread.is_alive()]
    print("deadlocked: " + ", ".join(stuck) if stuck else "completed")


def philosopher(i):
    left, right = i, (i + 1) % n
    if cure == "ordered forks" and right < left or \
       cure == "one left-handed" and i == 0:
        left, right = right, left
    for meal in range(meals):
        with seats if cure == "limited seats" else contextlib.nullcontext():
            if cure == "waiter":
                waiter.acquire()
            with forks[left]:
                if cure == "none" and meal == 0:
                    all_hold.wait()
                with forks[right]:
                    if cure == "waiter":
                        waiter.release()
                    time.sleep(0.005)  # eats


run(*[threading.Thread(target=philosopher, args=(i,), daemon=True,
                       name=f"Philosopher {i + 1}") for i in range(n)])
