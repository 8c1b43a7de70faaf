// From a line of the source to what happened on it: what a thread did, the locks that it took, the
// values that it wrote and read there.
#pragma once

#include "app/timeline/display_list.h"

#include "engine/trace/snapshot.h"

namespace threadline::app {

// What comes next after `after` on that line, or else what came first: asking again goes round. Of
// kind None where nothing happened that took time; of a long trace only what is in memory is looked
// at. O(items that are there).
Subject next_on_line(const trace::Snapshot& snapshot, int line, const Subject& after);

}  // namespace threadline::app
