// A shared value as a person reads it: "nil", "true", "5", "0.25", "parcel", "handle".
#pragma once

#include "engine/trace/tables.h"

#include <string>

namespace threadline::app {

std::string plain_text_of(const Value& value, const trace::Tables& tables);

}  // namespace threadline::app
