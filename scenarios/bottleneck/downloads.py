"""Downloads from a slow service: one thread, threads, an event loop.

python3 downloads.py [threads | "pool of threads" | "event loop"]
"""
import asyncio
import concurrent.futures
import sys
import threading
import time

tool = sys.argv[1] if len(sys.argv) > 1 else "one thread"
requests, latency = 10, 0.1
counting = threading.Lock()
in_flight = most = 0


def count(change):
    global in_flight, most
    with counting:
        in_flight += change
        most = max(most, in_flight)


def download():
    count(1)
    time.sleep(latency)                # waits for the answer
    count(-1)


async def download_as_task():
    count(1)
    await asyncio.sleep(latency)       # lets the others go on
    count(-1)


async def all_at_once():
    await asyncio.gather(*[download_as_task() for _ in range(requests)])


if tool == "one thread":
    for _ in range(requests):
        download()
elif tool == "threads":
    threads = [threading.Thread(target=download)
               for _ in range(requests)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
elif tool == "pool of threads":
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        for _ in range(requests):
            pool.submit(download)
else:
    asyncio.run(all_at_once())
print("one after the other" if most == 1 else "side by side")
