#include "app/panels/range_panel.h"

#include "app/language/engine_names.h"
#include "app/panels/flow_layout.h"
#include "app/panels/row_table.h"
#include "app/panels/wait_histogram.h"
#include "app/timeline/wording_terms.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace threadline::app {

using trace::Duration;
using trace::State;

QString states_text(const trace::StateShares& states, QString (*told)(Duration)) {
    std::vector<std::pair<Duration, State>> parts;
    for (const State state : trace::all_states)
        if (states.of(state) > Duration{0})
            parts.emplace_back(states.of(state), state);
    std::stable_sort(parts.begin(), parts.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    QStringList words;
    for (const auto& [time, state] : parts)
        words.append(QString("%1 %2").arg(look_name(state), told(time)));
    return words.join(QStringLiteral(", "));
}

QVariant RangeLocksModel::cell(const NamedLockInRange& row, int column, bool to_sort) const {
    switch (column) {
        case Name:
            return row.name;
        case Holds:
            return count_cell(row.lock.holds, to_sort);
        case Waits:
            return count_cell(row.lock.waits, to_sort);
        case Held:
            return time_cell(row.lock.hold, to_sort);
        case Waited:
            return time_cell(row.lock.wait, to_sort);
        default:
            return time_cell(row.lock.longest_wait, to_sort);
    }
}

QString RangeLocksModel::heading(int column, bool tip) const {
    switch (column) {
        case Name:
            return tr("Lock");
        case Holds:
            return tip ? tr("How often it was held, also in part") : tr("Holds");
        case Waits:
            return tip ? tr("How often somebody waited for it, also in part") : tr("Waits");
        case Held:
            return tip ? tr("Time held within the stretch, all threads together")
                       : in_unit(tr("Held"));
        case Waited:
            return tip ? tr("Time waited within the stretch, from asking for it to having it, all "
                            "threads together")
                       : in_unit(tr("Waited"));
        default:
            return tip ? tr("The longest wait as a whole, also what lies outside the stretch")
                       : in_unit(tr("Longest (whole)"));
    }
}

RangePanel::RangePanel(QWidget* parent)
    : QWidget(parent),
      headline_(new QLabel),
      states_(new QLabel),
      distance_(new QLabel),
      waits_title_(new QLabel),
      figures_(new QWidget),
      histogram_(new WaitHistogram),
      threads_(thread_times_table(&threads_model_, tr("Threads in the stretch"))),
      locks_(sorted_row_table(&locks_model_, tr("Locks in the stretch"))),
      slices_(sorted_row_table(&slices_model_, tr("Slices in the stretch"))),
      copy_(new QPushButton(tr("Copy as CSV"))),
      whole_(new QPushButton(tr("Whole run"))),
      zoom_(new QPushButton(tr("Zoom to it"))),
      longest_(new QPushButton) {
    setObjectName("range");
    setAccessibleName(tr("Statistics of a stretch"));
    headline_->setProperty("role", "title");
    headline_->setWordWrap(true);
    headline_->setObjectName("range-headline");
    states_->setWordWrap(true);
    states_->setObjectName("range-states");
    distance_->setWordWrap(true);
    distance_->setObjectName("distance");
    distance_->hide();
    waits_title_->setProperty("role", "muted");
    waits_title_->setWordWrap(true);
    for (QTableView* table : {threads_, locks_, slices_})
        table->setAccessibleDescription(tr("Enter shows the row in the timeline"));
    copy_->setToolTip(tr("All figures of this stretch, to the clipboard"));
    whole_->setToolTip(tr("Let go of the stretch (Esc in the timeline)"));
    zoom_->setToolTip(tr("Show the stretch as large as it can be (Shift+F)"));
    longest_->setToolTip(tr("Show the longest wait in the timeline"));
    longest_->setObjectName("longest-wait");

    auto* buttons = new FlowLayout(8);
    for (QPushButton* button : {whole_, zoom_, longest_, copy_})
        buttons->addWidget(button);
    auto* rows = new QVBoxLayout(figures_);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(8);
    rows->addWidget(states_);
    rows->addWidget(waits_title_);
    rows->addWidget(histogram_);
    rows->addLayout(buttons);
    rows->addWidget(threads_);
    rows->addWidget(locks_);
    rows->addWidget(slices_);

    auto* content = new QWidget;
    content->setProperty("role", "surface");
    content->setAttribute(Qt::WA_StyledBackground);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(12, 10, 12, 10);
    column->setSpacing(8);
    column->addWidget(headline_);
    column->addWidget(distance_);
    column->addWidget(figures_);
    column->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setAccessibleName(accessibleName());
    scroll->setAccessibleDescription(tr("How threads and locks spent the chosen stretch"));
    scroll->setWidget(content);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(scroll);

    connect(threads_, &QTableView::clicked, this, [this](const QModelIndex& index) {
        if (const auto* row = threads_model_.row(source_row(index)))
            emit actor_chosen(row->actor);
    });
    connect(locks_, &QTableView::clicked, this, [this](const QModelIndex& index) {
        if (const auto* row = locks_model_.row(source_row(index)))
            emit object_chosen(row->lock.lock);
    });
    connect(slices_, &QTableView::clicked, this, [this](const QModelIndex& index) {
        if (const auto* row = slices_model_.row(source_row(index)))
            emit slice_chosen(row->time.longest);
    });
    connect(copy_, &QPushButton::clicked, this, &RangePanel::copy);
    connect(whole_, &QPushButton::clicked, this, &RangePanel::whole_run_asked);
    connect(zoom_, &QPushButton::clicked, this, &RangePanel::zoom_asked);
    connect(longest_, &QPushButton::clicked, this, [this] {
        if (report_ && report_->statistics.longest_wait)
            emit longest_wait_chosen(report_->statistics.longest_wait->range,
                                     report_->statistics.longest_wait->actor);
    });
    show_hint(tr("Hold Shift and drag over the timeline to choose a stretch."));
}

QString RangePanel::headline() const {
    return headline_->text();
}

void RangePanel::show_hint(const QString& hint) {
    report_.reset();
    headline_->setText(hint);
    figures_->hide();
    threads_model_.set_rows({});
    locks_model_.set_rows({});
    slices_model_.set_rows({});
}

void RangePanel::set_distance(const QString& words) {
    distance_->setText(words.isEmpty() ? QString() : tr("Measured: %1").arg(words));
    distance_->setVisible(!words.isEmpty());
}

void RangePanel::set_theme(const Theme& theme) {
    histogram_->set_theme(theme);
    fit_tables();
}

void RangePanel::set_report(std::shared_ptr<const RangeReport> report, bool whole_run) {
    report_ = std::move(report);
    const analysis::RangeStatistics& statistics = report_->statistics;
    const QString length = length_text(statistics.range.length());
    const trace::Time run_end = report_->info ? report_->info->wall : trace::Time{0};
    const auto [begin, end] =
        wording::ends_text(statistics.range, std::max(statistics.range.end, run_end));
    headline_->setText(whole_run ? tr("The whole run: %1").arg(length)
                                 : tr("%1, from %2 to %3").arg(length, begin, end));
    for (QPushButton* of_a_stretch : {whole_, zoom_})
        of_a_stretch->setVisible(!whole_run);
    histogram_->setVisible(!report_->is_foreign);
    states_->setText(report_->is_foreign
                         ? tr("This trace does not say whether a thread ran or waited.")
                     : statistics.threads.empty()
                         ? tr("No thread lived then.")
                         : tr("All threads together: %1").arg(states_text(statistics.states)));
    const trace::Tables& tables = *report_->tables;
    if (statistics.longest_wait) {
        const analysis::Wait& wait = *statistics.longest_wait;
        const int waits = int(std::min<std::uint64_t>(statistics.wait_count, INT_MAX));
        waits_title_->setText(
            whole_run ? tr("%n wait(s) by their length", nullptr, waits)
                      : tr("%n wait(s) touch the stretch, by their whole length", nullptr, waits));
        const Duration inside = std::min(wait.range.end, statistics.range.end) -
                                std::max(wait.range.begin, statistics.range.begin);
        const QString who = name_in_words(tables, wait.actor);
        const QString whole = length_text(wait.range.length());
        longest_->setText(
            inside < wait.range.length()
                ? tr("Longest: %1, %2, of that %3 here").arg(who, whole, length_text(inside))
                : tr("Longest: %1, %2").arg(who, whole));
    }
    waits_title_->setVisible(statistics.longest_wait.has_value());
    longest_->setVisible(statistics.longest_wait.has_value());
    histogram_->set_statistics(statistics);
    std::vector<ThreadTimes> threads;
    for (const analysis::ThreadInRange& thread : statistics.threads)
        threads.push_back(
            {thread.actor, name_in_words(tables, thread.actor), thread.lifetime, thread.states});
    std::vector<NamedLockInRange> locks;
    for (const analysis::LockInRange& lock : statistics.locks)
        locks.push_back({name_in_words(tables, lock.lock), lock});
    std::vector<NamedSliceTime> slices;
    for (const analysis::SliceTime& slice : report_->slices)
        slices.push_back({QString::fromStdString(tables.name(slice.name)), slice});
    threads_model_.set_stretch(statistics.range.length());
    slices_model_.set_stretch(statistics.range.length());
    locks_model_.set_stretch(statistics.range.length());
    threads_model_.set_rows(std::move(threads));
    slices_model_.set_rows(std::move(slices));
    locks_model_.set_rows(std::move(locks));
    fit_tables();
    figures_->show();
}

// As high as they are long, within reason: the panel scrolls as a whole.
void RangePanel::fit_tables() {
    constexpr int most_rows = 12;
    for (QTableView* table : {threads_, locks_, slices_}) {
        const int rows = std::min(table->model()->rowCount(), most_rows);
        const int bar = table->horizontalScrollBar()->sizeHint().height();
        table->setFixedHeight(table->horizontalHeader()->sizeHint().height() +
                              rows * table->verticalHeader()->defaultSectionSize() + bar +
                              2 * table->frameWidth() + 2);
        table->setVisible(rows > 0);
    }
}

void RangePanel::copy() {
    if (report_)
        QGuiApplication::clipboard()->setText(QString::fromStdString(csv_of(*report_)));
}

}  // namespace threadline::app
