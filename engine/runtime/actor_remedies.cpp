#include "engine/runtime/actor_remedies.h"

#include "engine/runtime/blocking.h"
#include "engine/runtime/giving_way.h"
#include "engine/runtime/lock_side.h"
#include "engine/runtime/step.h"
#include "engine/runtime/steps.h"
#include "engine/sync/primitives.h"

#include <utility>

namespace threadline::runtime {

using record::NextStep;
using record::StepKind;
using record::StepPatience;
using sync::Outcome;

namespace {

// Numbers of its own, so that those of the script stay what they are.
constexpr std::uint64_t kStream = 0x7e3ed1e5;

std::string lines_of(std::size_t count) {
    return count == 0   ? ""
           : count == 1 ? ", 1 write undone"
                        : ", " + std::to_string(count) + " writes undone";
}

}  // namespace

bool ActorRemedies::Held::covers(LockSide wanted) const {
    if (side == LockSide::Mutex)
        return asked[static_cast<std::size_t>(side)] == 0;
    return wanted == LockSide::Reader ||
           (side == LockSide::Writer && asked[static_cast<std::size_t>(side)] == 0);
}

ActorRemedies::ActorRemedies(RemedyPlan& plan, ActorContext& actor)
    : plan_(plan), actor_(actor), random_(actor.run.seed ^ kStream, actor.caller.actor.value) {}

std::uint32_t ActorRemedies::line() const {
    return site().valid() ? actor_.run.memory.site(site()).line : 0;
}

bool ActorRemedies::holds(ObjectId lock) const {
    return std::ranges::any_of(held_, [lock](const Held& held) { return held.lock == lock; });
}

// Who reads can read once more.
bool ActorRemedies::waits_for_itself(ObjectId lock, LockSide side) const {
    return std::ranges::any_of(held_, [&](const Held& held) {
        return held.lock == lock && (side != LockSide::Reader || held.side != LockSide::Reader);
    });
}

// To read it is enough to have a lock as a reader.
std::set<ObjectId> ActorRemedies::locks_held_at(AccessKind kind) const {
    std::set<ObjectId> locks;
    for (const Held& held : held_)
        if (held.side != LockSide::Reader || kind == AccessKind::Read)
            locks.insert(held.lock);
    return locks;
}

bool ActorRemedies::decides() const {
    return actor_.run.turns != nullptr && !actor_.run.turns->is_timed();
}

void ActorRemedies::say(const std::string& text) {
    if (actor_.run.host == nullptr && said_.insert(text).second)
        actor_.caller.recorder.record(EventKind::Note, {}, 0, actor_.run.memory.intern(text).value);
}

void ActorRemedies::turn(lua_State* lua, NextStep next) {
    next.site = site();
    take_turn(actor_, next);
    if (actor_.run.turns != nullptr && actor_.stop().load(std::memory_order_relaxed) != 0)
        unwind(lua);
    go_on(lua, check_interpreter(actor_));
}

void ActorRemedies::begin_block(ObjectId first) {
    block_ = {actor_.caller.actor, line(), first};
    log_.begin_block();
}

void ActorRemedies::end_block_if_over() {
    if (!held_.empty())
        return;
    undo_.clear();
    log_.end_block();
    make_checks();
}

void ActorRemedies::keep_check(const Checked& checked) {
    checks_.push_back({checked, site()});
}

void ActorRemedies::make_checks() {
    const SiteId here = site();
    for (const KeptCheck& kept : checks_) {
        actor_.caller.recorder.set_site(kept.site);
        take_turn(actor_, {.kind = StepKind::Check, .site = kept.site});
        record_check(actor_, kept.checked);
    }
    checks_.clear();
    actor_.caller.recorder.set_site(here);
}

Outcome ActorRemedies::perform(lua_State* lua, std::unique_ptr<sync::Operation> operation) {
    sync::Caller& caller = actor_.caller;
    if (operation->begin(caller) == sync::Progress::Finished)
        return operation->outcome();
    if (actor_.task == nullptr)
        return sync::finish(*operation, caller);
    actor_.task->wait_for(std::move(operation));
    wait_here(lua, *actor_.task);
    return std::exchange(actor_.task->operation, nullptr)->outcome();
}

bool ActorRemedies::acquire(lua_State* lua, ObjectId lock, LockSide side, StepPatience patience,
                            sync::Deadline deadline, bool may_give_way) {
    NextStep next{.kind = lock_step(side), .patience = patience, .object = lock};
    if (may_give_way)
        next.patience = plan_.remedies.victim ? StepPatience::UntilVictim : StepPatience::Timed;
    turn(lua, next);
    const auto now = actor_.caller.seam.now();
    // A mutex is waited for without any other in hand, or to give way.
    const bool may_close_circle =
        plan_.remedies.victim &&
        (may_give_way || (side != LockSide::Mutex && next.patience == StepPatience::Forever));
    const Outcome outcome =
        next.patience == StepPatience::None ? try_lock(actor_.caller, lock, side)
        : may_close_circle
            ? perform(lua, std::make_unique<GivingWay>(sync::LockWait{lock, may_give_way}, side,
                                                       *plan_.waits, decides(), now))
            : perform(lua,
                      lock_operation(lock, side, may_give_way ? now + longest_wait : deadline));
    if (outcome == Outcome::TooManyReads)
        raise(lua,
              "it is held for reading 255 times already: read_unlock() as often as read_lock()");
    const bool has_it = go_on(lua, outcome) == Outcome::Done;
    if (!has_it && may_give_way)
        start_over(lua, lock, side);
    return has_it;
}

void ActorRemedies::release(lua_State* lua, ObjectId lock, LockSide side) {
    turn(lua, {.kind = unlock_step(side), .object = lock});
    go_on(lua, unlock(actor_.caller, lock, side));
}

void ActorRemedies::hold(ObjectId lock, LockSide side) {
    held_.push_back({lock, side, false, false, {}});
    held_.back().asked_as(side) = 1;
}

// All that the block is known to take, in the global order.
bool ActorRemedies::take_ahead(lua_State* lua, ObjectId first, LockSide side) {
    const auto known = plan_.blocks.find(block_);
    if (known == plan_.blocks.end() || known->second.empty())
        return false;
    std::string names;
    for (std::size_t left = known->second.size(); const auto& [lock, its_side] : known->second) {
        names.append(names.empty() ? ""
                     : left == 1   ? " and "
                                   : ", ")
            .append(actor_.run.memory.name(actor_.run.memory.object(lock).name));
        acquire(lua, lock, its_side, StepPatience::Forever, {},
                logs() && !held_.empty() && log_.can_start_over());
        held_.push_back({lock, its_side, true, false, {}});
        if (lock == first)
            held_.back().asked_as(side) = 1;
        --left;
    }
    say("what if: takes " + names + " at once, in the global order");
    return true;
}

// A lock that was taken ahead. One that was meant to be read, and is to be written, is let go of:
// to wait for the writer's side with it would be to wait for itself.
bool ActorRemedies::has_ahead(lua_State* lua, ObjectId lock, LockSide side) {
    const auto ahead = std::ranges::find_if(
        held_, [lock](const Held& held) { return held.lock == lock && held.is_ahead; });
    if (ahead == held_.end())
        return false;
    if (ahead->covers(side)) {
        ++ahead->asked_as(side);
        return true;
    }
    if (!ahead->is_of_script()) {
        release(lua, lock, ahead->side);
        held_.erase(ahead);
    }
    return false;
}

bool ActorRemedies::take(lua_State* lua, ObjectId lock, LockSide side, StepPatience patience,
                         sync::Deadline deadline, bool passes_priority) {
    if (has_ahead(lua, lock, side))
        return true;
    const bool waits = patience == StepPatience::Forever && !passes_priority;
    const bool is_first = held_.empty();
    if (is_first) {
        begin_block(lock);
        first_side_ = side;
    } else if (waits && plan_.is_rehearsed && block_.first != plan_.guard &&
               (side != LockSide::Mutex || !holds(lock))) {
        plan_.learn(block_, block_.first, first_side_);
        plan_.learn(block_, lock, side);
    }
    if (is_first && waits && plan_.remedies.global_order && take_ahead(lua, lock, side))
        return true;
    const bool may_give_way =
        waits && !is_first && !waits_for_itself(lock, side) && logs() && log_.can_start_over();
    if (!acquire(lua, lock, side, patience, deadline, may_give_way))
        return false;
    hold(lock, side);
    return true;
}

bool ActorRemedies::let_go(lua_State* lua, ObjectId lock, LockSide side) {
    const auto found = std::ranges::find_if(
        held_, [&](Held& held) { return held.lock == lock && held.asked_as(side) > 0; });
    if (found == held_.end())
        return false;
    if (found->is_ahead) {
        --found->asked_as(side);
    } else {
        release(lua, lock, side);
        held_.erase(found);
    }
    // A block that has taken its locks at once lets them go at its end.
    if (std::ranges::none_of(held_, &Held::is_of_script))
        for (std::size_t i = held_.size(); i-- > 0;)
            if (!held_[i].is_guard) {
                release(lua, held_[i].lock, held_[i].side);
                held_.erase(held_.begin() + static_cast<std::ptrdiff_t>(i));
            }
    end_block_if_over();
    return true;
}

void ActorRemedies::take_guard(lua_State* lua) {
    if (held_.empty())
        begin_block(plan_.guard);
    acquire(lua, plan_.guard, LockSide::Mutex, StepPatience::Forever, {},
            logs() && !held_.empty() && log_.can_start_over());
    held_.push_back({plan_.guard, LockSide::Mutex, false, true, {}});
    has_guard_ = true;
    has_written_ = has_paused_ = false;
    guard_line_ = line();
}

void ActorRemedies::release_guard(lua_State* lua) {
    release(lua, plan_.guard, LockSide::Mutex);
    std::erase_if(held_, &Held::is_guard);
    has_guard_ = false;
    guards_one_ = false;
    end_block_if_over();
}

void ActorRemedies::before_access(lua_State* lua, ObjectId variable, ObjectId element,
                                  AccessKind kind) {
    if (plan_.study != nullptr)
        plan_.study->access(actor_.caller.actor, variable, element, kind, line(),
                            locks_held_at(kind),
                            actor_.task != nullptr ? actor_.thread() : ActorId{});
    if (!plan_.guard.valid() || !plan_.guarded.variables.contains(variable))
        return;
    // After a pause others have their turn, if it looks again instead of writing.
    const bool looks_again = has_paused_ && line() == guard_line_;
    if (has_guard_ && kind == AccessKind::Read && (has_written_ || looks_again))
        release_guard(lua);
    if (has_guard_)
        return;
    take_guard(lua);
    guards_one_ = !plan_.guarded.opening.contains(line());
}

void ActorRemedies::after_access(lua_State* lua, ObjectId variable, AccessKind kind) {
    if (!has_guard_ || !plan_.guarded.variables.contains(variable))
        return;
    has_written_ = has_written_ || kind != AccessKind::Read;
    if (guards_one_ || (kind == AccessKind::Write && plan_.guarded.closing.contains(line())))
        release_guard(lua);
}

void ActorRemedies::before_pause(lua_State* lua, bool ends_by_itself) {
    if (plan_.study != nullptr && ends_by_itself)
        plan_.study->pause(actor_.caller.actor, line());
    else if (plan_.study != nullptr)
        plan_.study->end_row(actor_.caller.actor);
    if (!has_guard_)
        return;
    if (ends_by_itself && plan_.guarded.kept_over.contains(line()))
        has_paused_ = true;
    else
        release_guard(lua);
}

// Outside of the script: its body has returned.
void ActorRemedies::end() {
    if (plan_.study != nullptr)
        plan_.study->end_row(actor_.caller.actor);
    make_checks();
    if (!has_guard_)
        return;
    take_turn(actor_, {.kind = StepKind::Unlock, .object = plan_.guard, .site = site()});
    sync::unlock(actor_.caller, plan_.guard);
    has_guard_ = false;
}

void ActorRemedies::log_change(ObjectId element, const sync::VariableState::Replaced& before,
                               Value amount) {
    undo_.push_back({element, before, amount, site()});
}

// The latest first. What another has overwritten meanwhile stays.
std::size_t ActorRemedies::undo_writes(lua_State* lua) {
    std::size_t undone = 0;
    record::Recorder& recorder = actor_.caller.recorder;
    const SiteId here = site();
    for (; !undo_.empty(); undo_.pop_back()) {
        const Undo undo = undo_.back();
        recorder.set_site(undo.site);
        const bool is_addition = undo.amount.tag != ValueTag::Nil;
        turn(lua, {.kind = is_addition ? StepKind::Add : StepKind::Write, .object = undo.element});
        if (sync::take_back(actor_.caller, undo.element, undo.before, undo.amount))
            ++undone;
        else
            say("what if: another has written here meanwhile, so it is not undone");
    }
    recorder.set_site(here);
    return undone;
}

void ActorRemedies::start_over(lua_State* lua, ObjectId denied, LockSide side) {
    const std::size_t undone = undo_writes(lua);
    for (std::size_t i = held_.size(); i-- > 0;)
        release(lua, held_[i].lock, held_[i].side);
    held_.clear();
    checks_.clear();
    has_guard_ = guards_one_ = false;
    const bool is_victim = plan_.remedies.victim;
    if (actor_.run.host == nullptr) {
        const std::string text =
            std::string(is_victim ? "victim of a circle" : "its time for a lock is over") +
            ": rolled back to line " + std::to_string(block_.line) + lines_of(undone);
        actor_.caller.recorder.record(EventKind::Note, {}, 0, actor_.run.memory.intern(text).value);
    }
    if (is_victim) {
        // Once it is free the others of the circle have come through.
        acquire(lua, denied, side, StepPatience::Forever, {}, false);
        release(lua, denied, side);
    } else {
        lua_settop(lua, 0);
        lua_pushnumber(lua, 2 * random_.fraction() *
                                std::chrono::duration<double, std::milli>(longest_wait).count());
        sleep_step(lua);
    }
    log_.start_over();
    start_body_over(lua);
}

}  // namespace threadline::runtime
