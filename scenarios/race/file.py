"""Race: a file and two processes.

python3 file.py [lock]
"""
import fcntl
import multiprocessing
import os
import sys
import tempfile

guard = sys.argv[1] if len(sys.argv) > 1 else "none"
times = 5


def read(name):
    with open(name) as file:
        return int(file.read())


def write(name, count):
    with open(name, "r+") as file:
        file.write(str(count))


def count_all(name, meet):
    for visitor in range(times):
        with open(name + ".lock", "w") as gate:
            if guard == "lock":
                fcntl.flock(gate, fcntl.LOCK_EX)
            seen = read(name)
            if visitor == 0 and guard == "none":
                meet.wait()            # both have read
            write(name, seen + 1)      # others may write meanwhile


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        name = os.path.join(folder, "visitors.txt")
        with open(name, "w") as file:
            file.write("0")
        meet = multiprocessing.Barrier(2)
        doors = [multiprocessing.Process(target=count_all,
                                         args=(name, meet))
                 for _ in range(2)]
        for door in doors:
            door.start()
        for door in doors:
            door.join()
        count = read(name)
        print("counted", count, "of", 2 * times)
        print("lost" if count < 2 * times else "nothing is lost")
