// How threads spent their lives, or a part of them, as a table: a column a state.
#pragma once

#include "app/panels/rows_model.h"

#include "engine/analysis/report.h"

class QTableView;

namespace threadline::app {

struct ThreadTimes {
    ActorId actor;
    QString name;
    trace::Duration life{0};
    trace::StateShares states;  // add up to it
};

std::vector<ThreadTimes> thread_times(const analysis::Report& report);

class ThreadTimesModel : public RowsModel<ThreadTimes> {
    Q_OBJECT
public:
    enum Column {
        Name,
        Life,
        Running,
        Ready,
        Blocked,
        Deadlocked,
        Waiting,
        Io,
        Sleeping,
        Interpreter,
        Unknown,  // or held up by the recorder
        ColumnCount
    };
    explicit ThreadTimesModel(int decimals, QObject* parent = nullptr)
        : RowsModel(ColumnCount, parent, decimals) {}

    // Some thread was in that state, for long enough to be written.
    bool is_worth_showing(int column) const;

protected:
    QVariant cell(const ThreadTimes& row, int column, bool to_sort) const override;
    QString heading(int column, bool tip) const override;
};

// Sorted by number; a state in which no thread was takes no room.
QTableView* thread_times_table(ThreadTimesModel* model, const QString& name);

}  // namespace threadline::app
