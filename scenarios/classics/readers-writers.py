"""Readers and writers: whom the lock prefers decides who starves.

python3 readers-writers.py ["in turn"]
"""
import sys
import threading

prefer = sys.argv[1] if len(sys.argv) > 1 else "readers"
changed = threading.Condition()
reading = writing = came = entered = 0
readers = 10
inside = [threading.Event() for _ in range(readers + 1)]
order = []                             # who came in, in order


def start(writer):
    global reading, writing, came, entered
    with changed:
        came += 1
        ticket = came
        while writing or (writer and reading) or \
                (prefer == "in turn" and entered + 1 < ticket):
            changed.wait()
        entered += 1
        writing += writer
        reading += not writer
        order.append("writer" if writer else "reader")
        changed.notify_all()


def stop(writer):
    global reading, writing
    with changed:
        writing -= writer
        reading -= not writer
        changed.notify_all()


def reader(i):
    if i > 0:
        inside[i - 1].wait(1)          # comes while the last one reads
    start(False)
    inside[i].set()
    if i + 1 < readers:                # and reads until the next one does
        inside[i + 1].wait(0.01 if prefer == "in turn" else 1)
    stop(False)


def writer():
    inside[0].wait()                   # comes while the first one reads
    start(True)
    stop(True)


threads = [threading.Thread(target=reader, args=(i,))
           for i in range(readers)]
threads.insert(0, threading.Thread(target=writer))
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("the writer came in", "last" if order[-1] == "writer" else
      "before the last reader")
