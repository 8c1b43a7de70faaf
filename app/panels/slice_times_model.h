// How long the named slices of another program's trace took, as a table.
#pragma once

#include "app/panels/rows_model.h"

#include "engine/analysis/slice_times.h"

namespace threadline::app {

struct NamedSliceTime {
    QString name;
    analysis::SliceTime time;
};

class SliceTimesModel : public RowsModel<NamedSliceTime> {
    Q_OBJECT
public:
    enum Column { Name, Total, Self, Longest, Count, ColumnCount };
    explicit SliceTimesModel(QObject* parent = nullptr) : RowsModel(ColumnCount, parent) {}

protected:
    QVariant cell(const NamedSliceTime& row, int column, bool to_sort) const override;
    QString heading(int column, bool tip) const override;
};

}  // namespace threadline::app
