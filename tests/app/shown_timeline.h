// A timeline on the screen, with its picture.
#pragma once

#include "app/timeline/timeline_view.h"

#include <QTest>

namespace threadline::test {

inline void show(app::TimelineView& view, const session::RunSnapshot& run) {
    view.resize(1000, 420);
    view.set_run(run);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    view.refresh_now();
}

}  // namespace threadline::test
