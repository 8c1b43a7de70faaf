// The title of a figure, or what is told below it, in as many lines as it needs.
#pragma once

#include "app/timeline/fonts.h"

#include <vector>

namespace threadline::app {

// Broken between words, and no more than so many; what is too long even so ends in "…".
std::vector<QString> title_lines(const QString& title, double width, const TextStyle& style,
                                 std::size_t most_lines = 3);

}  // namespace threadline::app
