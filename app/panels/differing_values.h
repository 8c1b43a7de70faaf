// What tells outcomes apart in a table of them: shared variables that end the same in all of them
// are taken out of its rows, and told once.
#pragma once

#include "app/cli/outcome_counts.h"

#include "engine/session/exploration.h"

#include <QString>

#include <vector>

namespace threadline::app {

// "sums = {0, 0}"; empty: nothing was taken out. Of one outcome all is told.
QString take_out_common(std::vector<session::ConfirmedOutcome>& outcomes);
QString take_out_common(std::vector<OutcomeCount>& outcomes);
QString values_tip(const QString& common);  // of the heading of the values that are left

}  // namespace threadline::app
