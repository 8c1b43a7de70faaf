// An actor's lane as what can be seen of it at a scale: whole intervals where they are wide
// enough, otherwise pixel columns in which the most severe state wins.
#pragma once

#include "app/timeline/geometry.h"

#include "engine/trace/lane.h"

#include <memory>
#include <vector>

namespace threadline::app {

struct StateSpan {
    double left = 0;
    double right = 0;
    trace::TimeRange range;
    trace::State state = trace::State::Running;
    bool several = false;                       // more than one interval is in it
    const trace::Interval* interval = nullptr;  // null if several
    // From afar, where one knows how long it was in which state but not when, and that is wide
    // enough to be seen: not null.
    std::shared_ptr<const trace::StateShares> shares = {};
};

// Spans tile the visible part of the lane, in order. O(columns * log intervals). `memory`: spans
// that are of no use any more, for what they hold.
std::vector<StateSpan> state_spans(const trace::ActorLane& lane, const TimeScale& scale,
                                   std::vector<StateSpan> memory = {});

}  // namespace threadline::app
