#include "app/panels/items_model.h"

#include "app/language/decimal_mark.h"
#include "app/language/engine_names.h"
#include "app/panels/item_wording.h"
#include "app/panels/rows_model.h"
#include "app/timeline/wording_terms.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iterator>
#include <limits>
#include <numeric>
#include <unordered_map>
#include <utility>

namespace threadline::app {
namespace {

using analysis::ItemKind;
using analysis::LaneItem;

// Places in the alphabet, so that rows are compared by number.
std::vector<std::int64_t> places_of(const std::vector<QString>& names) {
    std::vector<std::uint32_t> ids(names.size());
    std::iota(ids.begin(), ids.end(), 0u);
    std::stable_sort(ids.begin(), ids.end(), [&](std::uint32_t a, std::uint32_t b) {
        return QString::localeAwareCompare(names[a], names[b]) < 0;
    });
    std::vector<std::int64_t> places(names.size());
    for (std::size_t i = 0; i < ids.size(); ++i)
        places[ids[i]] = std::int64_t(i);
    return places;
}

bool is_time(int column) {
    return column == ItemsModel::Begin || column == ItemsModel::Length || column == ItemsModel::End;
}

bool is_number(int column) {
    return is_time(column) || column == ItemsModel::Line;
}

// What a row is sorted by: a name or a number, or a group and what it is worth in there.
using Key = std::pair<std::int64_t, double>;
using NumberedRow = std::pair<Key, std::uint32_t>;

// What the rows of a column are called, where they are sorted by that.
class ColumnNames {
public:
    ColumnNames(const trace::Tables& tables, int column) : tables_(tables), column_(column) {}

    std::size_t size() const {
        switch (column_) {
            case ItemsModel::Thread:
            case ItemsModel::By:
                return tables_.actors.size();
            // What moments and slices are called stands in the column of the objects.
            case ItemsModel::Object:
                return tables_.objects.size() + tables_.names.size();
            // Words that variables hold.
            case ItemsModel::State:
                return tables_.names.size();
            default:
                return 0;
        }
    }

    QString operator[](std::size_t id) const {
        const auto number = static_cast<std::uint32_t>(id);
        if (column_ == ItemsModel::State)
            return QString::fromStdString(tables_.names[id]);
        if (column_ != ItemsModel::Object)
            return name_in_words(tables_, ActorId{number});
        const std::size_t objects = tables_.objects.size();
        return id < objects ? name_in_words(tables_, ObjectId{number})
                            : QString::fromStdString(tables_.names[id - objects]);
    }

private:
    const trace::Tables& tables_;
    const int column_;
};

// Rows have their places in the alphabet in place of ids. A trace may have far more names than are
// listed: only those are put in order.
void put_in_alphabet(std::vector<NumberedRow>& rows, const ColumnNames& names) {
    constexpr std::int64_t not_listed = -1;
    std::vector<std::int64_t> places(names.size(), not_listed);
    const auto place_of = [&](const NumberedRow& row) {
        const std::int64_t id = row.first.first;
        return id >= 0 && id < std::ssize(places) ? &places[std::size_t(id)] : nullptr;
    };
    std::vector<std::size_t> listed;
    for (const NumberedRow& row : rows)
        if (std::int64_t* place = place_of(row); place && std::exchange(*place, 0) == not_listed)
            listed.push_back(std::size_t(row.first.first));
    std::ranges::sort(listed);
    std::vector<QString> called;
    for (const std::size_t id : listed)
        called.push_back(names[id]);
    const std::vector<std::int64_t> order = places_of(called);
    for (std::size_t i = 0; i < listed.size(); ++i)
        places[listed[i]] = order[i];
    for (NumberedRow& row : rows)
        if (const std::int64_t* place = place_of(row))
            row.first.first = *place;
}

// Of threads and CPUs: among so many idle cores are looked for at once, which takes a few ms.
constexpr std::size_t few_intervals = 5'000;

analysis::LaneItems::Idle idle_of(const trace::Snapshot& trace,
                                  const std::atomic<bool>* stop = nullptr) {
    return std::make_shared<const std::vector<analysis::IdleStretch>>(
        analysis::idle_stretches(trace, stop));
}

// By which rows are sorted, made for one column: names are ids (put_in_alphabet).
class SortKey {
public:
    SortKey(const trace::Tables& tables, int column) : tables_(tables), column_(column) {}

