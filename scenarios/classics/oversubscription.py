"""More threads than cores: taking turns, most answers come sooner.

python3 oversubscription.py [1]        (how many at once)

Under the interpreter lock CPython computes on one core at a time, so
one at once is the right number here.
"""
import sys
import threading
import time

requests = 16
at_once = int(sys.argv[1]) if len(sys.argv) > 1 else requests
place = threading.Semaphore(at_once)
answered_at = []
start = time.monotonic()
ready = threading.Barrier(requests)


def request():
    ready.wait()
    with place:
        total = 0
        for i in range(400_000):       # computes
            total += i
    answered_at.append(time.monotonic() - start)


threads = [threading.Thread(target=request) for _ in range(requests)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
mean = sum(answered_at) / requests / max(answered_at)
print("answered =", len(answered_at))
print(f"an answer took on average {100 * mean:.0f} % of the whole")
