#include "engine/sync/interpreter_lock.h"

#include "engine/sync/primitives.h"

#include <algorithm>

namespace threadline::sync {
namespace {

InterpreterState& state_for(const record::SharedMemory& memory, ObjectId interpreter) {
    return state_of<InterpreterState>(memory.object(interpreter));
}

Outcome take(Caller& caller, InterpreterTake::From from) {
    InterpreterTake take(caller.interpreter, from);
    return take.begin(caller) == Progress::Finished ? take.outcome() : drive(take, caller);
}

}  // namespace

ObjectId declare_interpreter(const SharedMemory& memory, std::string_view name, SiteId declared,
                             std::chrono::nanoseconds switch_interval) {
    const ObjectId id =
        memory.add_object(record::ObjectKind::Interpreter, memory.intern(name), declared);
    if (id.valid())
        begin_state<InterpreterState>(memory.object(id)).interval =
            std::max<std::int64_t>(switch_interval.count(), 1);
    return id;
}

Transition InterpreterTake::act_on(Caller& caller, Attempt attempt) {
    return act(caller, interpreter_, never, [&](Turn turn) {
        InterpreterState& state = state_for(caller.memory(), interpreter_);
        const SharedWaiters links{caller.memory()};
        return attempt == Attempt::Begin && from_ == From::Check ? state.yield(links, turn)
                                                                 : state.take(links, turn, attempt);
    });
}

Progress InterpreterTake::settle(Caller& caller, const Transition& transition) {
    if (!transition.blocked)
        return Progress::Finished;
    deadline_ = caller.seam.now() +
                std::chrono::nanoseconds(state_for(caller.memory(), interpreter_).interval);
    return Progress::Blocked;
}

Progress InterpreterTake::begin(Caller& caller) {
    caller.recorder.make_room_to_block();
    return settle(caller, act_on(caller, Attempt::Begin));
}

Progress InterpreterTake::resume(Caller& caller, Wake wake) {
    if (wake == Wake::Stopped) {
        outcome_ = Outcome::Stopped;
        return Progress::Finished;
    }
    const Transition transition =
        act_on(caller, wake == Wake::Permit ? Attempt::Retry : Attempt::GiveUp);
    if (transition.event == EventKind::InterpreterDropRequested)
        caller.seam.interrupt(ActorId{static_cast<std::uint32_t>(transition.argument)});
    return settle(caller, transition);
}

bool is_drop_requested(const Caller& caller) {
    return caller.interpreter.valid() &&
           __atomic_load_n(&state_for(caller.memory(), caller.interpreter).drop_requested,
                           __ATOMIC_RELAXED) != 0;
}

Outcome take_interpreter(Caller& caller) {
    if (!caller.interpreter)
        return Outcome::Done;
    return take(caller, InterpreterTake::From::Outside);
}

Outcome yield_interpreter(Caller& caller) {
    if (!is_drop_requested(caller))
        return Outcome::Done;
    return take(caller, InterpreterTake::From::Check);
}

void release_interpreter(Caller& caller) {
    if (!caller.interpreter)
        return;
    act(caller, caller.interpreter, never, [&](Turn turn) {
        return state_for(caller.memory(), caller.interpreter)
            .release(SharedWaiters{caller.memory()}, turn);
    });
}

}  // namespace threadline::sync
