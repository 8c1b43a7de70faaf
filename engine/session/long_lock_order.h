// The lock-order graph of any run up to any instant: of one that is too long to be in memory it is
// added up part by part, as they are read from its file, and what it was at the end of each is
// kept. So the run is read once, and of every instant after that one part at most.
#pragma once

#include "engine/analysis/lock_order.h"
#include "engine/session/range_parts.h"

#include <memory>

namespace threadline::session {

// Of one run, by one thread at a time. Memory: the edges of the graph for each part.
class LongLockOrder {
public:
    explicit LongLockOrder(std::uint64_t most_events_at_once = usual_part)
        : most_events_at_once_(most_events_at_once) {}

    // Null: `go_on`, which is asked before each part, said no. Of a run that has let go of its
    // beginning, and is in no file yet, it is that of what is there. O(events) the first time: no
    // work for the thread of a window. Errors: the file is damaged, or has gone.
    Result<std::shared_ptr<const analysis::LockOrder>> at(const RunSnapshot& run, trace::Time t,
                                                          const std::function<bool()>& go_on = {});

private:
    struct UpTo {
        trace::Time t{0};
        analysis::LockOrderSum sum;
    };
    const std::uint64_t most_events_at_once_;
    std::vector<UpTo> known_;  // by time
};

}  // namespace threadline::session
