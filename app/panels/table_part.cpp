#include "app/panels/table_part.h"

#include <algorithm>

namespace threadline::app {
namespace {

using trace::Duration;
using trace::Time;
using trace::TimeRange;

// The greatest length up to `longest` that fits; 1 ns where none does.
Duration longest_that_fits(Duration longest, const std::function<bool(Duration)>& fits) {
    if (longest <= Duration{1} || fits(longest))
        return std::max(longest, Duration{0});
    Duration good{1}, bad = longest;
    while (bad - good > Duration{1}) {
        const Duration middle = good + (bad - good) / 2;
        (fits(middle) ? good : bad) = middle;
    }
    return good;
}

}  // namespace

TimeRange part_from(Time begin, TimeRange all, std::uint64_t most, const EventsIn& events_in) {
    begin = std::clamp(begin, all.begin, all.end);
    const Duration length = longest_that_fits(all.end - begin, [&](Duration wanted) {
        return events_in({begin, begin + wanted}) <= most;
    });
    return {begin, begin + length};
}

TimeRange part_until(Time end, TimeRange all, std::uint64_t most, const EventsIn& events_in) {
    end = std::clamp(end, all.begin, all.end);
    const Duration length = longest_that_fits(end - all.begin, [&](Duration wanted) {
        return events_in({end - wanted, end}) <= most;
    });
    return {end - length, end};
}

}  // namespace threadline::app
