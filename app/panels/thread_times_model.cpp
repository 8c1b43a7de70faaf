#include "app/panels/thread_times_model.h"

#include "app/language/engine_names.h"
#include "app/panels/row_table.h"

#include <QTableView>

#include <algorithm>

namespace threadline::app {
namespace {

using trace::Duration;
using trace::State;

Duration time_in(const ThreadTimes& row, int column) {
    switch (column) {
        case ThreadTimesModel::Life:
            return row.life;
        case ThreadTimesModel::Running:
            return row.states.of(State::Running);
        case ThreadTimesModel::Ready:
            return row.states.of(State::Ready);
        case ThreadTimesModel::Blocked:
            return row.states.of(State::Blocked);
        case ThreadTimesModel::Deadlocked:
            return row.states.of(State::Deadlocked);
        case ThreadTimesModel::Waiting:
            return row.states.of(State::Waiting);
        case ThreadTimesModel::Io:
            return row.states.of(State::Io);
        case ThreadTimesModel::Sleeping:
            return row.states.of(State::Sleeping);
        case ThreadTimesModel::Interpreter:
            return row.states.of(State::Interpreter);
        default:
            return row.states.of(State::Recorder) + row.states.of(State::Unknown);
    }
}

}  // namespace

std::vector<ThreadTimes> thread_times(const analysis::Report& report) {
    std::vector<ThreadTimes> rows;
    rows.reserve(report.threads.size());
    for (const analysis::ThreadReport& thread : report.threads)
        rows.push_back({thread.actor, name_in_words(*report.tables, thread.actor), thread.lifetime,
                        thread.states});
    return rows;
}

bool ThreadTimesModel::is_worth_showing(int column) const {
    return column <= Running || std::ranges::any_of(rows(), [=, this](const ThreadTimes& row) {
               return double(time_in(row, column).count()) >= least_written();
           });
}

QVariant ThreadTimesModel::cell(const ThreadTimes& row, int column, bool to_sort) const {
    if (column == Name)
        return row.name;
    return time_cell(time_in(row, column), to_sort);
}

QString ThreadTimesModel::heading(int column, bool tip) const {
    const auto of = [&](const QString& state, const QString& meaning) {
        return tip ? meaning : in_unit(state);
    };
    switch (column) {
        case Name:
            return tr("Thread");
        case Life:
            return of(tr("Life"), tr("How long it lived then"));
        case Running:
            return of(tr("Running"), tr("Time on a CPU"));
        case Ready:
            return of(tr("Ready"), tr("Time in which it wanted a CPU and had none"));
        case Blocked:
            return of(tr("Blocked"), tr("Time blocked on locks, without that in a deadlock"));
        case Deadlocked:
            return of(tr("Deadlocked"), tr("Time in a deadlock, whatever it waits for there"));
        case Waiting:
            return of(tr("Waiting"),
                      tr("Time of waiting for a condition, a queue, a thread's end"));
        case Io:
            return of(tr("I/O"), tr("Time of waiting for replies and files"));
        case Sleeping:
            return of(tr("Sleeping"), tr("Time asleep"));
        case Interpreter:
            return of(tr("Interpreter"), tr("Time of waiting for the interpreter lock"));
        default:
            return of(tr("Unknown"), tr("Time of which events were lost, or in which the recorder "
                                        "held it up"));
    }
}

QTableView* thread_times_table(ThreadTimesModel* model, const QString& name) {
    QTableView* table = sorted_row_table(model, name);
    const auto show = [table, model] {
        for (int column = 0; column < ThreadTimesModel::ColumnCount; ++column)
            table->setColumnHidden(column, !model->is_worth_showing(column));
    };
    QObject::connect(model, &QAbstractItemModel::modelReset, table, show);
    QObject::connect(model, &QAbstractItemModel::dataChanged, table, show);
    show();
    return table;
}

}  // namespace threadline::app
