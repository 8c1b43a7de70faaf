// Text in columns for a terminal, and how wide it is.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace threadline::app {

struct ConsoleStyle {
    bool utf8 = true;  // otherwise ASCII alone
    int width = 80;    // columns
};

// Columns that a UTF-8 text takes: code points, none of which is wide here.
std::size_t columns_of(std::string_view text);
// Breaks between words, each line beginning with `indent`.
std::string wrapped(const std::string& text, const std::string& indent, int width);
// Filled up with spaces. After what is wider stands one, so that columns never touch.
std::string left(const std::string& text, std::size_t columns);
std::string right(const std::string& text, std::size_t columns);
// As left(), but what is wider is cut.
std::string cell(const std::string& text, std::size_t columns, ConsoleStyle style);

}  // namespace threadline::app
