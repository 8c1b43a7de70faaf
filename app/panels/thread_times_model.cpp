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

ThreadTimes thread_times(ActorId actor, QString name, Duration life, trace::StateShares states,
                         State underneath) {
    Duration& deadlocked = states.time[index_of(State::Deadlocked)];
    states.time[index_of(underneath)] += std::exchange(deadlocked, Duration{0});
    return {actor, std::move(name), life, states};
}

std::vector<ThreadTimes> thread_times(const analysis::Report& report) {
    std::vector<ThreadTimes> rows;
    rows.reserve(report.threads.size());
    for (const analysis::ThreadReport& thread : report.threads)
        rows.push_back(thread_times(thread.actor, name_in_words(*report.tables, thread.actor),
                                    thread.lifetime, thread.states, thread.underneath));
    return rows;
}

bool ThreadTimesModel::is_worth_showing(int column) const {
    Duration least{500'000};  // what is less is written as nought
    for (int digit = 0; digit < decimals_; ++digit)
        least /= 10;
    return column <= Running || std::ranges::any_of(rows(), [=](const ThreadTimes& row) {
               return time_in(row, column) >= least;
           });
}

QVariant ThreadTimesModel::cell(const ThreadTimes& row, int column, bool to_sort) const {
    if (column == Name)
        return row.name;
    return time_cell(time_in(row, column), decimals_, to_sort);
}

QString ThreadTimesModel::heading(int column, bool tip) const {
    switch (column) {
        case Name:
            return tr("Thread");
        case Life:
            return tip ? tr("Milliseconds that it lived then") : tr("Life ms");
        case Running:
            return tip ? tr("Milliseconds on a CPU") : tr("Running");
        case Ready:
            return tip ? tr("Milliseconds in which it wanted a CPU and had none") : tr("Ready");
        case Blocked:
            return tip ? tr("Milliseconds blocked on locks, deadlocked or not") : tr("Blocked");
        case Waiting:
            return tip ? tr("Milliseconds of waiting for a condition, a queue, a thread's end")
                       : tr("Waiting");
        case Io:
            return tip ? tr("Milliseconds of waiting for replies and files") : tr("I/O");
        case Sleeping:
            return tip ? tr("Milliseconds asleep") : tr("Sleeping");
        case Interpreter:
            return tip ? tr("Milliseconds of waiting for the interpreter lock") : tr("Interpreter");
        default:
            return tip ? tr("Milliseconds of which events were lost, or in which the recorder held "
                            "it up")
                       : tr("Unknown");
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
