// What a person sets in a run: the cursor, and what is marked. Of one that was made step by step
// only the order counts: there lines have no times.
#pragma once

#include "app/timeline/geometry.h"
#include "app/timeline/tip_place.h"

namespace threadline::app {

// cursor_content(), marking_content() and describe() of a run. Pure.
DisplayList cursor_in(const session::RunSnapshot& run, trace::Time cursor, const TimeScale& scale,
                      double height, double axis, const Theme& theme);
// `level`: the lower edge of the lane on which was measured, where there is one. `lanes`: where
// they are, from top to bottom; how long a stretch is stands on none of them where there is room.
DisplayList marking_in(const session::RunSnapshot& run, const Marking& marking,
                       const TimeScale& scale, double bottom, const Theme& theme,
                       std::optional<double> level = {}, const std::vector<Band>& lanes = {});
QString describe_in(const session::RunSnapshot& run, const Marking::Distance& distance);

}  // namespace threadline::app
