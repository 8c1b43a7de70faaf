// What each actor of a FiberProgram is able to do next: by the state of the objects alone, and
// within the bounds on timeouts and retries.
#pragma once

#include "engine/record/shared_memory.h"
#include "engine/schedule/fiber_actor.h"
#include "engine/schedule/look_bounds.h"
#include "engine/schedule/program.h"
#include "engine/sync/lock_circle.h"

#include <cstdint>
#include <vector>

namespace threadline::schedule {

struct RetryBounds {
    std::uint32_t timeouts = 2;  // of one line of one actor
    std::uint32_t retries = 3;
};

struct Ability {
    bool go = false;
    bool time_out = false;
    bool is_bounded = false;  // a bound keeps it from more
};

inline constexpr Openings kOpen = 1;  // a lock is free, a queue holds an item, a thread has ended
inline constexpr Openings kRoom = 2;  // a queue has room, a reader-writer lock has no writer

// Of those the one that the call waits for.
Openings needed_by(record::StepKind kind);
// Its request changes nothing that anybody could tell, until it succeeds.
bool only_asks(record::StepKind kind);
bool may_only_look(record::StepKind kind);
bool is_lock_side(record::StepKind kind);
// Neither ends a spin loop nor is the loop.
bool passes_time(record::StepKind kind);

class Abilities {
public:
    // All of them outlive it.
    Abilities(const record::SharedMemory& memory, const FiberActors& actors,
              const RetryBounds& bounds)
        : memory_(memory), actors_(actors), bounds_(bounds), looks_(bounds.retries) {}

    // O(1) but for a victim, for whom the actors of its circle are visited.
    Ability of(ActorId actor);
    // Its call, or the wait that it is in, would succeed now.
    bool is_ready(ActorId actor) const;
    // Whether it may look again, or try again what failed before.
    bool may_retry(const FiberActor& actor) const;
    // Whether its wait could be given up once more.
    bool may_time_out(const FiberActor& actor, SiteId site) const;

    // The others in the circles of waits for locks whose victim it is; none: it is none.
    std::vector<ActorId> circles_of_victim(ActorId actor) const;
    bool is_loop_free(const FiberActor& task) const;
    // A run's object; none: nothing is open, and its order is 0.
    std::uint32_t order_of(ObjectId object) const;
    Openings openings_of(ObjectId object) const;

    // Whether a bound has kept an actor from a choice so far.
    bool timeouts_were_bounded() const { return timeouts_were_bounded_; }
    bool retries_were_bounded() const { return retries_were_bounded_; }
    // What was explored until now does not count.
    void begin_again() { timeouts_were_bounded_ = retries_were_bounded_ = false; }
    LookBounds& looks() { return looks_; }

private:
    Ability of_task(ActorId task);
    Ability of_try(const FiberActor& actor, bool is_ready);
    std::uint32_t looks_in_vain(const FiberActor& actor) const;
    Ability of_wait(ActorId actor, bool ready, bool also_when_ready);
    sync::LockWait lock_it_waits_for(ActorId actor) const;

    const record::SharedMemory& memory_;
    const FiberActors& actors_;
    RetryBounds bounds_;
    LookBounds looks_;
    bool timeouts_were_bounded_ = false;
    bool retries_were_bounded_ = false;
};

// A call has been made, or was given up: what that means for the next of the kind. `order`: of its
// object, now.
void count_outcome(FiberActor& actor, const record::NextStep& call, bool was_given_up, bool changed,
                   std::uint32_t order);

}  // namespace threadline::schedule
