#include "engine/schedule/fiber_program.h"

#include "engine/sync/action.h"
#include "engine/sync/barrier_state.h"
#include "engine/sync/condition_state.h"
#include "engine/sync/readiness.h"

#include <algorithm>
#include <utility>

namespace threadline::schedule {

using record::NextStep;
using record::StepKind;
using record::StepPatience;
using sync::Readiness;
using sync::Wake;

FiberProgram::FiberProgram(const record::SharedMemory& memory, ActorBodies& bodies,
                           const RetryBounds& bounds)
    : memory_(memory), bodies_(bodies), declared_(memory), abilities_(memory, actors_, bounds) {
    for (std::uint32_t id = 1; id <= declared_.objects(); ++id)
        has_barriers_ |= memory.object(ObjectId{id}).kind == record::ObjectKind::Barrier;
}

FiberProgram::~FiberProgram() {
    leave_execution();
}

// Objects of footprints: those of the run by their ids, and behind them those of the actors.
std::uint32_t FiberProgram::living_object() const {
    return declared_.objects() + 1;
}
std::uint32_t FiberProgram::actors_object() const {
    return living_object() + 1;
}
// Behind the two fixed ones; no actor has the number 0.
void FiberProgram::touch_users() {
    touch(besides_, {living_object() + 2, true, 0, 0});
}
std::uint32_t FiberProgram::end_of(ActorId actor) const {
    return living_object() + 4 * actor.value;
}
std::uint32_t FiberProgram::led_on(ActorId actor) const {
    return living_object() + 4 * actor.value + 1;
}
// That it has come to ask for a lock: what closes a circle.
std::uint32_t FiberProgram::asking_of(ActorId actor) const {
    return living_object() + 4 * actor.value + 2;
}
std::uint32_t FiberProgram::loop_object(ActorId loop) const {
    return living_object() + 4 * loop.value + 3;
}

void FiberProgram::leave_execution() {
    std::atomic<std::uint32_t>& stop = memory_.header().control.stop;
    stop.store(1, std::memory_order_relaxed);
    for (FiberActor& actor : actors_)
        while (actor.fiber && actor.fiber->is_at_work())
            actor.fiber->resume();
    stop.store(0, std::memory_order_relaxed);
}

void FiberProgram::reset() {
    leave_execution();
    declared_.put_back();
    bodies_.reset();
    for (FiberActor& actor : actors_) {
        actor.place = Place::Absent;
        actor.was_led_on = false;
        actor.looked_at = {};
        actor.timeouts.clear();
        actor.failures.clear();
    }
    living_ = 0;
    besides_.clear();
    for (std::uint32_t id = 1; id <= declared_.actors(); ++id)
        admit(ActorId{id});
    Footprint unused;
    settle({}, unused);
    besides_.clear();
}

void FiberProgram::admit(ActorId actor) {
    while (actors_.size() <= actor.value)
        actors_.emplace_back();
    actors_[actor.value].place = Place::Fresh;
    actors_[actor.value].next = {};
    actors_[actor.value].loop = memory_.actor(actor).loop;
    ++living_;
}

void FiberProgram::release_loop(ActorId task) {
    const ActorId loop = actors_[task.value].loop;
    memory_.actor(loop).busy_with = {};
    touch(besides_, {loop_object(loop), true, 0, 0});
}

// On the fiber of its loop: a task's.
void FiberProgram::end(ActorId id) {
    if (!is_task(id))
        return;
    actors_[id.value].place = Place::Ended;
    actors_[id.value].next = {};
    --living_;
    touch(besides_, {end_of(id), true, 0, 0});
    touch_living(besides_);
    release_loop(id);
}

void FiberProgram::suspend(ActorId task, sync::Deadline) {
    actors_[task.value].place = Place::Parked;
    actors_[task.value].is_let_on = false;
    if (sync::asks_for_lock(actors_[task.value].next.kind))
        note_asking(task);
    release_loop(task);
}

TurnSchedule::TaskTurn FiberProgram::next_task(ActorId loop) {
    const std::atomic<std::uint32_t>& stop = memory_.header().control.stop;
    FiberActor& actor = actors_[loop.value];
    actor.place = Place::Parked;
    actor.next = {};
    if (stop.load(std::memory_order_relaxed) == 0)
        give_way(loop);
    if (stop.load(std::memory_order_relaxed) != 0)
        return {};
    return {made_->actor, is_timeout(*made_) ? Wake::Deadline : Wake::Permit};
}

// On the fiber of the actor, or of its loop, until it is its turn again.
void FiberProgram::give_way(ActorId actor) {
    const ActorId loop = actors_[actor.value].loop;
    actors_[(loop ? loop : actor).value].fiber->suspend();
}

std::uint32_t FiberProgram::step(ActorId id, const NextStep& next) {
    FiberActor& actor = actors_[id.value];
    if (memory_.header().control.stop.load(std::memory_order_relaxed) != 0)
        return 0;
    actor.next = next;
    if (is_task(id) && sync::begins_at_once(next.kind))
        return 0;
    actor.place = Place::Calls;
    actor.has_arrived = !is_task(id);
    if (!is_task(id) && next.kind == StepKind::Lock)
        note_asking(id);
    give_way(id);
    if (next.kind != StepKind::Notify || made_ == nullptr)
        return 0;
    std::uint32_t place = 0;
    const auto& waiters = sync::state_of<sync::ConditionState>(memory_.object(next.object)).waiters;
    for (ActorId at = waiters.first; at.valid() && at != made_->wakes;
         at = memory_.actor(at).next_waiter)
        ++place;
    return place;
}

// Its request may close a circle of waits for locks; one for a mutex only with another in hand,
// and so only of who would give way.
void FiberProgram::note_asking(ActorId id) {
    const NextStep& next = actors_[id.value].next;
    const bool may_close = next.patience == StepPatience::UntilVictim ||
                           (is_lock_side(next.kind) && next.patience == StepPatience::Forever);
    if (may_close)
        touch(besides_, {asking_of(id), true, 0, 0});
}

Wake FiberProgram::park(ActorId id, sync::Deadline) {
    const std::atomic<std::uint32_t>& stop = memory_.header().control.stop;
    const auto is_given_up = [&] {
        return made_ != nullptr && made_->actor == id && is_timeout(*made_);
    };
    if (stop.load(std::memory_order_relaxed) == 0 && !is_given_up()) {
        actors_[id.value].place = Place::Parked;
        if (is_lock_side(actors_[id.value].next.kind))
            note_asking(id);
        give_way(id);
    }
    if (stop.load(std::memory_order_relaxed) != 0)
        return Wake::Stopped;
    return is_given_up() ? Wake::Deadline : Wake::Permit;
}

void FiberProgram::before_relock(ActorId actor, ObjectId mutex) {
    NextStep next{.kind = StepKind::Relock};
    next.object = mutex;
    next.site = actors_[actor.value].next.site;
    step(actor, next);
}

void FiberProgram::run(ActorId id) {
    const ActorId loop = actors_[id.value].loop;
    if (loop)
        memory_.actor(loop).busy_with = id;
    const ActorId thread = loop ? loop : id;
    FiberActor& actor = actors_[thread.value];
    if (!actor.fiber)
        actor.fiber = std::make_unique<Fiber>([this, thread] { bodies_.perform(thread); });
    actor.fiber->resume();
}

// Everything that happens by itself after a step of `cause` (none: at the beginning).
void FiberProgram::settle(ActorId cause, Footprint& footprint) {
    for (bool again = true; again && !bodies_.failure();) {
        again = false;
        for (std::uint32_t id = 1; id < actors_.size(); ++id)
            again = settle_one(ActorId{id}, cause, footprint) || again;
    }
}

// A task that another let go on by name still waits for its loop, and for being chosen.
void FiberProgram::note_let_on(ActorId id, Footprint& footprint) {
    FiberActor& task = actors_[id.value];
    if (task.place != Place::Parked || task.is_let_on ||
        sync::readiness_of_wait(memory_, id, task.next) != Readiness::AtOnce)
        return;
    task.is_let_on = true;
    touch(footprint, {led_on(id), true, 0, 0});
}

bool FiberProgram::settle_one(ActorId id, ActorId cause, Footprint& footprint) {
    FiberActor& actor = actors_[id.value];
    if (is_task(id)) {
        note_let_on(id, footprint);
        return false;
    }
    const auto lead_on = [&] {
        if (cause.valid() && id != cause) {
            touch(footprint, {led_on(id), true, 0, 0});
            actor.was_led_on = true;
            moved_.push_back(id);
        }
        run(id);
    };
    switch (actor.place) {
        case Place::Absent:
            return false;
        case Place::Ended:
            return false;
        case Place::Fresh:
            lead_on();
            break;
        case Place::Parked:
            if (sync::readiness_of_wait(memory_, id, actor.next) != Readiness::AtOnce)
                return false;
            lead_on();
            break;
        case Place::Asks:
            if (actor.next.kind != StepKind::Join ||
                sync::readiness_of_call(memory_, actor.next, living_) != Readiness::Choosable)
                return false;
            lead_on();
            break;
        case Place::Calls: {
            const bool has_arrived = std::exchange(actor.has_arrived, false);
            const StepKind kind = actor.next.kind;
            if (kind != StepKind::Arrive && (kind != StepKind::Join || !has_arrived))
                return false;
            const bool at_once =
                sync::readiness_of_call(memory_, actor.next, living_) == Readiness::AtOnce;
            if (kind == StepKind::Join) {
                if (actor.next.target.valid())
                    touch(footprint,
                          {end_of(actor.next.target), false, 0, at_once ? Openings{0} : kOpen});
                if (at_once)
                    actor.place = Place::Asks;
                return false;
            }
            if (has_arrived || at_once) {
                touch(footprint, {actor.next.object.value, at_once, 0, 0});
                touch(footprint, {living_object(), true, 0, 0});
            }
            if (!at_once)
                return false;
            if (id != cause)
                moved_.push_back(id);
            run(id);
            break;
        }
    }
    note_end(id, footprint);
    return true;
}

// A start or an end. None of them minds the others, unless somebody is about to arrive at a barrier
// only because so many live: so they count as looking, and who looks as changing.
void FiberProgram::touch_living(Footprint& footprint) {
    if (!has_barriers_)
        return;
    const bool matters = std::ranges::any_of(actors_, [this](const FiberActor& actor) {
        if (actor.place != Place::Calls || actor.next.kind != StepKind::Arrive || actor.loop)
            return false;
        const auto& barrier = sync::state_of<sync::BarrierState>(memory_.object(actor.next.object));
        return barrier.arrived + 1 < barrier.parties;
    });
    touch(footprint, {living_object(), matters, 0, 0});
}

void FiberProgram::note_end(ActorId id, Footprint& footprint) {
    FiberActor& actor = actors_[id.value];
    if (!actor.fiber || actor.fiber->is_at_work() || actor.place == Place::Ended)
        return;
    actor.place = Place::Ended;
    actor.next = {};
    --living_;
    touch(footprint, {end_of(id), true, 0, 0});
    touch_living(footprint);
}

// A circle is closed for good until somebody in it gives way, and not before all in it have asked.
// It depends on the order in which they came who of them matters, where an actor stands in several:
// so any request may. They are not said to be needed: instead of what closed the circle the victim
// could have had the lock.
void FiberProgram::touch_circles(ActorId victim, Footprint& footprint) const {
    for (std::uint32_t id = 1; id < actors_.size(); ++id)
        touch(footprint, {asking_of(ActorId{id}), id == victim.value, 0, 0});
}

void FiberProgram::begin_again() {
    minds_errors_ = has_met_error_;
    abilities_.begin_again();
}

// Whatever others do comes before it or not at all.
void FiberProgram::touch_error(Footprint& footprint) {
    const bool has_failed = bodies_.failure().has_value();
    has_met_error_ |= has_failed;
    if (minds_errors_)
        touch(footprint, {errors_object(), has_failed, 0, 0});
}

void FiberProgram::append_choices(ActorId id) {
    const Ability able = abilities_.of(id);
    if (able.go) {
        const NextStep& next = actors_[id.value].next;
        const ActorId first =
            next.kind == StepKind::Notify
                ? sync::state_of<sync::ConditionState>(memory_.object(next.object)).waiters.first
                : ActorId{};
        if (!first.valid())
            choices_.push_back({id, Choice::Kind::Go, {}});
        for (ActorId at = first; at.valid(); at = memory_.actor(at).next_waiter)
            choices_.push_back({id, Choice::Kind::Go, at});
    }
    if (able.time_out)
        choices_.push_back({id, Choice::Kind::Timeout, {}});
}

bool FiberProgram::can_make(const Choice& choice) {
    if (bodies_.failure() || choice.actor.value >= actors_.size())
        return false;
    choices_.clear();
    append_choices(choice.actor);
    return std::ranges::find(choices_, choice) != choices_.end();
}

std::span<const Choice> FiberProgram::choices() {
    choices_.clear();
    if (!bodies_.failure())
        for (std::uint32_t id = 1; id < actors_.size(); ++id)
            append_choices(ActorId{id});
    return choices_;
}

bool FiberProgram::make(const Choice& choice, Footprint& footprint) {
    if (!can_make(choice))
        return false;
    moved_.clear();
    const ActorId id = choice.actor;
    FiberActor& actor = actors_[id.value];
    const NextStep call = actor.next;
    const bool is_of_loop = is_task(id);
    const bool was_parked = actor.place == Place::Parked;
    const bool takes_loop = is_of_loop && actor.place != Place::Calls;
    const bool was_let_on = is_of_loop && was_parked && actor.is_let_on;
    const bool retry_was_free = abilities_.may_retry(actor);
    const std::uint32_t order = abilities_.order_of(call.object);
    const std::uint32_t mutex_order = abilities_.order_of(call.mutex);
    const Openings before = abilities_.openings_of(call.object);
    const Openings mutex_before = abilities_.openings_of(call.mutex);
    const bool target_has_ended = call.kind == StepKind::Join && abilities_.is_ready(id);

    const bool gives_way = is_timeout(choice) && call.patience == StepPatience::UntilVictim;
    if (gives_way)
        touch_circles(id, footprint);

    made_ = &choice;
    besides_.clear();
    run(id);
    made_ = nullptr;
    if (takes_loop)
        touch(footprint, {loop_object(actor.loop), true, kOpen, kOpen});
    for (const Access& access : besides_)
        touch(footprint, access);

    // A wait that may be given up could have been, and a try could have failed: they need nothing.
    const bool may_give_up = gives_way || (call.patience == StepPatience::Timed &&
                                           abilities_.may_time_out(actor, call.site));
    const bool waits = call.patience == StepPatience::None
                           ? !retry_was_free
                           : ((only_asks(call.kind) && !is_of_loop) || was_parked) && !may_give_up;
    const Openings needed = waits ? needed_by(call.kind) : Openings{0};
    const bool has_only_asked = is_of_loop && !was_parked && actor.place == Place::Parked &&
                                actor.next == call && only_asks(call.kind);
    const bool changed = abilities_.order_of(call.object) != order && !has_only_asked;
    if (was_let_on)
        touch(footprint, {led_on(id), true, kOpen, kOpen});
    else if (call.kind == StepKind::Join)
        touch(footprint, {end_of(call.target), false, is_timeout(choice) ? Openings{0} : needed,
                          target_has_ended ? kOpen : Openings{0}});
    else if (call.kind == StepKind::Start) {
        touch(footprint, {actors_object(), true, 0, 0});
        if (has_barriers_)
            touch(footprint, {living_object(), false, 0, 0});
    } else if (is_timeout(choice) && only_asks(call.kind))
        touch(footprint, {call.object.value, false, 0, before});
    else if (call.object.valid() && !passes_time(call.kind))
        touch(footprint, {call.object.value, changed, needed, before});
    if (call.mutex.valid() && !was_parked)
        touch(footprint,
              {call.mutex.value, abilities_.order_of(call.mutex) != mutex_order, 0, mutex_before});
    // It would have arrived by itself if fewer lived; and so would those that are about to. A task
    // never does.
    const auto is_about_to_arrive = [&call](const FiberActor& other) {
        return other.place == Place::Calls && other.next.kind == StepKind::Arrive &&
               other.next.object == call.object && !other.loop;
    };
    if (call.kind == StepKind::Arrive && ((actor.place == Place::Parked && !is_of_loop) ||
                                          std::ranges::any_of(actors_, is_about_to_arrive)))
        touch(footprint, {living_object(), true, 0, 0});
    if (std::exchange(actor.was_led_on, false))
        touch(footprint, {led_on(id), true, kOpen, kOpen});
    count_outcome(actor, call, is_timeout(choice),
                  changed || (call.kind == StepKind::Join && target_has_ended),
                  abilities_.order_of(call.object));
    note_end(is_of_loop ? actor.loop : id, footprint);
    besides_.clear();
    settle(id, footprint);
    for (const Access& access : besides_)
        touch(footprint, access);
    touch_error(footprint);
    return true;
}

bool FiberProgram::has_moved(ActorId actor) const {
    return std::ranges::find(moved_, actor) != moved_.end();
}

std::vector<Program::Waiting> FiberProgram::waiting() {
    std::vector<Waiting> all;
    for (std::uint32_t value = 1; value < actors_.size(); ++value) {
        const ActorId id{value};
        const FiberActor& actor = actors_[value];
        if (actor.place == Place::Absent || actor.place == Place::Ended ||
            actor.place == Place::Fresh)
            continue;
        const NextStep& next = actor.next;
        const Ability able = abilities_.of(id);
        if (able.go || able.time_out || next.kind == StepKind::None)
            continue;
        Footprint footprint;
        if (next.kind == StepKind::Join)
            footprint.push_back({end_of(next.target), false, kOpen, 0});
        else if (may_only_look(next.kind))
            footprint.push_back({next.object.value, false, 0, 0});
        else if (next.kind != StepKind::Wait && next.kind != StepKind::Arrive)
            footprint.push_back({next.object.value, true, needed_by(next.kind),
                                 abilities_.openings_of(next.object)});
        if (actor.was_led_on)
            touch(footprint, {led_on(id), true, kOpen, kOpen});
        if (is_task(id) && actor.place == Place::Parked &&
            (only_asks(next.kind) || is_lock_side(next.kind)) && next.kind != StepKind::Join)
            touch(footprint, {loop_object(actor.loop), true, kOpen,
                              abilities_.is_loop_free(actor) ? kOpen : Openings{0}});
        all.push_back({id, std::move(footprint)});
    }
    return all;
}

End FiberProgram::end() {
    End end{End::Kind::Completed, bodies_.describe_end()};
    if (bodies_.failure()) {
        end.kind = End::Kind::Failed;
        return end;
    }
    bool is_bounded = false;
    for (std::uint32_t id = 1; id < actors_.size(); ++id) {
        const Place place = actors_[id].place;
        if (place == Place::Absent || place == Place::Ended)
            continue;
        end.kind = End::Kind::Deadlocked;
        is_bounded = is_bounded || abilities_.of(ActorId{id}).is_bounded;
    }
    if (is_bounded)
        end.kind = End::Kind::Cut;
    return end;
}

}  // namespace threadline::schedule
