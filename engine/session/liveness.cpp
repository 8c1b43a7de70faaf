#include "engine/session/liveness.h"

#include <algorithm>

namespace threadline::session {

namespace {

using trace::ActorState;
using trace::ObjectState;
using trace::WaitKind;
using trace::World;

bool waits_for_ever(const ActorState& actor) {
    return actor.begun && !actor.ended && actor.wait != WaitKind::None &&
           actor.wait != WaitKind::Io && actor.wait != WaitKind::Sleep && !actor.timed &&
           !actor.granted;
}

// Whether everything that stands between `id` and the lock is live.
bool lock_can_come(const World& world, ActorId id, const std::vector<char>& live) {
    const ActorState& waiter = world.actor(id);
    const ObjectState& lock = world.object(waiter.waits_for);
    for (const trace::Holder& holder : lock.holders)
        if (!(waiter.shared && holder.shared) && !live[holder.actor.value])
            return false;
    // Waiters are served in order: a reader behind a writer that never gets in never gets in.
    for (const ActorId ahead : lock.waiters) {
        if (ahead == id)
            break;
        const bool compatible = waiter.shared && world.actor(ahead).shared;
        if (!compatible && !live[ahead.value])
            return false;
    }
    return true;
}

}  // namespace

Liveness liveness_of(const World& world) {
    const std::size_t count = world.actor_count();
    std::vector<char> live(count, 0);
    std::vector<ActorId> waiting;
    Liveness result;
    for (std::uint32_t value = 1; value < count; ++value) {
        const ActorState& actor = world.actor(ActorId{value});
        if (!actor.begun || actor.ended)
            continue;
        if (waits_for_ever(actor)) {
            waiting.push_back(ActorId{value});
        } else {
            live[value] = 1;
            ++result.live;
        }
    }

    const auto can_go_on = [&](ActorId id) {
        const ActorState& actor = world.actor(id);
        switch (actor.wait) {
            case WaitKind::Lock:
                return lock_can_come(world, id, live);
            case WaitKind::Join: {
                const ActorState& target = world.actor(actor.joins);
                // One that has not begun was started just now: its events are on their way.
                return target.ended || !target.begun || live[actor.joins.value] != 0;
            }
            default:
                return result.live > 0;
        }
    };
    for (bool changed = true; changed;) {
        changed = false;
        const auto frozen = std::remove_if(waiting.begin(), waiting.end(), [&](ActorId id) {
            if (!can_go_on(id))
                return false;
            live[id.value] = 1;
            ++result.live;
            return true;
        });
        changed = frozen != waiting.end();
        waiting.erase(frozen, waiting.end());
    }
    result.frozen = std::move(waiting);
    return result;
}

}  // namespace threadline::session
