// Where a person decides who goes next (stepped schedule): what each actor would do, and which
// choice was made.
//
// The session's thread opens a decision once everything that led to it has been applied; it is
// answered from any thread. Nothing here ever waits for the run.
#pragma once

#include "engine/record/choice.h"
#include "engine/record/result.h"
#include "engine/record/shared_memory.h"
#include "engine/trace/world.h"

#include <cstdint>
#include <mutex>
#include <optional>
#include <vector>

namespace threadline::session {

// What one actor would do next.
struct PendingStep {
    ActorId actor;
    record::Standing standing =
        record::Standing::Absent;  // Calls: is about to; Waits: has begun to
    record::NextStep step;
    bool can_go = false;         // now; otherwise it waits, and its request has been made
    bool can_time_out = false;   // its timed wait can be given up
    std::vector<ActorId> wakes;  // a notify: who waits, in the order of the queue

    friend bool operator==(const PendingStep&, const PendingStep&) = default;
};

struct Decision {
    std::uint64_t step = 1;           // the number of the choice that is to be made
    std::vector<PendingStep> actors;  // that live, in their order

    // Going on before giving up, and of a notify each whom it could wake.
    std::vector<record::Choice> choices() const;
    friend bool operator==(const Decision&, const Decision&) = default;
};

class ChoiceDesk {
public:
    // The memory outlives the desk.
    explicit ChoiceDesk(const record::SharedMemory& memory) : memory_(memory) {}

    // Any thread.
    std::optional<Decision> decision() const;
    // All that have been made so far, whoever decided.
    std::vector<record::Choice> made() const;
    // The run goes on with it, until the next decision. The error: nothing is to be decided now, or
    // that is none of the choices.
    Status choose(const record::Choice& choice);
    // Lets the actors go on in turn, each one step, until something interesting has happened
    // (Run::is_interesting), only waits could be given up, or so many steps have been made.
    Status run_on(std::uint64_t most_steps);

    // The session's thread.
    //
    // A question that has not been looked at yet: take all events, then open(); 0: there is none.
    std::uint32_t new_question() const;
    // `interesting`: something has happened since the last one. True: a person has to decide, and
    // show() lets them.
    // `world`: as all events so far have left it.
    bool open(std::uint32_t question, const trace::World& world, bool interesting);
    void show();
    void note_made(const record::Choice& choice);
    void close();  // the run is over

private:
    Decision read_decision(const trace::World& world) const;
    void answer(const record::Choice& choice);
    std::optional<record::Choice> next_in_turn(const Decision& decision) const;

    const record::SharedMemory& memory_;
    mutable std::mutex mutex_;
    std::vector<record::Choice> made_;
    std::optional<Decision> decision_;  // once it is shown
    std::optional<Decision> open_;
    std::uint32_t question_ = 0;    // that was looked at last
    std::uint64_t steps_left_ = 0;  // of run_on
    ActorId last_;                  // who went last
};

}  // namespace threadline::session
