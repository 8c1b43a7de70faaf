// A window as one meets it first, with or without its tour.
#pragma once

#include "tests/app/window_fixture.h"

namespace threadline::test {

inline app::WindowStart first_start() {
    app::WindowStart start = start_here();
    start.first_minute = true;
    return start;
}

inline void tour_is_known() {
    QSettings().setValue("tour/is-known", true);
}

}  // namespace threadline::test
