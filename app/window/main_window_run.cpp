// The run on show: every view is given the same snapshot, and what is pointed at in one of them
// shows in the others.
#include "app/code/code_pane.h"
#include "app/code/line_subject.h"
#include "app/compare/comparison_view.h"
#include "app/graph/graph_view.h"
#include "app/language/kind_names.h"
#include "app/language/localised.h"
#include "app/language/remedy_wording.h"
#include "app/panels/banner.h"
#include "app/panels/details_panel.h"
#include "app/panels/findings_list.h"
#include "app/panels/gallery.h"
#include "app/panels/keys_in_words.h"
#include "app/panels/lesson_panel.h"
#include "app/panels/notes_panel.h"
#include "app/panels/outcomes_panel.h"
#include "app/panels/pane.h"
#include "app/panels/row_table.h"
#include "app/panels/run_status.h"
#include "app/panels/scenario_panel.h"
#include "app/panels/search_bar.h"
#include "app/panels/step_panel.h"
#include "app/panels/subject_finding.h"
#include "app/panels/transport.h"
#include "app/panels/values_tab.h"
#include "app/present/finding_place.h"
#include "app/present/presentation.h"
#include "app/study/lock_order_study.h"
#include "app/study/outcome_study.h"
#include "app/study/run_search.h"
#include "app/timeline/cpu_shares.h"
#include "app/timeline/lane_lookup.h"
#include "app/timeline/timeline_view.h"
#include "app/timeline/wording.h"
#include "app/timeline/wording_terms.h"
#include "app/window/main_window.h"
#include "app/window/playback.h"
#include "app/window/run_page.h"

#include "engine/record/schedule_text.h"

#include <QLocale>
#include <QStatusBar>
#include <QTabWidget>
#include <QTableView>

#include <algorithm>
#include <ranges>

