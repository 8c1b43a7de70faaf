// One lock's lane while it grows: who holds it, who waits for it, and the sums of both.
#pragma once

#include "engine/trace/lane.h"
#include "engine/trace/trace_event.h"

#include <memory>
#include <vector>

namespace threadline::trace {

class LockTrack {
public:
    explicit LockTrack(ObjectId lock) { lane_.lock = lock; }

    bool contended() const { return lane_.statistics.contended != 0; }
    const std::vector<Hold>& open_holds() const { return lane_.open_holds; }

    void request(const TraceEvent& event, Time t);
    void end_wait(ActorId actor, Time t);  // acquired it, or gave up
    void acquire(const Hold& hold);
    void release(ActorId actor, Time t);

    void close(Time end);  // the end of the run
    std::shared_ptr<const LockLane> lane_at(Time now);

    // What has ended since the last call is taken into the overview;
    // those that were there at `long_since` are kept.
    void summarise(Time long_since);
    void close_overview();  // nothing follows
    void measure_overview(OverviewSize& size) { measure(overview_, size); }
    // Those parts of the overview that take more than `bytes`. False: none could be.
    bool coarsen_overview(std::size_t bytes);
    // Forgets holds and waits that end before `t`, of those that have been summarised.
    void forget(Time t);
    std::size_t kept_bytes() const {
        return (lane_.holds.size() + lane_.waits.size()) * sizeof(Hold);
    }
    // All that the lane still depends on (state_coding.h).
    template <typename Archive>
    void fields(Archive& archive) {
        archive(lane_.open_holds, lane_.open_waits, lane_.longest_hold, lane_.longest_wait,
                lane_.statistics);
    }

private:
    LockLane lane_;
    LockOverview overview_;
    std::size_t summarised_holds_ = 0;
    std::size_t summarised_waits_ = 0;
    bool changed_ = true;
    std::shared_ptr<const LockLane> published_;
    Time published_at_{0};
};

}  // namespace threadline::trace
