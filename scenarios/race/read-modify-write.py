"""Race: read, add, write. A and B each add 1 to a count of 5.

python3 read-modify-write.py [lock]    (Python has no atomic add.)
"""
import sys
import threading
import time

cure = sys.argv[1] if len(sys.argv) > 1 else "none"
count = 5
guard = threading.Lock()
meet = threading.Barrier(2)            # both have read


def add_one():
    global count
    seen = count                       # A sees 5, B sees 5
    if cure == "none":
        meet.wait()                    # now both have read
    time.sleep(0.01)
    count = seen + 1                   # A writes 6, B writes 6


def add():
    if cure == "lock":
        with guard:
            add_one()
    else:
        add_one()


threads = [threading.Thread(target=add, name=name) for name in "AB"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("count =", count)
