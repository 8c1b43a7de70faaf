"""Deadlock: found, and a victim chosen.

python3 detection.py [off]
"""
import os
import sys
import threading
import time

watched = sys.argv[1:] != ["off"]

row = [threading.Lock(), threading.Lock()]
wants = [None, None]
victim = None
done = []
meet = threading.Barrier(2)            # each holds one


def transaction(i, second):
    row[i].acquire()
    if victim is None:
        meet.wait()
    wants[i] = second
    while not row[second].acquire(timeout=0.005 if watched else -1):
        if victim == i:                # roll back, start over
            row[i].release()
            wants[i] = None
            time.sleep(0.05)
            return transaction(i, second)
    wants[i] = None
    row[second].release()
    row[i].release()
    done.append(i)


def detector():
    global victim
    while watched and len(done) < 2:
        time.sleep(0.02)
        if wants == [1, 0]:
            victim = 1


threads = [threading.Thread(target=transaction, args=(0, 1)),
           threading.Thread(target=transaction, args=(1, 0)),
           threading.Thread(target=detector)]
for thread in threads:
    thread.start()
end = time.monotonic() + 1             # then, who still waits never ends
for thread in threads:
    thread.join(max(0, end - time.monotonic()))
if len(done) < 2:
    print("deadlocked: T 1, T 2")
else:
    print("done =", len(done), "victim = T", victim + 1)
sys.stdout.flush()
os._exit(0)
