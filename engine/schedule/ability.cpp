#include "engine/schedule/ability.h"

#include "engine/sync/action.h"
#include "engine/sync/mutex_state.h"
#include "engine/sync/queue_state.h"
#include "engine/sync/reader_writer_state.h"
#include "engine/sync/readiness.h"
#include "engine/sync/semaphore_state.h"

namespace threadline::schedule {

using record::NextStep;
using record::ObjectKind;
using record::StepKind;
using record::StepPatience;
using sync::Readiness;
using Place = FiberActor::Place;

namespace {

std::uint32_t count_at(const std::map<SiteId, std::uint32_t>& counts, SiteId site) {
    const auto found = counts.find(site);
    return found == counts.end() ? 0 : found->second;
}

}  // namespace

bool is_lock_side(StepKind kind) {
    return kind == StepKind::ReadLock || kind == StepKind::WriteLock;
}

bool only_asks(StepKind kind) {
    switch (kind) {
        case StepKind::Lock:
        case StepKind::Relock:
        case StepKind::Acquire:
        case StepKind::Put:
        case StepKind::Get:
        case StepKind::Join:
            return true;
        default:
            return false;
    }
}

bool may_only_look(StepKind kind) {
    return kind == StepKind::Read || kind == StepKind::CompareExchange;
}

bool passes_time(StepKind kind) {
    return kind == StepKind::Compute || kind == StepKind::Sleep || kind == StepKind::Request ||
           kind == StepKind::Note || kind == StepKind::Check;
}

Openings needed_by(StepKind kind) {
    return kind == StepKind::Put || kind == StepKind::ReadLock ? kRoom : kOpen;
}

bool Abilities::is_loop_free(const FiberActor& task) const {
    return !memory_.actor(task.loop).busy_with.valid();
}

std::uint32_t Abilities::order_of(ObjectId object) const {
    return object.valid() ? memory_.object(object).order : 0;
}

Openings Abilities::openings_of(ObjectId object) const {
    if (!object.valid())
        return 0;
    record::ObjectRecord& record = memory_.object(object);
    const auto both = [](bool open, bool room) {
        return static_cast<Openings>((open ? kOpen : 0) | (room ? kRoom : 0));
    };
    switch (record.kind) {
        case ObjectKind::Mutex:
            return both(!sync::state_of<sync::MutexState>(record).owner.valid(), false);
        case ObjectKind::Semaphore:
            return both(sync::state_of<sync::SemaphoreState>(record).count > 0, false);
        case ObjectKind::Queue: {
            const auto& queue = sync::state_of<sync::QueueState>(record);
            return both(queue.closed != 0 || queue.items > 0,
                        queue.closed != 0 || queue.items < queue.capacity);
        }
        case ObjectKind::ReaderWriterLock: {
            const auto& lock = sync::state_of<sync::ReaderWriterState>(record);
            return both(!lock.writer.valid() && lock.readers == 0, !lock.writer.valid());
        }
        default:
            return 0;
    }
}

bool Abilities::is_ready(ActorId id) const {
    const NextStep& next = actors_[id.value].next;
    if (next.kind == StepKind::Join)
        return sync::readiness_of_call(memory_, next, 0) == Readiness::Choosable;
    if (is_lock_side(next.kind) && actors_[id.value].place == Place::Parked)
        return sync::readiness_of_wait(memory_, id, next) == Readiness::Choosable;
    return (openings_of(next.object) & needed_by(next.kind)) != 0;
}

// A thread asks for a mutex by coming to it. A task asks where it is chosen to, and so does whoever
// wants a reader-writer lock.
sync::LockWait Abilities::lock_it_waits_for(ActorId id) const {
    const FiberActor& actor = actors_[id.value];
    const bool by_itself = actor.next.kind == StepKind::Lock && !actor.loop.valid();
    const bool waits = actor.place == (by_itself ? Place::Calls : Place::Parked) &&
                       sync::asks_for_lock(actor.next.kind) &&
                       actor.next.patience != StepPatience::Timed &&
                       actor.next.patience != StepPatience::None;
    return {waits ? actor.next.object : ObjectId{},
            waits && actor.next.patience == StepPatience::UntilVictim};
}

std::vector<ActorId> Abilities::circles_of_victim(ActorId id) const {
    if (actors_[id.value].next.patience != StepPatience::UntilVictim)
        return {};
    return sync::circles_of_victim(memory_, id,
                                   [this](ActorId other) { return lock_it_waits_for(other); });
}

// At its line, since anybody has changed what it looks at.
std::uint32_t Abilities::looks_in_vain(const FiberActor& actor) const {
    const NextStep& next = actor.next;
    const bool again = actor.looked_at == next.site && actor.looked_object == next.object &&
                       actor.looked_order == order_of(next.object);
    return again ? actor.looks : 0;
}

bool Abilities::may_retry(const FiberActor& actor) const {
    const NextStep& next = actor.next;
    if (may_only_look(next.kind))
        return looks_.allows(next.site, looks_in_vain(actor));
    if (next.patience != StepPatience::None)
        return true;
    return count_at(actor.failures, next.site) < bounds_.retries;
}

bool Abilities::may_time_out(const FiberActor& actor, SiteId site) const {
    return count_at(actor.timeouts, site) < bounds_.timeouts;
}

Ability Abilities::of_wait(ActorId id, bool ready, bool also_when_ready) {
    const FiberActor& actor = actors_[id.value];
    if (actor.next.patience == StepPatience::UntilVictim)
        return {ready, !ready && !circles_of_victim(id).empty(), false};
    if (actor.next.patience != StepPatience::Timed || (ready && !also_when_ready))
        return {ready, false, false};
    if (may_time_out(actor, actor.next.site))
        return {ready, true, false};
    timeouts_were_bounded_ = true;
    return {ready, false, true};
}

// A call that never waits.
Ability Abilities::of_try(const FiberActor& actor, bool is_ready) {
    const bool looks = may_only_look(actor.next.kind);
    if (looks)
        looks_.note(actor.next.site, looks_in_vain(actor));
    if (may_retry(actor) || (!looks && is_ready))
        return {true, false, false};
    retries_were_bounded_ = true;
    return {false, false, true};
}

Ability Abilities::of_task(ActorId id) {
    const FiberActor& task = actors_[id.value];
    switch (task.place) {
        case Place::Fresh:
            return {is_loop_free(task), false, false};
        case Place::Calls:
            if (task.next.patience != StepPatience::None && !may_only_look(task.next.kind))
                return {true, false, false};
            return of_try(task, is_ready(id));
        case Place::Parked: {
            if (!is_loop_free(task))
                return {};
            const Readiness ready = sync::readiness_of_wait(memory_, id, task.next);
            return of_wait(id, ready != Readiness::Blocked, ready != Readiness::AtOnce);
        }
        default:
            return {};
    }
}

Ability Abilities::of(ActorId id) {
    const FiberActor& actor = actors_[id.value];
    if (actor.loop.valid())
        return of_task(id);
    switch (actor.place) {
        case Place::Calls:
            if (only_asks(actor.next.kind) && actor.next.patience != StepPatience::None)
                return of_wait(id, is_ready(id), false);
            return of_try(actor, is_ready(id));
        case Place::Asks:
            return of_wait(id, false, false);
        case Place::Parked:
            return of_wait(id, is_lock_side(actor.next.kind) && is_ready(id), true);
        default:
            return {};
    }
}

void count_outcome(FiberActor& actor, const NextStep& call, bool was_given_up, bool changed,
                   std::uint32_t order) {
    if (was_given_up)
        ++actor.timeouts[call.site];
    else if (call.patience == StepPatience::None && !changed)
        ++actor.failures[call.site];
    if (!may_only_look(call.kind) || changed) {
        if (!passes_time(call.kind))
            actor.looked_at = {};
        return;
    }
    const bool again = actor.looked_at == call.site && actor.looked_object == call.object &&
                       actor.looked_order == order;
    actor.looks = again ? actor.looks + 1 : 0;
    actor.looked_at = call.site;
    actor.looked_object = call.object;
    actor.looked_order = order;
}

}  // namespace threadline::schedule
