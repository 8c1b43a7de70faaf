#include "engine/runtime/remedied_steps.h"

#include "engine/record/schedule_text.h"
#include "engine/runtime/actor_remedies.h"
#include "engine/runtime/handles.h"
#include "engine/runtime/message.h"
#include "engine/runtime/step.h"
#include "engine/runtime/values.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace threadline::runtime {

using record::StepPatience;

namespace {

enum class Sort : std::uint8_t {
    Lock,
    Try,
    Unlock,
    With,
    Read,
    Write,
    Add,
    Swap,
    Barrier,
    Check,
    Again,      // done again by a block that starts over
    WaitAgain,  // ... and a wait
    Once,       // not done again
    WaitOnce,
};

struct Word {
    HandleKind kind;  // Count: a word by itself
    std::string_view name;
    Sort sort;
    LockSide side = LockSide::Mutex;
};

constexpr Word kWords[] = {
    {HandleKind::Lock, "lock", Sort::Lock},
    {HandleKind::Lock, "try", Sort::Try},
    {HandleKind::Lock, "unlock", Sort::Unlock},
    {HandleKind::Lock, "with", Sort::With},
    {HandleKind::ReaderWriterLock, "read_lock", Sort::Lock, LockSide::Reader},
    {HandleKind::ReaderWriterLock, "read_unlock", Sort::Unlock, LockSide::Reader},
    {HandleKind::ReaderWriterLock, "with_read", Sort::With, LockSide::Reader},
    {HandleKind::ReaderWriterLock, "write_lock", Sort::Lock, LockSide::Writer},
    {HandleKind::ReaderWriterLock, "write_unlock", Sort::Unlock, LockSide::Writer},
    {HandleKind::ReaderWriterLock, "with_write", Sort::With, LockSide::Writer},
    {HandleKind::Condition, "wait", Sort::WaitOnce},
    {HandleKind::Condition, "notify", Sort::Once},
    {HandleKind::Condition, "notify_all", Sort::Once},
    {HandleKind::Semaphore, "wait", Sort::WaitOnce},
    {HandleKind::Semaphore, "post", Sort::Once},
    {HandleKind::Barrier, "wait", Sort::Barrier},
    {HandleKind::Queue, "put", Sort::WaitOnce},
    {HandleKind::Queue, "get", Sort::WaitOnce},
    {HandleKind::Queue, "close", Sort::Once},
    {HandleKind::Variable, "read", Sort::Read},
    {HandleKind::Variable, "write", Sort::Write},
    {HandleKind::Variable, "add", Sort::Add},
    {HandleKind::Variable, "cas", Sort::Swap},
    {HandleKind::Array, "read", Sort::Read},
    {HandleKind::Array, "write", Sort::Write},
    {HandleKind::Array, "add", Sort::Add},
    {HandleKind::Array, "cas", Sort::Swap},
    {HandleKind::File, "read", Sort::Read},
    {HandleKind::File, "write", Sort::Write},
    {HandleKind::Service, "request", Sort::WaitOnce},
    {HandleKind::Pool, "map", Sort::WaitOnce},
    {HandleKind::Count, "compute", Sort::Again},
    {HandleKind::Count, "sleep", Sort::WaitAgain},
    {HandleKind::Count, "join", Sort::WaitOnce},
    {HandleKind::Count, "start", Sort::Once},
    {HandleKind::Count, "check", Sort::Check},
    {HandleKind::Count, "note", Sort::Once},
};

AccessKind access_of(Sort sort) {
    return sort == Sort::Read    ? AccessKind::Read
           : sort == Sort::Write ? AccessKind::Write
           : sort == Sort::Add   ? AccessKind::Add
                                 : AccessKind::Swap;
}

// Of what a step was called with, as far as two calls of it can differ.
std::uint64_t hash_of_arguments(lua_State* lua) {
    std::string bytes;
    const auto append = [&bytes](const auto& number) {
        bytes.append(reinterpret_cast<const char*>(&number), sizeof number);
    };
    for (int index = 1; index <= lua_gettop(lua); ++index) {
        const int type = lua_type(lua, index);
        append(type);
        if (const Handle* const handle = to_handle(lua, index)) {
            append(handle->kind);
            append(handle->id);
        } else if (type != LUA_TFUNCTION && type != LUA_TUSERDATA) {
            write_value(lua, index, bytes);
        }
    }
    return record::hash_of_source(bytes);
}

// While it is there, changes of variables by the caller leave what they replaced.
class Watched {
public:
    Watched(sync::Caller& caller, sync::VariableState::Replaced* replaced) : caller_(caller) {
        caller_.replaced = replaced;
    }
    ~Watched() { caller_.replaced = nullptr; }
    Watched(const Watched&) = delete;
    Watched& operator=(const Watched&) = delete;

private:
    sync::Caller& caller_;
};

// One call of a step.
class Call {
public:
    Call(lua_State* lua, const Word& word, lua_CFunction original, ActorContext& actor,
         const Handle* self)
        : lua_(lua),
          word_(word),
          original_(original),
          actor_(actor),
          its_(*actor.remedies),
          self_(self),
          object_{self != nullptr ? self->id : 0} {}

