// lock and rwlock.
#include "engine/runtime/blocking.h"
#include "engine/runtime/steps.h"
#include "engine/sync/mutex.h"
#include "engine/sync/primitives.h"
#include "engine/sync/reader_writer_lock.h"

namespace threadline::runtime {

using record::StepKind;
using sync::Outcome;

namespace {

// One side of a lock; a lock has one, a reader-writer lock has two. Which operation locks it is the
// type beside it.
struct Side {
    HandleKind kind;
    StepKind lock_step;
    StepKind unlock_step;
    Outcome (*try_lock)(sync::Caller&, ObjectId);
    Outcome (*unlock)(sync::Caller&, ObjectId);
    const char* lock_word;
    const char* unlock_word;
    const char* with_word;
    const char* held_as;  // "held", "held for reading"
};

constexpr Side kMutex = {HandleKind::Lock, StepKind::Lock, StepKind::Unlock,
                         sync::try_lock,   sync::unlock,   "lock",
                         "unlock",         "with",         "held"};
constexpr Side kReader = {HandleKind::ReaderWriterLock,
                          StepKind::ReadLock,
                          StepKind::ReadUnlock,
                          sync::try_lock_shared,
                          sync::unlock_shared,
                          "read_lock",
                          "read_unlock",
                          "with_read",
                          "held for reading"};
constexpr Side kWriter = {HandleKind::ReaderWriterLock,
                          StepKind::WriteLock,
                          StepKind::WriteUnlock,
                          sync::try_lock_exclusive,
                          sync::unlock_exclusive,
                          "write_lock",
                          "write_unlock",
                          "with_write",
                          "held for writing"};

// A lock that passes priorities on says so in its handle's count.
bool passes_priorities_on(const MethodStep& step) {
    return step.self.kind == HandleKind::Lock && step.self.count != 0 &&
           step.actor.run.turns != nullptr;
}

// Before it asks for the lock: who holds it is not to be held up by what is less urgent. Only one
// actor executes at a time, so what the glance shows is true until the request is made.
void lend_priority(const MethodStep& step) {
    if (!passes_priorities_on(step))
        return;
    const ActorId holder = step.caller().memory().object(step.object()).holder();
    if (holder.valid() && holder != step.caller().actor)
        step.actor.run.turns->lend_priority(holder, step.caller().actor);
}

void release(lua_State* lua, const MethodStep& step, const Side& side) {
    if (passes_priorities_on(step))
        step.actor.run.turns->return_priority(step.caller().actor);
    if (go_on(lua, side.unlock(step.caller(), step.object())) == Outcome::NotOwner)
        raise(lua, "%s is not %s by %s: only who has locked it can unlock it",
              name_of(lua, step.self).c_str(), side.held_as, actor_name(step.actor).c_str());
}

MethodStep same_step(lua_State* lua, ActorContext& actor) {
    return {*to_handle(lua, 1), actor};
}

// A reader that locks again and again without unlocking.
void check_reads(const MethodStep& step, lua_State* lua, Outcome outcome) {
    if (outcome == Outcome::TooManyReads)
        raise(lua,
              "%s is held for reading by %s 255 times already: read_unlock() as often as "
              "read_lock()",
              name_of(lua, step.self).c_str(), actor_name(step.actor).c_str());
}

int push_locked(lua_State* lua, const MethodStep& step, Outcome outcome) {
    check_reads(step, lua, outcome);
    lua_pushboolean(lua, go_on(lua, outcome) == Outcome::Done);
    return 1;
}

int locked(lua_State* lua, ActorContext& actor, const sync::Operation& lock) {
    return push_locked(lua, same_step(lua, actor), lock.outcome());
}

template <const Side& side, typename Lock>
int lock_step(lua_State* lua) {
    const MethodStep step =
        begin_method(lua, side.kind, side.lock_word, side.lock_step, {.patience = 2});
    if (is_no_wait(lua, 2))
        return push_locked(lua, step, side.try_lock(step.caller(), step.object()));
    lend_priority(step);
    return perform<locked>(lua, step.actor,
                           Lock(step.object(), check_deadline(lua, 2, side.lock_word)));
}

template <const Side& side>
int unlock_step(lua_State* lua) {
    release(lua, begin_method(lua, side.kind, side.unlock_word, side.unlock_step), side);
    return 0;
}

// Stack: the lock, the function, the line of the with, what the function returned.
template <const Side& side>
int with_ended(lua_State* lua, int, lua_KContext) {
    const MethodStep step = same_step(lua, *state_of(lua).actor);
    const SiteId site{static_cast<std::uint32_t>(lua_tointeger(lua, 3))};
    // At the line of the with, wherever its function ended.
    take_turn(step.actor, {.kind = side.unlock_step, .object = step.object(), .site = site});
    step.caller().recorder.set_site(site);
    release(lua, step, side);
    return lua_gettop(lua) - 3;
}

template <const Side& side>
int with_locked(lua_State* lua, ActorContext& actor, const sync::Operation& lock) {
    const MethodStep step = same_step(lua, actor);
    check_reads(step, lua, go_on(lua, lock.outcome()));
    const int arguments = lua_gettop(lua) - 2;
    lua_pushinteger(lua, step.caller().recorder.site().value);
    lua_insert(lua, 3);
    lua_pushvalue(lua, 2);
    lua_insert(lua, 4);
    lua_callk(lua, arguments, LUA_MULTRET, 0, with_ended<side>);
    return with_ended<side>(lua, LUA_OK, 0);
}

// lock:with(f, ...): held while f(...) runs. An error in f ends the thread, and leaves the lock as
// it is.
template <const Side& side, typename Lock>
int with_step(lua_State* lua) {
    const MethodStep step = begin_method(lua, side.kind, side.with_word, side.lock_step);
    if (!lua_isfunction(lua, 2))
        raise(lua, "%s needs what to do meanwhile: %s(function() ... end)", side.with_word,
              side.with_word);
    lend_priority(step);
    return perform<with_locked<side>>(lua, step.actor, Lock(step.object()));
}

int try_step(lua_State* lua) {
    const Handle& self = check_self(lua, HandleKind::Lock, "try");
    const record::NextStep next{.kind = StepKind::Lock,
                                .patience = record::StepPatience::None,
                                .object = ObjectId{self.id}};
    const MethodStep step{self, begin_step(lua, "try", next)};
    lua_pushboolean(lua, go_on(lua, sync::try_lock(step.caller(), step.object())) == Outcome::Done);
    return 1;
}

constexpr luaL_Reg kLockSteps[] = {{"lock", lock_step<kMutex, sync::MutexLock>},
                                   {"try", try_step},
                                   {"unlock", unlock_step<kMutex>},
                                   {"with", with_step<kMutex, sync::MutexLock>},
                                   {nullptr, nullptr}};

constexpr luaL_Reg kReaderWriterSteps[] = {{"read_lock", lock_step<kReader, sync::ReaderLock>},
                                           {"read_unlock", unlock_step<kReader>},
                                           {"write_lock", lock_step<kWriter, sync::WriterLock>},
                                           {"write_unlock", unlock_step<kWriter>},
                                           {"with_read", with_step<kReader, sync::ReaderLock>},
                                           {"with_write", with_step<kWriter, sync::WriterLock>},
                                           {nullptr, nullptr}};

}  // namespace

void register_lock_steps(lua_State* lua) {
    register_handle(lua, HandleKind::Lock, kLockSteps);
    register_handle(lua, HandleKind::ReaderWriterLock, kReaderWriterSteps);
}

}  // namespace threadline::runtime
