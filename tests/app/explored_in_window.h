// Scenarios that are explored, or run for many seeds, in the window.
#pragma once

#include "app/panels/outcomes_panel.h"
#include "tests/app/window_fixture.h"

namespace threadline::test {

// Two threads, of which one may overwrite what the other wrote.
inline const QByteArray counting = R"(local count = shared("count", 0)
threads(2, "T", function()
  local seen = count:read()
  count:write(seen + 1)
end)
)";

inline app::OutcomesPanel* opened(OpenWindow& window, const QByteArray& text) {
    return window.opens_text(text) ? window.findChild<app::OutcomesPanel*>() : nullptr;
}

inline app::OutcomesPanel* swept(OpenWindow& window, const QByteArray& text, int runs) {
    app::OutcomesPanel* panel = opened(window, text);
    if (!panel)
        return nullptr;
    panel->set_runs(runs);
    window.commands().try_seeds->trigger();
    return panel;
}

inline app::OutcomesPanel* explored(OpenWindow& window, const QByteArray& text) {
    app::OutcomesPanel* panel = opened(window, text);
    if (!panel)
        return nullptr;
    window.commands().explore->trigger();
    return QTest::qWaitFor([panel] { return panel->outcomes().rowCount() > 0; }, 30'000) ? panel
                                                                                         : nullptr;
}

}  // namespace threadline::test
