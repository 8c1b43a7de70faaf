// Time in a trace: nanoseconds since the start of the run, on the run's clock.
#pragma once

#include <chrono>

namespace threadline::trace {

using Time = std::chrono::nanoseconds;      // a point
using Duration = std::chrono::nanoseconds;  // a length

// Half open: begin <= t < end.
struct TimeRange {
    Time begin{0};
    Time end{0};

    Duration length() const { return end - begin; }
    bool contains(Time t) const { return begin <= t && t < end; }
    bool overlaps(TimeRange other) const { return begin < other.end && other.begin < end; }
    friend bool operator==(const TimeRange&, const TimeRange&) = default;
};

}  // namespace threadline::trace
