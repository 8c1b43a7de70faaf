"""Very many connections: a thread for each, or one event loop.

python3 connections.py [threads | "event loop"] [CONNECTIONS]
"""
import asyncio
import resource
import sys
import threading
import time

tool = sys.argv[1] if len(sys.argv) > 1 else "threads"
connections = int(sys.argv[2]) if len(sys.argv) > 2 else 100
latency = 0.5
done = 0
counting = threading.Lock()


def request():
    global done
    time.sleep(latency)                # waits for the answer
    with counting:
        done += 1


async def request_as_task():
    global done
    await asyncio.sleep(latency)       # lets the others go on
    done += 1


async def all_at_once():
    await asyncio.gather(*[request_as_task()
                           for _ in range(connections)])


if tool == "threads":
    threads = [threading.Thread(target=request)
               for _ in range(connections)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
else:
    asyncio.run(all_at_once())
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print("done =", done)
print(f"{peak / 1024:.0f} MiB at most")
