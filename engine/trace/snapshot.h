// Everything that is known of a run at one instant, immutable: what the window draws from, what a
// figure is made of, what an analysis after the fact reads. Copying it is cheap, so is keeping it.
#pragma once

#include "engine/trace/lane.h"
#include "engine/trace/run_info.h"
#include "engine/trace/slice_lane.h"
#include "engine/trace/tables.h"
#include "engine/trace/wake.h"

#include <algorithm>
#include <memory>

namespace threadline::trace {

struct Snapshot {
    Time now{0};  // everything before it has been applied; the end of the run once finished
    bool finished = false;
    std::shared_ptr<const RunInfo> info;
    std::shared_ptr<const Tables> tables;

    std::vector<std::shared_ptr<const ActorLane>> actors;        // in order of ActorId
    std::vector<std::shared_ptr<const WakeLane>> wakes;          // likewise, of those that have any
    std::vector<std::shared_ptr<const LockLane>> locks;          // mutexes and reader-writer locks
    std::vector<std::shared_ptr<const VariableLane>> variables;  // queues and semaphores too
    std::vector<std::shared_ptr<const SliceLane>> slices;        // in order of ActorId
    // By number. Where the kernel's switches are not known they come, estimated, with the end of
    // the run, unless that was very long.
    std::vector<std::shared_ptr<const CpuLane>> cpus;
    Time settled{0};  // up to where the lanes of threads and CPUs do not change any more
    Series<Moment> moments;
    std::uint64_t moments_left_out = 0;  // too many of one kind to be told apart
    std::uint64_t events = 0;
    // Where the lanes hold their items. Of a trace that is too long to be in memory they hold those
    // of a part of it, and everywhere else their overviews tell what was.
    TimeRange detail{Time{0}, Time::max()};
    bool is_detailed(TimeRange range) const {
        const TimeRange all{std::max(range.begin, Time{0}), std::min(range.end, now)};
        return all.length() <= Duration{0} || (detail.begin <= all.begin && all.end <= detail.end);
    }

    TimeRange range() const { return {Time{0}, now}; }
    const ActorLane* lane_of(ActorId actor) const;  // null if it never began
    const LockLane* lane_of(ObjectId lock) const;
    const WakeLane* wakes_of(ActorId actor) const;  // null if it has none
    // The final (latest) value of each shared variable by name; arrays one entry an element.
    std::vector<std::pair<std::string, Value>> values() const;
};

}  // namespace threadline::trace
