// Realises a pure transition on the shared memory: under the object's guard it runs the transition,
// takes the order number and records the event, all in one action; then it leaves the guard and
// unparks whom the transition woke.
#pragma once

#include "engine/record/guard.h"
#include "engine/sync/caller.h"
#include "engine/sync/transition.h"
#include "engine/sync/wait_queue.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <type_traits>

namespace threadline::sync {

// The links of a wait queue, in the actors' records.
struct SharedWaiters {
    const record::SharedMemory& memory;

    record::ActorRecord& operator[](ActorId actor) const { return memory.actor(actor); }
};

template <typename State, std::size_t Size>
State& state_in(std::array<std::byte, Size>& bytes) {
    static_assert(sizeof(State) <= Size && alignof(State) <= 8);
    static_assert(std::is_trivially_copyable_v<State>);
    return *reinterpret_cast<State*>(bytes.data());
}

template <typename State>
State& state_of(record::ObjectRecord& object) {
    return state_in<State>(object.state);
}

// As declared: what a fresh object begins with.
template <typename State>
State& begin_state(record::ObjectRecord& object) {
    return state_of<State>(object) = State{};
}

// Actors to unpark once the guard is left; by then their links may serve another queue, so this
// holds a copy. Nearly always there is none or one.
class Woken {
public:
    void add(const SharedWaiters& links, WakeChain chain) {
        if (chain.count != 0)
            copy(links, chain);
    }
    void unpark(Caller& caller) const {
        if (count_ != 0)
            unpark_all(caller);
    }

private:
    void copy(const SharedWaiters& links, WakeChain chain);
    void unpark_all(Caller& caller) const;

    std::uint32_t count_ = 0;
    std::array<ActorId, 2> few_;
    std::unique_ptr<ActorId[]> many_;
};

// Records what the transition says, with the object's order number. Within the object's guard.
inline void record_transition(record::Recorder& recorder, ObjectId id, std::uint32_t& order,
                              const Transition& transition) {
    if (transition.event == EventKind::None)
        return;
    std::uint32_t number = 0;
    if (transition.ordering == Ordering::Next)
        number = ++order;
    else if (transition.ordering == Ordering::Seen)
        number = transition.seen != 0 ? transition.seen : order;
    if (transition.blocked)
        recorder.record_vital(transition.event, id, number, transition.argument, transition.flags);
    else
        recorder.record(transition.event, id, number, transition.argument, transition.flags);
}

// transit: (Turn) -> Transition. One whole action on one object. Inlined, so that of the transition
// only the branch for this attempt is left, and nothing of it goes through memory.
template <typename Transit>
[[gnu::always_inline]] inline Transition act(Caller& caller, ObjectId id, Patience patience,
                                             Transit&& transit) {
    // Read before the guard is taken: after that all would have to be read again.
    record::Recorder& recorder = caller.recorder;
    const SharedWaiters links{recorder.memory()};
    record::ObjectRecord& object = links.memory.object(id);
    const ActorId actor = caller.actor;
    const std::uint32_t choice = caller.choice;
    Transition transition;
    std::optional<Woken> woken;  // mostly none, and then nothing of it is made
    recorder.make_room();
    {
        const record::Guard guard(object.guard);
        transition = transit(Turn{actor, object.order + 1, choice, patience});
        record_transition(recorder, id, object.order, transition);
        if (transition.woken.count + transition.woken_too.count != 0) [[unlikely]] {
            woken.emplace();
            woken->add(links, transition.woken);
            woken->add(links, transition.woken_too);
        }
    }
    if (woken) [[unlikely]]
        woken->unpark(caller);
    return transition;
}

}  // namespace threadline::sync
