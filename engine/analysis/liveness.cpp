#include "engine/analysis/liveness.h"

#include <algorithm>

namespace threadline::analysis {

using trace::ActorState;
using trace::WaitKind;
using trace::World;

bool waits_for_particular(const ActorState& actor) {
    return !World::is_unblocked(actor) &&
           (actor.wait == WaitKind::Lock || actor.wait == WaitKind::Join);
}

bool waits_for_anyone(const ActorState& actor) {
    return !World::is_unblocked(actor) &&
           (actor.wait == WaitKind::Condition || actor.wait == WaitKind::Semaphore ||
            actor.wait == WaitKind::Barrier || actor.wait == WaitKind::QueueSpace ||
            actor.wait == WaitKind::QueueItem);
}

void blockers_of(const World& world, ActorId id, std::vector<ActorId>& blockers) {
    blockers.clear();
    const ActorState& actor = world.actor(id);
    if (!waits_for_particular(actor))
        return;
    if (actor.wait == WaitKind::Join) {
        if (!world.actor(actor.joins).ended)
            blockers.push_back(actor.joins);
        return;
    }
    const trace::ObjectState& lock = world.object(actor.waits_for);
    const bool read = !lock.holders.empty() && lock.holders.front().shared;
    if (!actor.shared || !read) {
        for (const trace::Holder& holder : lock.holders)
            blockers.push_back(holder.actor);
        return;
    }
    for (const ActorId waiter : lock.waiters) {
        if (waiter == id)
            return;
        const ActorState& ahead = world.actor(waiter);
        if (!ahead.shared && !ahead.timed) {
            blockers.push_back(waiter);
            return;
        }
    }
}

}  // namespace threadline::analysis
