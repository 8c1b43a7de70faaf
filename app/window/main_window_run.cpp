// The run on show: every view is given the same snapshot, and what is pointed at in one of them
// shows in the others.
#include "app/code/code_pane.h"
#include "app/graph/graph_view.h"
#include "app/panels/banner.h"
#include "app/panels/details_panel.h"
#include "app/panels/findings_list.h"
#include "app/panels/gallery.h"
#include "app/panels/scenario_panel.h"
#include "app/timeline/timeline_view.h"
#include "app/timeline/wording.h"
#include "app/window/main_window.h"

#include <QLabel>
#include <QLocale>
#include <QStatusBar>
#include <QTabWidget>

#include <algorithm>

namespace threadline::app {
namespace {

using namespace std::chrono_literals;

QString ms(trace::Time time) {
    return QString::number(double(time.count()) / 1e6, 'f', 1);
}

// What a finding is about, and how it came about: from where the first of its actors began what
// it does then to where the last of them ends it.
trace::TimeRange range_of(const session::RunSnapshot& run, const analysis::Finding& finding) {
    trace::TimeRange range = finding.range.length() > 0ns
                                 ? finding.range
                                 : trace::TimeRange{finding.at, finding.at + 1ms};
    for (const ActorId actor : finding.actors) {
        const trace::ActorLane* lane = run.trace.lane_of(actor);
        if (!lane)
            continue;
        // The one before as well: what was it doing until then?
        for (const trace::Time t : {finding.at, finding.at - 1ns})
            if (const auto interval = lane->at(t)) {
                range.begin = std::min(range.begin, interval->begin);
                range.end = std::max(range.end, interval->end);
            }
    }
    // A long wait before would leave the moment itself too small to see.
    const trace::Duration after = std::max<trace::Duration>(range.end - finding.at, 1ms);
    range.begin = std::max(range.begin, finding.at - 2 * after);
    return range;
}

}  // namespace

// What the details say then: how the run went, once it has ended.
void MainWindow::show_nothing_selected() {
    if (report_ && controller_.has_run() && controller_.snapshot().trace.finished)
        details_->show_summary(controller_.snapshot(), *report_);
    else
        details_->clear_details(tr("Click an interval, a finding or a node to read about it."));
}

void MainWindow::forget_run() {
    // The run on show is another scenario's: what is chosen now has not run yet.
    ++run_number_;
    report_.reset();
    subject_.reset();
    finding_.reset();
    chosen_instant_.reset();
    controller_.forget();
    timeline_->clear(tr("Press Run (Ctrl+R): the threads of this scenario show here."));
    graph_->clear(tr("Who waits for whom shows here during a run."));
    findings_->findings().clear();
    findings_->set_hint(tr("What the analyses find shows here, while the run goes on."));
    show_nothing_selected();
    code_->view().set_marks({});
    locks_.set_locks({});
    threads_.set_threads({});
    update_status();
}

void MainWindow::run_began() {
    ++run_number_;
    report_.reset();
    subject_.reset();
    finding_.reset();
    chosen_instant_.reset();
    explains_itself_ = false;
    statistics_asked_ = false;
    since_statistics_.invalidate();
    findings_->findings().clear();
    findings_->set_hint(tr("Nothing found so far."));
    graph_->begin_run();
    code_->view().set_marks({});
    code_->view().show_line(0);
    show_nothing_selected();
    timeline_->select(Subject{});
    timeline_->light(ObjectId{});
    timeline_->set_follow(true);
}

trace::Time MainWindow::instant() const {
    if (chosen_instant_)
        return *chosen_instant_;
    // The last instant of what is known: ranges are half open.
    return std::max(trace::Time{0}, controller_.snapshot().trace.now - 1ns);
}

void MainWindow::show_snapshot() {
    const session::RunSnapshot& run = controller_.snapshot();
    timeline_->set_run(run);
    const int before = findings_->findings().rowCount();
    findings_->findings().set_findings(run.findings);
    const int found = findings_->findings().rowCount();
    if (found != before) {
        findings_pane_->set_note(found > 0 ? QString::number(found) : QString());
        update_enabled();
    }
    // An error explains itself as it comes, unless a person looks at something else.
    for (int i = before; i < found && !subject_ && !finding_ && !explains_itself_; ++i) {
        const analysis::Finding& finding = (*run.findings)[std::size_t(i)];
        if (finding.severity != analysis::Severity::Error)
            continue;
        explains_itself_ = true;
        details_->show_finding(run, finding);
        if (!finding.sites.empty())
            code_->view().show_line(line_of(run.trace, finding.sites.front()));
    }
    show_instant();
    if (subject_ && (!since_details_.isValid() || since_details_.elapsed() > 100))
        show_details();
    ask_for_statistics();
    update_status();
}

// Graph and source show one instant: the present one of a live run, or the one chosen.
void MainWindow::show_instant() {
    const session::RunSnapshot& run = controller_.snapshot();
    if (!run.trace.tables)
        return;
    const trace::Time t = instant();
    graph_->set_graph(analysis::wait_for_graph_at(run.trace, *run.findings, t), run.trace.tables);
    graph_pane_->set_note(chosen_instant_      ? tr("at %1 ms").arg(ms(t))
                          : run.trace.finished ? tr("at the end, %1 ms").arg(ms(run.trace.now))
                                               : tr("now, %1 ms").arg(ms(t)));
    // The lines of a run are those of the text that ran.
    const bool same_text = !run.trace.info || run.trace.info->source.empty() ||
                           !code_->modified() ||
                           QString::fromStdString(run.trace.info->source) == code_->text();
    code_->view().set_marks(same_text ? line_marks_at(run.trace, t) : std::vector<LineMark>{});
}

void MainWindow::run_finished() {
    const session::RunSnapshot& run = controller_.snapshot();
    if (findings_->findings().rowCount() == 0)
        findings_->set_hint(tr("Nothing found: no deadlock, no failed check."));
    if (!run.trace.info)
        return;
    const trace::RunInfo& info = *run.trace.info;
    if (info.outcome == trace::Outcome::Failed && !info.error.empty()) {
        const QString error = QString::fromStdString(info.error);
        banner_->show_message(Banner::Kind::Error, error);
        show_load_error(error);
        if (const int line = line_in_error(error))
            code_->view().show_line(line);
    } else if (info.truncated) {
        banner_->show_message(Banner::Kind::Note,
                              tr("The file ends early: what is whole of it is shown."));
    } else if (!info.file_error.empty()) {
        banner_->show_message(Banner::Kind::Error, QString::fromStdString(info.file_error));
    }
    since_statistics_.invalidate();
    ask_for_statistics();
    update_enabled();
}

void MainWindow::update_status() {
    const RunController::Phase phase = controller_.phase();
    if (!controller_.has_run()) {
        outcome_->setText(phase == RunController::Phase::Starting ? tr("Starting …")
                                                                  : tr("Nothing has run yet"));
        elapsed_->clear();
        events_->clear();
        clock_->clear();
        return;
    }
    const session::RunSnapshot& run = controller_.snapshot();
    outcome_->setText(phase == RunController::Phase::Starting ? tr("Starting …")
                                                              : describe_outcome(run));
    outcome_->setToolTip(outcome_->text());
    elapsed_->setText(tr("%1 ms").arg(ms(run.trace.now)));
    events_->setText(tr("%1 events").arg(QLocale().toString(quint64(run.trace.events))));
    if (run.trace.info)
        clock_->setText(tr("clock: %1").arg(trace::key_of(run.trace.info->clock)));
}

// The report walks all lanes: in the background, and a few times a second at most.
void MainWindow::ask_for_statistics() {
    constexpr int pause_ms = 250;
    const bool wanted = facts_->currentWidget() != details_ ||
                        controller_.phase() == RunController::Phase::Finished;
    if (!controller_.has_run() || statistics_asked_ || !wanted ||
        (since_statistics_.isValid() && since_statistics_.elapsed() < pause_ms))
        return;
    statistics_asked_ = true;
    since_statistics_.start();
    in_background(
        pool_, this,
        [run = controller_.snapshot()] {
            return std::make_shared<analysis::Report>(
                analysis::make_report(run.trace, *run.findings));
        },
        [this, number = run_number_](const std::shared_ptr<analysis::Report>& report) {
            statistics_asked_ = false;
            if (number != run_number_)
                return;
            locks_.set_locks(report->locks);
            threads_.set_threads(report->threads);
            report_ = report;
            if (!subject_ && !finding_ && !explains_itself_)
                show_nothing_selected();
        });
}

void MainWindow::show_details() {
    since_details_.start();
    if (finding_)
        details_->show_finding(controller_.snapshot(), *finding_);
    else if (subject_)
        details_->show_subject(controller_.snapshot(), *subject_);
}

void MainWindow::subject_selected(const Subject& subject) {
    if (selecting_ || !controller_.has_run())
        return;
    finding_.reset();
    const session::RunSnapshot& run = controller_.snapshot();
    explains_itself_ = false;
    if (subject.kind == Subject::Kind::None) {
        subject_.reset();
        chosen_instant_.reset();
        code_->view().show_line(0);
        graph_->set_chosen({});
        show_nothing_selected();
        show_instant();
        return;
    }
    subject_ = subject;
    if (subject.range.length() > 0ns)
        chosen_instant_ = std::min(subject.range.end, run.trace.now) - 1ns;
    if (const int line = line_of(run.trace, subject.site))
        code_->view().show_line(line);
    graph_->set_chosen(subject.actor.valid() ? GraphNodeKey{subject.actor, {}}
                                             : GraphNodeKey{{}, subject.object});
    timeline_->light(subject.object);
    facts_->setCurrentWidget(details_);
    show_details();
    show_instant();
}

void MainWindow::finding_chosen(const analysis::Finding& finding) {
    const session::RunSnapshot& run = controller_.snapshot();
    finding_ = finding;
    chosen_instant_ =
        std::clamp(finding.at, trace::Time{0}, std::max(trace::Time{0}, run.trace.now - 1ns));
    timeline_->zoom_to(range_of(run, finding));
    selecting_ = true;
    if (!finding.actors.empty()) {
        const ActorId actor = finding.actors.front();
        if (const trace::ActorLane* lane = run.trace.lane_of(actor))
            if (const auto interval = lane->at(*chosen_instant_)) {
                subject_ = Subject{Subject::Kind::Interval, actor, interval->object,
                                   interval->range(), interval->site};
                timeline_->select(*subject_);
            }
        graph_->set_chosen({actor, {}});
    }
    selecting_ = false;
    timeline_->light(finding.objects.empty() ? ObjectId{} : finding.objects.front());
    if (!finding.sites.empty())
        code_->view().show_line(line_of(run.trace, finding.sites.front()));
    facts_->setCurrentWidget(details_);
    show_details();
    show_instant();
}

void MainWindow::actor_chosen(ActorId actor) {
    if (!controller_.has_run())
        return;
    const session::RunSnapshot& run = controller_.snapshot();
    const trace::ActorLane* lane = run.trace.lane_of(actor);
    if (!lane)
        return;
    const trace::Time last = std::max(lane->begin, lane->end - 1ns);
    const auto interval = lane->at(std::clamp(instant(), lane->begin, last));
    if (!interval)
        return;
    const Subject subject{Subject::Kind::Interval, actor, interval->object, interval->range(),
                          interval->site};
    const auto kept = chosen_instant_;
    timeline_->select(subject);
    subject_selected(subject);
    // The graph stays at its instant: it is the one in which the person chose.
    chosen_instant_ = kept;
    show_instant();
}

void MainWindow::object_chosen(ObjectId object) {
    if (!controller_.has_run())
        return;
    timeline_->light(object);
    if (!object.valid()) {
        show_nothing_selected();
        return;
    }
    finding_.reset();
    Subject subject;
    subject.kind = Subject::Kind::LaneHeader;
    subject.object = object;
    subject_ = subject;
    graph_->set_chosen({{}, object});
    facts_->setCurrentWidget(details_);
    show_details();
}

void MainWindow::line_activated(int line) {
    if (!controller_.has_run())
        return;
    const session::RunSnapshot& run = controller_.snapshot();
    const trace::Time after = subject_ && line_of(run.trace, subject_->site) == line
                                  ? subject_->range.begin
                                  : trace::Time{-1};
    const auto found = next_interval_at_line(run.trace, line, after);
    if (!found)
        return;
    const Subject subject{Subject::Kind::Interval, found->actor, found->interval.object,
                          found->interval.range(), found->interval.site};
    timeline_->select(subject);
    subject_selected(subject);
}

}  // namespace threadline::app
