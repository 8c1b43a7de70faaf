"""Race: A, B, and A again, on the top of a stack.

python3 aba.py ["version number"]

Python has no compare-and-swap of its own; a lock makes it one step.
"""
import sys
import threading

cure = sys.argv[1] if len(sys.argv) > 1 else "none"
top = (1, 0)                           # node, version
under = {1: 2, 2: 3, 3: 0}             # 1 on 2 on 3
turn = threading.Barrier(2)
one_step = threading.Lock()
step = 1 if cure == "version number" else 0


def compare_and_swap(old, new):
    global top
    with one_step:
        if top != old:
            return False
        top = new
        return True


def pop(pause=False):
    while True:
        seen = top
        node, version = seen
        below = under[node]
        if pause:
            turn.wait()
            turn.wait()
            pause = False
        if compare_and_swap(seen, (below, version + step)):
            return node


def slow():
    pop(pause=True)                    # sees 1 on 2, then pauses
    print("top =", top[0], "and 2 is taken")


def fast():
    global top
    turn.wait()
    node = pop()                       # takes 1
    pop()                              # takes 2, and keeps it
    under[node] = top[0]               # puts 1 back, onto 3
    top = (node, top[1] + step)
    turn.wait()


threads = [threading.Thread(target=slow), threading.Thread(target=fast)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
