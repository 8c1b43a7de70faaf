"""A worker's memory is its own.

python3 own-memory.py ["what it counted"]
"""
import multiprocessing
import sys

sends = sys.argv[1] if len(sys.argv) > 1 else "nothing"
items = 12
count = 0                              # one in each process


def work(item):
    global count
    count += 1                         # in the memory of this worker
    return 1 if sends == "what it counted" else 0


if __name__ == "__main__":
    with multiprocessing.Pool(3) as pool:
        told = pool.map(work, range(items))
    total = count + sum(told)          # nobody wrote to this count
    print("main knows of", total, "of", items)
