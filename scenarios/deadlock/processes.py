"""Deadlock between two processes.

python3 processes.py ["global order"]
"""
import multiprocessing
import sys
import time

cure = sys.argv[1] if len(sys.argv) > 1 else "none"


def use(first, second, meet):
    with first:
        if cure == "none":
            meet.wait()                # each holds its first
        with second:
            time.sleep(0.01)


if __name__ == "__main__":
    orders, stock = multiprocessing.Lock(), multiprocessing.Lock()
    meet = multiprocessing.Barrier(2)
    there = (stock, orders) if cure == "none" else (orders, stock)
    processes = [
        multiprocessing.Process(target=use, name="Shop", daemon=True,
                                args=(orders, stock, meet)),
        multiprocessing.Process(target=use, name="Warehouse", daemon=True,
                                args=(*there, meet))]
    end = time.monotonic() + 1
    for process in processes:
        process.start()
    for process in processes:
        process.join(max(0, end - time.monotonic()))
    stuck = [p.name for p in processes if p.is_alive()]
    print("deadlocked: " + ", ".join(stuck) if stuck else "completed")
    for process in processes:
        process.terminate()
