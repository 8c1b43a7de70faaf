// How an operation on a shared object ends, for the one who called it.
#pragma once

#include <cstdint>

namespace threadline::sync {

enum class Outcome : std::uint8_t {
    Done,
    TimedOut,
    WouldBlock,    // a try that found it taken
    Closed,        // a queue that will give or take nothing more
    NotOwner,      // unlock by somebody who does not hold it: nothing was changed
    Stopped,       // the run ends
    TooManyReads,  // the actor reads under the lock as often as can be counted: nothing was changed
};

}  // namespace threadline::sync
