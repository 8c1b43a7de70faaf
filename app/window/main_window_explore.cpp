// How the chosen scenario can end (outcome_study.h), beside the run on show; an outcome is played
// by its schedule, on real threads.
#include "app/panels/findings_list.h"
#include "app/panels/outcomes_panel.h"
#include "app/study/outcome_study.h"
#include "app/timeline/timeline_view.h"
#include "app/window/main_window.h"
#include "app/window/remedy_switches.h"

#include <utility>

namespace threadline::app {

void MainWindow::connect_exploration() {
    const auto chosen = [this]() -> std::optional<OutcomeStudy::Scenario> {
        if (const ScenarioFile* const file = scenario())
            return OutcomeStudy::Scenario{choice_of(*file), file->declaration};
        return std::nullopt;
    };
    outcome_study_ = new OutcomeStudy(outcomes_, start_.runner, chosen, this);
    connect(commands_.explore, &QAction::triggered, outcome_study_, &OutcomeStudy::explore);
    connect(commands_.try_seeds, &QAction::triggered, outcome_study_, &OutcomeStudy::try_seeds);
    connect(outcomes_, &OutcomesPanel::chosen, this, &MainWindow::play);
    connect(outcome_study_, &OutcomeStudy::run_asked, this,
            [this](const record::SchedulePolicy& schedule) { start_run(schedule); });
    connect(outcome_study_, &OutcomeStudy::begun, this, [this] { bring_forward(outcomes_); });
    // Where nothing has run an outcome is what can be seen next.
    connect(
        outcome_study_, &OutcomeStudy::goes_on_changed, this, [this, was = QString()]() mutable {
            const QString found = outcomes_->result()
                                      ? tr("Explored: a click on an outcome plays it here.")
                                  : outcomes_->swept().rowCount() > 0
                                      ? tr("Seeds were tried: a click on an outcome plays it here.")
                                      : QString();
            if (found == std::exchange(was, found) || controller_.has_run())
                return;
            timeline_->clear(
                !found.isEmpty()
                    ? found
                    : tr("Press Run (Ctrl+R): the threads of this scenario show here."));
            findings_->set_hint(
                !found.isEmpty()
                    ? tr("What the analyses find in an outcome shows here once it is played.")
                    : tr("What the analyses find shows here during a run."));
        });
    // What can go wrong is part of the judgement of a lesson.
    connect(outcome_study_, &OutcomeStudy::explored_changed, this, &MainWindow::tell_lesson);
    connect(&controller_, &RunController::finished, this, [this] {
        outcome_study_->confirm_played(controller_.schedule(), controller_.snapshot());
    });
    forget_exploration();
}

// With what it was found with, whatever is set by now.
void MainWindow::play(const record::Schedule& schedule) {
    const ScenarioFile* const file = scenario();
    if (!file)
        return;
    ScenarioChoice choice = choice_of(*file);
    choice.parameters = schedule.parameters;
    choice.remedies = schedule.remedies;
    session::RunRequest request = run_of(std::move(choice));
    request.seed = schedule.seed;
    request.schedule.kind = record::SchedulePolicy::Kind::Replay;
    request.schedule.choices = schedule.choices;
    show_comparison(false);
    launch(std::move(request), RunController::Show::AtOnce);
}

void MainWindow::forget_exploration() {
    outcome_study_->forget(remedies_->on());
}

}  // namespace threadline::app
