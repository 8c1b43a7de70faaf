// How much of a trace that is too long to be in memory is read at once to be seen.
#pragma once

#include <cstdint>

namespace threadline::session {

struct ReadingLimits {
    // Of more a part is not built: its overview says as much as can be seen.
    std::uint64_t most_events = 3'000'000;
};

}  // namespace threadline::session
