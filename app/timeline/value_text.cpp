#include "app/timeline/value_text.h"

#include "app/timeline/parameter_text.h"

namespace threadline::app {

std::string plain_text_of(const Value& value, const trace::Tables& tables) {
    switch (value.tag) {
        case ValueTag::Nil:
            return "nil";
        case ValueTag::Boolean:
            return value.payload != 0 ? "true" : "false";
        case ValueTag::Integer:
            return std::to_string(value.payload);
        case ValueTag::Float:
            return digits_of(value.as_double());
        case ValueTag::String:
            // A file that was tampered with may name what it does not hold.
            return value.as_name().value < tables.names.size() ? tables.name(value.as_name()) : "";
        case ValueTag::Handle:
            break;
    }
    return "handle";
}

}  // namespace threadline::app
