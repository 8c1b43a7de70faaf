#include "engine/session/freeze_check.h"

#include <algorithm>

namespace threadline::session {

using record::ActorStatus;
using trace::ActorState;
using trace::WaitKind;

bool FreezeCheck::is_certain(std::span<const ActorId> actors) const {
    if (actors.empty())
        return false;
    if (const Look look = look_at_circle(actors); !look.empty() && look == look_at_circle(actors))
        return true;
    // Who has gone on meanwhile, to its end perhaps, stands still no more.
    Look look;
    return std::ranges::all_of(actors, [&](ActorId id) { return stands(id, look); }) &&
           is_standstill();
}

bool FreezeCheck::is_standstill() const {
    const Look look = look_at_all();
    return !look.empty() && look == look_at_all();
}

std::vector<FreezeCheck::Holder> FreezeCheck::holders_of_wanted_locks() const {
    std::vector<Holder> found;
    for (std::uint32_t value = 1; value < world_.actor_count(); ++value) {
        const ActorId waiter{value};
        const ActorState& state = world_.actor(waiter);
        Look before;
        if (state.wait != WaitKind::Lock || !stands(waiter, before))
            continue;
        const ActorId holder = memory_.object(state.waits_for).holder();
        const bool ended = holder && memory_.actor(holder).status.load(std::memory_order_acquire) ==
                                         static_cast<std::uint32_t>(ActorStatus::Ended);
        if (holder && holder != waiter && !ended && !stands(holder, before))
            continue;
        Look after;
        stands(waiter, after);
        if (holder && holder != waiter && !ended)
            stands(holder, after);
        if (before == after && memory_.object(state.waits_for).holder() == holder)
            found.push_back({state.waits_for, holder});
    }
    return found;
}

// Parked in a wait without a deadline that the trace knows to be its latest step.
bool FreezeCheck::stands(ActorId id, Look& look) const {
    if (id.value >= world_.actor_count())
        return false;
    const ActorState& state = world_.actor(id);
    if (!state.begun || state.ended || state.timed || state.wait == WaitKind::None ||
        state.wait == WaitKind::Io || state.wait == WaitKind::Sleep ||
        state.wait == WaitKind::Interpreter)
        return false;
    const record::ActorRecord& actor = memory_.actor(id);
    if (actor.status.load(std::memory_order_acquire) !=
        static_cast<std::uint32_t>(ActorStatus::Parked))
        return false;
    const record::RingHeader& ring = memory_.ring(actor.ring);
    const std::uint64_t head = ring.head.load(std::memory_order_acquire);
    const std::uint64_t lost = ring.lost.load(std::memory_order_acquire);
    const std::uint32_t thread = ring.thread.value;  // by which the order knows the ring
    if (head - ring.first != order_.applied_from(thread) ||
        lost - ring.first_lost != order_.lost_from(thread))
        return false;
    look.push_back(head);
    look.push_back(lost);
    return true;
}

FreezeCheck::Look FreezeCheck::look_at_circle(std::span<const ActorId> actors) const {
    const auto is_one = [&](ActorId id) {
        return std::find(actors.begin(), actors.end(), id) != actors.end();
    };
    Look look;
    for (const ActorId id : actors) {
        if (!stands(id, look))
            return {};
        const ActorState& state = world_.actor(id);
        ActorId blocker;
        if (state.wait == WaitKind::Join)
            blocker = state.joins;
        else if (state.wait == WaitKind::Lock)
            blocker = memory_.object(state.waits_for).holder();
        if (!blocker)
            return {};
        const bool ended = memory_.actor(blocker).status.load(std::memory_order_acquire) ==
                           static_cast<std::uint32_t>(ActorStatus::Ended);
        const bool for_ever = is_one(blocker) || (ended && state.wait == WaitKind::Lock);
        if (!for_ever)
            return {};
        look.push_back(blocker.value);
    }
    return look;
}

FreezeCheck::Look FreezeCheck::look_at_all() const {
    Look look;
    bool anybody = false;
    const auto count = memory_.header().actor_count.load(std::memory_order_acquire);
    look.push_back(count);
    for (std::uint32_t value = 1; value <= count; ++value) {
        const record::ActorRecord& actor = memory_.actor(ActorId{value});
        if (actor.status.load(std::memory_order_acquire) ==
            static_cast<std::uint32_t>(ActorStatus::Ended))
            continue;
        if (!stands(ActorId{value}, look) || actor.permit.load(std::memory_order_acquire) != 0)
            return {};
        anybody = true;
    }
    return anybody ? look : Look{};
}

}  // namespace threadline::session
