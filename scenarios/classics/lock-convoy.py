"""Lock convoy: all threads need one lock for a moment, often.

python3 lock-convoy.py [batches | "a lock each"]
"""
import sys
import threading
import time

cure = sys.argv[1] if len(sys.argv) > 1 else "none"
n, times = 4, 30
hot = threading.Lock()
own = [threading.Lock() for _ in range(n)]
had_to_wait = [0] * n


def worker(i):
    guard = own[i] if cure == "a lock each" else hot
    batch = 10 if cure == "batches" else 1
    for _ in range(times // batch):
        time.sleep(0.001 * batch)      # work apart
        if not guard.acquire(blocking=False):
            had_to_wait[i] += 1
            guard.acquire()
        time.sleep(0.003)              # while it is held, for all of them
        guard.release()


threads = [threading.Thread(target=worker, args=(i,)) for i in range(n)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("had to wait:", sum(had_to_wait))
print("most had to wait" if sum(had_to_wait) > n * times / 2 else
      "few had to wait")