    Key of(const LaneItem& item) const {
        return column_ == ItemsModel::State ? state(item) : Key(number(item), 0);
    }

private:
    std::int64_t number(const LaneItem& item) const {
        switch (column_) {
            case ItemsModel::Thread:
                return item.actor.value;
            case ItemsModel::Object:
                return object(item);
            case ItemsModel::Begin:
                return item.range.begin.count();
            case ItemsModel::End:
                return item.range.end.count();
            case ItemsModel::Length:
                return item.range.length().count();
            case ItemsModel::By:
                return item.by.value;
            case ItemsModel::Lane:
                return std::int64_t(index_of(item.kind));
            default:
                return item.site.value < tables_.sites.size()
                           ? std::int64_t(tables_.site(item.site).line)
                           : 0;
        }
    }

    // Values by what they are worth; those of a kind stay together. Words are names, as ColumnNames
    // has them, and what is no word stands before all of them or behind.
    Key state(const LaneItem& item) const {
        const auto words = std::int64_t(tables_.names.size());
        switch (item.kind) {
            case ItemKind::Hold:
                return {-6, 0};
            case ItemKind::Wait:
                return {-6, item.state == trace::State::Deadlocked ? 2.0 : 1.0};
            case ItemKind::Interval:
                return {-5, double(index_of(item.state))};
            case ItemKind::Value:
                return worth(item.value);
            case ItemKind::CpuUse:
                return {words, double(item.use)};
            case ItemKind::Idle:
                return {words + 1, double(item.place)};
            default:
                return {words + 2, 0};
        }
    }

    static Key worth(const Value& value) {
        switch (value.tag) {
            case ValueTag::Nil:
                return {-4, 0};
            case ValueTag::Boolean:
                return {-3, double(value.payload)};
            case ValueTag::Integer:
                return {-2, double(value.payload)};
            case ValueTag::Float: {
                const double number = value.as_double();
                // What is no number is less than any.
                return {-2, std::isnan(number) ? -std::numeric_limits<double>::infinity() : number};
            }
            case ValueTag::Handle:
                return {-1, double(value.payload)};
            case ValueTag::String:
                return {value.as_name().value, 0};
        }
        return {};
    }

    // As ColumnNames has them, then CPUs, then why cores were idle: of one reason by its lock.
    std::int64_t object(const LaneItem& item) const {
        constexpr std::int64_t cpus = 1 << 16;
        const auto objects = std::int64_t(tables_.objects.size());
        const std::int64_t names = objects + std::int64_t(tables_.names.size());
        switch (item.kind) {
            case ItemKind::Slice:
            case ItemKind::Moment:
                return objects + item.name.value;
            case ItemKind::CpuUse:
                return names + item.place;
            case ItemKind::Idle:
                return names + cpus + std::int64_t(item.reason) * objects + item.object.value;
            default:
                return item.object.value;
        }
    }

