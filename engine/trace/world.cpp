#include "engine/trace/world.h"

#include <algorithm>
#include <limits>

namespace threadline::trace {
namespace {

// Ids come from files as well: no table is made larger than a run can be.
constexpr std::uint32_t max_actors = 1u << 20;
constexpr std::uint32_t max_objects = 1u << 22;

// Events that say nothing about whether their actor waits: measurements, and the release of the
// mutex that is one action with queueing on a condition.
bool fits_into_wait(EventKind kind, WaitKind wait) {
    switch (kind) {
        case EventKind::CpuTime:
        case EventKind::Lost:
        case EventKind::RecorderBegin:
        case EventKind::RecorderEnd:
        case EventKind::Resume:
        case EventKind::Suspend:
        case EventKind::Chosen:
            return true;
        case EventKind::Released:
            return wait == WaitKind::Condition;
        case EventKind::InterpreterReleased:  // as it blocks: it has said already for what
            return wait != WaitKind::Interpreter;
        case EventKind::InterpreterDropRequested:
            return wait == WaitKind::Interpreter;
        default:
            return false;
    }
}

bool ends_wait(EventKind kind, WaitKind wait) {
    switch (wait) {
        case WaitKind::None:
            return true;
        case WaitKind::Lock:
            return kind == EventKind::Acquired || kind == EventKind::TimedOut;
        case WaitKind::Condition:
            return kind == EventKind::WaitEnd || kind == EventKind::TimedOut;
        case WaitKind::Semaphore:
            return kind == EventKind::SemaphoreAcquired || kind == EventKind::TimedOut;
        case WaitKind::Barrier:
            return kind == EventKind::BarrierPassed || kind == EventKind::TimedOut;
        case WaitKind::QueueSpace:
            return kind == EventKind::Put || kind == EventKind::GotClosed ||
                   kind == EventKind::TimedOut;
        case WaitKind::QueueItem:
            return kind == EventKind::Got || kind == EventKind::GotClosed ||
                   kind == EventKind::TimedOut;
        case WaitKind::Join:
            return kind == EventKind::Joined || kind == EventKind::TimedOutJoin;
        case WaitKind::Io:
            return kind == EventKind::IoEnd;
        case WaitKind::Sleep:
            return kind == EventKind::SleepEnd;
        case WaitKind::Interpreter:
            return kind == EventKind::InterpreterAcquired;
        case WaitKind::Poll:
            return kind == EventKind::PollEnd;
    }
    return true;
}

ActorId actor_in(const Event& event) {
    return ActorId{static_cast<std::uint32_t>(event.argument)};
}

template <typename Container, typename Item>
bool remove_first(Container& container, const Item& item) {
    const auto it = std::find(container.begin(), container.end(), item);
    if (it == container.end())
        return false;
    container.erase(it);
    return true;
}

}  // namespace

ObjectState initial_state(const ObjectInfo& object) {
    ObjectState state;
    state.value = object.initial;
    if (object.kind == record::ObjectKind::Semaphore)
        state.count = object.count;
    if (object.kind == record::ObjectKind::Queue && object.capacity > 0)
        state.capacity = object.capacity;
    return state;
}

bool World::is_unblocked(const ActorState& actor) {
    return actor.begun && !actor.ended &&
           (actor.wait == WaitKind::None || actor.wait == WaitKind::Io ||
            actor.wait == WaitKind::Sleep || actor.wait == WaitKind::Interpreter || actor.timed ||
            actor.granted);
}

void World::set_initial(ObjectId object, const ObjectState& state) {
    touch(object);
    objects_[object.value] = state;
}

void World::learn(const Tables& tables) {
    // A state that was read (state_coding.h) may be shorter than what its ids reach.
    if (actors_.size() < tables.actors.size())
        actors_.resize(tables.actors.size());
    if (objects_.size() < tables.objects.size())
        objects_.resize(tables.objects.size());
    for (; learnt_ < tables.objects.size(); ++learnt_) {
        const ObjectId id{static_cast<std::uint32_t>(learnt_)};
        const ObjectState& known = object(id);
        if (known.order == 0 && known.waiters.empty() && known.holders.empty())
            set_initial(id, initial_state(tables.objects[learnt_]));
    }
}

void World::grow(ActorId id) {
    actors_.resize(id.value + 1);
}

void World::grow(ObjectId id) {
    objects_.resize(id.value + 1);
}

bool World::expect(bool condition) {
    if (!condition)
        ++inconsistencies_;
    return condition;
}

void World::begin(ActorId id) {
    ActorState& actor = actors_[id.value];
    if (actor.begun)
        return;
    actor.begun = true;
    ++begun_;
    ++unblocked_;
}

void World::begin_wait(const TraceEvent& event, WaitKind kind) {
    ActorState& actor = actors_[event.actor.value];
    actor.wait = kind;
    actor.timed = event.event.has(event_flag::timed);
    actor.shared = event.event.has(event_flag::shared);
    actor.granted = false;
    actor.since = event.time();
    actor.waits_for = kind == WaitKind::Join ? ObjectId{} : event.event.object;
    actor.joins = kind == WaitKind::Join ? actor_in(event.event) : ActorId{};
    if (!is_unblocked(actor))
        --unblocked_;
    if (kind == WaitKind::Join) {
        // The target may not have begun; the waiter is registered with it all the same.
        const ActorId target = actor.joins;
        if (target.value < max_actors) {
            touch(target);
            actors_[target.value].joined_by.push_back(event.actor);
            if (actors_[target.value].ended)
                set_granted(event.actor, true);
        }
    } else if (kind != WaitKind::Io && kind != WaitKind::Sleep && kind != WaitKind::Poll &&
               event.event.object) {
        ObjectState& object = objects_[event.event.object.value];
        if (event.event.has(event_flag::ahead))
            queue_ahead(object, event.actor);
        else
            object.waiters.push_back(event.actor);
        object.putters += kind == WaitKind::QueueSpace;
    }
}

void World::leave_queue(ActorId id) {
    const ActorState& actor = actors_[id.value];
    if (actor.wait == WaitKind::Join) {
        if (actor.joins.value < actors_.size())
            remove_first(actors_[actor.joins.value].joined_by, id);
    } else if (actor.waits_for.valid() && actor.waits_for.value < objects_.size()) {
        ObjectState& object = objects_[actor.waits_for.value];
        if (remove_first(object.waiters, id))
            object.putters -= actor.wait == WaitKind::QueueSpace;
    }
}

void World::end_wait(ActorId id) {
    ActorState& actor = actors_[id.value];
    if (actor.wait == WaitKind::None)
        return;
    leave_queue(id);
    const bool before = is_unblocked(actor);
    actor.wait = WaitKind::None;
    actor.timed = actor.shared = actor.granted = false;
    actor.waits_for = {};
    actor.joins = {};
    if (!before && is_unblocked(actor))
        ++unblocked_;
}

bool World::correct_holder(ObjectId lock, ActorId holder) {
    if (lock.value >= objects_.size() || holder.value >= actors_.size())
        return false;
    ObjectState& state = objects_[lock.value];
    const auto alone = [](const Holder& known) { return !known.shared; };
    const auto known = std::find_if(state.holders.begin(), state.holders.end(), alone);
    const bool as_known =
        holder ? state.holders.size() == 1 && known != state.holders.end() && known->actor == holder
               : known == state.holders.end();
    if (as_known)
        return false;
    std::erase_if(state.holders, [&](const Holder& wrong) {
        if (!holder && wrong.shared)
            return false;
        remove_first(actors_[wrong.actor.value].holds, lock);
        return true;
    });
    if (holder) {
        Holder found;
        found.actor = holder;
        state.holders.push_back(found);
        actors_[holder.value].holds.push_back(lock);
    }
    regrant_lock(lock);
    return true;
}

bool World::correct_standstill() {
    bool news = false;
    for (std::uint32_t id = 1; id < actors_.size(); ++id)
        if (actors_[id].granted && !actors_[id].timed) {
            set_granted(ActorId{id}, false);
            news = true;
        }
    return news;
}

void World::take_order(const TraceEvent& event) {
    ObjectState& object = objects_[event.event.object.value];
    expect(event.event.order == object.order + 1);
    object.order = event.event.order;
}

void World::acquired(const TraceEvent& event) {
    const ObjectId lock = event.event.object;
    ObjectState& state = objects_[lock.value];
    const bool shared = event.event.has(event_flag::shared);
    ++state.acquisitions;
    state.acquisitions_by_readers += shared;
    if (!state.holders.empty()) {
        // Who could not hold it beside the new one has let go without our hearing of it.
        const auto contradicts = [&](const Holder& holder) { return !shared || !holder.shared; };
        for (const Holder& holder : state.holders)
            if (contradicts(holder)) {
                expect(false);
                remove_first(actors_[holder.actor.value].holds, lock);
            }
        std::erase_if(state.holders, contradicts);
    }
    state.holders.push_back({event.actor, event.event.site, event.time(), shared,
                             event.event.has(event_flag::contended)});
    actors_[event.actor.value].holds.push_back(lock);
    if (!state.waiters.empty() && actors_[state.waiters.front().value].granted)
        regrant_lock(lock);
}

// The interpreter lock stands among nobody's holds: it is no lock of the scenario's.
void World::interpreter_acquired(const TraceEvent& event) {
    auto& holders = objects_[event.event.object.value].holders;
    expect(holders.empty());
    holders.assign(1, {event.actor, event.event.site, event.time(), false,
                       event.event.has(event_flag::contended)});
}

void World::interpreter_released(const TraceEvent& event) {
    auto& holders = objects_[event.event.object.value].holders;
    expect(!holders.empty() && holders.front().actor == event.actor);
    holders.clear();
}

void World::released(const TraceEvent& event) {
    const ObjectId lock = event.event.object;
    auto& holders = objects_[lock.value].holders;
    // Of a reader's several holds the latest.
    const auto it = std::find_if(holders.rbegin(), holders.rend(),
                                 [&](const Holder& holder) { return holder.actor == event.actor; });
    if (expect(it != holders.rend()))
        holders.erase(std::next(it).base());
    remove_first(actors_[event.actor.value].holds, lock);
    regrant_lock(lock);
}

// Semaphore and queue. The event says how many there are now; `step` is what the operation alone
// would have changed. Where that is not what happened, the operation served a waiter directly.
void World::count_changed(const TraceEvent& event, std::int64_t step) {
    ObjectState& state = objects_[event.event.object.value];
    const std::int64_t now = event.event.argument;
    const bool served = now == state.count && step != 0;
    state.count = now;
    if (served)
        hand_over(event.event.object);
    else
        regrant_counted(event.event.object);
}

void World::apply(const TraceEvent& event) {
    woken_.clear();
    held_back_.clear();
    const Event& e = event.event;
    if (is_of_cpu(e.kind))
        return;  // no state of an actor or an object follows from it
    if (!expect(event.actor.valid() && event.actor.value < max_actors &&
                e.object.value < max_objects))
        return;
    touch(event.actor);
    if (e.object)
        touch(e.object);
    ActorState& actor = actors_[event.actor.value];
    if (actor.ended && !expect(e.kind == EventKind::Suspend || e.kind == EventKind::CpuTime))
        return;
    begin(event.actor);
    actor.site = e.site ? e.site : actor.site;

    if (actor.wait != WaitKind::None && !fits_into_wait(e.kind, actor.wait)) {
        const ObjectId left = actor.waits_for;
        const WaitKind was = actor.wait;
        // A wait for one object ended by an event of another: what ended it was lost.
        const bool natural =
            ends_wait(e.kind, actor.wait) &&
            (actor.wait == WaitKind::Join ? actor_in(e) == actor.joins : e.object == left);
        expect(natural);
        end_wait(event.actor);
        // It left the queue with empty hands: the next ones may be free to go.
        if (!natural || e.kind == EventKind::TimedOut) {
            if (was == WaitKind::Lock)
                regrant_lock(left);
            else if (was == WaitKind::Semaphore || was == WaitKind::QueueItem ||
                     was == WaitKind::QueueSpace)
                regrant_counted(left);
        }
    }

    switch (e.kind) {
        case EventKind::ThreadEnd:
            if (is_unblocked(actor))
                --unblocked_;
            actor.ended = true;
            for (const ActorId waiter : actor.joined_by)
                set_granted(waiter, true);
            break;
        case EventKind::JoinRequest:
            begin_wait(event, WaitKind::Join);
            break;
        case EventKind::Request:
            take_order(event);
            begin_wait(event, WaitKind::Lock);
            if (objects_[e.object.value].holders.empty())
                regrant_lock(e.object);
            break;
        case EventKind::Acquired:
            take_order(event);
            acquired(event);
            break;
        case EventKind::Released:
            take_order(event);
            released(event);
            break;
        case EventKind::TimedOut:
        case EventKind::InterpreterDropRequested:
            take_order(event);
            break;
        case EventKind::InterpreterRequest:
            take_order(event);
            begin_wait(event, WaitKind::Interpreter);
            if (objects_[e.object.value].holders.empty())
                regrant_lock(e.object);
            break;
        case EventKind::InterpreterAcquired:
            take_order(event);
            interpreter_acquired(event);
            regrant_lock(e.object);
            break;
        case EventKind::InterpreterReleased:
            take_order(event);
            interpreter_released(event);
            regrant_lock(e.object);
            break;
        case EventKind::InterpreterYielded:
            take_order(event);
            interpreter_released(event);
            begin_wait(event, WaitKind::Interpreter);
            regrant_lock(e.object);
            break;
        case EventKind::PollBegin:
            begin_wait(event, WaitKind::Poll);
            break;
        case EventKind::WaitBegin:
            take_order(event);
            begin_wait(event, WaitKind::Condition);
            break;
        case EventKind::Notify: {
            take_order(event);
            const auto& waiters = objects_[e.object.value].waiters;
            const auto place = static_cast<std::uint64_t>(e.argument) >> 32;
            std::int64_t count = e.has(event_flag::all)
                                     ? static_cast<std::int64_t>(waiters.size())
                                     : e.argument & std::numeric_limits<std::uint32_t>::max();
            for (; count > 0 && !waiters.empty(); --count)
                hand_over(e.object, place);
            break;
        }
        case EventKind::SemaphoreRequest:
            take_order(event);
            begin_wait(event, WaitKind::Semaphore);
            break;
        case EventKind::SemaphoreAcquired:
            take_order(event);
            objects_[e.object.value].count = e.argument;
            regrant_counted(e.object);
            break;
        case EventKind::SemaphorePosted:
            take_order(event);
            count_changed(event, 1);
            break;
        case EventKind::BarrierArrived:
            take_order(event);
            begin_wait(event, WaitKind::Barrier);
            objects_[e.object.value].count = e.argument;
            break;
        case EventKind::BarrierOpened:
            take_order(event);
            objects_[e.object.value].count = 0;
            while (!objects_[e.object.value].waiters.empty())
                hand_over(e.object);
            break;
        case EventKind::PutRequest:
            take_order(event);
            begin_wait(event, WaitKind::QueueSpace);
            break;
        case EventKind::GetRequest:
            take_order(event);
            begin_wait(event, WaitKind::QueueItem);
            break;
        case EventKind::Put:
            take_order(event);
            // One that had to wait may have been served before: then nothing changes now.
            count_changed(event, e.has(event_flag::contended) ? 0 : 1);
            break;
        case EventKind::Got:
            take_order(event);
            count_changed(event, e.has(event_flag::contended) ? 0 : -1);
            break;
        case EventKind::QueueClosed:
            take_order(event);
            objects_[e.object.value].closed = true;
            regrant_counted(e.object);
            break;
        case EventKind::GotClosed:
            take_order(event);
            break;
        case EventKind::Write:
        case EventKind::AtomicAdd:
            take_order(event);
            objects_[e.object.value].value = value_in(e);
            break;
        case EventKind::CompareExchanged:
            if (!e.has(event_flag::failed)) {
                take_order(event);
                objects_[e.object.value].value = value_in(e);
            }
            break;
        case EventKind::IoBegin:
            begin_wait(event, WaitKind::Io);
            break;
        case EventKind::SleepBegin:
            begin_wait(event, WaitKind::Sleep);
            break;
        case EventKind::Lost:
            actor.lost = true;
            break;
        default:
            break;
    }
}

}  // namespace threadline::trace
