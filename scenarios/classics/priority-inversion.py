"""Priority inversion: the Mars Pathfinder.

python3 priority-inversion.py [inheritance]

Python's threads have no priorities; here one CPU is given out by hand,
a step of a millisecond at a time, to the most urgent who can run.
"""
import sys

inheritance = len(sys.argv) > 1
owner = None                           # of the bus lock


def weather():
    yield "lock"
    for _ in range(10):
        yield "work"
    yield "unlock"


def radio():
    for _ in range(60):
        yield "work"


def bus():
    yield "lock"
    yield "work"
    yield "unlock"


tasks = {"Weather": (1, 0, weather()), "Radio": (2, 3, radio()),
         "Bus": (3, 5, bus())}
next_step = {name: next(task[2]) for name, task in tasks.items()}
now, done_at = 0, {}
while next_step:
    blocked = {name for name, step in next_step.items()
               if step == "lock" and owner not in (None, name)
               and tasks[name][1] <= now}

    def urgency(name):
        own = tasks[name][0]
        if inheritance and name == owner:
            return max([own] + [tasks[other][0] for other in blocked])
        return own

    able = [name for name in next_step
            if name not in blocked and tasks[name][1] <= now]
    now += 1
    if not able:
        continue
    name = max(able, key=urgency)
    if next_step[name] == "lock":
        owner = name
    elif next_step[name] == "unlock":
        owner = None
    try:
        next_step[name] = next(tasks[name][2])
    except StopIteration:
        del next_step[name]
        done_at[name] = now
print("the bus task ended at", done_at["Bus"], "ms")
print("in time" if done_at["Bus"] <= 35 else "too late")
