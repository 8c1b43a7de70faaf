#include "app/panels/items_pane.h"

#include "app/panels/row_table.h"
#include "app/panels/table_part.h"
#include "app/timeline/lane_lookup.h"
#include "app/timeline/marking.h"
#include "app/timeline/wording_terms.h"

#include "engine/session/long_trace.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QResizeEvent>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <utility>

namespace threadline::app {
namespace {

// What lies to both sides of it is read as well, if it can be.
static_assert(3 * ItemsPane::usual_events < session::ReadingLimits{}.most_events);

constexpr int looked_at = 200;    // rows, to know how wide a column is
constexpr int least_object = 84;  // px: a name of a few letters

// What of the run is in memory, item by item.
trace::TimeRange listed(const trace::Snapshot& trace) {
    const trace::TimeRange all = trace.range();
    return {std::max(trace.detail.begin, all.begin), std::min(trace.detail.end, all.end)};
}

// Of another program: the rest of what a row can say is not known of any.
bool has_slices_alone(const trace::Snapshot& trace) {
    return is_foreign(trace) && trace.variables.empty() && trace.locks.empty() &&
           trace.cpus.empty();
}

// What can be listed alone; the first is all.
struct Choice {
    const char* label;
    analysis::ItemKinds kinds;
};
using analysis::ItemKind;
const Choice choices[] = {
    {QT_TRANSLATE_NOOP("threadline::app::ItemsPane", "All lanes"), analysis::ItemKinds::all()},
    {QT_TRANSLATE_NOOP("threadline::app::ItemsPane", "Threads"), {ItemKind::Interval}},
    {QT_TRANSLATE_NOOP("threadline::app::ItemsPane", "Locks"), {ItemKind::Hold, ItemKind::Wait}},
    {QT_TRANSLATE_NOOP("threadline::app::ItemsPane", "Variables"), {ItemKind::Value}},
    {QT_TRANSLATE_NOOP("threadline::app::ItemsPane", "CPUs"), {ItemKind::CpuUse}},
    {QT_TRANSLATE_NOOP("threadline::app::ItemsPane", "Idle cores"), {ItemKind::Idle}},
    {QT_TRANSLATE_NOOP("threadline::app::ItemsPane", "Slices"), {ItemKind::Slice}},
    {QT_TRANSLATE_NOOP("threadline::app::ItemsPane", "Moments and notes"),
     {ItemKind::Moment, ItemKind::Note}},
};

// The cells among which the widest of each column of times are: of many digits before the point, or
// so small that there are more behind it. O(rows)
QModelIndexList widest_times(const ItemsModel& items) {
    struct Extremes {
        ItemsModel::Column column;
        trace::Duration most = {}, least = trace::Duration::max();
        int of_most = -1, of_least = -1;
    };
    std::array all{Extremes{ItemsModel::Begin}, Extremes{ItemsModel::Length},
                   Extremes{ItemsModel::End}};
    for (int row = 0; row < items.rowCount(); ++row) {
        const trace::TimeRange range = items.item(row).range;
        const std::array times{range.begin, range.length(), range.end};
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (times[i] > all[i].most) {
                all[i].most = times[i];
                all[i].of_most = row;
            }
            if (times[i] > trace::Duration() && times[i] < all[i].least) {
                all[i].least = times[i];
                all[i].of_least = row;
            }
        }
    }
    QModelIndexList cells;
    for (const Extremes& each : all)
        for (const int row : {each.of_most, each.of_least})
            if (row >= 0)
                cells.append(items.index(row, each.column));
    return cells;
}

}  // namespace

