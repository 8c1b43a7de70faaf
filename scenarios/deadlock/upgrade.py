"""Deadlock: from reader to writer.

python3 upgrade.py ["write from the start" | "let go, then check again"]

Python has no reader-writer lock; this one is made of a condition.
"""
import sys
import threading
import time

cure = sys.argv[1] if len(sys.argv) > 1 else "none"
cache, built = "old", 0
meet = threading.Barrier(2)            # both have read


class ReadWriteLock:
    def __init__(self):
        self.changed = threading.Condition()
        self.readers = 0

    def start_reading(self):
        with self.changed:
            self.readers += 1

    def stop_reading(self):
        with self.changed:
            self.readers -= 1
            self.changed.notify_all()

    def write(self, action):
        with self.changed:             # alone, once nobody reads
            self.changed.wait_for(lambda: self.readers == 0)
            action()


guard = ReadWriteLock()


def run(*threads):
    """Runs them; after a second, says who still waits."""
    end = time.monotonic() + 1
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(max(0, end - time.monotonic()))
    stuck = [thread.name for thread in threads if thread.is_alive()]
    print("deadlocked: " + ", ".join(stuck) if stuck else "completed")


def build():
    global cache, built
    if cache == "old":
        cache, built = "new", built + 1


def reader():
    if cure == "write from the start":
        return guard.write(build)
    guard.start_reading()
    if cache == "old":
        meet.wait()                    # both see "old"
        if cure == "none":
            guard.write(build)         # and neither stops reading
    guard.stop_reading()
    if cure != "none":
        guard.write(build)             # looks again before it builds


run(threading.Thread(target=reader, name="Reader 1", daemon=True),
    threading.Thread(target=reader, name="Reader 2", daemon=True))
print("built =", built)
