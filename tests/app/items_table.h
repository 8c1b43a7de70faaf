// What a table of intervals says, read cell by cell, and which kind of lane is chosen in it.
#pragma once

#include "app/panels/items_pane.h"

#include <QComboBox>
#include <QLabel>
#include <QTableView>

namespace threadline::test {

inline QStringList cells(const app::ItemsModel& model, int row) {
    QStringList list;
    for (const int column : {app::ItemsModel::Lane, app::ItemsModel::Thread, app::ItemsModel::State,
                             app::ItemsModel::Object})
        list.append(model.index(row, column).data().toString());
    return list;
}

inline QStringList column(const QAbstractItemModel& model, int number) {
    QStringList list;
    for (int row = 0; row < model.rowCount(); ++row)
        list.append(model.index(row, number).data().toString());
    return list;
}

inline QString why_empty(app::ItemsPane& pane) {
    auto* label = pane.table()->viewport()->findChild<QLabel*>("why_empty");
    return label && label->isVisibleTo(&pane) ? label->text() : QString();
}

inline void choose(app::ItemsPane& pane, const QString& lanes) {
    auto* box = pane.findChild<QComboBox*>("items-lanes");
    box->setCurrentText(lanes);
    emit box->activated(box->currentIndex());
}

}  // namespace threadline::test
