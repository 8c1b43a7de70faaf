// Flags above the lanes for the bookmarks and notes of a person.
#pragma once

#include "app/timeline/flag_rows.h"
#include "app/timeline/geometry.h"

namespace threadline::app {

bool has_annotation_flags(const session::RunSnapshot& run, const TimelineOptions& options);

// Rows of the strip above the lanes, one below the other: the flags of findings and of the scenario
// itself in the first, with notes where they leave room; the other notes in those below, as far as
// `options.flag_rows` allows. Does not depend on the zoom, so that nothing jumps.
std::size_t flag_rows(const session::RunSnapshot& run, const TimelineOptions& options);
// So many that each note, and each flag of the scenario as far as `options.moment_rows` allows, has
// room for its words, `most` at most.
std::size_t flag_rows_needed(const session::RunSnapshot& run, const TimeScale& scale,
                             const TimelineOptions& options, const Theme& theme, std::size_t most);

// After the flags of the scenario (moment_flags.h), which have taken parts of the rows. A note on a
// stretch has a bar of its length. Returns how many rows have something in them.
std::size_t add_annotation_flags(DisplayList& out, const session::RunSnapshot& run,
                                 const TimeScale& scale, double bottom,
                                 const TimelineOptions& options, std::vector<TakenRow> taken_in,
                                 const Theme& theme);

// Upright lines end above the words of a flag and go on below them.
void part_lines_at_flags(DisplayList& marks);

}  // namespace threadline::app
