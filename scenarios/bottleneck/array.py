"""Crunching an array: one thread, threads, processes.

python3 array.py [threads | processes]
"""
import concurrent.futures
import sys

tool = sys.argv[1] if len(sys.argv) > 1 else "one thread"
size, workers = 8000, 4
numbers = [i % 1000 for i in range(1, size + 1)]


def crunch(part):
    """The sum of the squares of one part: nothing is shared."""
    begin, end = part * size // workers, (part + 1) * size // workers
    return sum(number * number for number in numbers[begin:end])


if __name__ == "__main__":
    parts = range(workers)
    if tool == "processes":
        with concurrent.futures.ProcessPoolExecutor(workers) as pool:
            sums = list(pool.map(crunch, parts))
    elif tool == "threads":
        with concurrent.futures.ThreadPoolExecutor(workers) as pool:
            sums = list(pool.map(crunch, parts))
    else:
        sums = [crunch(part) for part in parts]
    print("total =", sum(sums), "of", len(sums), "parts")
