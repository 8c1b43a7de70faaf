#include "engine/analysis/happens_before.h"

namespace threadline::analysis {

EventKinds HappensBefore::kinds(Edges edges) {
    using enum EventKind;
    const EventKinds always{
        ActorStart, ThreadEnd,       Joined,         WaitEnd,           BarrierPassed, TimedOut,
        Notify,     SemaphorePosted, BarrierArrived, SemaphoreAcquired, BarrierOpened, Put,
        Got,        QueueClosed,     GotClosed};
    if (edges == Edges::NotOfLocks)
        return always;
    return always | EventKinds{Acquired,  Released,         Read,    Write,
                               AtomicAdd, CompareExchanged, Suspend, Resume};
}

void HappensBefore::grow(ActorId id) {
    actors_.resize(id.value + 1);
}

void HappensBefore::grow(ObjectId id) {
    objects_.resize(id.value + 1);
}

Epoch HappensBefore::epoch_of(ActorId id) {
    OfActor& its = actor(id);
    its.remembered = true;
    return {id, its.epoch};
}

VectorClock HappensBefore::clock_of(ActorId id) const {
    return id.value < actors_.size() ? actors_[id.value].knows : VectorClock{};
}

void HappensBefore::learn(ActorId id, const Message& message) {
    if (message.clock.empty())
        return;
    OfActor& its = actor(id);
    if (const Epoch end = message.end;
        end.actor && (end.actor == id || its.knows.of(end.actor) >= end.number))
        return;
    // Whoever has heard of the last thing it said knows all that it knew; and if it has learnt
    // nothing since, all that it knows.
    if (!its.has_learnt && message.clock.of(id) >= its.said.end.number) {
        its.knows = message.clock;
        its.has_learnt = true;
    } else if (its.knows.join(message.clock)) {
        its.has_learnt = true;
    }
}

// What others may hear of from now on. Good until the next call.
const HappensBefore::Message& HappensBefore::say(ActorId id) {
    OfActor& its = actor(id);
    if (has_said_all(its))
        return its.said;
    its.said.clock.clear();  // may leave nobody who shares it
    its.knows.raise(id, its.epoch);
    its.said = {its.knows, {id, its.epoch}};
    ++its.epoch;
    its.remembered = its.has_learnt = false;
    return its.said;
}

void HappensBefore::add(Message& all, const Message& message) {
    const auto knows_end_of = [](const Message& knowing, const Message& other) {
        return other.end.actor && knowing.clock.of(other.end.actor) >= other.end.number;
    };
    if (message.clock.empty() || knows_end_of(all, message))
        return;
    if (all.clock.empty() || knows_end_of(message, all)) {
        all = message;
    } else {
        all.clock.join(message.clock);
        all.end = {};
    }
}

void HappensBefore::wake(const std::vector<ActorId>& woken, ObjectId at, const Message& message) {
    for (const ActorId id : woken) {
        OfActor& its = actor(id);
        its.woken_at = at;
        its.heard_when_woken = message;
    }
}

// Tasks take turns on the thread of their process's event loop.
HappensBefore::Message& HappensBefore::loop_of(ActorId task, const trace::Tables& tables) {
    const bool known = task.value < tables.actors.size();
    return loops_[known ? tables.actors[task.value].process : std::uint16_t{0}];
}

void HappensBefore::before(const trace::TraceEvent& event, const trace::Tables& tables) {
    const Event& e = event.event;
    const ActorId id = event.actor;
    actor(id);
    switch (e.kind) {
        case EventKind::Acquired:
            if (edges_ == Edges::NotOfLocks)
                break;
            learn(id, object(e.object).said);
            if (!e.has(event_flag::shared))
                learn(id, object(e.object).readers_said);
            break;
        case EventKind::AtomicAdd:
        case EventKind::CompareExchanged:
        case EventKind::Read:
            if (edges_ == Edges::NotOfLocks)
                break;
            if (e.kind == EventKind::CompareExchanged)
                object(e.object).synchronises = true;
            learn(id, object(e.object).said);
            break;
        case EventKind::Joined: {
            const ActorId joined{static_cast<std::uint32_t>(e.argument)};
            if (joined.value < actors_.size())
                learn(id, actors_[joined.value].said);
            break;
        }
        case EventKind::WaitEnd:
        case EventKind::BarrierPassed:
        case EventKind::TimedOut:
            if (const ObjectId woken_at = std::exchange(actor(id).woken_at, {});
                woken_at.valid() && woken_at == e.object) {
                const Message heard = std::exchange(actor(id).heard_when_woken, {});
                if (e.kind != EventKind::TimedOut)
                    learn(id, heard);
            }
            break;
        case EventKind::SemaphoreAcquired:
            learn(id, object(e.object).said);
            break;
        case EventKind::BarrierOpened:
            learn(id, object(e.object).said);
            break;
        case EventKind::Put:
        case EventKind::Got: {
            OfQueue& queue = queues_[e.object];
            auto& taken = e.kind == EventKind::Put ? queue.room : queue.items;
            const std::int64_t capacity = e.object.value < tables.objects.size()
                                              ? tables.objects[e.object.value].capacity
                                              : 0;
            // The first puts find room that nobody made.
            const bool made =
                e.kind == EventKind::Got ||
                static_cast<std::int64_t>(queue.room.size() + queue.items.size()) >= capacity;
            if (made && !taken.empty()) {
                learn(id, taken.front());
                taken.pop_front();
            }
            break;
        }
        case EventKind::GotClosed:
            learn(id, queues_[e.object].closed);
            break;
        case EventKind::Resume:
            if (edges_ == Edges::All)
                learn(id, loop_of(id, tables));
            break;
        default:
            break;
    }
}

void HappensBefore::after(const trace::TraceEvent& event, const trace::World& world,
                          const trace::Tables& tables) {
    const Event& e = event.event;
    const ActorId id = event.actor;
    switch (e.kind) {
        case EventKind::ActorStart: {
            const Message& start = say(id);
            const ActorId started{static_cast<std::uint32_t>(e.argument)};
            if (started.value < world.actor_count() || started.value < tables.actors.size()) {
                const Message copy = start;
                learn(started, copy);
            }
            break;
        }
        case EventKind::ThreadEnd:
            say(id);
            break;
        case EventKind::Released:
            if (edges_ == Edges::NotOfLocks)
                break;
            if (OfObject& lock = object(e.object); e.has(event_flag::shared)) {
                add(lock.readers_said, say(id));
            } else if (const OfActor& its = actor(id); !has_said_all(its) ||
                                                       lock.said.end != its.said.end ||
                                                       !lock.readers_said.clock.empty()) {
                // It knows what these say. Where it is all that was said last, it stands there.
                lock.said = {};
                lock.readers_said = {};
                lock.said = say(id);
            }
            break;
        case EventKind::Write:
            if (edges_ == Edges::All && object(e.object).synchronises)
                add(object(e.object).said, say(id));
            break;
        case EventKind::AtomicAdd:
        case EventKind::CompareExchanged:
            if (edges_ == Edges::All && !e.has(event_flag::failed))
                add(object(e.object).said, say(id));
            break;
        case EventKind::Notify:
            if (!world.woken().empty()) {
                const Message notice = say(id);
                wake(world.woken(), e.object, notice);
            }
            break;
        case EventKind::SemaphorePosted:
        case EventKind::BarrierArrived:
            add(object(e.object).said, say(id));
            break;
        case EventKind::BarrierOpened: {
            Message all = std::exchange(object(e.object).said, {});
            add(all, say(id));
            wake(world.woken(), e.object, all);
            break;
        }
        case EventKind::Put:
            queues_[e.object].items.push_back(say(id));
            break;
        case EventKind::Got:
            queues_[e.object].room.push_back(say(id));
            break;
        case EventKind::QueueClosed:
            add(queues_[e.object].closed, say(id));
            break;
        case EventKind::Suspend:
            if (edges_ == Edges::All)
                add(loop_of(id, tables), say(id));
            break;
        default:
            break;
    }
}

}  // namespace threadline::analysis
