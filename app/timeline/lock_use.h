// Who held a lock and who wanted it, in one stretch of time.
#pragma once

#include "app/timeline/geometry.h"

#include "engine/trace/lane.h"

#include <unordered_map>
#include <vector>

namespace threadline::app {

struct LockUse {
    std::vector<trace::Hold> holds;        // that overlap the view, by begin
    std::vector<trace::Hold> waits;        // likewise
    std::vector<trace::TimeRange> wanted;  // somebody waits; ordered, disjoint
    // Too many to tell apart: `held` and `wanted` say when, to some pixels, and the others are
    // empty.
    bool dense = false;
    std::vector<trace::TimeRange> held;
    // Of how much of each of `held` and `wanted` that is so; empty: of all.
    std::vector<double> held_shares, wanted_shares;

    void clear();
};

// Whether one of the stretches, ordered and disjoint, is in `range`. O(log n).
bool overlaps_any(const std::vector<trace::TimeRange>& stretches, trace::TimeRange range);

// From when on a lock is part of a deadlock.
struct Freeze {
    trace::Time at{0};
    trace::Time end{0};
    QString label;
    std::vector<ActorId> actors;
    std::vector<ObjectId> objects;
};
std::vector<Freeze> freezes(const session::RunSnapshot& run);

// All locks of a view, each looked at once.
class LockUses {
public:
    LockUses(const session::RunSnapshot& run, const TimeScale& scale);

    const LockUse& of(ObjectId lock);
    // The locks that `lane`'s actor held in the view, by begin; empty and `dense` set where they
    // are too many: then `held` says when it held any.
    // `memory`: a use that is not looked at any more, for what it holds.
    LockUse of(const trace::ActorLane& lane, LockUse memory = {});
    // The end of time where the lock never freezes.
    trace::Time frozen_from(ObjectId lock) const;

private:
    const session::RunSnapshot& run_;
    const TimeScale& scale_;
    std::unordered_map<ObjectId, const trace::LockLane*> lanes_;
    std::unordered_map<ObjectId, LockUse> known_;
    std::unordered_map<ActorId, std::vector<trace::Hold>> held_at_end_;
    std::unordered_map<ObjectId, trace::Time> frozen_;
    bool looked_at_end_ = false;
};

}  // namespace threadline::app
