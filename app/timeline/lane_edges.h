// Where something begins or ends on a lane, for stepping along it with the keyboard.
#pragma once

#include "app/timeline/geometry.h"

#include <optional>

namespace threadline::app {

std::optional<trace::Time> next_edge(const session::RunSnapshot& run, const LaneRow& row,
                                     trace::Time after);
std::optional<trace::Time> previous_edge(const session::RunSnapshot& run, const LaneRow& row,
                                         trace::Time before);

}  // namespace threadline::app
