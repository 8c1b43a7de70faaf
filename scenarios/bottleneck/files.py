"""Reading many files: one thread, or several that read ahead.

python3 files.py [threads]
"""
import os
import sys
import tempfile
import threading

tool = sys.argv[1] if len(sys.argv) > 1 else "one thread"
count, size = 20, 64 * 1024
counting = threading.Lock()
left, total = list(range(count)), 0


def read(path):
    with open(path, "rb") as file:
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        return len(file.read())          # waits for the disk


def read_files(folder):
    global total
    while True:
        with counting:
            if not left:
                return
            number = left.pop()
        length = read(os.path.join(folder, str(number)))
        with counting:
            total += length


with tempfile.TemporaryDirectory() as folder:
    for number in range(count):
        with open(os.path.join(folder, str(number)), "wb") as file:
            file.write(os.urandom(size))
            os.fsync(file.fileno())
    threads = [threading.Thread(target=read_files, args=(folder,))
               for _ in range(4 if tool == "threads" else 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
print("bytes read =", total)
