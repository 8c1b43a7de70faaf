// Holds the pure transitions against what was recorded: puts the events of all rings into one order
// by the objects' order numbers alone, runs each again as a transition on a model, and says where
// the model gives something else than what was recorded.
#pragma once

#include "engine/record/event.h"
#include "engine/record/shared_memory.h"
#include "engine/sync/outcome.h"
#include "engine/sync/wait_queue.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace threadline::testing {

// What an operation gave to the one who called it.
struct Answer {
    sync::Outcome outcome = sync::Outcome::Done;
    Value value;
    friend bool operator==(const Answer&, const Answer&) = default;
};

struct ActorTrace {
    ActorId actor;
    std::vector<Event> events;    // its ring
    std::vector<Value> puts;      // values that it put into queues, in order: no event carries them
    std::vector<Answer> answers;  // one for each event that ends an operation, in order
};

class ModelReplay {
public:
    // Before the run: takes the objects as they were declared.
    explicit ModelReplay(const record::SharedMemory& memory);

    // After it. One line for each thing that does not fit; stops at the first of them.
    std::vector<std::string> replay(const std::vector<ActorTrace>& traces);

    // How often each kind was replayed, contended or not: to see that a test got anywhere.
    const std::map<EventKind, int>& replayed() const { return replayed_; }
    int contended() const { return contended_; }

private:
    struct Object {
        record::ObjectKind kind = record::ObjectKind::None;
        std::uint32_t order = 0;
        alignas(8) std::array<std::byte, 40> state{};
        std::vector<std::uint8_t> reads;      // reader-writer lock
        std::vector<Value> places;            // queue
        std::map<std::uint32_t, int> unread;  // version -> events that saw it, not replayed yet
    };
    struct Actor {
        alignas(8) std::array<std::byte, 16> end_state{};
        int open_joins = 0;  // requests to join it that are not replayed yet
        EventKind waits_to = EventKind::None;
        const ActorTrace* trace = nullptr;
        std::size_t at = 0, puts = 0, answers = 0;
    };
    struct Links {
        std::vector<sync::Waiter>& waiters;
        sync::Waiter& operator[](ActorId actor) const { return waiters[actor.value]; }
    };

    bool may_follow(const Actor& actor, const Event& event) const;
    sync::Transition run_again(Actor& actor, const Event& event);
    sync::Transition run_lock(Object& object, sync::Turn turn, const Event& event);
    sync::Transition run_reader_writer(Object& object, sync::Turn turn, const Event& event);
    sync::Transition run_queue(Object& object, sync::Turn turn, Actor& actor, const Event& event);
    std::string compare(Actor& actor, const Event& event, const sync::Transition& model);
    std::vector<std::string> compare_end_states() const;

    const record::SharedMemory& memory_;
    std::vector<Object> objects_;
    std::vector<Actor> actors_;
    std::vector<sync::Waiter> waiters_;
    std::map<EventKind, int> replayed_;
    int contended_ = 0;
};

}  // namespace threadline::testing
