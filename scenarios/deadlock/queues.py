"""Deadlock: two bounded buffers.

python3 queues.py ["a thread reads the replies"]
"""
import queue
import sys
import threading
import time

cure = sys.argv[1] if len(sys.argv) > 1 else "none"
items, capacity = 6, 2
requests = queue.Queue(capacity)
replies = queue.Queue(capacity)


def run(*threads):
    """Runs them; after a second, says who still waits."""
    end = time.monotonic() + 1
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(max(0, end - time.monotonic()))
    stuck = [thread.name for thread in threads if thread.is_alive()]
    print("deadlocked: " + ", ".join(stuck) if stuck else "completed")


def read_replies():
    for _ in range(items):
        replies.get()


def client():
    for i in range(items):
        requests.put(i)                # waits while it is full
    if cure == "none":
        read_replies()


def server():
    for _ in range(items):
        request = requests.get()
        replies.put(request * request)  # waits while it is full


threads = [threading.Thread(target=client, name="Client", daemon=True),
           threading.Thread(target=server, name="Server", daemon=True)]
if cure != "none":
    threads.append(threading.Thread(target=read_replies, name="Reader",
                                    daemon=True))
run(*threads)
