"""Race: a connection seen half built (choreographed).

python3 lazy-initialisation.py ["when complete" | "under a lock"]

CPython publishes an object in one step; the order is the program's.
"""
import sys
import threading
import time

publish = sys.argv[1] if len(sys.argv) > 1 else "too early"
connection = None
guard = threading.Lock()
seen = threading.Barrier(2)            # the other one looks


class Connection:
    host = None
    port = None


def build():
    global connection
    new = Connection()
    if publish == "too early":
        connection = new               # there it is, and empty
    new.host = "db.example"
    if publish == "too early":
        seen.wait()
        seen.wait()
    time.sleep(0.01)
    new.port = 5432
    connection = new


def use():
    if connection is None:
        print("not there yet")
    elif connection.port is None:
        print("half built")
    else:
        print("complete")


def builder():
    if publish == "under a lock":
        with guard:
            seen.wait()
            build()
    else:
        build()


def user():
    if publish == "too early":
        seen.wait()
        use()
        seen.wait()
    elif publish == "under a lock":
        seen.wait()
        with guard:                    # waits until it is built
            use()
    else:
        use()


threads = [threading.Thread(target=builder),
           threading.Thread(target=user)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
