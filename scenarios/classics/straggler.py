"""A barrier waits for the slowest."""
import threading
import time

n, rounds, work = 4, 5, 0.005
all_done = threading.Barrier(n)
waited = [0.0] * n


def worker(i):
    pace = 3 if i == n - 1 else 1
    for _ in range(rounds):
        time.sleep(work * pace)
        before = time.monotonic()
        all_done.wait()
        waited[i] += time.monotonic() - before


threads = [threading.Thread(target=worker, args=(i,)) for i in range(n)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
least = min(range(n), key=lambda i: waited[i])
print("waits least: worker", least + 1)
