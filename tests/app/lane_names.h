// Lanes by their names, as they stand from top to bottom.
#pragma once

#include "tests/app/drawn_lanes.h"
#include "tests/app/run_fixture.h"

namespace threadline::test {

// A, B, then Lock 1, Lock 2.
inline session::RunSnapshot two() {
    return RunFixture::opposite_order();
}

inline QStringList names(const std::vector<app::LaneRow>& rows) {
    QStringList all;
    for (const app::LaneRow& row : rows)
        all.append(row.name);
    return all;
}

inline QStringList names(const session::RunSnapshot& run, const app::TimelineOptions& options) {
    return names(app::lane_rows(run, options, light()));
}

}  // namespace threadline::test
