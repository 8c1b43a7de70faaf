// The lanes of a run as they are drawn, in the light theme unless another is asked for.
#pragma once

#include "app/timeline/geometry.h"

namespace threadline::test {

inline const app::Theme& light() {
    return app::theme(app::ThemeKind::Light);
}

inline app::DisplayList lanes_of(const session::RunSnapshot& run, trace::TimeRange range,
                                 double width, const app::TimelineOptions& options = {},
                                 const app::Theme& look = light()) {
    const auto rows = app::lane_rows(run, options, look);
    return app::lane_content(run, rows, {range, 0, width}, options, look);
}

// All that is written.
inline QStringList texts(const app::DisplayList& list) {
    QStringList all;
    for (const app::Label& label : list.labels)
        all.append(label.text);
    return all;
}

}  // namespace threadline::test
