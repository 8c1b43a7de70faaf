"""Thumbnails, pixel by pixel: one thread, threads, processes.

python3 images.py [threads | processes]
"""
import concurrent.futures
import os
import sys

tool = sys.argv[1] if len(sys.argv) > 1 else "one thread"
pictures, side, small, workers = 4, 160, 20, 4


def thumbnail(number):
    """Draws a picture, shrinks it, and says how bright it is."""
    step, light = side // small, 0
    for top in range(0, side, step):
        for left in range(0, side, step):
            block = sum((x * 255 // side + y * 255 // side) // 2
                        for y in range(top, top + step)
                        for x in range(left, left + step))
            light += block // (step * step)
    return light // (small * small), os.getpid()


if __name__ == "__main__":
    if tool == "processes":
        with concurrent.futures.ProcessPoolExecutor(workers) as pool:
            done = list(pool.map(thumbnail, range(pictures)))
    elif tool == "threads":
        with concurrent.futures.ThreadPoolExecutor(workers) as pool:
            done = list(pool.map(thumbnail, range(pictures)))
    else:
        done = [thumbnail(number) for number in range(pictures)]
    here = all(pid == os.getpid() for _, pid in done)
    print("brightness =", done[0][0],
          "in this process" if here else "in other processes")
