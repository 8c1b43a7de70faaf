// How long Lua's matcher would be at a pattern. It backtracks, and runs inside of a library
// function where the instruction hook does not see it; so the same search is made here first, with
// every step counted, and one that would take too long is refused before it begins.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace threadline::runtime {

enum class Search : std::uint8_t {
    First,      // find, match
    All,        // gsub
    Unanchored  // gmatch: all, and a ^ at the begin means itself
};

// Whether the search for `pattern` in `text`, from byte `from` on, takes more than `most` steps of
// the matcher. O(min(steps, most)). A pattern that is malformed costs nothing: the library says
// what is wrong with it.
bool matching_exceeds(std::string_view text, std::string_view pattern, std::size_t from,
                      Search search, std::uint64_t most);

}  // namespace threadline::runtime
