// What a step of an explored execution does: of the names that the scenario gives, so that it says
// the same wherever it is read.
#pragma once

#include "engine/record/next_step.h"

#include <cstdint>
#include <string>

namespace threadline::record {

struct ExploredStep {
    std::string thread;              // none: the step was never come to
    StepKind does = StepKind::None;  // its thread begins
    bool gives_up = false;           // a wait that runs out of its time
    std::string object;              // none: it touches no shared object
    std::string target;              // of a join
    std::string wakes;               // a thread that it lets go on, where that was a choice
    std::uint32_t line = 0;          // 0: of no line of the scenario

    friend bool operator==(const ExploredStep&, const ExploredStep&) = default;
};

// "lock Lock 1", "join B", "begin"
std::string call_of(const ExploredStep& step);
// "A: lock Lock 1, line 12", "B: gives up get jobs, line 4"
std::string to_text(const ExploredStep& step);

}  // namespace threadline::record
