// What a stretch of time is of a run: all of it, too little of it to be worth showing, or more of
// it than is read.
#pragma once

#include "engine/session/long_trace.h"
#include "engine/session/run_snapshot.h"

#include <algorithm>

namespace threadline::app {

// Of what is known by now: ranges are half open.
inline trace::Time last_instant(const trace::Snapshot& trace) {
    return std::max(trace::Time{0}, trace.now - trace::Duration{1});
}

inline bool is_whole(const trace::TimeRange& view, trace::Time end) {
    return view.begin <= trace::Time{0} && view.end >= end;
}

// There is something to see in this view of a run that ends then.
inline bool still_shows(const trace::TimeRange& view, trace::Time end) {
    constexpr double least_filled = 0.2;
    const trace::Duration filled = std::min(view.end, end) - std::max(view.begin, trace::Time{0});
    return double(filled.count()) >= least_filled * double(view.length().count());
}

// Its items are not there, and are more than are read for a view.
inline bool is_much(const session::RunSnapshot& run, trace::TimeRange range) {
    return !run.trace.is_detailed(range) &&
           (!run.whole || run.whole->events_in(range) > run.whole->most_events());
}

}  // namespace threadline::app
