// What the remedies do for one actor while it runs: which locks it holds, and how a block of it
// starts over.
//
// Threads: used by the thread of the actor alone.
#pragma once

#include "engine/runtime/actor_context.h"
#include "engine/runtime/random.h"
#include "engine/runtime/remedy_plan.h"
#include "engine/runtime/step_log.h"

#include <lua.hpp>

#include <chrono>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace threadline::runtime {

// Of a lock: a mutex has one, a reader-writer lock two.
enum class LockSide : std::uint8_t { Mutex, Reader, Writer };

class ActorRemedies {
public:
    // How long a wait for a further lock lasts, with the remedy `timeout`.
    static constexpr auto longest_wait = std::chrono::milliseconds(20);

    ActorRemedies(RemedyPlan& plan, ActorContext& actor);

    RemedyPlan& plan() { return plan_; }
    StepLog& log() { return log_; }
    bool logs() const { return plan_.remedies.roll_back(); }

    // The step of the line that the actor's recorder is at. Whether it has the lock now; a wait
    // that is given up by a remedy does not return.
    bool take(lua_State* lua, ObjectId lock, LockSide side, record::StepPatience patience,
              sync::Deadline deadline, bool passes_priority);
    // False: the script does not hold it.
    bool let_go(lua_State* lua, ObjectId lock, LockSide side);

    // Around an access that the guard is for. `variable`: an array as a whole.
    void before_access(lua_State* lua, ObjectId variable, ObjectId element, AccessKind kind);
    void after_access(lua_State* lua, ObjectId variable, AccessKind kind);
    // Before it waits for anything else than a lock, or ends.
    void before_pause(lua_State* lua);
    void end();

    // What a block that starts over has to undo.
    void log_write(ObjectId element, Value before);
    void log_add(ObjectId element, Value amount);
    bool is_in_block() const { return !held_.empty(); }

    // Once: the trace says what the remedy does here.
    void say(const std::string& text);

private:
    struct Held {
        ObjectId lock;
        LockSide side = LockSide::Mutex;
        bool by_script = true;  // the script has it too: it was not only taken ahead
        bool is_guard = false;
    };
    struct Undo {
        ObjectId element;
        Value value;  // what it held; of an addition: how much
        bool is_addition = false;
        std::uint32_t version = 0;  // after it
        SiteId site;
    };

    SiteId site() const { return actor_.caller.recorder.site(); }
    std::uint32_t line() const;
    bool holds(ObjectId lock) const;
    std::set<ObjectId> held_mutexes() const;
    bool decides() const;
    void turn(lua_State* lua, record::NextStep next);
    void begin_block(ObjectId first);
    void end_block_if_over();
    bool take_ahead(lua_State* lua, ObjectId first);
    bool acquire(lua_State* lua, ObjectId lock, LockSide side, record::StepPatience patience,
                 sync::Deadline deadline, bool may_give_way);
    void release(lua_State* lua, ObjectId lock, LockSide side);
    void take_guard(lua_State* lua);
    void release_guard(lua_State* lua);
    std::size_t undo_writes(lua_State* lua);
    [[noreturn]] void start_over(lua_State* lua, ObjectId denied);

    RemedyPlan& plan_;
    ActorContext& actor_;
    StepLog log_;
    Random random_;
    std::vector<Held> held_;
    std::vector<Undo> undo_;
    LockBlock block_;
    bool takes_ahead_ = false;
    bool has_guard_ = false;
    bool guards_one_ = false;   // for this access alone
    bool has_written_ = false;  // since the guard was taken
    std::set<std::string> said_;
};

}  // namespace threadline::runtime
