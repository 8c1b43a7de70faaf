// Steps that a person takes in the window.
#pragma once

#include "app/panels/step_panel.h"
#include "window_fixture.h"

#include <QListWidget>

namespace threadline::test {

// A takes One, B takes Two: by hand.
inline bool steps_into_a_deadlock(OpenWindow& window) {
    if (!window.opens_text(opposite))
        return false;
    window.commands().step->trigger();
    if (!window.comes_to_step(1))
        return false;
    auto* keys = window.findChild<app::StepPanel*>()->findChild<QListWidget*>();
    QTest::keyClick(keys, Qt::Key_1);
    if (!window.comes_to_step(2))
        return false;
    QTest::keyClick(keys, Qt::Key_2);
    return window.has_finished();
}

}  // namespace threadline::test
