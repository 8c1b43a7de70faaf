// The title of a figure, in as many lines as it needs.
#pragma once

#include "app/timeline/fonts.h"

#include <vector>

namespace threadline::app {

// Broken between words, three lines at most; what is too long even so ends in "…".
std::vector<QString> title_lines(const QString& title, double width, const TextStyle& style);

}  // namespace threadline::app
