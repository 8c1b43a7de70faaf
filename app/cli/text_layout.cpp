#include "app/cli/text_layout.h"

#include <algorithm>

namespace threadline::app {

std::size_t columns_of(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xc0) != 0x80;
    }));
}

std::string wrapped(const std::string& text, const std::string& indent, int width) {
    std::string out;
    std::string line = indent;
    bool empty = true;
    std::size_t gap = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = text.find_first_not_of(" \n", at);
        if (begin == std::string::npos)
            break;
        const std::size_t end = std::min(text.find_first_of(" \n", begin), text.size());
        const std::string word = text.substr(begin, end - begin);
        gap = empty ? 0 : begin - at;
        at = end;
        if (!empty && columns_of(line) + gap + columns_of(word) > static_cast<std::size_t>(width)) {
            out += line + "\n";
            line = indent;
            gap = 0;
        }
        line += std::string(gap, ' ') + word;
        empty = false;
    }
    return empty ? out : out + line + "\n";
}

std::string left(const std::string& text, std::size_t columns) {
    const std::size_t width = columns_of(text);
    return text + std::string(width <= columns ? columns - width : 1, ' ');
}

std::string right(const std::string& text, std::size_t columns) {
    const std::size_t width = columns_of(text);
    return width < columns ? std::string(columns - width, ' ') + text : text;
}

std::string cell(const std::string& text, std::size_t columns, ConsoleStyle style) {
    const std::size_t width = columns_of(text);
    if (width <= columns)
        return text + std::string(columns - width, ' ');
    std::string cut;
    std::size_t taken = 0;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t next = i + 1;
        while (next < text.size() && (static_cast<unsigned char>(text[next]) & 0xc0) == 0x80)
            ++next;
        if (++taken == columns)
            break;
        cut.append(text, i, next - i);
        i = next;
    }
    return cut + (style.utf8 ? "…" : ".");
}

}  // namespace threadline::app
