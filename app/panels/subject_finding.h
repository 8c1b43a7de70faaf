// From a mark of the timeline to the finding that is about it.
#pragma once

#include "app/timeline/display_list.h"

#include "engine/analysis/finding.h"

#include <vector>

namespace threadline::app {

// The index of the one that names its thread or its lock at that time, of several the most severe;
// -1 where there is none. O(findings).
int finding_about(const std::vector<analysis::Finding>& findings, const Subject& subject);

}  // namespace threadline::app
