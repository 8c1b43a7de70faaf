// What the text of a scenario says to a person besides its title and summary: why it asks for the
// virtual clock, why it refuses parameters, what it checks, what it notes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace threadline::test {

// The last argument of each clock, refuse, check and note, in order. Where it joins texts and
// values the values are %1, %2, ... Linear.
std::vector<std::string> said_in(std::string_view lua);

}  // namespace threadline::test
