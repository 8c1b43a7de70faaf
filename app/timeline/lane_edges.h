// Where something begins or ends on a lane, for stepping along it with the keyboard. Of a long
// trace what is there: of a part its items, elsewhere those alone that are too long for one part.
#pragma once

#include "app/timeline/geometry.h"

#include <optional>

namespace threadline::app {

std::optional<trace::Time> next_edge(const session::RunSnapshot& run, const LaneRow& row,
                                     trace::Time after);
std::optional<trace::Time> previous_edge(const session::RunSnapshot& run, const LaneRow& row,
                                         trace::Time before);

}  // namespace threadline::app
