// A schedule as a small text file: what was run, and who went next at each step, so that the same
// run can be had again.
//
//   threadline schedule 1
//   scenario deadlock/opposite-order
//   source 6f1ed002ab559585
//   parameter remedy = none
//   what-if victim
//   seed 0
//   choices 3
//   1  # A: lock Lock 1, line 12
//   2 timeout
//   1 wakes 3
//
// A choice names its actor by its number in the run, in the order of declaration; what follows "#"
// is for readers. "what-if" stands there only where remedies were tried: its steps are those of a
// run with them. The same schedule gives the same bytes, and a file is read strictly: no blank
// line, no other order.
#pragma once

#include "engine/record/choice.h"
#include "engine/record/declaration.h"
#include "engine/record/remedies.h"
#include "engine/record/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace threadline::record {

struct Schedule {
    std::string scenario;  // its name, as reports give it
    std::uint64_t source_hash = 0;
    std::vector<std::pair<std::string, std::string>> parameters;  // all, in declared order
    Remedies remedies;                                            // with which it was run
    std::uint64_t seed = 0;                                       // of the scenario's own numbers
    std::vector<Choice> choices;
    std::vector<std::string> notes;  // one for each choice, or none at all; a line each

    friend bool operator==(const Schedule&, const Schedule&) = default;
};

// FNV-1a, 64 bits, of the text of the scenario.
std::uint64_t hash_of_source(std::string_view text);

// As a schedule gives the value of a parameter; parse_parameter() reads it back.
std::string text_of(const ParameterValue& value);

std::string to_text(const Schedule& schedule);
// The error begins with `name`, the number of the line, and says the mend.
Result<Schedule> parse_schedule(std::string_view text, const std::string& name);

}  // namespace threadline::record
