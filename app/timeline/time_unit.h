// The unit in which the times of something that lasts so long are read.
#pragma once

#include "engine/trace/time.h"

namespace threadline::app {

struct TimeUnit {
    const char* name;
    std::int64_t ns;
};

// The largest of which `length` has at least so many; nanoseconds otherwise.
constexpr TimeUnit time_unit(trace::Duration length, double least = 2) {
    constexpr TimeUnit units[] = {
        {"ns", 1}, {"µs", 1'000}, {"ms", 1'000'000}, {"s", 1'000'000'000}};
    TimeUnit found = units[0];
    for (const TimeUnit& unit : units)
        if (static_cast<double>(length.count()) >= least * static_cast<double>(unit.ns))
            found = unit;
    return found;
}

}  // namespace threadline::app
