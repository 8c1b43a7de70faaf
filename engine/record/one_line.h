// Messages are told on one line each, whatever a person gave that stands in them.
#pragma once

#include <algorithm>
#include <string>

namespace threadline {

// Line breaks and other control characters become spaces.
inline std::string one_line(std::string text) {
    std::ranges::replace_if(
        text, [](char c) { return static_cast<unsigned char>(c) < ' '; }, ' ');
    return text;
}

}  // namespace threadline
