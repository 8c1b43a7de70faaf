// A run whose schedule a person decides, step by step.
#include "app/code/code_pane.h"
#include "app/code/line_marks.h"
#include "app/code/source_view.h"
#include "app/graph/graph_view.h"
#include "app/language/remedy_wording.h"
#include "app/panels/details_panel.h"
#include "app/panels/step_panel.h"
#include "app/panels/transport.h"
#include "app/panels/values_tab.h"
#include "app/timeline/timeline_view.h"
#include "app/window/main_window.h"
#include "app/window/remedy_switches.h"
#include "app/window/run_page.h"

#include <QTabWidget>
#include <QTableView>

#include <algorithm>

namespace threadline::app {

void MainWindow::connect_steps() {
    connect(commands_.step, &QAction::triggered, this, [this] {
        const bool in_passing = steps_->is_asked_in_passing();
        const bool stepping = !steps_->isHidden() && controller_.stepped();
        if (stepping && shows_comparison())
            show_comparison(false);  // what there is to choose is seen first
        else if (stepping && controller_.decision())
            steps_->choose_marked();
        else if (!stepping || !(controller_.busy() || in_passing))
            start_stepping({});
    });
    connect(steps_, &StepPanel::chosen, &controller_, &RunController::choose);
    connect(steps_, &StepPanel::run_on_asked, &controller_, &RunController::run_on);
    connect(steps_, &StepPanel::back_asked, this, &MainWindow::step_back);
    connect(&controller_, &RunController::decision_changed, this, &MainWindow::show_decision);
    // It goes with its run: another one, or one from a file, has nothing to choose.
    connect(&controller_, &RunController::began, this, [this] {
        if (!controller_.stepped())
            put_steps_away();
    });
    steps_->hide();
}

void MainWindow::put_steps_away() {
    steps_->hide();
    run_page_->take_back_room_of_steps();
    transport_->show();
}

void MainWindow::start_stepping(std::vector<record::Choice> prefix) {
    record::SchedulePolicy schedule;
    schedule.kind = record::SchedulePolicy::Kind::Stepped;
    schedule.choices = std::move(prefix);
    start_run(std::move(schedule));
    steps_->set_message(what_if_text(remedies_->on()) + tr("Starting …"));
    steps_->show();
    steps_->setFocus(Qt::OtherFocusReason);
}

// By running again, with all choices but the last: a thread cannot be turned back.
void MainWindow::step_back() {
    std::vector<record::Choice> choices = controller_.choices();
    if (choices.empty() || !controller_.stepped())
        return;
    choices.pop_back();
    start_stepping(std::move(choices));
}

void MainWindow::show_decision() {
    if (!controller_.stepped())
        return;
    update_status();
    steps_->set_steps_made(controller_.choices().size());
    const auto& decision = controller_.decision();
    transport_->setVisible(!controller_.busy());
    if (!decision || !controller_.has_run()) {
        const bool knows = controller_.has_run() && controller_.snapshot().trace.info;
        const QString what_if =
            knows ? what_if_text(controller_.snapshot().trace.info->remedies) : QString();
        if (controller_.busy()) {
            steps_->set_message(what_if + tr("It goes on …"));
        } else {
            steps_->set_over(what_if + tr("The run is over."));
            timeline_->fit();
            if (presentation_)
                tell_presentation_of_run();
        }
        return;
    }
    const session::RunSnapshot& run = controller_.snapshot();
    steps_->set_decision(run, *decision);
    run_page_->make_room_for_steps();
    update_enabled();
    // All steps in sight, and each of them to be seen; the room is doubled now and then, so that
    // the picture stands still in between.
    trace::Duration room = 8 * stepped_step;
    while (run.trace.now > room - stepped_step / 2)
        room *= 2;
    timeline_->set_run(run);
    timeline_->show_range({trace::Time{0}, room});
    std::vector<int> lines;
    for (const session::PendingStep& pending : decision->actors)
        if (const int line = line_of(run.trace, pending.step.site))
            lines.push_back(line);
    code_->view().show_lines(code_->since_run().after(lines));
    // What was read and written is what stepping is about, or who waits for whom.
    const auto& objects = run.trace.tables->objects;
    const bool is_free =
        !shows_comparison() &&
        (lies_in_front(details_) || (lies_in_front(graph_) && !run_page_->keeps_graph()));
    const bool has_variables =
        std::any_of(objects.begin(), objects.end(), [](const trace::ObjectInfo& object) {
            return object.kind == record::ObjectKind::Variable;
        });
    // Who hid what is below the timeline goes on with the timeline alone.
    if (decision->step == 1 && is_free && (run_page_->is_wide() || commands_.below->isChecked()))
        bring_forward(has_variables ? static_cast<QWidget*>(values_->table()) : graph_);
    show_instant();
    if (presentation_)
        tell_presentation_of_run();
    if (steps_->isVisible() && !code_->view().hasFocus())
        steps_->setFocus(Qt::OtherFocusReason);
}

// Where each stands: at the call that it is about to make.
std::vector<LineMark> MainWindow::marks_of_decision() const {
    std::vector<ActorOnLine> actors;
    for (const session::PendingStep& pending : controller_.decision()->actors)
        actors.push_back({pending.actor, pending.step.site,
                          pending.can_go ? trace::State::Running : trace::State::Blocked});
    return line_marks_of(controller_.snapshot().trace, actors);
}

}  // namespace threadline::app
