// The lock-order graph of any run up to any instant: of one that is too long to be in memory it is
// added up part by part, as they are read from its file, and what it was at the end of some is
// kept, evenly over the run. So the run is read once, and of every instant after that one part, or
// of a run of very many parts a small share.
#pragma once

#include "engine/analysis/lock_order.h"
#include "engine/session/range_parts.h"

#include <memory>

namespace threadline::session {

// Of one run, by one thread at a time. Memory: the edges of the graph for each that is kept.
class LongLockOrder {
public:
    static constexpr std::uint64_t usually_kept = 64;

    explicit LongLockOrder(std::uint64_t most_events_at_once = usual_part,
                           std::uint64_t most_kept = usually_kept)
        : most_events_at_once_(most_events_at_once), most_kept_(most_kept) {}

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
    bool is_worth_a_place(const RunSnapshot& run, trace::Time t) const;

    const std::uint64_t most_events_at_once_;
    const std::uint64_t most_kept_;  // beside that of the end
    std::vector<UpTo> known_;        // by time
};

}  // namespace threadline::session
