#include "tests/engine/model_replay.h"

#include "engine/sync/action.h"
#include "engine/sync/barrier_state.h"
#include "engine/sync/condition_state.h"
#include "engine/sync/end_state.h"
#include "engine/sync/interpreter_state.h"
#include "engine/sync/mutex_state.h"
#include "engine/sync/queue_state.h"
#include "engine/sync/reader_writer_state.h"
#include "engine/sync/semaphore_state.h"
#include "engine/sync/variable_state.h"

#include <algorithm>

namespace threadline::testing {
namespace {

using namespace threadline::sync;
using record::ObjectKind;

struct Reads {
    std::vector<std::uint8_t>& bytes;
    std::uint8_t& operator[](ActorId actor) const { return bytes[actor.value]; }
};

struct Slots {
    std::vector<Value>& values;
    Value& operator[](std::uint32_t index) const { return values[index]; }
};

// Goes on from a grant that may lie some versions back.
bool is_late(const Event& event) {
    return event.kind == EventKind::WaitEnd || event.kind == EventKind::BarrierPassed;
}

bool names_a_join(const Event& event) {
    return event.kind == EventKind::JoinRequest || event.kind == EventKind::TimedOutJoin;
}

Value value_in(const Event& event) {
    return {static_cast<ValueTag>(event.flags & event_flag::tag_mask), event.argument};
}

Attempt attempt_of(const Event& event) {
    switch (event.kind) {
        case EventKind::TryFailed:
            return Attempt::Try;
        case EventKind::TimedOut:
            return Attempt::GiveUp;
        default:
            if (event.kind == EventKind::Acquired && event.has(event_flag::timed))
                return Attempt::Try;
            return event.has(event_flag::contended) ? Attempt::Retry : Attempt::Begin;
    }
}

std::string describe(ActorId actor, const Event& event) {
    return "actor " + std::to_string(actor.value) + ": " + name_of(event.kind) + " object " +
           std::to_string(event.object.value) + " order " + std::to_string(event.order) +
           " argument " + std::to_string(event.argument) + " flags " + std::to_string(event.flags);
}

}  // namespace

ModelReplay::ModelReplay(const record::SharedMemory& memory)
    : memory_(memory),
      objects_(memory.header().object_count + 1),
      actors_(memory.header().actor_count + 1),
      waiters_(memory.header().actor_count + 1) {
    for (std::uint32_t id = 1; id < objects_.size(); ++id) {
        const record::ObjectRecord& declared = memory.object(ObjectId{id});
        Object& object = objects_[id];
        object.kind = declared.kind;
        object.order = declared.order;
        object.state = declared.state;
        if (object.kind == ObjectKind::ReaderWriterLock)
            object.reads.resize(actors_.size());
        if (object.kind == ObjectKind::Queue)
            object.places.resize(state_in<QueueState>(object.state).capacity);
    }
}

// The rule of the session: after its predecessor in its ring, and on its object. Beyond that, a
// read stands before the next change, so that the model still has what was read.
bool ModelReplay::may_follow(const Actor& actor, const Event& event) const {
    const Object& object = objects_[event.object.value];
    switch (ordering_of(event)) {
        case Ordering::Next: {
            const auto unread = object.unread.find(object.order);
            return event.order == object.order + 1 &&
                   (unread == object.unread.end() || unread->second == 0);
        }
        case Ordering::Seen:
            return is_late(event) ? event.order <= object.order : event.order == object.order;
        case Ordering::None:
            break;
    }
    if (event.kind == EventKind::ThreadEnd)
        return actor.open_joins == 0;
    if (event.kind == EventKind::Joined) {
        auto end = actors_[static_cast<std::size_t>(event.argument)].end_state;
        return state_in<EndState>(end).ended != 0;
    }
    return true;
}

Transition ModelReplay::run_lock(Object& object, Turn turn, const Event& event) {
    auto& state = state_in<MutexState>(object.state);
    if (event.kind == EventKind::Released)
        return state.unlock(Links{waiters_}, turn);
    return state.lock(Links{waiters_}, turn, attempt_of(event));
}

Transition ModelReplay::run_reader_writer(Object& object, Turn turn, const Event& event) {
    auto& state = state_in<ReaderWriterState>(object.state);
    const Links links{waiters_};
    const Reads reads{object.reads};
    if (event.kind == EventKind::Released)
        return event.has(event_flag::shared) ? state.unlock_shared(links, reads, turn)
                                             : state.unlock_exclusive(links, turn);
    return event.has(event_flag::shared) ? state.lock_shared(links, reads, turn, attempt_of(event))
                                         : state.lock_exclusive(links, turn, attempt_of(event));
}

Transition ModelReplay::run_queue(Object& object, Turn turn, Actor& actor, const Event& event) {
    auto& state = state_in<QueueState>(object.state);
    const Links links{waiters_};
    const Slots places{object.places};
    const Attempt attempt = attempt_of(event);
    const auto put = [&](Value value) { return state.put(links, places, turn, attempt, value); };
    const auto get = [&] { return state.get(links, places, turn, attempt); };
    switch (event.kind) {
        case EventKind::Put: {
            const bool known = actor.puts < actor.trace->puts.size();
            return put(known ? actor.trace->puts[actor.puts++] : Value::nil());
        }
        case EventKind::PutRequest:
            return put({});
        case EventKind::GetRequest:
        case EventKind::Got:
            return get();
        case EventKind::GotClosed:
            return event.has(event_flag::failed) ? put({}) : get();
        case EventKind::TimedOut:
            return actor.waits_to == EventKind::PutRequest ? put({}) : get();
        case EventKind::TryFailed:  // the one that cannot be done now
            return state.items > 0 ? put({}) : get();
        case EventKind::QueueClosed:
            return state.close(links, turn);
        default:
            return {};
    }
}

Transition ModelReplay::run_again(Actor& actor, const Event& event) {
    Object& object = objects_[event.object.value];
    const Links links{waiters_};
    const Patience patience =
        event.has(event_flag::timed) ? std::max<Patience>(event.argument, 1) : never;
    const Turn turn{actor.trace->actor, object.order + 1, 0, patience};
    switch (object.kind) {
        case ObjectKind::Mutex:
            return run_lock(object, turn, event);
        case ObjectKind::ReaderWriterLock:
            return run_reader_writer(object, turn, event);
        case ObjectKind::Interpreter: {
            auto& state = state_in<InterpreterState>(object.state);
            switch (event.kind) {
                case EventKind::InterpreterReleased:
                    return state.release(links, turn);
                case EventKind::InterpreterYielded:
                    return state.yield(links, turn);
                case EventKind::InterpreterDropRequested:
                    // When it looked last left no event: at the begin of an interval without a
                    // switch.
                    links[turn.actor].wake_order = state.switches;
                    return state.take(links, turn, Attempt::GiveUp);
                default:
                    return state.take(links, turn, attempt_of(event));
            }
        }
        case ObjectKind::Condition: {
            auto& state = state_in<ConditionState>(object.state);
            if (event.kind == EventKind::Notify && event.has(event_flag::all))
                return state.notify_all(links, turn);
            if (event.kind == EventKind::Notify) {
                Turn chosen = turn;
                chosen.choice = static_cast<std::uint32_t>(event.argument >> 32);
                return state.notify_one(links, chosen);
            }
            const Attempt attempt =
                event.kind == EventKind::WaitEnd ? Attempt::Retry : attempt_of(event);
            return state.wait(links, turn, attempt,
                              ObjectId{static_cast<std::uint32_t>(event.argument)});
        }
        case ObjectKind::Semaphore: {
            auto& state = state_in<SemaphoreState>(object.state);
            return event.kind == EventKind::SemaphorePosted
                       ? state.post(links, turn)
                       : state.acquire(links, turn, attempt_of(event));
        }
        case ObjectKind::Barrier: {
            const Attempt attempt =
                event.kind == EventKind::BarrierPassed ? Attempt::Retry : attempt_of(event);
            return state_in<BarrierState>(object.state).arrive(links, turn, attempt);
        }
        case ObjectKind::Queue:
            return run_queue(object, turn, actor, event);
        case ObjectKind::Variable: {
            auto& state = state_in<VariableState>(object.state);
            switch (event.kind) {
                case EventKind::Read:
                    return state.read();
                case EventKind::Write:
                    return state.write(value_in(event));
                case EventKind::AtomicAdd:  // all that these tests ever add
                    return state.add(Value::integer(1));
                default: {  // all that these tests ever exchange: i for i + 1
                    const Value after = value_in(event);
                    const Value wanted = event.has(event_flag::failed)
                                             ? Value::nil()
                                             : Value::integer(after.payload - 1);
                    return state.compare_exchange(wanted, after);
                }
            }
        }
        default:
            break;
    }

    auto& own_end = state_in<EndState>(actor.end_state);
    if (event.kind == EventKind::ThreadEnd) {
        Transition end = own_end.end(links, turn);
        end.event = EventKind::ThreadEnd;
        end.argument = event.argument;
        return end;
    }
    const ActorId target{static_cast<std::uint32_t>(event.argument)};
    auto& its_end = state_in<EndState>(actors_[target.value].end_state);
    if (event.kind == EventKind::JoinRequest)
        return its_end.join(links, turn, Attempt::Begin, target);
    if (event.kind == EventKind::Joined)
        return its_end.join(
            links, turn, actor.waits_to == EventKind::JoinRequest ? Attempt::Retry : Attempt::Begin,
            target);
    if (event.kind == EventKind::TimedOutJoin)
        return its_end.join(
            links, turn, actor.waits_to == EventKind::JoinRequest ? Attempt::GiveUp : Attempt::Try,
            target);
    return {};
}

std::string ModelReplay::compare(Actor& actor, const Event& event, const Transition& model) {
    Object& object = objects_[event.object.value];
    Event expected = event;
    expected.kind = model.event;
    expected.argument = model.argument;
    expected.flags = model.flags;
    expected.order = 0;
    if (model.ordering == Ordering::Next)
        expected.order = ++object.order;
    if (model.ordering == Ordering::Seen) {
        expected.order = model.seen != 0 ? model.seen : object.order;
        if (!is_late(event))
            --object.unread[event.order];
    }
    if (event.kind == EventKind::ThreadEnd)
        expected.flags = event.flags;
    if (expected != event)
        return describe(actor.trace->actor, event) + ", but the model says " +
               describe(actor.trace->actor, expected);

    // The interpreter lock is let go in the middle of a wait, and taken between two operations.
    if (!is_of_interpreter(event.kind))
        actor.waits_to = model.blocked ? event.kind : EventKind::None;
    if (model.blocked || event.kind == EventKind::ThreadEnd || is_of_interpreter(event.kind))
        return {};
    if (actor.answers == actor.trace->answers.size())
        return describe(actor.trace->actor, event) + ", but nobody was answered";
    const Answer& answer = actor.trace->answers[actor.answers++];
    if (answer != Answer{model.outcome, model.value})
        return describe(actor.trace->actor, event) + ": the caller got outcome " +
               std::to_string(static_cast<int>(answer.outcome)) + ", value " +
               std::to_string(answer.value.payload) + ", the model says " +
               std::to_string(static_cast<int>(model.outcome)) + ", " +
               std::to_string(model.value.payload);
    return {};
}

std::vector<std::string> ModelReplay::replay(const std::vector<ActorTrace>& traces) {
    for (const ActorTrace& trace : traces) {
        actors_[trace.actor.value].trace = &trace;
        for (const Event& event : trace.events) {
            if (names_a_join(event))
                ++actors_[static_cast<std::size_t>(event.argument)].open_joins;
            if (ordering_of(event) == Ordering::Seen && !is_late(event))
                ++objects_[event.object.value].unread[event.order];
        }
    }

    bool moved = true;
    while (moved) {
        moved = false;
        for (const ActorTrace& trace : traces) {
            Actor& actor = actors_[trace.actor.value];
            while (actor.at < trace.events.size() && may_follow(actor, trace.events[actor.at])) {
                const Event& event = trace.events[actor.at++];
                moved = true;
                if (ordering_of(event) == Ordering::None && event.kind != EventKind::ThreadEnd &&
                    event.kind != EventKind::Joined && !names_a_join(event))
                    continue;
                const std::string problem = compare(actor, event, run_again(actor, event));
                if (!problem.empty())
                    return {problem};
                ++replayed_[event.kind];
                contended_ += event.has(event_flag::contended);
                if (names_a_join(event))
                    --actors_[static_cast<std::size_t>(event.argument)].open_joins;
            }
        }
    }

    std::vector<std::string> problems;
    for (const ActorTrace& trace : traces) {
        const Actor& actor = actors_[trace.actor.value];
        if (actor.at < trace.events.size())
            problems.push_back("nothing leads to " + describe(trace.actor, trace.events[actor.at]) +
                               ": the object stands at " +
                               std::to_string(objects_[trace.events[actor.at].object.value].order));
        else if (actor.answers < trace.answers.size())
            problems.push_back("actor " + std::to_string(trace.actor.value) +
                               " got more answers than it recorded");
    }
    return problems.empty() ? compare_end_states() : problems;
}

std::vector<std::string> ModelReplay::compare_end_states() const {
    std::vector<std::string> problems;
    for (std::uint32_t id = 1; id < objects_.size(); ++id) {
        Object model = objects_[id];
        record::ObjectRecord& shared = memory_.object(ObjectId{id});
        const auto same = [&]<typename State>(auto... members) {
            auto& a = state_in<State>(model.state);
            auto& b = state_of<State>(shared);
            return ((a.*members == b.*members) && ...);
        };
        bool equal = model.order == shared.order;
        switch (model.kind) {
            case ObjectKind::Mutex:
                equal &= same.operator()<MutexState>(&MutexState::owner, &MutexState::waiters);
                break;
            case ObjectKind::ReaderWriterLock:
                equal &= same.operator()<ReaderWriterState>(&ReaderWriterState::writer,
                                                            &ReaderWriterState::readers,
                                                            &ReaderWriterState::waiters);
                break;
            case ObjectKind::Interpreter:
                equal &= same.operator()<InterpreterState>(
                    &InterpreterState::holder, &InterpreterState::last_holder,
                    &InterpreterState::waiters, &InterpreterState::drop_requested,
                    &InterpreterState::switches, &InterpreterState::yielded);
                break;
            case ObjectKind::Condition:
                equal &= same.operator()<ConditionState>(&ConditionState::waiters);
                break;
            case ObjectKind::Semaphore:
                equal &= same.operator()<SemaphoreState>(&SemaphoreState::count,
                                                         &SemaphoreState::waiters);
                break;
            case ObjectKind::Barrier:
                equal &=
                    same.operator()<BarrierState>(&BarrierState::arrived, &BarrierState::waiters);
                break;
            case ObjectKind::Queue:
                equal &= same.operator()<QueueState>(&QueueState::front, &QueueState::items,
                                                     &QueueState::closed, &QueueState::putters,
                                                     &QueueState::getters);
                break;
            case ObjectKind::Variable:
                equal &= same.operator()<VariableState>(&VariableState::value);
                break;
            default:
                break;
        }
        if (!equal)
            problems.push_back("object " + std::to_string(id) +
                               " does not end as the model of it does");
    }
    return problems;
}

}  // namespace threadline::testing
