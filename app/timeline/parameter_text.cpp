#include "app/timeline/parameter_text.h"

#include <charconv>
#include <cmath>
#include <cstdint>

namespace threadline::app {

std::string digits_of(double number) {
    if (std::nearbyint(number) == number && std::abs(number) < 1e15)
        return std::to_string(static_cast<std::int64_t>(number));
    char digits[40];
    return {digits, std::to_chars(digits, digits + sizeof digits, number).ptr};
}

std::string text_of(const record::ParameterValue& value) {
    if (const auto* truth = std::get_if<bool>(&value))
        return *truth ? "true" : "false";
    if (const auto* number = std::get_if<double>(&value))
        return digits_of(*number);
    return std::get<std::string>(value);
}

}  // namespace threadline::app