ItemsPane::ItemsPane(std::uint64_t most_events, QWidget* parent)
    : QWidget(parent),
      most_events_(most_events),
      table_(row_table(&items_, tr("Table of all intervals"))),
      lanes_(new QComboBox),
      bar_(new QWidget),
      part_(new QLabel),
      first_(new QPushButton(tr("First"))),
      earlier_(new QPushButton(tr("Earlier"))),
      later_(new QPushButton(tr("Later"))),
      last_(new QPushButton(tr("Last"))) {
    table_->setObjectName("items");
    table_->setTextElideMode(Qt::ElideRight);
    set_word_header(*table_);
    table_->setSortingEnabled(true);
    table_->sortByColumn(-1, Qt::AscendingOrder);
    table_->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    // Of so many rows nobody asks each how wide it is.
    table_->horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
    table_->horizontalHeader()->setResizeContentsPrecision(looked_at);
    connect(table_->horizontalHeader(), &QHeaderView::sectionResized, this,
            [this] { is_fitted_by_hand_ |= !fitting_; });
    table_->setAccessibleDescription(tr("Enter shows the row in the timeline"));
    table_->viewport()->installEventFilter(this);
    for (const Choice& choice : choices)
        lanes_->addItem(tr(choice.label));
    lanes_->setObjectName("items-lanes");
    lanes_->setAccessibleName(tr("Which lanes are listed"));
    lanes_->setToolTip(tr("List only what lies on lanes of this kind"));
    part_->setWordWrap(true);
    part_->setObjectName("items-part");
    part_->setAccessibleName(tr("What is listed"));
    first_->setToolTip(tr("List the first part of the run, and show it in the timeline"));
    earlier_->setToolTip(tr("List the previous part, and show it in the timeline"));
    later_->setToolTip(tr("List the next part, and show it in the timeline"));
    last_->setToolTip(tr("List the last part of the run, and show it in the timeline"));
    auto* row = new QHBoxLayout(bar_);
    row->setContentsMargins(12, 4, 8, 4);
    row->setSpacing(6);
    row->addWidget(part_, 1);
    for (QPushButton* button : {first_, earlier_, later_, last_})
        row->addWidget(button);
    auto* above = new QHBoxLayout;
    above->setContentsMargins(8, 4, 8, 4);
    above->addWidget(lanes_);
    above->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addLayout(above);
    column->addWidget(bar_);
    column->addWidget(table_, 1);
    setFocusProxy(table_);
    bar_->hide();
    connect(lanes_, &QComboBox::activated, this, &ItemsPane::kinds_chosen);
    connect(&items_, &QAbstractItemModel::modelReset, this, [this] { widest_.clear(); });
    connect(&items_, &ItemsModel::completed, this, [this] {
        widest_.clear();  // rows may have come
        tell_why_empty(nullptr);
        fit_columns();
    });
    connect(first_, &QPushButton::clicked, this, [this] { ask(false, true); });
    connect(earlier_, &QPushButton::clicked, this, [this] { ask(false, false); });
    connect(later_, &QPushButton::clicked, this, [this] { ask(true, false); });
    connect(last_, &QPushButton::clicked, this, [this] { ask(true, true); });
}

void ItemsPane::set_run(const session::RunSnapshot& run, std::shared_ptr<const SearchHits> hits) {
    run_ = run;
    show_part(hits.get());
    const SearchHits* const found = hits.get();
    const bool has_times = !wording::is_stepped(run.trace.info.get());
    fitting_ = true;
    // Of steps only the order counts, in which they are listed.
    if (!has_times && table_->horizontalHeader()->sortIndicatorSection() == ItemsModel::Length)
        table_->sortByColumn(-1, Qt::AscendingOrder);
    items_.set_run(run, std::move(hits), kinds());
    for (const int column : {ItemsModel::Begin, ItemsModel::Length, ItemsModel::End})
        table_->setColumnHidden(column, !has_times);
    for (const int column : {ItemsModel::State, ItemsModel::By, ItemsModel::Line})
        table_->setColumnHidden(column, has_slices_alone(run.trace));
    fitting_ = false;
    tell_why_empty(found);
}

analysis::ItemKinds ItemsPane::kinds() const {
    return choices[std::max(lanes_->currentIndex(), 0)].kinds;
}

void ItemsPane::tell_why_empty(const SearchHits* hits) {
    const bool complete = items_.is_complete();
    const bool empty =
        run_.trace.tables && items_.rowCount() == 0 && (complete || !run_.trace.finished);
    const bool of_a_kind = kinds() != analysis::ItemKinds::all();
    const bool of_a_part = !run_.trace.is_detailed(run_.trace.range());
    say_why_empty(*table_, !empty      ? QString()
                           : !complete ? tr("Where cores were idle is listed once the run is over.")
                           : hits      ? tr("Nothing was found to be listed here.")
                           : of_a_kind && of_a_part
                               ? tr("Nothing of this kind is listed of this part of the run.")
                           : of_a_kind ? tr("Nothing of this kind is in the run.")
                           : run_.trace.finished && !run_.whole ? tr("Nothing lies on any lane.")
                                                                : QString());
}

void ItemsPane::clear() {
    run_ = {};
    bar_->hide();
    items_.clear();
    tell_why_empty(nullptr);
}

