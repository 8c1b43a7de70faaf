"""I/O-bound threads under the interpreter lock: the waits overlap."""
import threading
import time

n, requests, latency = 8, 3, 0.02
counting = threading.Lock()
waiting = most = 0


def count(change):
    global waiting, most
    with counting:
        waiting += change
        most = max(most, waiting)


def client():
    for _ in range(requests):
        count(1)
        time.sleep(latency)            # the lock is free meanwhile
        count(-1)


threads = [threading.Thread(target=client) for _ in range(n)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("the waits", "overlap" if most > 1 else "follow each other")
