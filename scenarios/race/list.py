"""Race: a list that disagrees with itself.

python3 list.py ["under a lock"]

(Python's own list.append is one step; this is a list of one's own.)
"""
import sys
import threading

append = sys.argv[1] if len(sys.argv) > 1 else "item first"
length = 0
items = [None, None]
guard = threading.Lock()
meet = threading.Barrier(2)            # both have a place


def add(item):
    global length
    place = length
    if append == "item first":
        meet.wait()
    items[place] = item                # both at the same place
    length = place + 1


def writer(i):
    if append == "under a lock":
        with guard:
            add(f"item {i}")
    else:
        add(f"item {i}")


threads = [threading.Thread(target=writer, args=(i,)) for i in (1, 2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("length =", length, "items =", len([i for i in items if i]))
