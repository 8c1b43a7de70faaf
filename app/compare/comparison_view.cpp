#include "app/compare/comparison_view.h"

#include "app/cli/recording.h"
#include "app/compare/compared_stretch.h"
#include "app/language/remedy_wording.h"
#include "app/panels/elided_label.h"
#include "app/panels/legend_strip.h"
#include "app/panels/row_table.h"
#include "app/panels/tool_row.h"
#include "app/timeline/lane_switches.h"
#include "app/timeline/run_marks.h"
#include "app/timeline/timeline_marker.h"
#include "app/timeline/timeline_view.h"
#include "app/timeline/wording.h"

#include <QAction>
#include <QEvent>
#include <QFocusEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QTransposeProxyModel>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <utility>

namespace threadline::app {
namespace {

QToolButton* button_of(QAction* action) {
    auto* button = new QToolButton;
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setAccessibleName(action->iconText());
    return button;
}

}  // namespace

ComparisonView::ComparisonView(QAction* back, const QList<QAction*>& others, QWidget* parent)
    : QWidget(parent),
      theme_(&app::theme(ThemeKind::Light)),
      marker_(new TimelineMarker(this)),
      title_(new ElidedLabel),
      clock_(new QLabel),
      hint_(new QLabel),
      more_(new QLabel),
      said_(new QLabel),
      stretch_(new QLabel),
      change_(new QLabel),
      progress_text_(new QLabel),
      switches_(new ToolRow),
      progress_(new QProgressBar),
      stack_(new QStackedWidget),
      scroll_(new QScrollArea),
      table_(row_table(&differences_, tr("How the runs differ"))),
      legend_(new LegendStrip),
      splitter_(new QSplitter(Qt::Vertical)) {
    runs_as_rows_ = new QTransposeProxyModel(this);
    runs_as_rows_->setSourceModel(&differences_);
    setObjectName("comparison");
    setAccessibleName(tr("Comparison"));
    setProperty("role", "panel");
    setAttribute(Qt::WA_StyledBackground);

    auto* content = new QWidget;
    content->setProperty("role", "surface");
    column_ = new QVBoxLayout(content);
    column_->setContentsMargins(0, 0, 0, 0);
    column_->setSpacing(0);
    column_->addWidget(more_);
    column_->addStretch();
    more_->setProperty("role", "muted");
    more_->setContentsMargins(14, 8, 14, 8);
    more_->setWordWrap(true);
    scroll_->setFrameShape(QFrame::NoFrame);
    scroll_->setWidgetResizable(true);
    scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll_->setFocusPolicy(Qt::NoFocus);
    scroll_->setWidget(content);
    scroll_->viewport()->installEventFilter(this);

    splitter_->setObjectName("comparison_parts");
    splitter_->installEventFilter(this);
    splitter_->setChildrenCollapsible(false);
    splitter_->setHandleWidth(1);
    splitter_->addWidget(scroll_);
    splitter_->addWidget(build_below());
    splitter_->setStretchFactor(0, 1);
    splitter_->setStretchFactor(1, 0);
    connect(splitter_, &QSplitter::splitterMoved, this, [this] { border_moved_ = true; });

    change_->setProperty("role", "pane-title");
    change_->setTextFormat(Qt::PlainText);
    change_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    change_->setWordWrap(true);
    change_->setContentsMargins(14, 6, 14, 6);
    change_->setAccessibleName(tr("What is different"));
    hint_->setProperty("role", "muted");
    hint_->setAlignment(Qt::AlignCenter);
    hint_->setWordWrap(true);
    hint_->setContentsMargins(40, 0, 40, 0);
    hint_->setAccessibleName(tr("How to compare"));
    stack_->addWidget(hint_);
    stack_->addWidget(splitter_);

    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(build_header(back, others));
    all->addWidget(build_progress());
    all->addWidget(change_);
    all->addWidget(stack_, 1);
    for (auto changed : {&TimelineMarker::stretch_changed, &TimelineMarker::distance_changed})
        connect(marker_, changed, this, &ComparisonView::show_marked);
    show_all({});
}

ComparisonView::~ComparisonView() = default;

QWidget* ComparisonView::build_header(QAction* back, const QList<QAction*>& others) {
    auto* header = header_ = new QWidget;
    header->setProperty("role", "pane-header");
    header->setAttribute(Qt::WA_StyledBackground);
    header->setMinimumHeight(40);
    header->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    title_->setProperty("role", "pane-title");
    clock_->setProperty("role", "muted");
    auto* row = new QHBoxLayout(header);
    row->setContentsMargins(8, 0, 8, 0);
    row->setSpacing(8);
    auto* leads_back = button_of(back);
    header->setFocusProxy(leads_back);
    row->addWidget(leads_back);
    row->addWidget(title_, 1);
    row->addWidget(switches_);
    row->addWidget(clock_);
    auto* tools = new ToolRow;
    for (QAction* action : others)
        tools->add(button_of(action));
    row->addWidget(tools);
    return header;
}

void ComparisonView::set_switches(const QList<QAction*>& switches) {
    switches_->add(new QLabel(tr("What if")));
    for (QAction* action : switches) {
        QToolButton* button = button_of(action);
        button->setProperty("role", "switch");
        const auto show = [this, button, action] {
            switches_->set_wanted(button, action->isEnabled());
        };
        connect(action, &QAction::enabledChanged, button, show);
        switches_->add(button);
        show();
    }
    switches_->hide();
}

void ComparisonView::show_switches(bool on) {
    switches_->setVisible(on);
}

QWidget* ComparisonView::build_progress() {
    progress_->setTextVisible(false);
    progress_->setFixedHeight(6);
    progress_->setAccessibleName(tr("How many runs are over"));
    auto* cancel = new QPushButton(tr("Cancel"));
    cancel->setObjectName("cancel_runs");
    cancel->setToolTip(tr("End the runs; those that are over stay"));
    connect(cancel, &QPushButton::clicked, this, &ComparisonView::cancel_asked);
    progress_row_ = new QWidget;
    auto* row = new QHBoxLayout(progress_row_);
    row->setContentsMargins(14, 6, 14, 6);
    row->setSpacing(12);
    row->addWidget(progress_text_);
    row->addWidget(progress_, 1);
    row->addWidget(cancel);
    progress_row_->hide();
    return progress_row_;
}

QWidget* ComparisonView::build_below() {
    said_->setProperty("role", "muted");
    said_->setTextFormat(Qt::PlainText);
    said_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    said_->setContentsMargins(14, 5, 14, 5);
    said_->setAccessibleName(tr("What is pointed at"));
    stretch_->setTextFormat(Qt::PlainText);
    stretch_->setWordWrap(true);
    stretch_->setContentsMargins(14, 5, 14, 5);
    stretch_->setAccessibleName(tr("Which stretch the figures are of"));
    stretch_->hide();
    table_->setAlternatingRowColors(true);
    auto* below = new QWidget;
    below->setProperty("role", "panel");
    below->setAttribute(Qt::WA_StyledBackground);
    auto* column = new QVBoxLayout(below);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(legend_);
    column->addWidget(said_);
    column->addWidget(stretch_);
    column->addWidget(table_, 1);
    return below;
}

void ComparisonView::set_runs(std::vector<Compared> runs, const QString& change) {
    if (!std::exchange(taken_out_, {}).empty())
        emit kept_out();
    show_runs(std::move(runs), change);
}

void ComparisonView::take_out(std::size_t number) {
    if (number >= runs_.size())
        return;
    std::vector<Compared> left = runs_;
    taken_out_.push_back({number, std::move(left[number]), change()});
    left.erase(left.begin() + std::ptrdiff_t(number));
    show_runs(std::move(left), {});
    emit taken_out();
}

void ComparisonView::put_back(int count) {
    for (; count > 0 && !taken_out_.empty() && runs_.size() < most_compared; --count) {
        TakenOut last = std::move(taken_out_.back());
        taken_out_.pop_back();
        std::vector<Compared> all = runs_;
        const std::size_t number = std::min(last.number, all.size());
        all.insert(all.begin() + std::ptrdiff_t(number), std::move(last.run));
        show_runs(std::move(all), last.change);
    }
}

void ComparisonView::show_runs(std::vector<Compared> runs, const QString& change) {
    change_->setText(change);
    runs.resize(std::min(runs.size(), most_compared));
    runs_.swap(runs);
    show_all(runs);
    emit runs_changed();
}

void ComparisonView::add_run(Compared run) {
    if (runs_.size() == most_compared)
        return;
    const std::vector<Compared> before = runs_;
    runs_.push_back(std::move(run));
    show_all(before);
    if (runs_.size() == most_compared)
        emit kept_out();
    if (runs_.size() == 1 && isVisible())
        take_focus();
    emit runs_changed();
}

void ComparisonView::set_hint(const QString& hint) {
    hint_->setText(hint);
}

void ComparisonView::set_progress(int number, int total, const QString& name) {
    progress_->setRange(0, total);
    progress_->setValue(number - 1);
    progress_text_->setText(total > 1 ? tr("Running %1 of %2: %3").arg(number).arg(total).arg(name)
                                      : tr("Running: %1").arg(name));
    progress_row_->show();
}

void ComparisonView::end_progress() {
    progress_row_->hide();
}

void ComparisonView::add_pane() {
    auto* pane = new ComparedPane;
    const std::size_t number = panes_.size();
    panes_.push_back(pane);
    column_->insertWidget(int(number), pane);
    pane->set_theme(*theme_);
    TimelineView& view = pane->timeline();
    connect(pane, &ComparedPane::show_asked, this,
            [this, number] { emit show_asked(int(number)); });
    connect(pane, &ComparedPane::failed, this, &ComparisonView::failed);
    connect(
        pane, &ComparedPane::remove_asked, this, [this, number] { take_out(number); },
        Qt::QueuedConnection);  // the button is still in its click
    connect(&view, &TimelineView::visible_range_changed, this, [this, &view] { couple(view); });
    view.installEventFilter(this);
    marker_->join(&view);
    if (number == 0)
        connect(&view, &TimelineView::history_changed, this, &ComparisonView::history_changed);
    connect(&view, &TimelineView::cursor_moved, this, [this, &view] {
        for (ComparedPane* other : panes_)
            if (&other->timeline() != &view)
                other->timeline().set_cursor(view.cursor());
    });
    connect(&view, &TimelineView::pointer_moved, this, [this, &view] {
        const std::optional<trace::Time> at = view.pointer();
        const bool each_has_an_axis = panes_.front()->timeline().options().axis;
        for (ComparedPane* other : panes_)
            if (&other->timeline() != &view) {
                const bool is_over = at && *at > other->run().trace.now;
                other->timeline().set_pointer(is_over && each_has_an_axis ? std::nullopt : at);
            }
    });
    connect(&view, &TimelineView::arrangement_changed, this,
            [this](const LaneArrangement& arrangement) {
                arrange_alike(arrangement);
                emit arrangement_changed(arrangement);
            });
    connect(&view, &TimelineView::hovered, this,
            [this, number](const Subject& subject) { point_at(number, subject, false); });
    connect(&view, &TimelineView::selection_changed, this,
            [this, number](const Subject& subject) { point_at(number, subject, true); });
    connect(&view, &TimelineView::note_asked, this,
            [this, number](const trace::Annotation& note) { emit note_asked(number, note); });
}

// `before`: in place of these.
void ComparisonView::show_all(const std::vector<Compared>& before) {
    const bool goes_on = goes_on_from(before);
    const std::optional<trace::TimeRange> kept = range_to_keep(before);
    const std::vector<Chosen> chosen_before = chosen();
    const std::optional<trace::Time> cursor =
        goes_on && !panes_.empty() ? panes_.front()->timeline().cursor() : std::nullopt;
    // They may have been out of sight for long.
    for (Compared& one : runs_)
        if (one.recording)
            one.run.annotations = one.recording->notes;
    set_side_by_side(runs_,
                     [](const std::string& remedies) { return remedies_in_words(remedies); });
    while (panes_.size() > runs_.size()) {
        delete panes_.back();
        panes_.pop_back();
    }
    while (panes_.size() < runs_.size())
        add_pane();
    const trace::Time end = longest_of(runs_);
    selected_text_.clear();
    coupling_ = true;
    for (std::size_t i = 0; i < runs_.size(); ++i) {
        panes_[i]->set_run(int(i) + 1, runs_[i], end);
        panes_[i]->timeline().set_marking(marker_->marking());
        panes_[i]->timeline().set_cursor(cursor);
    }
    choose_again(chosen_before);
    if (kept)
        for (ComparedPane* pane : panes_)
            pane->timeline().show_range(*kept);
    coupling_ = false;
    forget_hits();
    show_whole_runs();
    if (!goes_on) {
        marker_->clear();
        border_moved_ = false;
    }
    say({});
    stack_->setCurrentIndex(runs_.empty() ? 0 : 1);
    change_->setVisible(!change_->text().isEmpty());
    more_->setVisible(runs_.size() == 1);
    more_->setText(tr("One run is kept. Keep another one, or add one, to compare them."));
    const QString title = title_of(runs_);
    title_->setText(title.isEmpty() ? tr("Comparison") : tr("Comparison: %1").arg(title));
    title_->setToolTip(title_->text());
    clock_->setText(
        runs_.empty() ? QString()
        : runs_.front().report.info.clock == trace::Clock::Virtual
            ? tr("virtual clock, %n core(s)", nullptr, int(runs_.front().report.info.cores))
            : tr("real clock"));
    share_room();
    arrange();
}

void ComparisonView::set_theme(const Theme& theme) {
    theme_ = &theme;
    for (ComparedPane* pane : panes_)
        pane->set_theme(theme);
    share_room();
    arrange();
}

void ComparisonView::set_lanes(const TimelineOptions& options) {
    copy_lane_switches(options, lanes_);
    lanes_.legend = options.legend;
    arrange_alike(options.arrangement);
}

QList<QWidget*> ComparisonView::parts() const {
    QList<QWidget*> all{header_};
    for (ComparedPane* pane : panes_)
        all.append(pane);
    all.append(table_);
    return all;
}

// Lanes that are moved, hidden or folded in one of the runs are so in all of them.
void ComparisonView::arrange_alike(const LaneArrangement& arrangement) {
    lanes_.arrangement = arrangement;
    share_room();
    arrange();
}

void ComparisonView::point_at(std::size_t number, const Subject& subject, bool selected) {
    const bool nothing = subject.kind == Subject::Kind::None;
    const QString text = nothing ? QString()
                                 : QStringLiteral("%1  %2: %3")
                                       .arg(number + 1)
                                       .arg(QString::fromStdString(runs_[number].name),
                                            describe(panes_[number]->run(), subject));
    if (selected)
        selected_text_ = text;
    say(selected ? QString() : text);
    if (selected)
        show_hits(number);
}

// What is measured stays to be read until the mouse is over something.
void ComparisonView::say(const QString& pointed_at) {
    const auto& distance = marker_->marking().distance;
    const QString said = !pointed_at.isEmpty() ? pointed_at
                         : distance && !runs_.empty()
                             ? tr("Measured: %1").arg(describe_in(runs_.front().run, *distance))
                         : !selected_text_.isEmpty()
                             ? selected_text_
                             : tr("Point at an interval to read what it is.");
    said_->setText(said);
    said_->setToolTip(said);
}

std::vector<TimelineView*> ComparisonView::timelines() const {
    std::vector<TimelineView*> all;
    for (ComparedPane* pane : panes_)
        all.push_back(&pane->timeline());
    return all;
}

QString ComparisonView::said() const {
    return said_->text();
}

QString ComparisonView::change() const {
    return change_->text();
}

void ComparisonView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    layout()->activate();  // the parts have their room by now
    share_room();
    arrange();
}

void ComparisonView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    take_notes();
    take_focus();
}

void ComparisonView::take_focus() {
    if (TimelineView* view = active())
        view->setFocus(Qt::OtherFocusReason);
}

void ComparisonView::scroll_to(const TimelineView& timeline) {
    scroll_->ensureWidgetVisible(timeline.parentWidget(), 0, 0);
}

bool ComparisonView::eventFilter(QObject* watched, QEvent* event) {
    // It has its room once its page is shown.
    if (watched == splitter_ && event->type() == QEvent::Resize)
        share_room();
    if (watched == scroll_->viewport() && event->type() == QEvent::Resize)
        arrange();
    auto* const timeline = qobject_cast<TimelineView*>(watched);
    if (timeline && event->type() == QEvent::FocusIn) {
        last_active_ = timeline;
        // A key led to a run that lies out of sight; a click is on what is seen.
        if (static_cast<QFocusEvent*>(event)->reason() != Qt::MouseFocusReason)
            scroll_to(*timeline);
        emit hits_changed();
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace threadline::app
