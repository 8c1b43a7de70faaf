"""Compute between requests: one thread, threads.

python3 mixed.py [threads]
"""
import sys
import threading
import time

tool = sys.argv[1] if len(sys.argv) > 1 else "one thread"
parts, latency, steps = 8, 0.02, 20_000
counting = threading.Lock()
in_flight = most = 0


def count(change):
    global in_flight, most
    with counting:
        in_flight += change
        most = max(most, in_flight)


def part():
    count(1)
    time.sleep(latency)                # the CPU is free meanwhile
    count(-1)
    x = 0.5
    for _ in range(steps):             # and here it is not
        x = 3.7 * x * (1 - x)


if tool == "one thread":
    for _ in range(parts):
        part()
else:
    threads = [threading.Thread(target=part) for _ in range(parts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
print("waits overlap" if most > 1 else "waits one after the other")
