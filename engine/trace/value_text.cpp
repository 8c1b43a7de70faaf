#include "engine/trace/value_text.h"

#include <array>
#include <charconv>

namespace threadline::trace {

std::string text_of(double number) {
    std::array<char, 32> text;
    const auto end = std::to_chars(text.data(), text.data() + text.size(), number,
                                   std::chars_format::general, 14)
                         .ptr;
    return {text.data(), end};
}

std::string text_of(const Value& value, const Tables& tables) {
    switch (value.tag) {
        case ValueTag::Nil:
            return "nil";
        case ValueTag::Boolean:
            return value.payload != 0 ? "true" : "false";
        case ValueTag::Integer:
            return std::to_string(value.payload);
        case ValueTag::Float:
            return text_of(value.as_double());
        case ValueTag::String:
            return value.as_name().value < tables.names.size() ? tables.name(value.as_name()) : "";
        case ValueTag::Handle:
            break;
    }
    return "handle";
}

std::string quoted_text_of(const Value& value, const Tables& tables) {
    const std::string text = text_of(value, tables);
    if (value.tag == ValueTag::Handle)
        return "a " + text;
    return value.tag == ValueTag::String ? '"' + text + '"' : text;
}

}  // namespace threadline::trace