    const trace::Tables& tables_;
    const int column_;
};

}  // namespace

ItemsModel::ItemsModel(QObject* parent)
    : QAbstractTableModel(parent),
      source_(std::make_shared<Source>()),
      sorting_(this),
      looking_(this) {}

void ItemsModel::set_run(const session::RunSnapshot& run, std::shared_ptr<const SearchHits> hits,
                         analysis::ItemKinds kinds) {
    auto source = std::make_shared<Source>();
    source->run = run;
    source->hits = std::move(hits);
    source->has_chosen = source->hits && kinds != analysis::ItemKinds::all();
    if (source->has_chosen)
        source->chosen = source->hits->of_kinds(kinds);
    const bool lists_idle = !source->hits && kinds.has(ItemKind::Idle) && !run.trace.cpus.empty();
    const bool at_once =
        lists_idle &&
        analysis::LaneItems(run.trace, {}, {ItemKind::Interval, ItemKind::CpuUse}).size() <=
            few_intervals;
    if (!source->hits)
        source->all = analysis::LaneItems(run.trace, run.annotations, kinds,
                                          at_once ? idle_of(run.trace) : nullptr);
    sorting_.forget();
    looking_.forget();
    idle_follows_ = lists_idle && !at_once;
    beginResetModel();
    source_ = std::move(source);
    order_.clear();
    if (run.trace.tables)
        unit_ = table_unit(run.trace.range().length());
    endResetModel();
    if (sort_column_ >= 0)
        sort(sort_column_, sort_order_);
    // While a run goes on, the next snapshot of it would come before the answer.
    if (idle_follows_ && run.trace.finished)
        looking_.ask(
            [trace = run.trace](const std::atomic<bool>& stop) { return idle_of(trace, &stop); },
            [this, kinds](const analysis::LaneItems::Idle& idle) { add_idle(idle, kinds); });
}

// They stand behind all others, so that these keep their numbers.
void ItemsModel::add_idle(const analysis::LaneItems::Idle& idle, analysis::ItemKinds kinds) {
    idle_follows_ = false;
    auto source = std::make_shared<Source>(*source_);
    source->all = analysis::LaneItems(source->run.trace, source->run.annotations, kinds, idle);
    if (source->size() > source_->size()) {
        beginInsertRows({}, int(source_->size()), int(source->size()) - 1);
        for (std::size_t i = order_.size(); !order_.empty() && i < source->size(); ++i)
            order_.push_back(std::uint32_t(i));
        source_ = std::move(source);
        endInsertRows();
        if (sort_column_ >= 0)
            sort(sort_column_, sort_order_);
    }
    emit completed();
}

void ItemsModel::clear() {
    set_run({}, nullptr);
}

void ItemsModel::set_decimals(int decimals) {
    if (std::exchange(decimals_, decimals) != decimals && rowCount() > 0)
        emit dataChanged(index(0, Begin), index(rowCount() - 1, End));
}

int ItemsModel::rowCount(const QModelIndex& parent) const {
    constexpr std::size_t most = std::numeric_limits<int>::max();
    return parent.isValid() ? 0 : int(std::min(source_->size(), most));
}

int ItemsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

LaneItem ItemsModel::item(int row) const {
    return row >= 0 && row < rowCount() ? source_->item(number_of(row)) : LaneItem{};
}

std::size_t ItemsModel::Source::find(const LaneItem& wanted) const {
    if (!hits)
        return all.find(wanted);
    const std::size_t number = hits->find(wanted);
    if (!has_chosen)
        return number;
    const auto found = std::lower_bound(chosen.begin(), chosen.end(), number);
    return found != chosen.end() && *found == number ? std::size_t(found - chosen.begin()) : size();
}

int ItemsModel::row_of(const LaneItem& item) const {
    const std::size_t number = source_->find(item);
    if (number >= source_->size())
        return -1;
    if (order_.empty())
        return int(number);
    const auto row = std::find(order_.begin(), order_.end(), std::uint32_t(number));
    return row == order_.end() ? -1 : int(row - order_.begin());
}

QString ItemsModel::text(const LaneItem& item, int column) const {
    const session::RunSnapshot& run = source_->run;
    if (!run.trace.tables || (is_time(column) && wording::is_stepped(run.trace.info.get())))
        return {};
    switch (column) {
        case Thread:
            return name_in_words(*run.trace.tables, item.actor);
        case State:
            return short_state(run, item);
        case Object:
            return object_text(run, item);
        case Begin:
            return time_text(item.range.begin);
        case End:
            return time_text(item.range.end);
        case Length:
            return time_text(item.range.length());
        case By:
            return name_in_words(*run.trace.tables, item.by);
        case Lane:
            return lane_name(item.kind);
        default: {
            const trace::Tables& tables = *run.trace.tables;
            const bool known = item.site && item.site.value < tables.sites.size();
            const std::uint32_t line = known ? tables.site(item.site).line : 0;
            return line > 0 ? QString::number(line) : QString();
        }
    }
}

QString ItemsModel::time_text(trace::Duration time) const {
    const std::int64_t ns = time.count();
    int decimals = 0;
    const auto is_nought = [ns](std::int64_t step) { return ns != 0 && 2 * std::abs(ns) < step; };
    for (std::int64_t step = unit_.ns; step > 1 && (decimals < decimals_ || is_nought(step));
         step /= 10)
        ++decimals;
    return decimal_text(double(ns) / double(unit_.ns), decimals);
}

QString ItemsModel::sentence(int row) const {
    return source_->run.trace.tables ? sentence_of(source_->run, item(row)) : QString();
}

QVariant ItemsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    switch (role) {
        case Qt::DisplayRole:
            return text(item(index.row()), index.column());
        case Qt::TextAlignmentRole:
            return int((is_number(index.column()) ? Qt::AlignRight : Qt::AlignLeft) |
                       Qt::AlignVCenter);
        case Qt::ToolTipRole:
        case Qt::AccessibleDescriptionRole:
            return sentence(index.row());
        default:
            return {};
    }
}

