// A whole run in a few hundred columns: how many threads were in which state, how many cores idle.
// What the minimap draws, made away from the GUI thread.
#pragma once

#include "app/timeline/state_columns.h"

#include "engine/session/run_snapshot.h"

#include <vector>

namespace threadline::app {

struct RunDensity {
    struct Column {
        StateCounts threads{};  // on average
        double slices = 0;      // threads of a foreign trace of which only slices are known
        double idle = 0;        // share of the cores
    };
    trace::TimeRange range;  // of all columns
    std::vector<Column> columns;
    double most = 0;          // threads in one column
    bool knows_idle = false;  // where not, `idle` is of no meaning

    trace::TimeRange range_of(std::size_t column) const;
    // Empty: none. O(1).
    const Column* at(trace::Time t) const;
};

// Of a live run up to now. On any thread; O(items in memory + columns * lanes).
RunDensity run_density(const session::RunSnapshot& run, std::size_t columns = 1024);

}  // namespace threadline::app
