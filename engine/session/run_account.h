// What is asked of a long run when it is over, why its cores were idle and what kept it from being
// faster, added up as it goes: then its items are no longer in memory, and nothing has to be held
// up for a second look at all of them.
//
// The run is cut into stretches; the sums are the same wherever the cuts lie.
#pragma once

#include "engine/analysis/bottleneck.h"
#include "engine/analysis/idle_time.h"

#include <deque>

namespace threadline::session {

class RunAccount {
public:
    // The next stretch ends here, where nothing before `at` can change any more. Of the first one
    // several are made: it may be long.
    void cut(trace::Time at);
    bool has_begun() const { return !ends_.empty() || done_ > trace::Time{0}; }
    // What lies before has been added.
    trace::Time done() const { return done_; }
    // Adds the next stretches, `most` of them. O(n log n) in their intervals.
    static constexpr std::size_t all = SIZE_MAX;
    void add(const trace::Snapshot& snapshot, std::size_t most);
    bool has_more() const { return !ends_.empty(); }

    const analysis::IdleSums& idle() const { return idle_; }
    const analysis::BottleneckSums& bottleneck() const { return bottleneck_; }

private:
    std::deque<trace::Time> ends_;
    trace::Time last_end_{0};
    trace::Time done_{0};
    analysis::IdleSums idle_;
    analysis::BottleneckSums bottleneck_;
};

}  // namespace threadline::session
