// The figures of compared runs that matter, and how each differs from the first run's.
#pragma once

#include "app/cli/comparison.h"

#include <QAbstractTableModel>

namespace threadline::app {

struct DifferenceRow {
    QString name;
    QString tip;
    std::vector<QString> cells;  // one a run: "105 ms  (−90 %)"
};

// How they ended and what is wrong with them, where anything is; wall time, speed-up, how well the
// cores were used, what threads waited for, memory, and the shared variables whose values differ. A
// figure that is nought in all runs is left out; a time of a run that did not end is a dash.
// Pure; O(n) in threads and values.
std::vector<DifferenceRow> differences_of(const std::vector<Compared>& runs);
// Of one stretch of time (in_stretch()): cores, threads, and how much of it lies in each run, where
// that is not the same.
std::vector<DifferenceRow> differences_in_stretch(const std::vector<Compared>& of_it);

class DifferenceModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    void set_runs(const std::vector<Compared>& runs);
    void set_stretch(const std::vector<Compared>& of_it);  // of those runs

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void set_rows(std::vector<DifferenceRow> rows, const std::vector<Compared>& runs);

    std::vector<QString> names_;
    std::vector<DifferenceRow> rows_;
};

}  // namespace threadline::app
