// A stretch of the run: its figures, a measured distance, and how long was waited at each line.
#include "app/code/code_pane.h"
#include "app/compare/comparison_view.h"
#include "app/panels/range_panel.h"
#include "app/timeline/run_marks.h"
#include "app/timeline/stretch_of_run.h"
#include "app/timeline/timeline_marker.h"
#include "app/timeline/timeline_view.h"
#include "app/timeline/wording_terms.h"
#include "app/window/main_window.h"

#include <QStackedWidget>
#include <QTabWidget>
#include <QTableView>

namespace threadline::app {

void MainWindow::connect_ranges() {
    marker_ = new TimelineMarker(timeline_);
    range_panel_ = new RangePanel;
    for (QTableView* each : range_panel_->findChildren<QTableView*>())
        each->setAccessibleDescription(tr("Enter shows the row in the timeline"));
    facts_->addTab(range_panel_, tr("Range"));
    // Not there until somebody asks for it: the others need the room.
    facts_->setTabVisible(facts_->indexOf(range_panel_), false);
    connect(commands_.figures, &QAction::triggered, this, &MainWindow::show_range_panel);
    // In the run on show, or in those side by side.
    const auto marker = [this] { return shows_comparison() ? &comparison_->marker() : marker_; };
    const auto mark = [this, marker](QAction* action, void (TimelineMarker::*how)()) {
        connect(action, &QAction::triggered, this, [marker, how] { (marker()->*how)(); });
    };
    mark(commands_.range_begin, &TimelineMarker::begin_stretch);
    mark(commands_.range_end, &TimelineMarker::end_stretch);
    mark(commands_.measure, &TimelineMarker::measure);
    mark(commands_.range_zoom, &TimelineMarker::zoom_to_stretch);
    connect(range_panel_, &RangePanel::zoom_asked, commands_.range_zoom, &QAction::trigger);
    connect(commands_.heat, &QAction::toggled, this, [this] {
        ask_for_range();
        show_heat();
    });
    const auto offer_zoom = [this, marker] {
        commands_.range_zoom->setEnabled(marker()->marking().stretch.has_value());
    };
    connect(comparison_, &ComparisonView::marked_changed, this, offer_zoom);
    connect(pages_, &QStackedWidget::currentChanged, this, offer_zoom);
    connect(marker_, &TimelineMarker::stretch_changed, this, [this, offer_zoom] {
        offer_zoom();
        if (marker_->marking().stretch)
            show_range_panel();
        ask_for_range();
    });
    connect(marker_, &TimelineMarker::distance_changed, this, [this] {
        const auto& distance = marker_->marking().distance;
        const QString words = distance && controller_.has_run()
                                  ? describe_in(controller_.snapshot(), *distance)
                                  : QString();
        range_panel_->set_distance(words);
        pointed_at_ = distance ? tr("Measured: %1").arg(words) : QString();
        update_status();
    });
    connect(facts_, &QTabWidget::currentChanged, this, [this] {
        if (lies_in_front(range_panel_) && controller_.has_run())
            ask_for_range_again();
    });
    connect(&range_study_, &RangeStudy::ready, this,
            [this](const std::shared_ptr<const RangeReport>& report) {
                range_report_ = report;
                range_panel_->set_report(report, !marker_->marking().stretch);
                show_heat();
            });
    connect(&range_study_, &RangeStudy::failed, range_panel_, &RangePanel::show_hint);
    connect(range_panel_, &RangePanel::whole_run_asked, marker_,
            [this] { marker_->choose_stretch({}); });
    connect(range_panel_, &RangePanel::actor_chosen, this, &MainWindow::actor_chosen);
    connect(range_panel_, &RangePanel::object_chosen, this, &MainWindow::object_chosen);
    connect(range_panel_, &RangePanel::longest_wait_chosen, this,
            [this](trace::TimeRange range, ActorId actor) {
                if (!controller_.has_run())
                    return;
                timeline_->zoom_to(range);
                choose_instant(range.begin);
                actor_chosen(actor);
            });
    connect(range_panel_, &RangePanel::slice_chosen, this, &MainWindow::item_chosen);
    connect(code_, &CodePane::text_edited, this, &MainWindow::show_heat);
}

void MainWindow::show_range_panel() {
    facts_->setTabVisible(facts_->indexOf(range_panel_), true);
    bring_forward(range_panel_);
}

// Of the stretch that is chosen, or of the whole run; while somebody looks. A run that goes on has
// better things to do with its CPUs than to be asked for its heat.
void MainWindow::ask_for_range() {
    const bool looked_at = lies_in_front(range_panel_);
    if (!controller_.has_run())
        return;
    const session::RunSnapshot& run = controller_.snapshot();
    if (!looked_at && !(commands_.heat->isChecked() && run.trace.finished))
        return;
    const std::optional<trace::TimeRange> stretch = marker_->marking().stretch;
    const trace::TimeRange range = stretch.value_or(run.trace.range());
    studied_ = {run.trace.events, run.trace.finished};
    // Minutes of reading are begun only for what a person has chosen.
    const bool is_stepped = wording::is_stepped(run.trace.info.get());
    if (is_stepped || (!stretch && is_much(run, range))) {
        range_study_.forget();
        range_report_.reset();
        range_panel_->show_hint(
            is_stepped ? tr("A person decided each step of this run: only their order counts, and "
                            "no time was measured.")
                       : tr("This run is very long. Hold Shift and drag over the timeline "
                            "to choose a stretch of it."));
        show_heat();
        return;
    }
    since_range_.start();
    range_study_.ask(run, range);
}

void MainWindow::ask_for_range_again() {
    constexpr int pause_ms = 500;
    const trace::Snapshot& trace = controller_.snapshot().trace;
    const std::pair known(trace.events, trace.finished);
    if (studied_ == known || (range_study_.busy() && !trace.finished))
        return;
    if (trace.finished || !since_range_.isValid() || since_range_.elapsed() > pause_ms)
        ask_for_range();
}

void MainWindow::show_heat() {
    const bool shown = commands_.heat->isChecked() && range_report_ && controller_.has_run();
    code_->view().set_has_heat(commands_.heat->isChecked());
    code_->view().set_heat(shown ? code_->since_run().moved(line_heat(range_report_->lines, {}))
                                 : std::vector<LineHeat>{});
    code_->set_hint(commands_.heat->isChecked() && !shown ? why_no_heat() : QStringList());
}

// Empty: there is no run, or it is on its way.
QStringList MainWindow::why_no_heat() const {
    if (!controller_.has_run())
        return {};
    const session::RunSnapshot& run = controller_.snapshot();
    if (wording::is_stepped(run.trace.info.get()))
        return {tr("step by step: no time was measured"), tr("no time was measured")};
    if (!run.trace.finished)
        return {tr("waits show when the run is over"), tr("no waits yet")};
    if (!marker_->marking().stretch && is_much(run, run.trace.range()))
        return {tr("waits show for a chosen stretch"), tr("no waits yet")};
    return {};
}

void MainWindow::forget_ranges() {
    marker_->clear();
    range_study_.forget();
    range_report_.reset();
    since_range_.invalidate();
    studied_.reset();
    range_panel_->show_hint(tr("Hold Shift and drag over the timeline to choose a stretch."));
    show_heat();
}

}  // namespace threadline::app
