#include "engine/sync/join.h"

#include "engine/sync/primitives.h"

namespace threadline::sync {
namespace {

EndState& end_state(record::ActorRecord& actor) {
    return state_in<EndState>(actor.end_state);
}

}  // namespace

Transition Join::step(Caller& caller, Patience patience, Attempt attempt) {
    record::ActorRecord& target = caller.memory().actor(target_);
    std::uint32_t no_order = 0;
    caller.recorder.make_room();
    const record::Guard guard(target.end_guard);
    const Transition transition = end_state(target).join(
        SharedWaiters{caller.memory()}, Turn{caller.actor, 0, 0, patience}, attempt, target_);
    record_transition(caller.recorder, {}, no_order, transition);
    return transition;
}

Outcome join(Caller& caller, ActorId target, Deadline deadline) {
    return perform(Join(target, deadline), caller);
}

void end_actor(Caller& caller, std::uint16_t flags) {
    record::ActorRecord& actor = caller.memory().actor(caller.actor);
    const SharedWaiters links{caller.memory()};
    // A task has no CPU clock of its own.
    const bool is_thread = actor.kind == record::ActorKind::Thread;
    const std::int64_t cpu_time = is_thread ? caller.recorder.cpu_time().count() : 0;
    Woken woken;
    caller.recorder.make_room_to_block();
    {
        const record::Guard guard(actor.end_guard);
        caller.recorder.record_vital(EventKind::ThreadEnd, {}, 0, cpu_time, flags);
        woken.add(links, end_state(actor).end(links, {.actor = caller.actor}).woken);
    }
    woken.unpark(caller);
    // Not before: somebody who waits for it and has no permit is let go on while it is not ended.
    actor.status.store(static_cast<std::uint32_t>(record::ActorStatus::Ended),
                       std::memory_order_release);
}

}  // namespace threadline::sync
