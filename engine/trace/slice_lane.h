// Named stretches of a thread of a trace that another program wrote: functions, tasks, spans.
//
// Such a file says what ran under which name, not in which state the thread was: whether it had a
// CPU or waited is not in it. So a foreign thread has a SliceLane and no ActorLane, and no state is
// claimed for it.
#pragma once

#include "engine/record/ids.h"
#include "engine/trace/series.h"

#include <cstddef>
#include <vector>

namespace threadline::trace {

struct Slice {
    Time begin{0};
    Time end{0};
    NameId name;

    TimeRange range() const { return {begin, end}; }
    friend bool operator==(const Slice&, const Slice&) = default;
};

// rows[d] holds the slices of depth d, in time order and without overlap, so find() serves each
// row. On a thread a slice of depth d > 0 lies inside one of depth d - 1, unless the file itself
// overlaps slices on one thread. On a lane of asynchronous slices, which may overlap, a row is only
// the first that had room.
struct SliceLane {
    ActorId actor;
    Time begin{0};  // of the first slice
    Time end{0};    // of the last
    std::vector<Series<Slice>> rows;
    bool asynchronous = false;

    std::size_t size() const {
        std::size_t slices = 0;
        for (const Series<Slice>& row : rows)
            slices += row.size();
        return slices;
    }
};

}  // namespace threadline::trace
