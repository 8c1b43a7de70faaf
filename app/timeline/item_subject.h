// What lies on a lane, as the mark of the timeline that stands for it, and back; and on which row.
#pragma once

#include "app/timeline/geometry.h"

#include "engine/analysis/lane_item.h"

#include <optional>

namespace threadline::app {

Subject subject_of(const analysis::LaneItem& item);

// None where a mark stands for nothing that is listed, or for several. What it does not say of the
// item (a state, a value) is left as it is.
std::optional<analysis::LaneItem> item_of(const Subject& subject);

// What a person wrote there: a bookmark or a note that the mark stands for; null: it is another's.
const trace::Annotation* note_of(const session::RunSnapshot& run, const Subject& mark);

// Whether the row is that of the lane on which the mark lies: that of its group, while that is
// folded. O(log threads).
bool lies_on(const Subject& mark, const LaneRow& row, const trace::Snapshot& trace);

}  // namespace threadline::app
