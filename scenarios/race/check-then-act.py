"""Race: check, then act. Two clerks sell the last seat.

python3 check-then-act.py ["lock each step" | "lock around both"]
"""
import sys
import threading
import time

cure = sys.argv[1] if len(sys.argv) > 1 else "none"
seats, sold = 1, 0
guard = threading.Lock()
meet = threading.Barrier(2)            # both have looked


def free():
    return seats > 0


def take():
    global seats, sold
    seats -= 1
    sold += 1


def locked(step):
    with guard:
        return step()


def sell():
    if free():
        time.sleep(0.002)
        take()


def clerk():
    if cure == "none" and free():
        meet.wait()                    # both saw the same seat
        take()
    elif cure == "lock each step" and locked(free):
        meet.wait()
        locked(take)                   # no race, and still wrong
    elif cure == "lock around both":
        locked(sell)


threads = [threading.Thread(target=clerk) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("sold =", sold, "seats =", seats)