namespace threadline::app {
namespace {

using namespace std::chrono_literals;

// An analysis tells some of what it found anew, with the numbers by then.
bool told_again(analysis::Finding& told, const session::RunSnapshot& run) {
    for (const analysis::Finding& finding : *run.findings)
        if (finding.kind == told.kind && finding.at == told.at && finding.objects == told.objects &&
            finding.explanation != told.explanation) {
            told = finding;
            return true;
        }
    return false;
}

// Whether somebody can never go on, as was not known when so much had been found.
bool tells_of_freeze(const std::vector<analysis::Finding>& findings, int known) {
    return std::ranges::any_of(findings | std::views::drop(known), [](const auto& finding) {
        return analysis::is_freeze(finding.kind);
    });
}

// When what a finding says can be seen. A deadlock closes with a request, and the thread that made
// it is on its CPU for some microseconds more.
trace::Time instant_of(const session::RunSnapshot& run, const analysis::Finding& finding) {
    constexpr trace::Duration on_its_way = 1ms;
    trace::Time instant = finding.at;
    for (const ActorId actor : finding.actors) {
        const trace::ActorLane* lane = run.trace.lane_of(actor);
        std::optional<trace::Interval> interval;
        if (lane)
            interval = lane->at(finding.at);
        while (interval && interval->state != trace::State::Deadlocked &&
               interval->end <= finding.at + on_its_way && interval->begin < interval->end)
            interval = lane->at(interval->end);
        if (interval && interval->state == trace::State::Deadlocked)
            instant = std::max(instant, interval->begin);
    }
    return instant;
}

}  // namespace

// What the details say then: how the run went, once it has ended.
void MainWindow::show_nothing_selected() {
    if (report_ && controller_.has_run() && controller_.snapshot().trace.finished)
        details_->show_summary(controller_.snapshot(), *report_);
    else
        details_->clear_details(
            tr("Click an interval, a finding or a node of a run to read about it."));
}

// Nothing that was said of the run before is left.
void MainWindow::begin_afresh() {
    ++run_number_;
    report_.reset();
    lock_orders_->forget();
    update_lanes();  // its critical path is not that of the next one
    subject_.reset();
    finding_.reset();
    explained_.reset();
    forget_instant();
    pointed_at_.clear();
    statistics_asked_ = false;
    since_statistics_.invalidate();
    held_.reset();
    narration_.clear();
    playback_->begin_run();
    prepare_replay();
    // Where the room decides it sees the steps that are taken again after one was taken back.
    if (presentation_ && !(controller_.stepped() && presentation_->has_steps()))
        presentation_->clear_run();
    findings_->findings().clear();
    run_page_->show_finding_count();
    graph_pane_->set_note({});
    code_->set_ran({});
    locks_.set_rows({});
    threads_.set_rows({});
    say_why_empty(*threads_table_, {});
    values_->begin_run();
    code_->view().forget_marks();
    forget_ranges();
    forget_search();
    notes_panel_->begin_run();
    show_notes();
    if (!rerunning_)
        lesson_->clear_run();
    show_prediction();
    status_->show_idle_share(report_.get());
    show_nothing_selected();
}

void MainWindow::forget_run() {
    // The run on show is another scenario's: what is chosen now has not run yet.
    if (!example_.on_show && controller_.has_run() && controller_.snapshot().trace.info)
        if (const auto run = controller_.put_aside())
            aside_.put(run);
    end_example();
    example_.on_show = false;
    controller_.forget();
    rerunning_ = false;  // one that was on its way does not come
    put_steps_away();
    run_page_->ask_first(false);
    begin_afresh();
    put_facts_away();
    forget_remedies();
    timeline_->clear(tr("Press Run (Ctrl+R): the threads of this scenario show here."));
    graph_->clear(tr("Who waits for whom shows here during a run."));
    findings_->set_hint(tr("What the analyses find shows here during a run."));
    update_status();
}

void MainWindow::run_began() {
    example_.on_show = example_.is_wanted;
    run_page_->ask_first(false);
    if (!example_.on_show)
        lesson_->set_asks_first(false);
    begin_afresh();
    findings_->set_hint(tr("Nothing found so far."));
    graph_->begin_run();
    graph_hovered({});
    code_->view().show_line(0);
    timeline_->begin_run();
    timeline_->set_follow(true);
}

void MainWindow::show_snapshot() {
    if (held_) {
        update_status();  // it counts on
        return;
    }
    const session::RunSnapshot& run = controller_.snapshot();
    timeline_->set_run(run);
    const int before = findings_->findings().rowCount();
    // That it comes to a freeze is seen at once: before the frame is over, and the panels tell.
    if (controller_.busy() && tells_of_freeze(*run.findings, before)) {
        timeline_->refresh_now();
        timeline_->repaint();
    }
    // Its lines are those of the text that ran.
    code_->set_ran(run.trace.info ? run.trace.info->source : std::string());
    if (!commands_.fit->isEnabled())
        update_enabled();  // the first of its run: there is something to look at now
    // Where the room decides it is told with the next decision, or at the end.
    if (presentation_ && !(controller_.busy() && presentation_->has_steps()))
        tell_presentation_of_run();
    findings_->findings().set_run(run);
    const int found = findings_->findings().rowCount();
    if (found != before) {
        run_page_->show_finding_count();
        update_enabled();
    }
    // An error explains itself as it comes, unless a person looks at something else.
    for (int i = before; i < found && !subject_ && !finding_ && !explained_; ++i) {
        const analysis::Finding& finding = (*run.findings)[std::size_t(i)];
        if (finding.severity != analysis::Severity::Error)
            continue;
        explained_ = finding;
        details_->show_finding(run, finding);
        tell_lines(lines_of(finding));
    }
    if (explained_ && !subject_ && !finding_ && told_again(*explained_, run))
        details_->show_finding(run, *explained_);
    if (finding_ && told_again(*finding_, run))
        show_details();
    show_instant();
    if (subject_ && (!since_details_.isValid() || since_details_.elapsed() > 100))
        show_details();
    ask_for_statistics();
    ask_for_range_again();
    search_bar_->set_tables(run.trace.tables);
    run_search_->follow(run);
    show_notes();
    show_title();
    update_status();
}

std::vector<int> MainWindow::lines_of(const analysis::Finding& finding) const {
    std::vector<int> lines;
    for (const SiteId site : finding.sites)
        lines.push_back(line_of(controller_.snapshot().trace, site));
    return code_->since_run().after(lines);
}

// All of them, where they fit: both lines of a deadlock belong together.
void MainWindow::show_lines_of(const analysis::Finding& finding) {
    code_->view().show_lines(lines_of(finding));
}

// Nobody has asked for them: who writes goes on where they are.
void MainWindow::tell_lines(const std::vector<int>& lines) {
    if (code_->view().hasFocus())
        code_->view().light_lines(lines);
    else
        code_->view().show_lines(lines);
}

void MainWindow::run_finished() {
    const bool plays = playback_->replay().playing();
    hold_picture(false);
    show_decision();
    if (presentation_ && !controller_.stepped())
        tell_presentation_of_run();
    prepare_replay();
    if (plays) {
        playback_->play(playback_->replay().at());
        show_transport();
    }
    const session::RunSnapshot& run = controller_.snapshot();
    const bool failed = run.trace.info && run.trace.info->outcome == trace::Outcome::Failed;
    const bool stopped = run.trace.info && run.trace.info->outcome == trace::Outcome::Stopped;
    if (findings_->findings().rowCount() == 0)
        findings_->set_hint(
            failed ? tr("The scenario failed before anything could be found.")
            : is_foreign(run.trace)
                ? tr("A trace of another program: its slices are shown, but not searched for "
                     "problems.")
            : stopped ? tr("Nothing found until the run was stopped, before its end.")
                      : tr("Nothing found: no deadlock, no lost update, no failed check."));
    if (!run.trace.info)
        return;
    show_notice(*run.trace.info);
    since_statistics_.invalidate();
    ask_for_statistics();
    update_enabled();
}

void MainWindow::update_status() {
    if (shows_comparison()) {
        status_->show_side_by_side(int(comparison_->runs().size()));
        return;
    }
    const RunController::Phase phase = controller_.phase();
    if (!controller_.has_run()) {
        status_->show_no_run(phase == RunController::Phase::Starting ? tr("Starting …")
                             : outcome_study_->explores()            ? tr("Exploring …")
                             : outcomes_->result() ? tr("Explored: a click on an outcome plays it")
                             : outcomes_->swept().rowCount() > 0
                                 ? tr("Seeds were tried: a click on an outcome plays it")
                                 : tr("Nothing has run yet"));
        show_whose_run();
        return;
    }
    const session::RunSnapshot& run = controller_.snapshot();
    // One with a remedy is not taken for the scenario as it is.
    const QString what_if = example_.on_show ? tr("Example: ")
                            : run.trace.info ? what_if_text(run.trace.info->remedies)
                                             : QString();
    const QString outcome =
        phase == RunController::Phase::Starting ? tr("Starting …") : what_if + describe_ending(run);
    const QString told = !pointed_at_.isEmpty() ? pointed_at_ : narration_;
    status_->show_run(
        run, outcome,
        !told.isEmpty() ? held_ ? tr("Recording goes on (%1: live) · %2")
                                      .arg(key_in_words(*commands_.follow), told)
                                : told
        : held_ ? tr("The picture stands still; recording goes on: Follow (%1) shows it live")
                      .arg(key_in_words(*commands_.follow))
        : controller_.decision()
            ? what_if + tr("Step %1 waits for a choice").arg(controller_.decision()->step)
            : outcome);
    // Whatever the box says that is for runs at once.
    if (wording::is_stepped(run.trace.info.get()))
        status_->show_clock(tr("virtual, as always step by step"));
    else if (run.trace.info)
        status_->show_clock(name_of(run.trace.info->clock));
}

// The report walks all lanes: in the background, and a few times a second at most.
void MainWindow::ask_for_statistics() {
    constexpr int pause_ms = 250;
    const bool wanted = (!lies_in_front(details_) && !lies_in_front(graph_)) ||
                        controller_.phase() == RunController::Phase::Finished;
    if (!controller_.has_run() || statistics_asked_ || !wanted ||
        (since_statistics_.isValid() && since_statistics_.elapsed() < pause_ms))
        return;
    statistics_asked_ = true;
    since_statistics_.start();
    in_background(
        pool_, this,
        [run = controller_.snapshot()] { return std::make_shared<analysis::Report>(run.report()); },
        [this, number = run_number_](const std::shared_ptr<analysis::Report>& report) {
            statistics_asked_ = false;
            if (number != run_number_)
                return;
            if (report->info.outcome == trace::Outcome::Running &&
                controller_.phase() == RunController::Phase::Finished) {
                since_statistics_.invalidate();  // asked for just before it ended
                ask_for_statistics();
                return;
            }
            locks_.set_stretch(controller_.snapshot().trace.now);
            threads_.set_stretch(controller_.snapshot().trace.now);
            locks_.set_locks(*report);
            // How often a lock was taken says something of a run without times, too.
            const bool has_times = !wording::is_stepped(&report->info);
            for (const int column : {LocksModel::Wait, LocksModel::Hold, LocksModel::LongestWait})
                locks_table_->setColumnHidden(column, !has_times);
            threads_.set_rows(has_times ? thread_times(*report) : std::vector<ThreadTimes>{});
            say_why_empty(*threads_table_,
                          has_times ? QString() : tr("Step by step: no time was measured."));
            report_ = report;
            if (commands_.critical_path->isChecked())
                update_lanes();
            if (!subject_ && !finding_ && !explained_)
                show_nothing_selected();
            status_->show_idle_share(report_.get());
            tell_lesson();
            show_prediction();
        });
}

void MainWindow::show_details() {
    since_details_.start();
    if (!controller_.has_run())
        return;
    const session::RunSnapshot& run = controller_.snapshot();
    // The timeline has the items of what was chosen in it; elsewhere only the instant is known.
    const bool has_items =
        subject_ && subject_->range.length() > 0ns && run.trace.is_detailed(subject_->range);
    const session::RunSnapshot* then = run_then();
    if (finding_)
        details_->show_finding(run, *finding_);
    else if (subject_)
        details_->show_subject(then && !has_items ? *then : run, *subject_, chosen_instant_);
}

void MainWindow::subject_selected(const Subject& subject) {
    if (selecting_ || !controller_.has_run())
        return;
    finding_.reset();
    const session::RunSnapshot& run = controller_.snapshot();
    explained_.reset();
    if (subject.kind == Subject::Kind::None) {
        subject_.reset();
        findings_->clearSelection();
        code_->view().show_line(0);
        graph_->set_chosen({});
        show_nothing_selected();
        show_instant();
        return;
    }
    const int about = finding_about(*run.findings, subject);
    findings_->set_current(about);
    // A flag that nobody has written stands for what was found then; a row for itself.
    const bool is_written =
        choosing_item_ || subject.name ||
        std::ranges::any_of(controller_.annotations(), [&](const trace::Annotation& each) {
            return each.range == subject.range;
        });
    if (subject.kind == Subject::Kind::Moment && about >= 0 && !is_written) {
        findings_->setCurrentIndex(findings_->currentIndex());  // lit
        finding_chosen((*run.findings)[std::size_t(about)]);
        return;
    }
    subject_ = subject;
    // The instant that was clicked; from elsewhere than the timeline the begin of what was chosen.
    const bool holds = chosen_instant_ && subject.range.contains(*chosen_instant_);
    if (subject.range.length() > 0ns && !holds)
        choose_instant(subject.range.begin);
    if (const int line = code_->since_run().after(line_of(run.trace, subject.site)))
        code_->view().show_line(line);
    graph_->set_chosen(subject.actor.valid() ? GraphNodeKey{subject.actor, {}}
                                             : GraphNodeKey{{}, subject.object});
    // Who holds and who wants it; a service for which all wait would light all that there is.
    const bool is_lock = subject.object && run.trace.lane_of(subject.object);
    timeline_->light(is_lock ? std::vector{subject.object} : std::vector<ObjectId>{});
    // Who goes from interval to interval watches the graph.
    if (!lies_in_front(graph_))
        run_page_->bring_details_forward();
    show_details();
    show_instant();
}

void MainWindow::finding_chosen(const analysis::Finding& finding) {
    const session::RunSnapshot& run = controller_.snapshot();
    finding_ = finding;
    choose_instant(instant_of(run, finding));
    timeline_->zoom_to(range_to_show(run, finding));
    const auto mark = [this, finding](const session::RunSnapshot& then) {
        const std::vector<Subject> subjects = subjects_to_show(then, finding, *chosen_instant_);
        if (subjects.empty())
            return;
        selecting_ = true;
        subject_ = subjects.front();
        if (subject_->kind == Subject::Kind::VariableValue)
            commands_.lane("variables")->setChecked(true);
        timeline_->select(*subject_);
        timeline_->select_beside({subjects.begin() + 1, subjects.end()});
        selecting_ = false;
    };
    const session::RunSnapshot* then = run_then();
    if (then)
        mark(*then);
    if (then != &run) {
        // Once what was then is read, unless a person looks at something else by then; and anew as
        // soon as the lanes have it as well, which are higher then.
        auto* until_read = new QObject(this);
        const auto is_meant = [this, finding, at = chosen_instant_] {
            return finding_ == finding && chosen_instant_ == at;
        };
        connect(&then_reader_, &DetailReader::read, until_read, [this, mark, is_meant] {
            if (const session::RunSnapshot* known = run_then(); known && is_meant())
                mark(*known);
        });
        connect(&controller_, &RunController::snapshot_changed, until_read,
                [this, mark, is_meant, until_read] {
                    const session::RunSnapshot& now = controller_.snapshot();
                    const bool has_lanes = run_then() == &now;
                    if (has_lanes && is_meant()) {
                        timeline_->refresh_now();  // as far as they scroll
                        mark(now);
                    }
                    if (has_lanes || !is_meant())
                        until_read->deleteLater();
                });
    }
    if (!finding.actors.empty())
        graph_->set_chosen({finding.actors.front(), {}});
    timeline_->light(finding.objects);
    show_lines_of(finding);
    run_page_->bring_details_forward();
    show_details();
    show_instant();
}

void MainWindow::line_activated(int line) {
    if (!controller_.has_run())
        return;
    const session::RunSnapshot& run = controller_.snapshot();
    const int ran = code_->since_run().before(line);
    const bool is_there = subject_ && line_of(run.trace, subject_->site) == ran;
    const Subject subject =
        ran > 0 ? next_on_line(run.trace, ran, is_there ? *subject_ : Subject{}) : Subject{};
    if (subject.kind == Subject::Kind::None)
        return;
    timeline_->select(subject);
    subject_selected(subject);
}

}  // namespace threadline::app
