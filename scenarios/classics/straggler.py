"""A barrier waits for the slowest.

python3 straggler.py ["by speed"]
"""
import sys
import threading
import time

split = sys.argv[1] if len(sys.argv) > 1 else "equal parts"

n, rounds, work = 4, 5, 0.02
all_done = threading.Barrier(n)
waited = [0.0] * n


def worker(i):
    pace = 3 if i == n - 1 else 1
    part = 1
    if split == "by speed":            # as much as it can in that time
        part = n / (n - 1 + 1 / 3) / pace
    for _ in range(rounds):
        time.sleep(work * part * pace)
        before = time.monotonic()
        all_done.wait()
        waited[i] += time.monotonic() - before


threads = [threading.Thread(target=worker, args=(i,)) for i in range(n)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
least = min(range(n), key=lambda i: waited[i])
if sum(waited) < rounds * work * n / 2:
    print("hardly anybody waits")
else:
    print("waits least: worker", least + 1)
