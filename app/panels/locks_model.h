// What became of the locks of a run, as a table that sorts by number.
#pragma once

#include "app/panels/rows_model.h"

#include "engine/analysis/report.h"

namespace threadline::app {

class LocksModel : public RowsModel<analysis::LockReport> {
    Q_OBJECT
public:
    enum Column { Name, Wait, Contended, Hold, LongestWait, Acquisitions, AtOnce, ColumnCount };
    explicit LocksModel(QObject* parent = nullptr) : RowsModel(ColumnCount, parent, 1) {}

    void set_locks(const analysis::Report& report);  // named as the window names them

protected:
    QVariant cell(const analysis::LockReport& row, int column, bool to_sort) const override;
    QString heading(int column, bool tip) const override;
};

}  // namespace threadline::app
