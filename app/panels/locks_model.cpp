#include "app/panels/locks_model.h"

#include "app/language/engine_names.h"

namespace threadline::app {

void LocksModel::set_locks(const analysis::Report& report) {
    std::vector<analysis::LockReport> locks = report.locks;
    for (analysis::LockReport& lock : locks)
        lock.name = name_in_words(*report.tables, lock.lock).toStdString();
    set_rows(std::move(locks));
}

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
            return tip ? tr("Time held, all threads together") : in_unit(tr("Held"));
        case Wait:
            return tip ? tr("Time waited, all threads together") : in_unit(tr("Waited"));
        default:
            return tip ? tr("The longest single wait") : in_unit(tr("Longest"));
    }
}

}  // namespace threadline::app
