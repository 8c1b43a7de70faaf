"""Queries to a slow database: one for each line, or one for all.

python3 query.py [threads | "one query for all"]
"""
import concurrent.futures
import sqlite3
import sys
import threading
import time

tool = sys.argv[1] if len(sys.argv) > 1 else "a query for each line"
lines, latency, connections = 12, 0.02, 4
counting = threading.Lock()
queries = in_flight = most = 0

database = sqlite3.connect(":memory:", check_same_thread=False)
database.execute("create table prices (line integer, price integer)")
database.executemany("insert into prices values (?, ?)",
                     [(line, 10 * line) for line in range(lines)])


def query(wanted):
    global queries, in_flight, most
    with counting:
        queries += 1
        in_flight += 1
        most = max(most, in_flight)
    time.sleep(latency)                  # there and back
    marks = ",".join("?" * len(wanted))
    with counting:
        in_flight -= 1
        return database.execute(
            f"select price from prices where line in ({marks})",
            wanted).fetchall()


each = [[line] for line in range(lines)]
if tool == "one query for all":
    found = query(list(range(lines)))
elif tool == "threads":
    with concurrent.futures.ThreadPoolExecutor(connections) as pool:
        found = sum(pool.map(query, each), [])
else:
    found = sum(map(query, each), [])
print("lines =", len(found), "queries =", queries)
print("one at a time" if most == 1 else "side by side")
