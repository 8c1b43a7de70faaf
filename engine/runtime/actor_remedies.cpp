#include "engine/runtime/actor_remedies.h"

#include "engine/record/guard.h"
#include "engine/runtime/giving_way.h"
#include "engine/runtime/step.h"
#include "engine/runtime/steps.h"
#include "engine/sync/primitives.h"

#include <algorithm>

namespace threadline::runtime {

using record::NextStep;
using record::StepKind;
using record::StepPatience;
using sync::Outcome;

namespace {

// Numbers of its own, so that those of the script stay what they are.
constexpr std::uint64_t kStream = 0x7e3ed1e5;

StepKind lock_step(LockSide side) {
    return side == LockSide::Mutex    ? StepKind::Lock
           : side == LockSide::Reader ? StepKind::ReadLock
                                      : StepKind::WriteLock;
}

StepKind unlock_step(LockSide side) {
    return side == LockSide::Mutex    ? StepKind::Unlock
           : side == LockSide::Reader ? StepKind::ReadUnlock
                                      : StepKind::WriteUnlock;
}

Outcome unlock(sync::Caller& caller, ObjectId lock, LockSide side) {
    return side == LockSide::Mutex    ? sync::unlock(caller, lock)
           : side == LockSide::Reader ? sync::unlock_shared(caller, lock)
                                      : sync::unlock_exclusive(caller, lock);
}

Outcome lock_plainly(sync::Caller& caller, ObjectId lock, LockSide side, StepPatience patience,
                     sync::Deadline deadline) {
    if (patience == StepPatience::None)
        return side == LockSide::Mutex    ? sync::try_lock(caller, lock)
               : side == LockSide::Reader ? sync::try_lock_shared(caller, lock)
                                          : sync::try_lock_exclusive(caller, lock);
    return side == LockSide::Mutex    ? sync::lock(caller, lock, deadline)
           : side == LockSide::Reader ? sync::lock_shared(caller, lock, deadline)
                                      : sync::lock_exclusive(caller, lock, deadline);
}

std::uint32_t version_of(const record::SharedMemory& memory, ObjectId element) {
    record::ObjectRecord& object = memory.object(element);
    const record::Guard guard(object.guard);
    return object.order;
}

Value negative(Value amount) {
    return amount.tag == ValueTag::Integer ? Value::integer(-amount.payload)
                                           : Value::number(-amount.as_double());
}

std::string lines_of(std::size_t count) {
    return count == 0   ? ""
           : count == 1 ? ", 1 write undone"
                        : ", " + std::to_string(count) + " writes undone";
}

}  // namespace

ActorRemedies::ActorRemedies(RemedyPlan& plan, ActorContext& actor)
    : plan_(plan), actor_(actor), random_(actor.run.seed ^ kStream, actor.caller.actor.value) {}

std::uint32_t ActorRemedies::line() const {
    return site().valid() ? actor_.run.memory.site(site()).line : 0;
}

bool ActorRemedies::holds(ObjectId lock) const {
    return std::ranges::any_of(held_, [lock](const Held& held) { return held.lock == lock; });
}

std::set<ObjectId> ActorRemedies::held_mutexes() const {
    std::set<ObjectId> locks;
    for (const Held& held : held_)
        if (held.side == LockSide::Mutex)
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
    takes_ahead_ = false;
    log_.begin_block();
}

void ActorRemedies::end_block_if_over() {
    if (!held_.empty())
        return;
    undo_.clear();
    log_.end_block();
}

bool ActorRemedies::acquire(lua_State* lua, ObjectId lock, LockSide side, StepPatience patience,
                            sync::Deadline deadline, bool may_give_way) {
    NextStep next{.kind = lock_step(side), .patience = patience, .object = lock};
    if (may_give_way)
        next.patience = plan_.remedies.victim ? StepPatience::UntilVictim : StepPatience::Timed;
    turn(lua, next);
    sync::Caller& caller = actor_.caller;
    if (!may_give_way) {
        const Outcome outcome = lock_plainly(caller, lock, side, patience, deadline);
        if (outcome == Outcome::TooManyReads)
            raise(lua,
                  "it is held for reading 255 times already: read_unlock() as often as "
                  "read_lock()");
        return go_on(lua, outcome) == Outcome::Done;
    }
    const auto now = caller.seam.now();
    const Outcome outcome =
        plan_.remedies.victim ? sync::perform(GivingWay(lock, *plan_.waits, decides(), now), caller)
                              : sync::perform(sync::MutexLock(lock, now + longest_wait), caller);
    if (go_on(lua, outcome) != Outcome::Done)
        start_over(lua, lock);
    return true;
}

void ActorRemedies::release(lua_State* lua, ObjectId lock, LockSide side) {
    turn(lua, {.kind = unlock_step(side), .object = lock});
    go_on(lua, unlock(actor_.caller, lock, side));
}

// All that the block is known to take, in the global order.
bool ActorRemedies::take_ahead(lua_State* lua, ObjectId first) {
    const auto known = plan_.blocks.find(block_);
    if (known == plan_.blocks.end() || known->second.size() < 2)
        return false;
    std::string names;
    for (const ObjectId lock : known->second) {
        names.append(names.empty() ? "" : ", ")
            .append(actor_.run.memory.name(actor_.run.memory.object(lock).name));
        acquire(lua, lock, LockSide::Mutex, StepPatience::Forever, {},
                logs() && !held_.empty() && !log_.is_full());
        held_.push_back({lock, LockSide::Mutex, lock == first, false});
    }
    takes_ahead_ = true;
    say("what if: takes " + names + " at once, in the global order");
    return true;
}

bool ActorRemedies::take(lua_State* lua, ObjectId lock, LockSide side, StepPatience patience,
                         sync::Deadline deadline, bool passes_priority) {
    const auto ahead = std::ranges::find_if(held_, [&](const Held& held) {
        return held.lock == lock && !held.by_script && !held.is_guard && side == LockSide::Mutex;
    });
    if (ahead != held_.end()) {
        ahead->by_script = true;
        return true;
    }
    const bool waits = side == LockSide::Mutex && patience == StepPatience::Forever &&
                       !passes_priority && !holds(lock);
    const bool is_first = held_.empty();
    if (is_first)
        begin_block(lock);
    else if (waits && plan_.is_rehearsed && block_.first != plan_.guard)
        plan_.learn(block_, lock);
    if (is_first && waits && plan_.remedies.global_order && take_ahead(lua, lock))
        return true;
    const bool may_give_way = waits && !is_first && logs() && !log_.is_full();
    if (!acquire(lua, lock, side, patience, deadline, may_give_way))
        return false;
    held_.push_back({lock, side, true, false});
    return true;
}

bool ActorRemedies::let_go(lua_State* lua, ObjectId lock, LockSide side) {
    const auto found = std::ranges::find_if(held_, [&](const Held& held) {
        return held.lock == lock && held.side == side && held.by_script;
    });
    if (found == held_.end())
        return false;
    if (!takes_ahead_) {
        release(lua, lock, side);
        held_.erase(found);
        end_block_if_over();
        return true;
    }
    // A block that has taken its locks at once lets them go at its end.
    found->by_script = false;
    if (std::ranges::any_of(held_, &Held::by_script))
        return true;
    for (std::size_t i = held_.size(); i-- > 0;)
        if (!held_[i].is_guard) {
            release(lua, held_[i].lock, held_[i].side);
            held_.erase(held_.begin() + static_cast<std::ptrdiff_t>(i));
        }
    takes_ahead_ = false;
    end_block_if_over();
    return true;
}

void ActorRemedies::take_guard(lua_State* lua) {
    if (held_.empty())
        begin_block(plan_.guard);
    acquire(lua, plan_.guard, LockSide::Mutex, StepPatience::Forever, {},
            logs() && !held_.empty() && !log_.is_full());
    held_.push_back({plan_.guard, LockSide::Mutex, false, true});
    has_guard_ = true;
    has_written_ = false;
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
        plan_.study->access(actor_.caller.actor, variable, element, kind, line(), held_mutexes());
    if (!plan_.guard.valid() || !plan_.guarded.variables.contains(variable))
        return;
    if (has_guard_ && has_written_ && kind == AccessKind::Read)
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

void ActorRemedies::before_pause(lua_State* lua) {
    if (plan_.study != nullptr)
        plan_.study->pause(actor_.caller.actor);
    if (has_guard_)
        release_guard(lua);
}

// Outside of the script: its body has returned.
void ActorRemedies::end() {
    if (plan_.study != nullptr)
        plan_.study->pause(actor_.caller.actor);
    if (!has_guard_)
        return;
    take_turn(actor_, {.kind = StepKind::Unlock, .object = plan_.guard, .site = site()});
    sync::unlock(actor_.caller, plan_.guard);
    has_guard_ = false;
}

void ActorRemedies::log_write(ObjectId element, Value before) {
    undo_.push_back({element, before, false, version_of(actor_.run.memory, element), site()});
}

void ActorRemedies::log_add(ObjectId element, Value amount) {
    undo_.push_back({element, amount, true, version_of(actor_.run.memory, element), site()});
}

// The latest first. What another has written meanwhile stays, but an addition can be taken back.
std::size_t ActorRemedies::undo_writes(lua_State* lua) {
    std::size_t undone = 0;
    record::Recorder& recorder = actor_.caller.recorder;
    const SiteId here = site();
    for (; !undo_.empty(); undo_.pop_back()) {
        const Undo undo = undo_.back();
        recorder.set_site(undo.site);
        if (undo.is_addition) {
            turn(lua, {.kind = StepKind::Add, .object = undo.element});
            sync::add(actor_.caller, undo.element, negative(undo.value));
        } else {
            turn(lua, {.kind = StepKind::Write, .object = undo.element});
            if (version_of(actor_.run.memory, undo.element) != undo.version) {
                say("what if: another has written here meanwhile, so it is not undone");
                continue;
            }
            sync::write(actor_.caller, undo.element, undo.value);
        }
        ++undone;
        // Of those before it to the same place this was the latest change.
        const std::uint32_t version = version_of(actor_.run.memory, undo.element);
        for (Undo& earlier : undo_)
            if (earlier.element == undo.element && earlier.version + 1 == undo.version)
                earlier.version = version;
    }
    recorder.set_site(here);
    return undone;
}

void ActorRemedies::start_over(lua_State* lua, ObjectId denied) {
    const std::size_t undone = undo_writes(lua);
    for (std::size_t i = held_.size(); i-- > 0;)
        release(lua, held_[i].lock, held_[i].side);
    held_.clear();
    takes_ahead_ = has_guard_ = guards_one_ = false;
    const bool is_victim = plan_.remedies.victim;
    if (actor_.run.host == nullptr) {
        const std::string text =
            std::string(is_victim ? "victim of a circle" : "its time for a lock is over") +
            ": rolled back to line " + std::to_string(block_.line) + lines_of(undone);
        actor_.caller.recorder.record(EventKind::Note, {}, 0, actor_.run.memory.intern(text).value);
    }
    if (is_victim) {
        // Once it is free the others of the circle have come through.
        acquire(lua, denied, LockSide::Mutex, StepPatience::Forever, {}, false);
        release(lua, denied, LockSide::Mutex);
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
