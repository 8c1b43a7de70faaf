// What the line above the timeline offers.
#pragma once

#include "window_fixture.h"

#include <QToolButton>

namespace threadline::test {

// By what stands on it; false where that is not offered.
inline bool takes_up(OpenWindow& window, const QString& offer) {
    for (auto* button : window.findChild<app::Banner*>()->findChildren<QToolButton*>())
        if (button->isVisible() && button->text() == offer) {
            QTest::mouseClick(button, Qt::LeftButton);
            return true;
        }
    return false;
}

}  // namespace threadline::test
