// The instant that graph, source and values tell of: the present one of a live run, or the one
// chosen. Of a trace that is too long to be in memory what was then is read beside the window, and
// apart from what the timeline shows, which may be somewhere else.
#include "app/code/code_pane.h"
#include "app/graph/graph_view.h"
#include "app/graph/graph_words.h"
#include "app/panels/banner.h"
#include "app/panels/pane.h"
#include "app/timeline/lane_lookup.h"
#include "app/timeline/stretch_of_run.h"
#include "app/timeline/timeline_view.h"
#include "app/timeline/wording_terms.h"
#include "app/window/main_window.h"

#include <algorithm>

namespace threadline::app {

void MainWindow::connect_instant() {
    connect(&then_reader_, &DetailReader::read, this, [this](const trace::Snapshot& trace) {
        then_ = controller_.snapshot();
        then_->trace = trace;
        show_instant();
        show_details();
    });
    connect(&then_reader_, &DetailReader::failed, this, [this](const QString& line) {
        banner_->show_error(line);
        graph_->clear(tr("What happened then cannot be read."));
        graph_pane_->set_note({});
    });
}

trace::Time MainWindow::instant() const {
    if (chosen_instant_)
        return *chosen_instant_;
    if (controller_.decision())
        return controller_.snapshot().trace.now;  // all that the steps so far have done
    return last_instant(picture().trace);         // which may be held
}

// Over is over: what the last event let go is held by nobody.
trace::Time MainWindow::graph_instant() const {
    return !chosen_instant_ && picture().trace.finished ? picture().trace.now : instant();
}

void MainWindow::choose_instant(std::optional<trace::Time> at) {
    const trace::Time last = last_instant(picture().trace);
    chosen_instant_ = at ? std::optional(std::clamp(*at, trace::Time{0}, last)) : std::nullopt;
    timeline_->set_cursor(chosen_instant_);
    if (subject_ && !finding_ && subject_->kind != Subject::Kind::VariableValue)
        show_details();  // they tell of the same instant; of a value all is the same at each
}

void MainWindow::forget_instant() {
    chosen_instant_.reset();
    then_.reset();
    then_reader_.forget();
}

// The run on show with all items at the instant; null: they are being read, or are known no more.
const session::RunSnapshot* MainWindow::run_then() const {
    const session::RunSnapshot& run = controller_.snapshot();
    const trace::TimeRange then{instant(), instant() + trace::Duration{1}};
    if (run.trace.is_detailed(then))
        return &run;
    return then_ && then_->trace.is_detailed(then) ? &*then_ : nullptr;
}

void MainWindow::show_instant() {
    const session::RunSnapshot& run = controller_.snapshot();
    if (!run.trace.tables)
        return;
    const trace::Time t = instant();
    const session::RunSnapshot* then = run_then();
    const bool is_known_no_more = is_much(run, {t, t + trace::Duration{1}});
    if (!then)
        then_reader_.look_at(run, {t, t + trace::Duration{1}});
    const bool has_times = !wording::is_stepped(run.trace.info.get());
    graph_->set_has_times(has_times);
    // Until what was then is read the graph stays as it was, and the note says that it is to come:
    // nothing flickers while a person goes through the run.
    if (is_foreign(run.trace))
        graph_->clear(graph_not_told());
    else if (then)
        graph_->set_graph(analysis::wait_for_graph_at(then->trace, *run.findings, graph_instant()),
                          run.trace.tables);
    else if (is_known_no_more)
        graph_->clear(tr("The run is too long: who waited for whom then is no longer known."));
    else if (!graph_->shows(run.trace.tables))
        graph_->clear(tr("Reading who waits for whom …"));
    show_lock_order();
    const QString at = wording::instant_text(t, run.trace.now);
    if (!then && !is_known_no_more)
        graph_pane_->set_note(
            has_times ? QStringList{tr("reading what was at %1 …").arg(at), tr("reading …")}
                      : QStringList{tr("reading …")});
    else if (!chosen_instant_ && run.trace.finished)
        graph_pane_->set_note(
            has_times ? QStringList{tr("at the end, %1")
                                        .arg(wording::instant_text(run.trace.now, run.trace.now)),
                                    tr("at the end")}
                      : QStringList{tr("at the end")});
    else if (chosen_instant_ || held_)
        graph_pane_->set_note({has_times ? tr("at %1").arg(at) : tr("at the chosen moment")});
    else
        graph_pane_->set_note({has_times ? tr("now, %1").arg(at) : tr("now")});
    const bool decides = controller_.decision() && !chosen_instant_;
    code_->view().set_marks(code_->since_run().moved(decides ? marks_of_decision()
                                                     : then  ? line_marks_at(then->trace, t)
                                                             : std::vector<LineMark>{}));
    show_whose_run();
    show_values();
    show_transport();
}

}  // namespace threadline::app
