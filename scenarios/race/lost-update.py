"""Race: lost updates. Several threads add 1 to one count.

python3 lost-update.py [lock | "own sums"]

In CPython 3.10 and later `count += 1` alone often loses nothing, since
the interpreter switches threads at calls and at the ends of loops only;
that is luck, not a promise. With a call inside, the gap is there.
"""
import sys
import threading

guard_by = sys.argv[1] if len(sys.argv) > 1 else "none"
threads_count, times = 2, 50_000
count = 0
sums = [0] * threads_count             # one for each thread
guard = threading.Lock()
meet = threading.Barrier(threads_count)


def work(seen):
    return seen + 1


def adder(i):
    global count
    for turn in range(times):
        if guard_by == "lock":
            with guard:
                count = work(count)
        elif guard_by == "own sums":
            sums[i] = work(sums[i])
        else:
            seen = count
            if turn == 0:
                meet.wait()            # all saw 0
            count = work(seen)         # others may write meanwhile


threads = [threading.Thread(target=adder, args=(i,))
           for i in range(threads_count)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
if guard_by == "own sums":
    count = sum(sums)
total = threads_count * times
print("count =", count, "of", total)
print("lost" if count < total else "nothing is lost")
