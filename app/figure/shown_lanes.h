// What of a run a figure draws: words beside it speak of nothing else.
#pragma once

#include "app/timeline/geometry.h"

#include <set>

namespace threadline::app {

struct ShownLanes {
    std::set<ActorId> actors;  // those that share a lane with others, too
    std::set<ObjectId> locks;
    std::set<ObjectId> variables;
    std::size_t cpus = 0;
    std::size_t left_out = 0;  // lanes that were hidden
};

ShownLanes shown_lanes(const session::RunSnapshot& run, const TimelineOptions& options);

}  // namespace threadline::app
