#include "app/panels/statistics_models.h"

#include <QLocale>

namespace threadline::app {
namespace {

QVariant time_cell(trace::Duration time, bool to_sort) {
    return to_sort ? QVariant(qint64(time.count()))
                   : QVariant(QString::number(double(time.count()) / 1e6, 'f', 1));
}

QVariant count_cell(std::uint64_t count, bool to_sort) {
    return to_sort ? QVariant(quint64(count)) : QVariant(QLocale().toString(quint64(count)));
}

}  // namespace

QVariant LocksModel::cell(const analysis::LockReport& row, int column, bool to_sort) const {
    const trace::LockStatistics& figures = row.statistics;
    switch (column) {
        case Name:
            return QString::fromStdString(row.name);
        case Acquisitions:
            return count_cell(figures.acquisitions, to_sort);
        case AtOnce:
            return count_cell(figures.acquisitions - figures.after_wait, to_sort);
        case Contended:
            return count_cell(figures.contended, to_sort);
        case Hold:
            return time_cell(figures.hold, to_sort);
        case Wait:
            return time_cell(figures.wait, to_sort);
        default:
            return time_cell(figures.longest_wait, to_sort);
    }
}

QString LocksModel::heading(int column, bool tip) const {
    switch (column) {
        case Name:
            return tr("Lock");
        case Acquisitions:
            return tip ? tr("How often it was taken") : tr("Taken");
        case AtOnce:
            return tip ? tr("How often it was free when a thread wanted it") : tr("At once");
        case Contended:
            return tip ? tr("How often a thread had to wait first, or gave up waiting")
                       : tr("Contended");
        case Hold:
            return tip ? tr("Time held, all threads together") : tr("Held ms");
        case Wait:
            return tip ? tr("Time waited, all threads together") : tr("Waited ms");
        default:
            return tip ? tr("The longest single wait") : tr("Longest ms");
    }
}

QVariant ThreadsModel::cell(const analysis::ThreadReport& row, int column, bool to_sort) const {
    using trace::State;
    switch (column) {
        case Name:
            return QString::fromStdString(row.name);
        case Lifetime:
            return time_cell(row.lifetime, to_sort);
        case Running:
            return time_cell(row.states.of(State::Running), to_sort);
        case Blocked:
            return time_cell(row.states.of(State::Blocked) + row.states.of(State::Deadlocked),
                             to_sort);
        case Waiting:
            return time_cell(row.states.of(State::Waiting), to_sort);
        case Io:
            return time_cell(row.states.of(State::Io), to_sort);
        default:
            return time_cell(row.states.of(State::Sleeping), to_sort);
    }
}

QString ThreadsModel::heading(int column, bool tip) const {
    if (tip)
        return column == Name ? tr("Thread") : tr("Milliseconds of its life in this state");
    switch (column) {
        case Name:
            return tr("Thread");
        case Lifetime:
            return tr("Life ms");
        case Running:
            return tr("Running");
        case Blocked:
            return tr("Blocked");
        case Waiting:
            return tr("Waiting");
        case Io:
            return tr("I/O");
        default:
            return tr("Sleeping");
    }
}

}  // namespace threadline::app
