#include "app/panels/items_model.h"

#include "app/timeline/decimal_mark.h"
#include "app/timeline/engine_names.h"
#include "app/timeline/wording.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <unordered_map>
#include <utility>

namespace threadline::app {
namespace {

using analysis::LaneItem;

QString ms(trace::Time time, int decimals) {
    return decimal_text(double(time.count()) / 1e6, decimals);
}

// As few letters as there can be: what it waits for stands beside it.
QString short_name(trace::State state) {
    switch (state) {
        case trace::State::Blocked:
            return ItemsModel::tr("blocked");
        case trace::State::Io:
            return ItemsModel::tr("I/O");
        case trace::State::Interpreter:
            return ItemsModel::tr("interpreter");
        default:
            return look_name(state);
    }
}

// Names of ids by their place in the alphabet, so that rows are compared by number.
template <typename Id, typename Infos>
std::vector<std::int64_t> places_of(const trace::Tables& tables, const Infos& infos) {
    std::vector<QString> names;
    names.reserve(infos.size());
    for (std::uint32_t id = 0; id < infos.size(); ++id)
        names.push_back(name_in_words(tables, Id{id}));
    std::vector<std::uint32_t> ids(infos.size());
    std::iota(ids.begin(), ids.end(), 0u);
    std::stable_sort(ids.begin(), ids.end(), [&](std::uint32_t a, std::uint32_t b) {
        return QString::localeAwareCompare(names[a], names[b]) < 0;
    });
    std::vector<std::int64_t> places(infos.size());
    for (std::size_t i = 0; i < ids.size(); ++i)
        places[ids[i]] = std::int64_t(i);
    return places;
}

}  // namespace

ItemsModel::ItemsModel(QObject* parent)
    : QAbstractTableModel(parent), source_(std::make_shared<Source>()) {
    pool_.setMaxThreadCount(1);
}

ItemsModel::~ItemsModel() {
    ++asked_;
    pool_.waitForDone();
}

void ItemsModel::set_run(const session::RunSnapshot& run, std::shared_ptr<const SearchHits> hits) {
    auto source = std::make_shared<Source>();
    source->run = run;
    source->hits = std::move(hits);
    if (!source->hits)
        source->all = analysis::LaneItems(run.trace);
    ++asked_;
    sorting_ = false;
    beginResetModel();
    source_ = std::move(source);
    order_.clear();
    endResetModel();
    if (sort_column_ >= 0)
        sort(sort_column_, sort_order_);
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

int ItemsModel::row_of(const LaneItem& item) const {
    const auto same = [&](const LaneItem& other) {
        return other.actor == item.actor && other.is_hold == item.is_hold &&
               other.range.begin == item.range.begin &&
               (!item.is_hold || other.object == item.object);
    };
    std::size_t number = source_->size();
    if (source_->hits) {
        const auto& items = source_->hits->by_time();
        auto at = std::lower_bound(
            items.begin(), items.end(), item.range.begin,
            [](const LaneItem& one, trace::Time begin) { return one.range.begin < begin; });
        while (at != items.end() && at->range.begin == item.range.begin && !same(*at))
            ++at;
        if (at != items.end() && same(*at))
            number = std::size_t(at - items.begin());
    } else {
        number = source_->all.find(item);
    }
    if (number >= source_->size())
        return -1;
    if (order_.empty())
        return int(number);
    const auto row = std::find(order_.begin(), order_.end(), std::uint32_t(number));
    return row == order_.end() ? -1 : int(row - order_.begin());
}

QString ItemsModel::text(const Source& source, const LaneItem& item, int column, int decimals) {
    if (!source.run.trace.tables)
        return {};
    const trace::Tables& tables = *source.run.trace.tables;
    switch (column) {
        case Thread:
            return name_in_words(tables, item.actor);
        case State:
            return item.is_hold ? tr("holding") : look_name(item.state);
        case Object:
            return name_in_words(tables, item.object);
        case Begin:
            return ms(item.range.begin, decimals);
        case End:
            return ms(item.range.end, decimals);
        case Length:
            return ms(item.range.length(), decimals);
        case By:
            return name_in_words(tables, item.by);
        default: {
            const bool known = item.site && item.site.value < tables.sites.size();
            const std::uint32_t line = known ? tables.site(item.site).line : 0;
            return line > 0 ? QString::number(line) : QString();
        }
    }
}

QString ItemsModel::sentence(int row) const {
    const LaneItem one = item(row);
    return tr("%1, %2, from %3 ms, for %4 ms")
        .arg(text(*source_, one, Thread),
             one.object ? tr("%1 %2").arg(text(*source_, one, State), text(*source_, one, Object))
                        : text(*source_, one, State),
             text(*source_, one, Begin), text(*source_, one, Length));
}

QVariant ItemsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    switch (role) {
        case Qt::DisplayRole: {
            const LaneItem one = item(index.row());
            return index.column() == State && !one.is_hold
                       ? short_name(one.state)
                       : text(*source_, one, index.column(), decimals_);
        }
        case Qt::TextAlignmentRole: {
            const bool number = index.column() >= Begin && index.column() != By;
            return int((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
        }
        case Qt::ToolTipRole:
            return sentence(index.row());
        case Qt::AccessibleDescriptionRole:
            return sentence(index.row());
        default:
            return {};
    }
}

QVariant ItemsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool number = section >= Begin && section != By;
        return int((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const bool tip = role == Qt::ToolTipRole;
    switch (section) {
        case Thread:
            return tr("Thread");
        case State:
            return tr("State");
        case Object:
            return tip ? tr("The lock, or whatever it waits for or holds") : tr("Object");
        case Begin:
            return tip ? tr("When it began, in milliseconds of the run") : tr("Begin ms");
        case End:
            return tip ? tr("When it ended, in milliseconds of the run") : tr("End ms");
        case Length:
            return tip ? tr("How long it was, in milliseconds") : tr("Length ms");
        case By:
            return tip ? tr("Who held the lock when the wait began, or is waited for") : tr("By");
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
    std::vector<std::int64_t> actors, objects;
    if (column == Thread || column == By)
        actors = places_of<ActorId>(tables, tables.actors);
    if (column == Object)
        objects = places_of<ObjectId>(tables, tables.objects);
    const auto at = [](const std::vector<std::int64_t>& places, std::uint32_t id) {
        return id < places.size() ? places[id] : -1;
    };
    const auto key = [&](const LaneItem& item) -> std::int64_t {
        switch (column) {
            case Thread:
                return at(actors, item.actor.value);
            case State:
                return item.is_hold ? -1 : std::int64_t(index_of(item.state));
            case Object:
                return at(objects, item.object.value);
            case Begin:
                return item.range.begin.count();
            case End:
                return item.range.end.count();
            case Length:
                return item.range.length().count();
            case By:
                return at(actors, item.by.value);
            default:
                return item.site.value < tables.sites.size()
                           ? std::int64_t(tables.site(item.site).line)
                           : 0;
        }
    };
    std::vector<std::pair<std::int64_t, std::uint32_t>> rows(source.size());
    for (std::size_t i = 0; i < rows.size(); ++i)
        rows[i] = {key(source.item(i)), std::uint32_t(i)};
    const bool down = order == Qt::DescendingOrder;
    std::sort(rows.begin(), rows.end(), [down](const auto& a, const auto& b) {
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
    sorting_ = false;
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
    const std::uint64_t question = ++asked_;
    if (column < 0) {
        take_order({});
        return;
    }
    if (source_->size() <= std::size_t(most_at_once)) {
        take_order(order_of(*source_, column, order));
        return;
    }
    sorting_ = true;
    // The destructor waits for it.
    pool_.start([this, source = source_, column, order, question] {
        auto made = std::make_shared<std::vector<std::uint32_t>>(order_of(*source, column, order));
        QMetaObject::invokeMethod(this, [this, made, question] {
            if (question == asked_)
                take_order(std::move(*made));
        });
    });
}

}  // namespace threadline::app
