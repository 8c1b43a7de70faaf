// A stack of its own for a task whose steps wait in the middle, where others return to the loop to
// be called again (lua_yieldk): those with remedies, of which one step can be many.
//
// Whatever may pass the turn on to another actor is called on the stack of the loop: where actors
// are fibers it is the loop's that gives way.
#pragma once

#include "engine/schedule/fiber.h"

#include <functional>
#include <utility>

namespace threadline::runtime {

class TaskStack {
public:
    explicit TaskStack(std::function<void()> body) : fiber_(std::move(body)) {}

    // By the loop: until the body waits, or is over.
    void resume() {
        fiber_.resume();
        while (const auto* const call = std::exchange(call_, nullptr)) {
            (*call)();
            fiber_.resume();
        }
    }
    bool is_at_work() const { return fiber_.is_at_work(); }

    // By the body: until the loop resumes it.
    void wait() { fiber_.suspend(); }
    // By the body: `call` on the stack of the loop. It must not throw.
    void call_outside(const std::function<void()>& call) {
        call_ = &call;
        fiber_.suspend();
    }

private:
    schedule::Fiber fiber_;
    const std::function<void()>* call_ = nullptr;
};

}  // namespace threadline::runtime
