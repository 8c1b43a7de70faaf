// One cell of a CSV table (RFC 4180): in quotes where it holds a comma, a quote or a line break.
#pragma once

#include <string>
#include <string_view>

namespace threadline::exchange {

std::string csv_cell(std::string_view text);

}  // namespace threadline::exchange
