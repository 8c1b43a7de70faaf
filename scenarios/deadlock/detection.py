"""Deadlock: found, and a victim chosen.

python3 detection.py
"""
import threading
import time

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
    while not row[second].acquire(timeout=0.005):
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
    while len(done) < 2:
        time.sleep(0.02)
        if wants == [1, 0]:
            victim = 1


threads = [threading.Thread(target=transaction, args=(0, 1)),
           threading.Thread(target=transaction, args=(1, 0)),
           threading.Thread(target=detector)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("done =", len(done), "victim = T" + str(victim + 1))
