// What tells outcomes apart in a table of them: shared variables that end the same in all of them
// are taken out of its rows, and told once.
#pragma once

#include "engine/record/exploration_report.h"

#include <QString>

#include <span>
#include <vector>

namespace threadline::app {

// Of the values of each outcome. "sums = {0, 0}"; empty: nothing was taken out. Of one outcome all
// is told.
QString take_out_common(std::span<std::vector<record::ExploredVariable>* const> outcomes);
QString values_tip(const QString& common);  // of the heading of the values that are left

}  // namespace threadline::app
