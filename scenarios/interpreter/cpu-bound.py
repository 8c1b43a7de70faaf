"""CPU-bound work under the interpreter lock.

python3 cpu-bound.py ["one thread" | processes]
"""
import multiprocessing
import os
import sys
import threading
import time

tool = sys.argv[1] if len(sys.argv) > 1 else "threads"
workers, rounds = 4, 1_000_000


def crunch(done):
    total = 0
    for i in range(rounds):
        total += i * i
    done.put(os.getpid())              # whose interpreter it was


if __name__ == "__main__":
    done = multiprocessing.SimpleQueue()
    start, before = time.monotonic(), time.process_time()
    if tool == "one thread":
        for _ in range(workers):
            crunch(done)
    else:
        kind = threading.Thread if tool == "threads" \
            else multiprocessing.Process
        several = [kind(target=crunch, args=(done,))
                   for _ in range(workers)]
        for each in several:
            each.start()
        for each in several:
            each.join()
    took = time.monotonic() - start
    locks = {done.get() for _ in range(workers)}
    children = os.times()
    cpu = time.process_time() - before + children.children_user \
        + children.children_system
    print("interpreter locks:", len(locks))
    print("one at a time" if cpu / took < 1.5 else "side by side")
