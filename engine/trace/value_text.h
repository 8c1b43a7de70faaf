// A shared value as a person reads it; the same text wherever one is shown.
#pragma once

#include "engine/trace/tables.h"

#include <string>

namespace threadline::trace {

// With the digits with which Lua prints a float (14), whatever the locale, and no ".0".
std::string text_of(double number);
// "nil", "true", "5", "0.25", "parcel", "handle". What a file names but
// does not hold is empty.
std::string text_of(const Value& value, const Tables& tables);
// The same with a text in quotes, for where it stands among other words.
std::string quoted_text_of(const Value& value, const Tables& tables);

}  // namespace threadline::trace
