"""Nothing to gain: each step needs the one before.

python3 nothing-to-gain.py ["one thread"]
"""
import sys
import threading

tool = sys.argv[1] if len(sys.argv) > 1 else "two threads"
steps = 10
result = at_once = most = 0
turn = [threading.Semaphore(1), threading.Semaphore(0)]


def step():
    global result, at_once, most
    at_once += 1
    most = max(most, at_once)
    x = result
    for _ in range(20_000):            # with what came out before
        x = (x * 5 + 3) % 1_000_003
    result += 1
    at_once -= 1


def link(i):
    for _ in range(i, steps, 2):
        turn[i].acquire()
        step()
        turn[1 - i].release()


if tool == "one thread":
    for _ in range(steps):
        step()
else:
    threads = [threading.Thread(target=link, args=(i,))
               for i in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
print("result =", result, "at most at once =", most)
