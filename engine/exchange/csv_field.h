// One field of a line of comma-separated values (RFC 4180): in quotes where it has to be, with those
// in it doubled. Pure; O(length).
#pragma once

#include <string>
#include <string_view>

namespace threadline::exchange {

bool needs_csv_quotes(std::string_view text);
std::string csv_field(std::string_view text);

}  // namespace threadline::exchange
