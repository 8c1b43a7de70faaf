// Which remedies could be tried with a run, by what was found in it (record/remedies.h). A pure
// function; whether one helps is seen by running again with it.
#pragma once

#include "engine/analysis/finding.h"
#include "engine/record/remedies.h"
#include "engine/trace/run_info.h"
#include "engine/trace/tables.h"

#include <span>
#include <string>
#include <vector>

namespace threadline::analysis {

struct FittingRemedy {
    record::Remedies remedies;  // with those that the run had already
    std::string name;           // the one that is new: "global-order"
    std::string text;           // what it would do, one line
    std::size_t finding = 0;    // the first for which it is
};

// In a fixed order; none where nothing was found that they are for, or the run had them.
std::vector<FittingRemedy> fitting_remedies(const trace::RunInfo& info, const trace::Tables& tables,
                                            std::span<const Finding> findings);

}  // namespace threadline::analysis
