// Two threads that take two locks in opposite order: a deadlock from 21 ms on.
#pragma once

#include "tests/engine/synthetic_run.h"

namespace threadline::test {

struct OppositeOrder {
    SyntheticRun run;
    ActorId a, b;
    ObjectId lock1, lock2;

    explicit OppositeOrder(std::uint16_t flags_of_a = 0) {
        a = run.thread("A");
        b = run.thread("B");
        lock1 = run.mutex("Lock 1");
        lock2 = run.mutex("Lock 2");
        run.at(0ms).begin({a, b});
        run.at(1ms, 17).lock(a, lock1);
        run.at(2ms, 30).lock(b, lock2);
        run.at(20ms, 20).request(a, lock2, flags_of_a);
        run.at(21ms, 33).request(b, lock1);
    }
};

}  // namespace threadline::test
