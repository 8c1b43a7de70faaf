// The shared variables of a run, each array whole.
#pragma once

#include "engine/analysis/report.h"

#include <span>
#include <string>
#include <vector>

namespace threadline::app {

// One shared variable, or all elements of one array.
struct SharedValues {
    std::string name;
    bool is_array = false;
    std::span<const std::pair<std::string, Value>> values;
};
// In the order in which they were declared; refers to `report`. O(n).
std::vector<SharedValues> shared_values(const analysis::Report& report);

}  // namespace threadline::app
