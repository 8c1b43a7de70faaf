"""Race: a list that disagrees with itself.

python3 list.py ["length first" | locked]

(Python's own list.append is one step; this is a list of one's own.)
"""
import sys
import threading

how = sys.argv[1] if len(sys.argv) > 1 else "item first"
length = 0
items = [None, None]
guard = threading.Lock()
meet = threading.Barrier(2)            # both have a place
look = threading.Barrier(3)            # the reader looks


def item_first(item):
    global length
    place = length
    if how == "item first":
        meet.wait()
    items[place] = item                # both at the same place
    length = place + 1


def length_first(item):
    global length
    with guard:                        # a place of its own,
        place, length = length, length + 1
    look.wait()
    look.wait()                        # and nothing there yet
    items[place] = item


def writer(i):
    if how == "length first":
        length_first(f"item {i}")
    elif how == "locked":
        with guard:
            item_first(f"item {i}")
    else:
        item_first(f"item {i}")


threads = [threading.Thread(target=writer, args=(i,)) for i in (1, 2)]
for thread in threads:
    thread.start()
if how == "length first":
    look.wait()
else:
    for thread in threads:
        thread.join()
print("length =", length, "items =", len([i for i in items if i]))
if how == "length first":
    look.wait()
