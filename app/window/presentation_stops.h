// What of a run is told to a room: the moments at which a presentation stops, and what it shows
// beside the lanes.
//
// Pure functions.
#pragma once

#include "engine/session/run_snapshot.h"

#include <optional>
#include <vector>

namespace threadline::app {

// Only what matters, by time; few enough to be walked through.
std::vector<trace::Moment> moments_worth_a_stop(const session::RunSnapshot& run);

// From when on somebody waits for ever.
std::optional<trace::Time> first_freeze_after(const session::RunSnapshot& run, trace::Time at);

// Somebody had to wait for a lock, or waits for ever. All else a graph of waits says to nobody.
bool tells_of_waits(const session::RunSnapshot& run);

// It is a story of values.
bool tells_of_values(const session::RunSnapshot& run);

}  // namespace threadline::app
