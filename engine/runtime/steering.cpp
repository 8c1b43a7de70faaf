#include "engine/runtime/steering.h"

#include "engine/schedule/split_mix.h"
#include "engine/sync/action.h"
#include "engine/sync/mutex_state.h"
#include "engine/sync/reader_writer_lock.h"
#include "engine/sync/readiness.h"

#include <algorithm>

namespace threadline::runtime {

using record::CircleWait;
using schedule::Choice;

namespace {

constexpr std::uint64_t kLongestExecution = 20'000;

// From the second attempt on: who is where it should be may be meant to come there later again.
constexpr std::uint64_t kPassOneIn = 16;

// From whichever side.
bool holds(const record::SharedMemory& memory, ActorId actor, ObjectId lock) {
    record::ObjectRecord& object = memory.object(lock);
    if (object.kind != record::ObjectKind::ReaderWriterLock)
        return sync::state_of<sync::MutexState>(object).owner == actor;
    const auto& state = sync::state_of<sync::ReaderWriterState>(object);
    return state.writer == actor || sync::SharedReads(memory, state.reads_at)[actor] > 0;
}

bool is_in_place(ExploredScenario& scenario, const CircleWait& wait) {
    const record::SharedMemory& memory = scenario.memory();
    const record::NextStep& next = scenario.program().next_of(wait.actor);
    if (!sync::asks_for_lock(next.kind) || next.object != wait.wanted ||
        next.patience != record::StepPatience::Forever)
        return false;
    if (wait.line != 0 && next.site.valid() && memory.site(next.site).line != wait.line)
        return false;
    return holds(memory, wait.actor, wait.held);
}

// One execution: its choices, and whether it ended in the circle.
class Attempt {
public:
    Attempt(ExploredScenario& scenario, const record::LockCircle& circle, std::uint64_t number)
        : scenario_(scenario), circle_(circle), number_(number), random_(number) {}

    // `go_on` is asked after each step.
    bool run(std::vector<Choice>& made, const std::function<bool()>& go_on);

private:
    // It is where the circle wants it, and is not let pass.
    bool is_held(ActorId actor);
    Choice choose(std::span<const Choice> choices);

    ExploredScenario& scenario_;
    const record::LockCircle& circle_;
    std::uint64_t number_;
    schedule::SplitMix64 random_;
    std::vector<Choice> free_;
    std::uint64_t step_ = 0;
};

bool Attempt::is_held(ActorId actor) {
    const auto wait = std::ranges::find(circle_, actor, &CircleWait::actor);
    if (wait == circle_.end() || !is_in_place(scenario_, *wait))
        return false;
    return number_ == 0 || random_.below(kPassOneIn) != 0;
}

Choice Attempt::choose(std::span<const Choice> choices) {
    free_.clear();
    for (const Choice& choice : choices)
        if (!is_held(choice.actor))
            free_.push_back(choice);
    if (!free_.empty())
        return free_[random_.below(free_.size())];
    return choices[random_.below(choices.size())];
}

bool Attempt::run(std::vector<Choice>& made, const std::function<bool()>& go_on) {
    schedule::FiberProgram& program = scenario_.program();
    program.reset();
    made.clear();
    schedule::Footprint unused;
    for (; step_ < kLongestExecution; ++step_) {
        const auto choices = program.choices();
        if (choices.empty())
            break;
        const std::vector<Choice> possible(choices.begin(), choices.end());
        made.push_back(choose(possible));
        unused.clear();
        if (!program.make(made.back(), unused) || !go_on())
            return false;
    }
    return step_ < kLongestExecution && is_caught(scenario_, circle_);
}

}  // namespace

bool is_caught(ExploredScenario& scenario, const record::LockCircle& circle) {
    return scenario.program().choices().empty() &&
           std::ranges::all_of(
               circle, [&scenario](const CircleWait& wait) { return is_in_place(scenario, wait); });
}

Steered steer(ExploredScenario& scenario, const record::LockCircle& circle,
              const SteeringBudget& budget, const std::function<bool(const Steered&)>& go_on) {
    Steered steered;
    std::vector<Choice> made;
    while (steered.executions < budget.executions && steered.steps < budget.steps) {
        bool more = true;
        const bool caught = Attempt(scenario, circle, steered.executions).run(made, [&] {
            return more = go_on(steered);
        });
        ++steered.executions;
        steered.steps += made.size();
        if (caught) {
            steered.end = scenario.program().end();
            steered.schedule = std::move(made);
            return steered;
        }
        if (!more) {
            steered.was_stopped = true;
            break;
        }
    }
    return steered;
}

}  // namespace threadline::runtime
