"""Convoy: one computes, one waits.

python3 convoy.py [SPINNERS]
"""
import sys
import threading
import time

spinners = int(sys.argv[1]) if len(sys.argv) > 1 else 1
requests, latency = 20, 0.001
served = False


def client():
    global served
    start = time.monotonic()
    for _ in range(requests):
        time.sleep(latency)            # the reply is here in time
    mean = (time.monotonic() - start) / requests
    served = True
    print(f"{mean * 1000:.1f} ms for each request")
    print("late" if mean > 3 * latency else "in time")


def spin():
    while not served:
        pass                           # computes, and keeps the lock


threads = [threading.Thread(target=client)]
threads += [threading.Thread(target=spin) for _ in range(spinners)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
