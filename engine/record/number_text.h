// Numbers in a text that a person or another process wrote.
#pragma once

#include <charconv>
#include <optional>
#include <string_view>

namespace threadline::record {

// The number that all of `text` is; none: it is not one, or too large.
template <typename Number>
std::optional<Number> whole(std::string_view text, int base = 10) {
    Number number{};
    const char* const end = text.data() + text.size();
    const auto [read, problem] = std::from_chars(text.data(), end, number, base);
    if (text.empty() || problem != std::errc{} || read != end)
        return std::nullopt;
    return number;
}

}  // namespace threadline::record
