// Flags above the lanes for what a scenario said of itself, its notes and the checks that failed,
// and for the first update of each variable that was lost.
#pragma once

#include "app/timeline/flag_rows.h"
#include "app/timeline/geometry.h"

namespace threadline::app {

bool has_moment_flags(const session::RunSnapshot& run);

// Into what is left of the first `options.moment_rows` rows of the strip: where a flag finds no
// room its staff stands alone. `taken`: by row, what has been taken. Returns how many rows have
// something in them.
std::size_t add_moment_flags(DisplayList& out, const session::RunSnapshot& run,
                             const TimeScale& scale, double bottom, std::vector<TakenRow>& taken,
                             const TimelineOptions& options, const Theme& theme);

// Into what room these leave in the first row, beside their line on either side.
void add_lost_update_flags(DisplayList& out, const session::RunSnapshot& run,
                           const TimeScale& scale, double bottom, std::vector<TakenRow>& taken,
                           const TimelineOptions& options, const Theme& theme);

}  // namespace threadline::app