    int perform();

private:
    bool logs() const { return its_.logs(); }
    int logged(int results);
    int logged_once(int results);
    std::optional<int> kept();
    int check();
    int lock();
    int unlock();
    int with();
    int access();
    int barrier();
    int once(bool waits);
    void enter() { enter_step(lua_, word_.name.data()); }
    bool passes_priority() const { return word_.kind == HandleKind::Lock && self_->count != 0; }
    std::optional<ObjectId> element() const;

    lua_State* lua_;
    const Word& word_;
    lua_CFunction original_;
    ActorContext& actor_;
    ActorRemedies& its_;
    const Handle* self_;
    ObjectId object_;
    std::uint64_t arguments_ = 0;  // a hash, of a step that is done once
};

int Call::logged(int results) {
    if (logs() && !its_.log().is_full())
        its_.log().add(lua_, original_, object_.value, results);
    return results;
}

int Call::logged_once(int results) {
    if (logs() && !its_.log().is_full())
        its_.log().add_once(lua_, original_, object_.value, arguments_, results);
    return results;
}

// What it gave when it was done, if that was in a block that has started over since.
std::optional<int> Call::kept() {
    if (!logs())
        return std::nullopt;
    arguments_ = hash_of_arguments(lua_);
    return its_.log().take_kept(lua_, original_, object_.value, arguments_);
}

int Call::lock() {
    const bool tries = word_.sort == Sort::Try;
    const StepPatience patience = tries ? StepPatience::None : patience_of(lua_, 2);
    enter();
    const sync::Deadline deadline =
        tries ? sync::Deadline{} : check_deadline(lua_, 2, word_.name.data());
    lua_pushboolean(lua_,
                    its_.take(lua_, object_, word_.side, patience, deadline, passes_priority()));
    return logged(1);
}

int Call::unlock() {
    enter();
    if (!its_.let_go(lua_, object_, word_.side))
        return original_(lua_);  // its error
    return logged(0);
}

int Call::with() {
    if (!lua_isfunction(lua_, 2))
        return original_(lua_);  // its error
    const int top = lua_gettop(lua_);
    if (logs() && its_.log().repeats()) {
        its_.log().repeat(lua_, original_, object_.value);
    } else {
        enter();
        its_.take(lua_, object_, word_.side, StepPatience::Forever, {}, passes_priority());
        logged(0);
    }
    lua_settop(lua_, top);
    lua_pushvalue(lua_, 2);
    lua_insert(lua_, 3);
    lua_call(lua_, top - 2, LUA_MULTRET);
    const int results = lua_gettop(lua_) - 2;
    if (logs() && its_.log().repeats()) {
        its_.log().repeat(lua_, original_, object_.value);
        return results;
    }
    enter();
    if (!its_.let_go(lua_, object_, word_.side))
        raise(lua_, "%s is not held by %s: only who has locked it can unlock it",
              name_of(lua_, *self_).c_str(), actor_name(actor_).c_str());
    logged(0);
    return results;
}

// None: the step itself has to say what is wrong.
std::optional<ObjectId> Call::element() const {
    if (word_.kind != HandleKind::Array)
        return object_;
    const lua_Integer index = lua_tointeger(lua_, 2);
    if (index < 1 || index > static_cast<lua_Integer>(self_->count))
        return std::nullopt;
    return ObjectId{object_.value + static_cast<std::uint32_t>(index)};
}

int Call::access() {
    const auto element = this->element();
    if (!element)
        return original_(lua_);
    const bool is_file = word_.kind == HandleKind::File;
    const bool is_once = is_file && word_.sort == Sort::Write;
    if (is_once)
        if (const auto results = kept())
            return logged_once(*results);
    const int operand = word_.kind == HandleKind::Array ? 3 : 2;
    enter();
    its_.before_access(lua_, object_, *element, access_of(word_.sort));
    const bool undoes = logs() && its_.is_in_block() && !is_file && word_.sort != Sort::Read &&
                        lua_gettop(lua_) >= operand;
    const Value amount = undoes && word_.sort == Sort::Add ? check_value(lua_, operand) : Value{};
    sync::VariableState::Replaced before;
    int results = 0;
    {
        const Watched watched(actor_.caller, undoes ? &before : nullptr);
        results = original_(lua_);
    }
    if (undoes && (word_.sort != Sort::Swap || lua_toboolean(lua_, -1) != 0))
        its_.log_change(*element, before, amount);
    if (is_once)
        logged_once(results);
    else
        logged(results);
    its_.after_access(lua_, object_, access_of(word_.sort));
    return results;
}

int Call::barrier() {
    enter();
    if (!its_.plan().open_barriers.contains(object_))
        return once(false);
    its_.say("what if: passes '" + name_of(lua_, *self_) +
             "', where now nobody could wait for the others");
    return logged(0);
}

int Call::check() {
    if (!logs() || !its_.is_in_block())
        return logged(original_(lua_));
    enter();
    const Checked checked = checked_by(lua_);
    its_.keep_check(checked);
    lua_pushboolean(lua_, checked.passed);
    return logged(1);
}

int Call::once(bool waits) {
    if (const auto results = kept())
        return logged_once(*results);
    enter();
    if (waits)
        its_.before_pause(lua_, word_.kind == HandleKind::Service);
    if (its_.plan().study != nullptr && word_.name == "join" && self_ != nullptr) {
        const int results = original_(lua_);
        const std::uint32_t count = self_->kind == HandleKind::Group ? self_->count : 1;
        for (std::uint32_t i = 0; i < count; ++i)
            its_.plan().study->joined(actor_.caller.actor, ActorId{object_.value + i});
        return logged_once(results);
    }
    return logged_once(original_(lua_));
}

int Call::perform() {
    if (word_.sort == Sort::With)
        return with();
    if (logs() && its_.log().repeats())
        return its_.log().repeat(lua_, original_, object_.value);
    switch (word_.sort) {
        case Sort::Lock:
        case Sort::Try:
            return lock();
        case Sort::Unlock:
            return unlock();
        case Sort::Barrier:
            return barrier();
        case Sort::Check:
            return check();
        case Sort::Again:
            return logged(original_(lua_));
        case Sort::WaitAgain:
            enter();
            its_.before_pause(lua_, true);
            return logged(original_(lua_));
        case Sort::Once:
            return once(false);
        case Sort::WaitOnce:
            return once(true);
        default:
            return access();
    }
}

// Upvalues: the place of its word, and the step.
int remedied_step(lua_State* lua) {
    const Word& word = kWords[lua_tointeger(lua, lua_upvalueindex(1))];
    const lua_CFunction original = lua_tocfunction(lua, lua_upvalueindex(2));
    const ScriptState& state = state_of(lua);
    const Handle* const self = to_handle(lua, 1);
    const bool is_its_own =
        word.kind == HandleKind::Count || (self != nullptr && self->kind == word.kind);
    if (state.mode != Mode::Running || state.in_callback || state.actor == nullptr ||
        state.actor->remedies == nullptr || !is_its_own)
        return original(lua);
    return Call(lua, word, original, *state.actor, self).perform();
}

// Of the table on top of the stack.
void remedy_fields(lua_State* lua, HandleKind kind) {
    for (std::size_t i = 0; i < std::size(kWords); ++i) {
        if (kWords[i].kind != kind)
            continue;
        lua_pushinteger(lua, static_cast<lua_Integer>(i));
        lua_getfield(lua, -2, kWords[i].name.data());
        lua_pushcclosure(lua, remedied_step, 2);
        lua_setfield(lua, -2, kWords[i].name.data());
    }
}

}  // namespace

void remedy_steps(lua_State* lua) {
    remedy_fields(lua, HandleKind::Count);
    for (int kind = 0; kind < static_cast<int>(HandleKind::Count); ++kind) {
        push_methods(lua, static_cast<HandleKind>(kind));
        remedy_fields(lua, static_cast<HandleKind>(kind));
        lua_pop(lua, 1);
    }
}

}  // namespace threadline::runtime
