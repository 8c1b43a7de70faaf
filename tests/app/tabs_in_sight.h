// Which tabs of a bar are in sight, and which are in the menu at its end.
#pragma once

#include "app/panels/tabs.h"

#include <QAction>
#include <QApplication>
#include <QMenu>
#include <QTabBar>
#include <QTest>
#include <QTimer>
#include <QToolButton>

namespace threadline::test {

// Whole, and beside the button of the menu.
inline QStringList tabs_in_sight(const app::Tabs& tabs) {
    const QTabBar& bar = *tabs.tabBar();
    const int room = tabs.more()->isVisible() ? tabs.more()->x() : bar.width();
    QStringList names;
    for (int tab = 0; tab < bar.count(); ++tab) {
        const QRect at = bar.tabRect(tab);
        if (at.left() >= 0 && at.right() < room &&
            at.width() >= bar.fontMetrics().horizontalAdvance(bar.tabText(tab)))
            names.append(bar.tabText(tab));
    }
    return names;
}

inline QStringList tabs_in_menu(const app::Tabs& tabs) {
    QStringList names;
    if (!tabs.more()->isVisible())
        return names;
    QMenu* menu = tabs.more()->menu();
    menu->popup(tabs.more()->mapToGlobal(QPoint()));
    for (const QAction* action : menu->actions())
        names.append(action->text());
    menu->hide();
    return names;
}

// By the keyboard, from the button on.
inline void choose_first_of_menu(const app::Tabs& tabs) {
    QTimer::singleShot(0, tabs.more(), [] {
        QWidget* menu = QApplication::activePopupWidget();
        QVERIFY(menu);
        QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Return);
    });
    QTest::keyClick(tabs.more(), Qt::Key_Space);
}

}  // namespace threadline::test
