// All interleavings of a small program, one after the other, without any reduction, and how many of
// them are equivalent: the reference for an exploration.
#pragma once

#include "tests/engine/small_program.h"

#include <map>
#include <set>

namespace threadline::testing {

struct EveryInterleaving {
    std::uint64_t interleavings = 0;
    // By the Foata normal form of an execution, which equivalent ones share (Cartier and Foata
    // 1969): how it ended.
    std::map<std::string, schedule::End> classes;
    bool equivalent_ends_differ = false;
    bool too_many = false;  // more than were asked for; the rest is not to be used

    std::set<schedule::End> ends() const;
};

EveryInterleaving every_interleaving(const SmallProgram& program, std::uint64_t most);

}  // namespace threadline::testing
