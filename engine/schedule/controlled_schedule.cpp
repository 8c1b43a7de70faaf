#include "engine/schedule/controlled_schedule.h"

#include "engine/record/futex.h"
#include "engine/schedule/due_tasks.h"
#include "engine/schedule/pct.h"
#include "engine/schedule/split_mix.h"
#include "engine/schedule/turn.h"
#include "engine/sync/action.h"
#include "engine/sync/condition_state.h"
#include "engine/sync/readiness.h"

#include <sys/mman.h>

#include <algorithm>
#include <new>

namespace threadline::schedule {

using record::ActorRecord;
using record::NextStep;
using record::Phase;
using record::SchedulePolicy;
using record::Standing;
using record::StepKind;
using sync::Wake;

namespace {

constexpr std::uint32_t the_core = 0;

}  // namespace

// What the processes of the run share.
struct ControlledSchedule::Shared {
    std::int64_t now = 0;  // ns since the start of the run
    std::uint64_t steps = 0;
    std::uint64_t computed = 0;  // times that somebody did, which is no choice
    std::uint32_t living = 0;
    ActorId on_core;
    ActorId goes_on;          // whose turn it is, a task's or a thread's
    std::uint32_t place = 0;  // whom the notify of the chosen step wakes
    bool gives_up = false;    // the chosen step is to give up a wait
    SplitMix64 random{0};
    Pct pct;
};

std::size_t ControlledSchedule::bytes_of(const Following& following) {
    return sizeof(Shared) + following.actors() * sizeof(std::uint32_t);
}

std::unique_ptr<ControlledSchedule> ControlledSchedule::create(const record::SharedMemory& memory,
                                                               const record::SimulatedCpu& cpu,
                                                               SchedulePolicy policy,
                                                               std::chrono::nanoseconds limit) {
    Following following;
    if (policy.kind == SchedulePolicy::Kind::Follow)
        following = Following(policy.choices);
    void* const place = mmap(nullptr, bytes_of(following), PROT_READ | PROT_WRITE,
                             MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (place == MAP_FAILED)
        return nullptr;
    auto* const shared = new (place) Shared();
    shared->random = SplitMix64(policy.seed);
    shared->pct = Pct(policy.seed, policy.depth, policy.steps);
    return std::unique_ptr<ControlledSchedule>(new ControlledSchedule(
        memory, cpu, std::move(policy), limit, std::move(following), shared));
}

ControlledSchedule::ControlledSchedule(const record::SharedMemory& memory,
                                       const record::SimulatedCpu& cpu, SchedulePolicy policy,
                                       std::chrono::nanoseconds time_limit, Following following,
                                       Shared* shared)
    : memory_(memory),
      step_cost_(cpu.step),
      time_limit_(time_limit),
      policy_(std::move(policy)),
      following_(std::move(following)),
      shared_(shared),
      recorder_(memory, ActorId{}) {}

ControlledSchedule::~ControlledSchedule() {
    munmap(shared_, bytes_of(following_));
}

void ControlledSchedule::admit(ActorId actor) {
    at(actor).standing = Standing::Fresh;
    ++shared_->living;
}

// On which thread it executes.
ActorId ControlledSchedule::thread_of(ActorId actor) const {
    return is_task(memory_, actor) ? at(actor).loop : actor;
}

void ControlledSchedule::start() {
    if (const auto first = next()) {
        come_onto_core(*first);
        give_turn(memory_, thread_of(*first));
    }
}

void ControlledSchedule::begin(ActorId actor) {
    wait_for_turn(memory_, actor);
}

void ControlledSchedule::end(ActorId actor) {
    at(actor).standing = Standing::Ended;
    at(actor).next_step = {};
    --shared_->living;
    if (is_task(memory_, actor)) {
        at(at(actor).loop).busy_with = {};
        return;  // its loop goes on
    }
    leave_core(false);
    if (const auto other = next()) {
        come_onto_core(*other);
        give_turn(memory_, thread_of(*other));
    } else if (has_differed()) {
        wait_for_turn(memory_, actor);  // the run does not count as one that has ended
    }
}

std::uint32_t ControlledSchedule::step(ActorId actor, const NextStep& next_step) {
    come_to_middle_of_step();  // of its own, which ends here
    ActorRecord& its = at(actor);
    its.next_step = next_step;
    its.due = -1;
    // Its own request comes before those of others: no other thread has to be woken for it.
    const bool begins_by_itself =
        is_task(memory_, actor) ? sync::begins_at_once(next_step.kind)
                                : sync::readiness_of_call(memory_, next_step, shared_->living) ==
                                      sync::Readiness::AtOnce;
    if (begins_by_itself)
        return 0;
    its.standing = Standing::Calls;
    pass_turn(actor);
    return shared_->place;
}

std::chrono::nanoseconds ControlledSchedule::compute(ActorId actor,
                                                     std::chrono::nanoseconds demand) {
    set_now(std::chrono::nanoseconds(shared_->now) + demand);
    come_to_middle_of_step();
    ++shared_->computed;
    if (is_over()) {
        memory_.set_phase(Phase::TimeLimit);
        wait_for_turn(memory_, thread_of(actor));  // until the run is killed
    }
    return {};
}

void ControlledSchedule::sleep_until(ActorId actor, sync::Clock::time_point time) {
    park(actor, time);
}

Wake ControlledSchedule::park(ActorId actor, sync::Deadline deadline) {
    ActorRecord& its = at(actor);
    its.standing = Standing::Waits;
    its.due = deadline ? std::chrono::nanoseconds(deadline->time_since_epoch()).count() : -1;
    leave_core(false);
    pass_turn(actor);
    return shared_->gives_up ? Wake::Deadline : Wake::Permit;
}

TurnSchedule::TaskTurn ControlledSchedule::next_task(ActorId loop) {
    park(loop, {});
    return {shared_->goes_on, shared_->gives_up ? Wake::Deadline : Wake::Permit};
}

void ControlledSchedule::suspend(ActorId task, sync::Deadline deadline) {
    ActorRecord& its = at(task);
    its.standing = Standing::Waits;
    its.due = deadline ? std::chrono::nanoseconds(deadline->time_since_epoch()).count() : -1;
    at(its.loop).busy_with = {};
}

void ControlledSchedule::before_relock(ActorId actor, ObjectId mutex) {
    NextStep next{.kind = StepKind::Relock, .object = mutex};
    next.site = at(actor).next_step.site;
    step(actor, next);
}

sync::Clock::time_point ControlledSchedule::now() const {
    return sync::Clock::time_point(std::chrono::nanoseconds(shared_->now));
}

void ControlledSchedule::set_now(std::chrono::nanoseconds now) {
    shared_->now = now.count();
    if (!is_stepped())
        record_from(now);
}

// From then on, if it is not later already.
void ControlledSchedule::record_from(std::chrono::nanoseconds time) {
    auto& recorded = memory_.header().virtual_now;
    const auto before = static_cast<std::int64_t>(recorded.load(std::memory_order_relaxed));
    recorded.store(static_cast<std::uint64_t>(std::max<std::int64_t>(before, time.count())),
                   std::memory_order_relaxed);
}

void ControlledSchedule::come_to_middle_of_step() {
    if (is_stepped())
        record_from(step_cost_ * static_cast<std::int64_t>(shared_->steps) - step_cost_ / 2);
}

void ControlledSchedule::come_to_end_of_step() {
    if (is_stepped())
        record_from(step_cost_ * static_cast<std::int64_t>(shared_->steps));
}

void ControlledSchedule::leave_core(bool preempted) {
    const ActorId leaves = std::exchange(shared_->on_core, {});
    if (!leaves)
        return;
    recorder_.speak_for(leaves);
    recorder_.record(EventKind::SwitchedOut, {}, 0, the_core,
                     preempted ? event_flag::preempted : std::uint16_t{0});
}

// What the actor executes from now on shows on the core.
void ControlledSchedule::come_onto_core(ActorId actor) {
    const ActorId thread = thread_of(actor);
    at(actor).standing = at(thread).standing = Standing::Running;
    if (thread != actor)
        at(thread).busy_with = actor;
    shared_->goes_on = actor;
    if (shared_->on_core == thread)
        return;
    leave_core(true);
    shared_->on_core = thread;
    recorder_.speak_for(thread);
    recorder_.record(EventKind::SwitchedIn, {}, 0, the_core);
}

void ControlledSchedule::pass_turn(ActorId from) {
    const auto to = next();
    if (to)
        come_onto_core(*to);
    if (to && thread_of(*to) == thread_of(from))
        return;
    if (to)
        give_turn(memory_, thread_of(*to));
    wait_for_turn(memory_, thread_of(from));
}

// After the same steps of the same run, however fast the machine is.
bool ControlledSchedule::is_over() const {
    if (is_stepped() || policy_.kind == SchedulePolicy::Kind::Replay)
        return false;
    return shared_->steps + shared_->computed >=
           static_cast<std::uint64_t>(time_limit_ / step_of_limit);
}

// None: nobody goes on, and the session has been told why; whoever asked waits to be killed with
// the rest of the run.
std::optional<ActorId> ControlledSchedule::next() {
    shared_->place = 0;
    shared_->gives_up = false;
    find_choices(memory_, shared_->living, choices_);
    if (choices_.at_once)
        return choices_.at_once;
    come_to_end_of_step();
    if (choices_.list.empty()) {
        const bool is_strict = policy_.kind != SchedulePolicy::Kind::Follow;
        if (is_strict && shared_->steps < policy_.choices.size())
            differ(policy_.choices[shared_->steps++]);
        else if (shared_->living > 0)
            memory_.set_phase(Phase::Stuck);
        return std::nullopt;
    }
    if (is_over()) {
        memory_.set_phase(Phase::TimeLimit);
        return std::nullopt;
    }
    const auto choice = choose();
    if (!choice)
        return std::nullopt;
    let_go(*choice);
    return choice->actor;
}

std::optional<Choice> ControlledSchedule::choose() {
    ++shared_->steps;
    switch (policy_.kind) {
        case SchedulePolicy::Kind::Pct:
            return choices_.list[shared_->pct.choose(choices_.list, shared_->steps)];
        case SchedulePolicy::Kind::Replay:
        case SchedulePolicy::Kind::Stepped:
            return choose_by_list();
        case SchedulePolicy::Kind::Follow: {
            auto* const had = reinterpret_cast<std::uint32_t*>(shared_ + 1);
            const auto place = following_.choose(choices_.list, {had, following_.actors()});
            return place ? choices_.list[*place] : choose_at_random();
        }
        case SchedulePolicy::Kind::Free:
        case SchedulePolicy::Kind::Seeded:
            break;
    }
    return choose_at_random();
}

Choice ControlledSchedule::choose_at_random() {
    return choices_.list[shared_->random.below(choices_.list.size())];
}

std::optional<Choice> ControlledSchedule::choose_by_list() {
    if (shared_->steps <= policy_.choices.size()) {
        const Choice& wanted = policy_.choices[shared_->steps - 1];
        const auto choice = meant(choices_, wanted);
        if (!choice)
            differ(wanted);
        return choice;
    }
    if (policy_.kind == SchedulePolicy::Kind::Stepped)
        return ask();
    memory_.set_phase(Phase::NoChoice);
    return std::nullopt;
}

void ControlledSchedule::differ(const Choice& choice) {
    memory_.set_error("step " + std::to_string(shared_->steps) + ": " + why_not(memory_, choice));
    memory_.set_phase(Phase::Differs);
}

bool ControlledSchedule::has_differed() const {
    return memory_.header().phase.load(std::memory_order_relaxed) == Phase::Differs;
}

// The session answers in its own time. What is none of the choices is asked for again.
std::optional<Choice> ControlledSchedule::ask() {
    record::ControlBlock& control = memory_.header().control;
    for (;;) {
        const std::uint32_t question = control.asked.load(std::memory_order_relaxed) + 1;
        control.asked.store(question, std::memory_order_release);
        memory_.mark_ready(0);
        memory_.ring_doorbell();
        for (;;) {
            const std::uint32_t answered = control.answered.load(std::memory_order_acquire);
            if (answered == question)
                break;
            record::futex_wait(control.answered, answered, {});
        }
        if (const auto choice = meant(choices_, control.choice))
            return choice;
    }
}

// Says who was chosen, and moves time on by what that takes.
void ControlledSchedule::let_go(const Choice& choice) {
    const ActorRecord& its = at(choice.actor);
    const StepKind kind = its.next_step.kind;
    const bool in_time = sync::begins_at_once(kind);
    // A victim gives way at once.
    const bool runs_out = choice.kind == Choice::Kind::Timeout &&
                          its.next_step.patience != record::StepPatience::UntilVictim;
    const bool ends_by_time = runs_out || (its.standing == Standing::Waits && in_time);
    // The core is idle until then: whoever was on it is not let go.
    if (ends_by_time && (its.due > shared_->now || is_stepped())) {
        leave_core(true);
        set_now(std::chrono::nanoseconds(std::max(its.due, shared_->now)));
        come_to_middle_of_step();
    }
    come_onto_core(choice.actor);
    recorder_.speak_for(choice.actor);
    recorder_.record(EventKind::Chosen, {}, 0, choice.wakes.value,
                     choice.kind == Choice::Kind::Timeout ? event_flag::timed : std::uint16_t{0});
    if (!ends_by_time)
        set_now(std::chrono::nanoseconds(shared_->now) + step_cost_);
    if (kind != StepKind::Compute)  // that is what it is seen at until then
        come_to_middle_of_step();
    shared_->gives_up = choice.kind == Choice::Kind::Timeout;
    if (choice.wakes) {
        const auto& queue =
            sync::state_of<sync::ConditionState>(memory_.object(its.next_step.object)).waiters;
        shared_->place = queue.place_of(sync::SharedWaiters{memory_}, choice.wakes).value_or(0);
    }
}

}  // namespace threadline::schedule