QVariant ItemsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((is_number(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const bool tip = role == Qt::ToolTipRole;
    switch (section) {
        case Thread:
            return tr("Thread");
        case State:
            return tip ? tr("What the thread or the CPU did, the value of the variable, or how "
                            "many cores were idle")
                       : tr("State");
        case Object:
            return tip ? tr("The lock, or whatever it waits for or holds; the variable, the CPU, "
                            "or what it is called; why cores were idle")
                       : tr("Object");
        case Begin:
            return tip ? tr("When it began") : in_unit(tr("Start"), unit_);
        case End:
            return tip ? tr("When it ended") : in_unit(tr("End"), unit_);
        case Length:
            return tip ? tr("How long it was") : in_unit(tr("Length"), unit_);
        case By:
            return tip ? tr("Who held the lock when the wait began, or is waited for") : tr("By");
        case Lane:
            return tip ? tr("On what kind of lane it lies") : tr("Lane");
        default:
            return tip ? tr("Line of the source") : tr("Line");
    }
}

// Of equal rows the one that came first stays first.
std::vector<std::uint32_t> ItemsModel::order_of(const Source& source, int column,
                                                Qt::SortOrder order) {
    if (!source.run.trace.tables)
        return {};
    const trace::Tables& tables = *source.run.trace.tables;
    const SortKey key(tables, column);
    std::vector<NumberedRow> rows(source.size());
    for (std::size_t i = 0; i < rows.size(); ++i)
        rows[i] = {key.of(source.item(i)), std::uint32_t(i)};
    if (const ColumnNames names(tables, column); names.size() > 0)
        put_in_alphabet(rows, names);
    const bool down = order == Qt::DescendingOrder;
    std::sort(rows.begin(), rows.end(), [down](const NumberedRow& a, const NumberedRow& b) {
        if (a.first != b.first)
            return down ? a.first > b.first : a.first < b.first;
        return a.second < b.second;
    });
    std::vector<std::uint32_t> result(rows.size());
    std::transform(rows.begin(), rows.end(), result.begin(),
                   [](const auto& row) { return row.second; });
    return result;
}

void ItemsModel::take_order(std::vector<std::uint32_t> order) {
    emit layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    // What is selected stays so, wherever its row has gone.
    const QModelIndexList before = persistentIndexList();
    std::vector<std::size_t> numbers;
    std::unordered_map<std::size_t, int> rows;
    for (const QModelIndex& index : before) {
        numbers.push_back(number_of(index.row()));
        rows.emplace(numbers.back(), int(numbers.back()));
    }
    order_ = std::move(order);
    if (!rows.empty())
        for (std::size_t row = 0; row < order_.size(); ++row)
            if (const auto found = rows.find(order_[row]); found != rows.end())
                found->second = int(row);
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i)
        after.append(index(rows[numbers[std::size_t(i)]], before[i].column()));
    changePersistentIndexList(before, after);
    emit layoutChanged({}, QAbstractItemModel::VerticalSortHint);
    emit sorted();
}

void ItemsModel::sort(int column, Qt::SortOrder order) {
    sort_column_ = column;
    sort_order_ = order;
    sorting_.forget();
    if (column < 0) {
        take_order({});
        return;
    }
    if (source_->size() <= std::size_t(most_at_once)) {
        take_order(order_of(*source_, column, order));
        return;
    }
    using Order = std::shared_ptr<std::vector<std::uint32_t>>;
    sorting_.ask(
        [source = source_, column, order](const std::atomic<bool>&) {
            return std::make_shared<Order::element_type>(order_of(*source, column, order));
        },
        [this](const Order& made) { take_order(std::move(*made)); });
}

}  // namespace threadline::app
