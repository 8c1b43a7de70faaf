// What a run amounted to, per lock and per thread, as tables that sort by number.
#pragma once

#include "engine/analysis/report.h"

#include <QAbstractTableModel>

namespace threadline::app {

class LocksModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Acquisitions, Contended, Hold, Wait, LongestWait, ColumnCount };
    static constexpr int SortRole = Qt::UserRole + 1;
    using QAbstractTableModel::QAbstractTableModel;

    void set_locks(std::vector<analysis::LockReport> locks);
    const analysis::LockReport* lock(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<analysis::LockReport> locks_;
};

class ThreadsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Lifetime, Running, Blocked, Waiting, Io, Sleeping, ColumnCount };
    static constexpr int SortRole = Qt::UserRole + 1;
    using QAbstractTableModel::QAbstractTableModel;

    void set_threads(std::vector<analysis::ThreadReport> threads);
    const analysis::ThreadReport* thread(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<analysis::ThreadReport> threads_;
};

}  // namespace threadline::app