// Up to the length what a row says is in sight, whole if there is room: where there is not, times
// have fewer decimals, then objects and states are elided to their headings; beyond that one
// scrolls, to a whole column of times: where the edge cut one, it would read as another number. A
// time is whole in every row, and a thread, the end of whose name is its number. What is not whole
// is so in the tip of its row.
void ItemsPane::fit_columns() {
    if (is_fitted_by_hand_ || items_.rowCount() == 0)
        return;
    fitting_ = true;
    const auto over = [this] {
        int width = -table_->viewport()->width();
        for (int column = 0; column <= ItemsModel::Length; ++column)
            width += table_->columnWidth(column);
        return width;
    };
    const auto cut_to = [this, over](int column, int least) {
        const int width = table_->columnWidth(column);
        table_->setColumnWidth(column, width - std::clamp(over(), 0, std::max(width - least, 0)));
    };
    if (widest_.isEmpty())
        for (const QModelIndex& cell : widest_times(items_))
            widest_.append(cell);
    for (const int decimals : {ItemsModel::all_decimals, 4, 3}) {
        items_.set_decimals(decimals);
        table_->resizeColumnsToContents();
        for (const QPersistentModelIndex& time : std::as_const(widest_))
            if (const int needed = table_->sizeHintForIndex(time).width();
                needed > table_->columnWidth(time.column()))
                table_->setColumnWidth(time.column(), needed);
        if (over() <= 0)
            break;
        cut_to(ItemsModel::Object, least_object);
        if (over() <= 0)
            break;
    }
    for (const int column : {ItemsModel::Object, ItemsModel::State})
        cut_to(column, table_->horizontalHeader()->sectionSizeHint(column));
    const int room = table_->viewport()->width();
    int begin = 0;
    for (int column = 0; column <= ItemsModel::End; ++column) {
        const int width = table_->columnWidth(column);
        if (column > ItemsModel::Object && begin < room && begin + width > room) {
            table_->setColumnWidth(ItemsModel::Object,
                                   table_->columnWidth(ItemsModel::Object) + room - begin);
            break;
        }
        begin += width;
    }
    fitting_ = false;
}

// A scroll bar makes it narrower, too.
bool ItemsPane::eventFilter(QObject* watched, QEvent* event) {
    if (watched == table_->viewport() && event->type() == QEvent::Resize) {
        const auto* resized = static_cast<QResizeEvent*>(event);
        if (resized->size().width() != resized->oldSize().width())
            QMetaObject::invokeMethod(this, &ItemsPane::fit_columns, Qt::QueuedConnection);
    }
    return QWidget::eventFilter(watched, event);
}

QString ItemsPane::said() const {
    return bar_->isHidden() ? QString() : part_->text();
}

void ItemsPane::show_part(const SearchHits* hits) {
    const trace::Snapshot& trace = run_.trace;
    const trace::TimeRange all = trace.range();
    const bool partial = !hits && !trace.is_detailed(all);
    const bool cut = hits && hits->count() > hits->by_time().size();
    bar_->setVisible(partial || cut);
    for (QPushButton* button : {first_, earlier_, later_, last_})
        button->setVisible(partial && run_.whole);
    if (cut)
        part_->setText(tr("The first %1 of %2 hits are listed: search for less to see all.")
                           .arg(QLocale().toString(quint64(hits->by_time().size())),
                                QLocale().toString(quint64(hits->count()))));
    if (!partial)
        return;
    const trace::TimeRange part = listed(trace);
    const bool any = part.begin < part.end;
    if (!run_.whole)
        part_->setText(tr("Listed from %1 on. What came before is in the recording, and can be "
                          "listed once the run is over.")
                           .arg(length_text(part.begin)));
    else if (!any)
        part_->setText(
            tr("This run is too long to be listed at once: choose a part of it, here or "
               "in the timeline."));
    else
        part_->setText(
            tr("Listed: %1 to %2, of %3. The whole run is too long to be listed at once.")
                .arg(length_text(part.begin), length_text(part.end), length_text(all.length())));
    first_->setEnabled(!any || part.begin > all.begin);
    earlier_->setEnabled(any && part.begin > all.begin);
    later_->setEnabled(any && part.end < all.end);
    last_->setEnabled(!any || part.end < all.end);
}

void ItemsPane::ask(bool forward, bool to_the_end) {
    if (!run_.whole)
        return;
    const trace::TimeRange all = run_.trace.range();
    const trace::TimeRange part = listed(run_.trace);
    const auto events_in = [whole = run_.whole](trace::TimeRange range) {
        return whole->events_in(range);
    };
    if (forward != to_the_end)
        emit part_asked(part_from(forward ? part.end : all.begin, all, most_events_, events_in));
    else
        emit part_asked(part_until(forward ? all.end : part.begin, all, most_events_, events_in));
}

}  // namespace threadline::app
