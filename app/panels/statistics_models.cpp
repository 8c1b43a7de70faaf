#include "app/panels/statistics_models.h"

#include <QLocale>

namespace threadline::app {
namespace {

QString ms(trace::Duration time) {
    return QString::number(double(time.count()) / 1e6, 'f', 1);
}

QVariant alignment(int column) {
    return int((column == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
}

// The same rows with other figures keep the selection and the scroll position.
template <typename Model, typename Rows>
void replace(Model& model, Rows& rows, Rows next, const std::function<void()>& begin,
             const std::function<void()>& end, int columns) {
    if (rows.size() != next.size()) {
        begin();
        rows = std::move(next);
        end();
        return;
    }
    rows = std::move(next);
    if (!rows.empty())
        emit model.dataChanged(model.index(0, 0), model.index(int(rows.size()) - 1, columns - 1));
}

}  // namespace

void LocksModel::set_locks(std::vector<analysis::LockReport> locks) {
    replace(
        *this, locks_, std::move(locks), [this] { beginResetModel(); }, [this] { endResetModel(); },
        ColumnCount);
}

const analysis::LockReport* LocksModel::lock(int row) const {
    return row >= 0 && row < int(locks_.size()) ? &locks_[std::size_t(row)] : nullptr;
}

int LocksModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(locks_.size());
}

int LocksModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant LocksModel::data(const QModelIndex& index, int role) const {
    const analysis::LockReport* row = index.isValid() ? lock(index.row()) : nullptr;
    if (!row)
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignment(index.column());
    if (role != Qt::DisplayRole && role != SortRole)
        return {};
    const trace::LockStatistics& figures = row->statistics;
    const auto count = [&](std::uint64_t n) {
        return role == SortRole ? QVariant(quint64(n)) : QVariant(QLocale().toString(quint64(n)));
    };
    const auto time = [&](trace::Duration t) {
        return role == SortRole ? QVariant(qint64(t.count())) : QVariant(ms(t));
    };
    switch (index.column()) {
        case Name:
            return QString::fromStdString(row->name);
        case Acquisitions:
            return count(figures.acquisitions);
        case Contended:
            return count(figures.contended);
        case Hold:
            return time(figures.hold);
        case Wait:
            return time(figures.wait);
        case LongestWait:
            return time(figures.longest_wait);
        default:
            return {};
    }
}

QVariant LocksModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignment(section);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const bool tip = role == Qt::ToolTipRole;
    switch (section) {
        case Name:
            return tr("Lock");
        case Acquisitions:
            return tip ? tr("How often it was taken") : tr("Taken");
        case Contended:
            return tip ? tr("How often a thread had to wait first") : tr("Contended");
        case Hold:
            return tip ? tr("Time held, all threads together") : tr("Held ms");
        case Wait:
            return tip ? tr("Time waited, all threads together") : tr("Waited ms");
        default:
            return tip ? tr("The longest single wait") : tr("Longest ms");
    }
}

void ThreadsModel::set_threads(std::vector<analysis::ThreadReport> threads) {
    replace(
        *this, threads_, std::move(threads), [this] { beginResetModel(); },
        [this] { endResetModel(); }, ColumnCount);
}

const analysis::ThreadReport* ThreadsModel::thread(int row) const {
    return row >= 0 && row < int(threads_.size()) ? &threads_[std::size_t(row)] : nullptr;
}

int ThreadsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(threads_.size());
}

int ThreadsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ThreadsModel::data(const QModelIndex& index, int role) const {
    const analysis::ThreadReport* row = index.isValid() ? thread(index.row()) : nullptr;
    if (!row)
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignment(index.column());
    if (role != Qt::DisplayRole && role != SortRole)
        return {};
    const auto time = [&](trace::Duration t) {
        return role == SortRole ? QVariant(qint64(t.count())) : QVariant(ms(t));
    };
    using trace::State;
    switch (index.column()) {
        case Name:
            return QString::fromStdString(row->name);
        case Lifetime:
            return time(row->lifetime);
        case Running:
            return time(row->states.of(State::Running));
        case Blocked:
            return time(row->states.of(State::Blocked) + row->states.of(State::Deadlocked));
        case Waiting:
            return time(row->states.of(State::Waiting));
        case Io:
            return time(row->states.of(State::Io));
        case Sleeping:
            return time(row->states.of(State::Sleeping));
        default:
            return {};
    }
}

QVariant ThreadsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignment(section);
    if (role == Qt::ToolTipRole)
        return section == Name ? tr("Thread") : tr("Milliseconds of its life in this state");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
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
