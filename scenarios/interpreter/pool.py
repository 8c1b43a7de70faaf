"""A pool of worker processes.

python3 pool.py ["one thread"]
"""
import multiprocessing
import os
import sys

tool = sys.argv[1] if len(sys.argv) > 1 else "pool"
items, size = 40, 1024


def shrink(picture):
    return os.getpid(), picture[::2]   # copied, there and back


if __name__ == "__main__":
    pictures = [bytes(size) for _ in range(items)]
    if tool == "pool":
        with multiprocessing.Pool(4) as pool:
            shrunk = pool.map(shrink, pictures, chunksize=4)
    else:
        shrunk = [shrink(picture) for picture in pictures]
    mine = all(process == os.getpid() for process, _ in shrunk)
    print("done here" if mine else "done by workers")
    print("half as large" if all(len(picture) == size // 2
                                 for _, picture in shrunk) else "wrong")
