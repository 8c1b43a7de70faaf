// The unit in which the times of something that lasts so long are read.
#pragma once

#include "engine/trace/time.h"

#include <algorithm>
#include <chrono>

namespace threadline::app {

struct TimeUnit {
    const char* name;
    std::int64_t ns;
};

// The largest of which `length` has at least so many; nanoseconds otherwise. Seconds from ten on,
// as analysis::text_of tells them: a time is read in one unit wherever it stands.
constexpr TimeUnit time_unit(trace::Duration length, double least = 2) {
    constexpr TimeUnit units[] = {
        {"ns", 1}, {"µs", 1'000}, {"ms", 1'000'000}, {"s", 1'000'000'000}};
    TimeUnit found = units[0];
    for (const TimeUnit& unit : units)
        if (static_cast<double>(length.count()) >= least * static_cast<double>(unit.ns))
            found = unit;
    return length.count() < 9'999'500'000 && found.ns == 1'000'000'000 ? units[2] : found;
}

// Of a table of what happened in so long. In milliseconds microseconds would be "0.000"; no larger
// unit than that, in which locks that were held for a moment would be.
constexpr TimeUnit table_unit(trace::Duration length) {
    return time_unit(std::min<trace::Duration>(length, std::chrono::seconds(1)));
}

}  // namespace threadline::app
