// What stands beside the title of the pane around a view.
#pragma once

#include "app/panels/pane.h"

#include <QLabel>

namespace threadline::test {

inline QString note_beside(const QWidget* view) {
    const QWidget* pane = view;
    while (pane && !qobject_cast<const app::Pane*>(pane))
        pane = pane->parentWidget();
    QString note;
    for (const QLabel* label : pane->findChildren<QLabel*>())
        if (label->property("role") == "muted")
            note = label->text();
    return note;
}

}  // namespace threadline::test
