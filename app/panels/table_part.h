// The parts of a trace too long to be listed at once, one after the other without a gap.
#pragma once

#include "engine/trace/time.h"

#include <cstdint>
#include <functional>

namespace threadline::app {

// How many events a range has: not fewer than a range inside of it.
using EventsIn = std::function<std::uint64_t(trace::TimeRange)>;

// The longest part with at most so many events that begins there, or ends there; of `all`, and
// never empty while there is something left. O(log of the length) questions.
trace::TimeRange part_from(trace::Time begin, trace::TimeRange all, std::uint64_t most,
                           const EventsIn& events_in);
trace::TimeRange part_until(trace::Time end, trace::TimeRange all, std::uint64_t most,
                            const EventsIn& events_in);

}  // namespace threadline::app
