// What the window asks, answered by a click.
#pragma once

#include "window_fixture.h"

#include <QMessageBox>
#include <QPushButton>

namespace threadline::test {

// False where it does not ask, or asks again.
inline bool answer(OpenWindow& window, QMessageBox::StandardButton with) {
    if (!QTest::qWaitFor([&] { return window.findChild<QMessageBox*>() != nullptr; }))
        return false;
    QTest::mouseClick(window.findChild<QMessageBox*>()->button(with), Qt::LeftButton);
    return QTest::qWaitFor([&] { return !window.findChild<QMessageBox*>(); });
}

}  // namespace threadline::test
