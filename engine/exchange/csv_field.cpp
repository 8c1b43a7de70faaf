#include "engine/exchange/csv_field.h"

namespace threadline::exchange {

bool needs_csv_quotes(std::string_view text) {
    return text.find_first_of(",\"\r\n") != std::string_view::npos;
}

std::string csv_field(std::string_view text) {
    if (!needs_csv_quotes(text))
        return std::string(text);
    std::string quoted = "\"";
    for (const char c : text)
        quoted.append(c == '"' ? 2 : 1, c);
    return quoted + '"';
}

}  // namespace threadline::exchange
