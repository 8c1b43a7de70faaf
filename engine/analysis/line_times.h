// How long the threads were on each line of the source, by state: where a run spends its time, and
// where it waits. Exact: the times of all lines add up to the lives of the threads.
#pragma once

#include "engine/trace/snapshot.h"

#include <string>
#include <vector>

namespace threadline::analysis {

struct LineTime {
    std::string file;
    std::uint32_t line = 0;     // 0: on no line that is known
    trace::StateShares states;  // all threads together, the parts inside the range
    trace::State underneath = trace::State::Blocked;  // what Deadlocked is: Blocked or Waiting

    // In any state but Running.
    trace::Duration waited() const { return states.total() - states.of(trace::State::Running); }
};

// Part by part, like RangeStatisticsSum.
class LineTimesSum {
public:
    explicit LineTimesSum(trace::TimeRange range) : range_(range) {}
    void add(const trace::Snapshot& snapshot, trace::TimeRange part);  // O(intervals in it)
    std::vector<LineTime> take();                                      // in order of file and line

private:
    trace::TimeRange range_;
    std::shared_ptr<const trace::Tables> tables_;
    struct OfSite {
        trace::StateShares states;
        trace::State underneath = trace::State::Blocked;
    };
    std::vector<OfSite> sites_;
};

std::vector<LineTime> line_times(const trace::Snapshot& snapshot, trace::TimeRange range);

}  // namespace threadline::analysis
