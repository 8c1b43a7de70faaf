// Which actors can still go on (DESIGN.md, decision 8), for the decision when to end a run.
//
// Running, sleeping, I/O and timed waits are live. A blocked actor is live if live actors can give
// it what it waits for: a mutex or reader-writer lock: all that stand in its way; join: its target;
// condition, semaphore, queue, barrier: any live actor. All others are frozen.
//
// A pure function of a consistent cut. O(rounds x actors that wait); rounds are as many as the
// longest chain of waits is long.
#pragma once

#include "engine/trace/world.h"

#include <vector>

namespace threadline::session {

struct Liveness {
    std::vector<ActorId> frozen;  // begun, not ended, and can never go on; in order of id
    std::size_t live = 0;         // begun, not ended, not frozen
};

Liveness liveness_of(const trace::World& world);

}  // namespace threadline::session
