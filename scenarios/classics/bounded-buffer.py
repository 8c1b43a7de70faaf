"""Producers, consumers, bounded buffer."""
import queue
import threading
import time

items, capacity = 12, 4
buffer = queue.Queue(capacity)
used = 0
fullest = 0


def producer(i):
    global fullest
    for item in range(i, items, 2):
        time.sleep(0.002)              # makes it
        buffer.put(item)               # waits while it is full
        fullest = max(fullest, buffer.qsize())


def consumer():
    global used
    while buffer.get() is not None:    # waits while it is empty
        time.sleep(0.004)              # uses it
        used += 1


producers = [threading.Thread(target=producer, args=(i,))
             for i in range(2)]
eater = threading.Thread(target=consumer)
for thread in (*producers, eater):
    thread.start()
for thread in producers:
    thread.join()
buffer.put(None)                       # closing time
eater.join()
print("used =", used)
print("never more than", capacity if fullest <= capacity else fullest,
      "in the buffer")
