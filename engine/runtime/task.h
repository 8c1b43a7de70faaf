// A task of an event loop: a coroutine of the loop's Lua state, and what it waits for while it is
// suspended. Used by the loop's thread alone.
#pragma once

#include "engine/runtime/actor_context.h"
#include "engine/runtime/actor_remedies.h"
#include "engine/runtime/coroutine.h"
#include "engine/runtime/script.h"
#include "engine/runtime/task_stack.h"
#include "engine/sync/operation.h"

#include <memory>
#include <vector>

namespace threadline::runtime {

class EventLoop;

struct Task {
    enum class Wait : std::uint8_t {
        Turn,       // nothing: it can go on
        Operation,  // for `operation`, until its deadline
        Time,       // until `due`
        Reply,      // of the service
    };

    Task(const RunContext& run, const sync::Caller& caller, EventLoop& its_loop)
        : context{run, caller, ServiceClient(-1), this}, loop(its_loop) {}

    // What a step says before it yields.
    void wait_for(std::unique_ptr<sync::Operation> blocked) {
        wait = Wait::Operation;
        operation = std::move(blocked);
        due = operation->deadline();
    }
    void wait_until(sync::Clock::time_point time) {
        wait = Wait::Time;
        due = time;
    }
    // On the virtual clock it is known when it comes.
    void wait_for_reply(sync::Deadline comes) {
        wait = Wait::Reply;
        due = comes;
    }

    ActorId actor() const { return context.caller.actor; }

    ActorContext context;
    EventLoop& loop;
    Coroutine coroutine;
    SiteId site;  // of its latest step
    bool begun = false;
    std::unique_ptr<ActorRemedies> remedies;             // none: its steps are as they are
    std::unique_ptr<TaskStack> stack;                    // none: its coroutine yields
    Result<Script::Step> ended = Script::Step::Yielded;  // on the stack: how it went
    bool is_left = false;                                // it does not go on: its loop has ended
    Wait wait = Wait::Turn;
    std::unique_ptr<sync::Operation> operation;
    sync::Deadline due;
    std::uint32_t timer = 0;    // the number of its latest one: others are stale
    sync::Deadline reply_came;  // when the reply was sent; none: it is outstanding
};

}  // namespace threadline::runtime
