// From a mark of the timeline to the finding that is about it.
#pragma once

#include "app/timeline/display_list.h"

#include "engine/analysis/finding.h"

#include <vector>

namespace threadline::app {

// The index of the one that it is a part of, of several the most severe; -1 where there is none: it
// is of one of its threads, and where it was found or in its stretch of one of its locks; of who is
// slow or starves, whatever it does there.
// O(findings).
int finding_about(const std::vector<analysis::Finding>& findings, const Subject& subject);

}  // namespace threadline::app
