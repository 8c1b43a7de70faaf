// What is laid over the lanes of a figure: where it has words, nothing shows through them.
#pragma once

#include "app/timeline/display_list.h"

namespace threadline::app {

// As append() (geometry.h), on top of what is there: words that would lie below its own make way.
// O(n) in the labels of both.
void lay_over(DisplayList& list, const DisplayList& part, QPointF offset);

}  // namespace threadline::app
