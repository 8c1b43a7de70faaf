#include "engine/schedule/choices.h"

#include "engine/schedule/due_tasks.h"
#include "engine/sync/action.h"
#include "engine/sync/condition_state.h"
#include "engine/sync/lock_circle.h"
#include "engine/sync/readiness.h"

#include <algorithm>

namespace threadline::schedule {
namespace {

using record::ActorRecord;
using record::NextStep;
using record::SharedMemory;
using record::Standing;
using record::StepKind;
using sync::Readiness;

Readiness readiness(const SharedMemory& memory, ActorId id, const ActorRecord& actor,
                    std::uint32_t living) {
    switch (actor.standing) {
        case Standing::Fresh:
            return Readiness::AtOnce;
        case Standing::Calls:
            return sync::readiness_of_call(memory, actor.next_step, living);
        case Standing::Waits:
            return sync::readiness_of_wait(memory, id, actor.next_step);
        default:
            return Readiness::Blocked;
    }
}

// All that a task does is chosen.
Readiness readiness_of_a_task(const SharedMemory& memory, ActorId id, const ActorRecord& actor) {
    switch (actor.standing) {
        case Standing::Fresh:
            return sync::is_loop_free(memory, id) ? Readiness::Choosable : Readiness::Blocked;
        case Standing::Calls:
            return Readiness::Choosable;
        case Standing::Waits:
            return sync::readiness_of_suspended(memory, id, actor.next_step);
        default:
            return Readiness::Blocked;
    }
}

bool is_in_time(const NextStep& step) {
    return step.kind == StepKind::Sleep || step.kind == StepKind::Request ||
           step.kind == StepKind::None;
}

// For which lock it waits until it has it, or is the victim of a circle.
sync::LockWait lock_it_waits_for(const ActorRecord& actor) {
    const NextStep& step = actor.next_step;
    const bool waits = actor.standing == Standing::Waits && sync::asks_for_lock(step.kind) &&
                       step.patience != record::StepPatience::Timed;
    return {waits ? step.object : ObjectId{},
            waits && step.patience == record::StepPatience::UntilVictim};
}

bool can_give_up(const SharedMemory& memory, ActorId id, const ActorRecord& actor) {
    if (actor.standing != Standing::Waits || actor.due < 0 || is_in_time(actor.next_step))
        return false;
    return actor.next_step.patience != record::StepPatience::UntilVictim ||
           !sync::circles_of_victim(memory, id, [&memory](ActorId other) {
                return lock_it_waits_for(memory.actor(other));
            }).empty();
}

bool can_task_give_up(const SharedMemory& memory, ActorId id, const ActorRecord& actor) {
    return can_give_up(memory, id, actor) && sync::is_loop_free(memory, id) &&
           sync::readiness_of_wait(memory, id, actor.next_step) != Readiness::AtOnce;
}

const sync::WaitQueue& waiters_of(const SharedMemory& memory, ObjectId condition) {
    return sync::state_of<sync::ConditionState>(memory.object(condition)).waiters;
}

void add_going_on(const SharedMemory& memory, ActorId id, const NextStep& step,
                  std::vector<Choice>& list) {
    const std::size_t before = list.size();
    if (step.kind == StepKind::Notify) {
        const sync::SharedWaiters links{memory};
        for (ActorId at = waiters_of(memory, step.object).first; at.valid();
             at = links[at].next_waiter)
            list.push_back({.actor = id, .wakes = at});
    }
    if (list.size() == before)
        list.push_back({.actor = id});
}

std::string name_of_actor(const SharedMemory& memory, ActorId id) {
    return std::string(memory.name(memory.actor(id).name));
}

std::string name_of_object(const SharedMemory& memory, const NextStep& step) {
    if (step.kind == StepKind::Join)
        return "the end of " + name_of_actor(memory, step.target);
    return step.object ? std::string(memory.name(memory.object(step.object).name)) : "";
}

}  // namespace

void find_choices(const SharedMemory& memory, std::uint32_t living, Choices& into) {
    into.at_once = {};
    into.list.clear();
    const std::uint32_t count = memory.header().actor_count.load(std::memory_order_acquire);
    for (std::uint32_t number = 1; number <= count; ++number) {
        const ActorId id{number};
        ActorRecord& actor = memory.actor(id);
        const bool of_loop = is_task(memory, id);
        const Readiness ready =
            of_loop ? readiness_of_a_task(memory, id, actor) : readiness(memory, id, actor, living);
        actor.can_go = ready == Readiness::Choosable;
        actor.can_time_out = of_loop ? can_task_give_up(memory, id, actor)
                                     : ready != Readiness::AtOnce && can_give_up(memory, id, actor);
        if (ready == Readiness::AtOnce) {
            into.at_once = id;
            return;
        }
        if (actor.can_go)
            add_going_on(memory, id, actor.next_step, into.list);
        if (actor.can_time_out)
            into.list.push_back({.actor = id, .kind = Choice::Kind::Timeout});
    }
}

std::optional<Choice> meant(const Choices& choices, const Choice& choice) {
    const auto found = std::ranges::find_if(choices.list, [&](const Choice& one) {
        return one.actor == choice.actor && one.kind == choice.kind &&
               (one.wakes == choice.wakes || !choice.wakes.valid());
    });
    if (found == choices.list.end())
        return std::nullopt;
    return *found;
}

std::string why_not(const SharedMemory& memory, const Choice& choice) {
    const std::uint32_t count = memory.header().actor_count.load(std::memory_order_acquire);
    const bool exists = choice.actor.valid() && choice.actor.value <= count;
    if (!exists || memory.actor(choice.actor).standing == Standing::Absent)
        return "there is no actor " + std::to_string(choice.actor.value) + " here";
    const ActorRecord& actor = memory.actor(choice.actor);
    const std::string name = name_of_actor(memory, choice.actor);
    if (actor.standing == Standing::Ended)
        return name + " has ended";
    if (choice.kind == Choice::Kind::Timeout)
        return name + " is not in a wait that it could give up here";
    const ActorId busy_with =
        is_task(memory, choice.actor) ? memory.actor(actor.loop).busy_with : ActorId{};
    if (!actor.can_go && busy_with)
        return name + " cannot go on here: its event loop is in the middle of " +
               name_of_actor(memory, busy_with);
    if (!actor.can_go)
        return name + " cannot go on here: it waits for " + name_of_object(memory, actor.next_step);
    if (actor.next_step.kind != StepKind::Notify)
        return name + " wakes nobody here: its next step is " +
               record::name_of(actor.next_step.kind);
    const std::string woken = choice.wakes.value <= count
                                  ? name_of_actor(memory, choice.wakes)
                                  : "actor " + std::to_string(choice.wakes.value);
    return woken + " does not wait for " + name_of_object(memory, actor.next_step) + ", so " +
           name + " cannot wake it here";
}

}  // namespace threadline::schedule
