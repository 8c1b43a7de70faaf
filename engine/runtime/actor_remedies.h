// What the remedies do for one actor while it runs: which locks it holds, and how a block of it
// starts over.
//
// Threads: used by the thread of the actor alone; of a task, on its own stack (task_stack.h).
#pragma once

#include "engine/runtime/actor_context.h"
#include "engine/runtime/random.h"
#include "engine/runtime/remedy_plan.h"
#include "engine/runtime/step_log.h"
#include "engine/runtime/steps.h"

#include <lua.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace threadline::runtime {

class ActorRemedies {
public:
    // How long a wait for a further lock lasts, with the remedy `timeout`.
    static constexpr auto longest_wait = std::chrono::milliseconds(20);

    ActorRemedies(RemedyPlan& plan, ActorContext& actor);

    RemedyPlan& plan() { return plan_; }
    StepLog& log() { return log_; }
    bool logs() const { return plan_.remedies.roll_back(); }
    // Here is where its body begins, as far as starting over goes: the next item of a pool.
    void begin_body() { log_.begin_body(is_in_block()); }

    // The step of the line that the actor's recorder is at. Whether it has the lock now; a wait
    // that is given up by a remedy does not return.
    bool take(lua_State* lua, ObjectId lock, LockSide side, record::StepPatience patience,
              sync::Deadline deadline, bool passes_priority);
    // False: the script does not hold it.
    bool let_go(lua_State* lua, ObjectId lock, LockSide side);

    // Around an access that the guard is for. `variable`: an array as a whole.
    void before_access(lua_State* lua, ObjectId variable, ObjectId element, AccessKind kind);
    void after_access(lua_State* lua, ObjectId variable, AccessKind kind);
    // Before it waits for anything else than a lock: for something that ends by itself, or not.
    void before_pause(lua_State* lua, bool ends_by_itself);
    void end();

    // What a block that starts over has to undo.
    // `amount`: of an addition, otherwise nil.
    void log_change(ObjectId element, const sync::VariableState::Replaced& before, Value amount);
    bool is_in_block() const { return !held_.empty(); }
    // What is checked in a block counts once the block is over, and not where it starts over.
    void keep_check(const Checked& checked);

    // Once: the trace says what the remedy does here.
    void say(const std::string& text);

private:
    struct Held {
        ObjectId lock;
        LockSide side = LockSide::Mutex;
        bool is_ahead = false;  // taken with the first of its block, and let go with the last
        bool is_guard = false;
        std::array<std::uint32_t, 3> asked{};  // how often the script has it, by side

        std::uint32_t& asked_as(LockSide one) { return asked[static_cast<std::size_t>(one)]; }
        bool is_of_script() const {
            return std::ranges::any_of(asked, [](auto n) { return n > 0; });
        }
        // Whoever has it so need not ask for that side.
        bool covers(LockSide wanted) const;
    };
    struct Undo {
        ObjectId element;
        sync::VariableState::Replaced before;
        Value amount;  // of an addition, otherwise nil
        SiteId site;
    };
    struct KeptCheck {
        Checked checked;
        SiteId site;
    };

    SiteId site() const { return actor_.caller.recorder.site(); }
    std::uint32_t line() const;
    bool holds(ObjectId lock) const;
    bool waits_for_itself(ObjectId lock, LockSide side) const;
    std::set<ObjectId> locks_held_at(AccessKind kind) const;
    bool decides() const;
    void turn(lua_State* lua, record::NextStep next);
    void begin_block(ObjectId first);
    void end_block_if_over();
    bool has_ahead(lua_State* lua, ObjectId lock, LockSide side);
    bool take_ahead(lua_State* lua, ObjectId first, LockSide side);
    sync::Outcome perform(lua_State* lua, std::unique_ptr<sync::Operation> operation);
    void hold(ObjectId lock, LockSide side);
    bool acquire(lua_State* lua, ObjectId lock, LockSide side, record::StepPatience patience,
                 sync::Deadline deadline, bool may_give_way);
    void release(lua_State* lua, ObjectId lock, LockSide side);
    void take_guard(lua_State* lua);
    void release_guard(lua_State* lua);
    void make_checks();
    std::size_t undo_writes(lua_State* lua);
    [[noreturn]] void start_over(lua_State* lua, ObjectId denied, LockSide side);

    RemedyPlan& plan_;
    ActorContext& actor_;
    StepLog log_;
    Random random_;
    std::vector<Held> held_;
    std::vector<Undo> undo_;
    std::vector<KeptCheck> checks_;
    LockBlock block_;
    LockSide first_side_ = LockSide::Mutex;  // of its first lock
    bool has_guard_ = false;
    bool guards_one_ = false;   // for this access alone
    bool has_written_ = false;  // since the guard was taken
    bool has_paused_ = false;   // with it
    std::uint32_t guard_line_ = 0;
    std::set<std::string> said_;
};

}  // namespace threadline::runtime
