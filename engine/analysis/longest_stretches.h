// The longest stretch of each kind: of one thread in one state, and in which no thread ran at all.
// Moments to stop at, on whichever clock the run was.
#pragma once

#include "engine/trace/snapshot.h"

#include <array>
#include <optional>

namespace threadline::analysis {

struct LongestStretch {
    ActorId actor;
    trace::TimeRange range;
};

struct LongestStretches {
    // By index_of(State); of equal ones the first. Steps that follow each other without a gap are
    // one stretch. Waits for a thread to end are left out, and
    // loops where their tasks tell of themselves. Without a length: none.
    std::array<std::optional<LongestStretch>, trace::state_count> of_state;
    std::optional<trace::TimeRange> nobody_runs;  // between the first begin and the last end

    const std::optional<LongestStretch>& of(trace::State state) const {
        return of_state[trace::index_of(state)];
    }
};

// Of a trace whose intervals are all there; of another one none. O(n log n) in them.
LongestStretches longest_stretches(const trace::Snapshot& snapshot);

}  // namespace threadline::analysis
