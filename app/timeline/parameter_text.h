// The value of a parameter as a person writes it: "true", "5", "0.25", "one thread".
#pragma once

#include "engine/record/declaration.h"

#include <string>

namespace threadline::app {

std::string text_of(const record::ParameterValue& value);
// As short as it can be without another number being meant: 1000000 rather than 1e+06.
std::string digits_of(double number);

}  // namespace threadline::app
