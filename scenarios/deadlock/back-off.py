"""Back-off: after you, no, after you.

python3 back-off.py [random]

A barrier keeps the two in step, as equal pauses do by themselves for
as long as the clock allows.
"""
import random
import sys
import threading
import time

pause = sys.argv[1] if len(sys.argv) > 1 else "equal"
rounds = 20 if pause == "equal" else 1000
lock1, lock2 = threading.Lock(), threading.Lock()
step = threading.Barrier(2)
through = []


def cross(name, mine, other):
    for _ in range(rounds):
        with mine:
            if pause == "equal":
                step.wait()            # each holds its own
            got = other.acquire(blocking=False)
            if pause == "equal":
                step.wait()            # each has tried
            if got:
                other.release()
                through.append(name)
                return
        if pause == "equal":           # after you
            time.sleep(0.001)
        else:
            time.sleep(random.uniform(0, 0.005))


threads = [threading.Thread(target=cross, args=("A", lock1, lock2)),
           threading.Thread(target=cross, args=("B", lock2, lock1))]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("through:", ", ".join(sorted(through)) or "nobody")
