// A flow of control with a stack of its own, on whatever thread resumes it: an actor of an
// exploration. A switch takes some ten nanoseconds (Boost.Context).
//
// The same body may be run again and again. A fiber must not be destroyed while its body is at
// work: whoever suspended it has to let it come to its end.
#pragma once

#include "engine/record/result.h"

#include <cstddef>
#include <functional>
#include <memory>

namespace threadline::schedule {

class Fiber {
public:
    explicit Fiber(std::function<void()> body);
    ~Fiber();
    Fiber(const Fiber&) = delete;
    Fiber& operator=(const Fiber&) = delete;

    // By its owner: goes on until it suspends itself or its body is over. A body that is over
    // begins anew.
    void resume();
    // By its own body.
    void suspend();

    bool is_at_work() const;

private:
    struct Context;
    class Spare;

    std::unique_ptr<Context> context_;
};

}  // namespace threadline::schedule
