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

private:
    LockLane lane_;
    bool changed_ = true;
    std::shared_ptr<const LockLane> published_;
    Time published_at_{0};
};

}  // namespace threadline::trace
