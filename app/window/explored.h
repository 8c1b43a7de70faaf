// What was explored, and with what.
#pragma once

#include "app/panels/exploration_size.h"

#include "engine/record/exploration_report.h"
#include "engine/trace/run_info.h"

#include <string>
#include <vector>

namespace threadline::app {

struct Explored {
    record::ExplorationReport report;
    std::string remedies;          // it was explored with, as RunInfo has them
    std::size_t lose_updates = 0;  // of its outcomes

    // Of the text, the values and the remedies of that run.
    bool is_of(const trace::RunInfo& run) const;
};

struct ExploredWith {
    record::ExplorationBounds bounds;
    std::vector<LowerValue> lower;    // in place of what is set
    std::vector<LowerValue> further;  // that could be lower still
};

}  // namespace threadline::app
