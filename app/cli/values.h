// Values and parameters as a person reads them, and the shared ones of a run with each array whole.
#pragma once

#include "app/timeline/parameter_text.h"

#include "engine/analysis/report.h"

#include <span>
#include <string>
#include <vector>

namespace threadline::app {

std::string text_of(const Value& value, const trace::Tables& tables);  // a text in quotes

// One shared variable, or all elements of one array.
struct SharedValues {
    std::string name;
    bool is_array = false;
    std::span<const std::pair<std::string, Value>> values;
};
// In the order in which they were declared; refers to `report`. O(n).
std::vector<SharedValues> shared_values(const analysis::Report& report);

}  // namespace threadline::app
