#include "engine/session/choice_desk.h"

#include "engine/record/futex.h"

#include <algorithm>
#include <utility>

namespace threadline::session {

namespace {

using record::Choice;
using record::Standing;

}  // namespace

std::vector<Choice> Decision::choices() const {
    std::vector<Choice> all;
    for (const PendingStep& pending : actors) {
        if (pending.can_go && pending.wakes.empty())
            all.push_back({.actor = pending.actor});
        for (const ActorId woken : pending.wakes)
            if (pending.can_go)
                all.push_back({.actor = pending.actor, .wakes = woken});
        if (pending.can_time_out)
            all.push_back({.actor = pending.actor, .kind = Choice::Kind::Timeout});
    }
    return all;
}

std::optional<Decision> ChoiceDesk::decision() const {
    const std::lock_guard lock(mutex_);
    return decision_;
}

std::vector<Choice> ChoiceDesk::made() const {
    const std::lock_guard lock(mutex_);
    return made_;
}

Status ChoiceDesk::choose(const Choice& choice) {
    const std::lock_guard lock(mutex_);
    if (!decision_)
        return Error{"there is nothing to choose now: the run goes on by itself, or is over"};
    const std::vector<Choice> choices = decision_->choices();
    const auto meant = std::ranges::find_if(choices, [&](const Choice& one) {
        return one.actor == choice.actor && one.kind == choice.kind &&
               (one.wakes == choice.wakes || !choice.wakes);
    });
    if (meant == choices.end())
        return Error{"step " + std::to_string(decision_->step) + ": actor " +
                     std::to_string(choice.actor.value) + " cannot do that now; choose another"};
    steps_left_ = 0;
    answer(*meant);
    return Done{};
}

Status ChoiceDesk::run_on(std::uint64_t most_steps) {
    const std::lock_guard lock(mutex_);
    if (!decision_)
        return Error{"there is nothing to choose now: the run goes on by itself, or is over"};
    const auto choice = next_in_turn(*decision_);
    if (!choice)
        return Error{"only waits could be given up now; choose one"};
    steps_left_ = most_steps > 0 ? most_steps - 1 : 0;
    answer(*choice);
    return Done{};
}

// Whoever comes after the one that went last, so that all of them get on.
std::optional<Choice> ChoiceDesk::next_in_turn(const Decision& decision) const {
    std::optional<Choice> first;
    for (const Choice& choice : decision.choices()) {
        if (choice.kind != Choice::Kind::Go)
            continue;
        if (choice.actor > last_)
            return choice;
        if (!first)
            first = choice;
    }
    return first;
}

void ChoiceDesk::answer(const Choice& choice) {
    record::ControlBlock& control = memory_.header().control;
    decision_.reset();
    open_.reset();
    last_ = choice.actor;
    control.choice = choice;
    control.answered.store(question_, std::memory_order_release);
    record::futex_wake(control.answered, 1);
}

std::uint32_t ChoiceDesk::new_question() const {
    const std::uint32_t asked = memory_.header().control.asked.load(std::memory_order_acquire);
    return asked != question_ ? asked : 0;
}

bool ChoiceDesk::open(std::uint32_t question, const trace::World& world, bool interesting) {
    const std::lock_guard lock(mutex_);
    question_ = question;
    open_ = read_decision(world);
    if (interesting)
        steps_left_ = 0;
    if (steps_left_ == 0)
        return true;
    const auto choice = next_in_turn(*open_);
    if (!choice) {
        steps_left_ = 0;
        return true;
    }
    --steps_left_;
    answer(*choice);
    return false;
}

void ChoiceDesk::show() {
    const std::lock_guard lock(mutex_);
    decision_ = std::exchange(open_, std::nullopt);
}

void ChoiceDesk::note_made(const Choice& choice) {
    const std::lock_guard lock(mutex_);
    made_.push_back(choice);
}

void ChoiceDesk::close() {
    const std::lock_guard lock(mutex_);
    decision_.reset();
}

Decision ChoiceDesk::read_decision(const trace::World& world) const {
    Decision decision;
    decision.step = made_.size() + 1;
    const std::uint32_t count = memory_.header().actor_count.load(std::memory_order_acquire);
    for (std::uint32_t number = 1; number <= count; ++number) {
        const ActorId id{number};
        const record::ActorRecord& actor = memory_.actor(id);
        // An event loop that is in the middle of a task: that one says what comes next.
        const bool speaks_for_another = actor.standing == Standing::Running;
        if (actor.standing == Standing::Absent || actor.standing == Standing::Ended ||
            speaks_for_another)
            continue;
        PendingStep pending;
        pending.actor = id;
        pending.standing = actor.standing;
        pending.step = actor.next_step;
        if (actor.standing == Standing::Fresh)
            pending.step.site = actor.body;
        pending.can_go = actor.can_go;
        pending.can_time_out = actor.can_time_out;
        if (actor.next_step.kind == record::StepKind::Notify) {
            const auto& waiters = world.object(actor.next_step.object).waiters;
            pending.wakes.assign(waiters.begin(), waiters.end());
        }
        decision.actors.push_back(std::move(pending));
    }
    return decision;
}

}  // namespace threadline::session
