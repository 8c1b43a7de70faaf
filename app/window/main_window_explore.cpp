// Every interleaving of the chosen scenario, explored in the background; an outcome is played by
// its schedule, on real threads.
#include "app/panels/outcomes_panel.h"
#include "app/panels/remedy_wording.h"
#include "app/timeline/error_wording.h"
#include "app/window/main_window.h"

#include "engine/record/schedule_text.h"

#include <QTabWidget>

#include <algorithm>

namespace threadline::app {
namespace {

constexpr int look_ms = 100;  // at how far it is

}  // namespace

void MainWindow::connect_exploration() {
    connect(commands_.explore, &QAction::triggered, this, [this] { start_exploring(); });
    connect(outcomes_, &OutcomesPanel::bound_asked, this, [this](unsigned preemptions) {
        record::ExplorationBounds bounds;
        bounds.preemptions = preemptions;
        start_exploring(bounds, explored_with_.lower);
    });
    connect(outcomes_, &OutcomesPanel::lower_asked, this, &MainWindow::explore_with_fewer);
    connect(outcomes_, &OutcomesPanel::stop_asked, this, [this] {
        if (exploration_)
            exploration_->stop();
    });
    connect(outcomes_, &OutcomesPanel::chosen, this,
            [this](const record::Schedule& schedule) { play(schedule); });
    connect(&controller_, &RunController::finished, this, [this] {
        const record::SchedulePolicy schedule = controller_.schedule();
        if (schedule.kind != record::SchedulePolicy::Kind::Replay)
            return;
        outcomes_->confirm_played(schedule.choices, controller_.snapshot());
        note_explored();
    });
    exploration_look_.setInterval(look_ms);
    connect(&exploration_look_, &QTimer::timeout, this, &MainWindow::look_at_exploration);
    connect_seeds();
    forget_exploration();
}

// `lower`: in place of what is set, which stays.
void MainWindow::start_exploring(const record::ExplorationBounds& bounds,
                                 const std::vector<LowerValue>& lower) {
    const ScenarioFile* file = scenario();
    if (!file)
        return;
    const std::vector<LowerValue> explored = lower;  // it may be what is forgotten now
    forget_exploration();
    explored_with_.lower = explored;
    ScenarioChoice choice = choice_of(*file);
    for (auto& [name, value] : choice.parameters)
        for (const LowerValue& one : explored_with_.lower)
            if (one.name == name)
                value = one.value.toStdString();
    QMap<QString, QString> values;
    for (const auto& [name, value] : choice.parameters)
        values[QString::fromStdString(name)] = QString::fromStdString(value);
    auto request = request_for<session::ExplorationRequest>(std::move(choice), start_.runner);
    request.bounds = explored_with_.bounds = bounds;
    auto started = session::Exploration::start(std::move(request));
    bring_forward(outcomes_);
    if (!started) {
        outcomes_->set_error(error_in_words(started.error()));
        return;
    }
    exploration_ = std::move(started.value());
    explored_with_.further = lower_values(file->declaration, values);
    outcomes_->set_lower(lower_values_text(file->declaration.name, explored_with_.further));
    if (!explored_with_.lower.empty())
        outcomes_->set_what_if(
            what_if_text(remedies_tried_) +
            tr("With %1; what is set stays. ")
                .arg(lower_values_text(file->declaration.name, explored_with_.lower)));
    outcomes_->set_progress({}, bounds.preemptions.has_value());
    exploration_look_.start();
    update_status();
}

void MainWindow::explore_with_fewer() {
    std::vector<LowerValue> lower = explored_with_.further;
    for (const LowerValue& one : explored_with_.lower)
        if (std::ranges::find(lower, one.name, &LowerValue::name) == lower.end())
            lower.push_back(one);
    start_exploring(explored_with_.bounds, lower);
}

void MainWindow::look_at_exploration() {
    if (!exploration_->finished()) {
        outcomes_->set_progress(exploration_->progress(),
                                explored_with_.bounds.preemptions.has_value());
        return;
    }
    exploration_look_.stop();
    const auto& result = exploration_->result();
    if (result) {
        outcomes_->set_result(result.value(), explored_with_.bounds);
        note_explored();
    } else {
        outcomes_->set_error(error_in_words(result.error()));
    }
    end_exploration();
    update_status();
}

bool Explored::is_of(const trace::RunInfo& run) const {
    return remedies == run.remedies && report.parameters == run.parameters &&
           report.source_hash == record::hash_of_source(run.source);
}

// What can go wrong is part of the judgement of a lesson.
void MainWindow::note_explored() {
    const session::FinishedExploration* const result = outcomes_->result();
    if (!result || !result->report.difference.empty())
        return;
    auto explored = std::make_shared<Explored>(Explored{result->report, remedies_tried_.to_text()});
    explored->report.outcomes.clear();
    for (const session::ConfirmedOutcome& one : result->outcomes) {
        explored->report.outcomes.push_back(one.outcome);
        explored->lose_updates += one.loses_updates ? 1 : 0;
    }
    explored_ = std::move(explored);
    tell_lesson();
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

// Its processes are killed and reaped in the background.
void MainWindow::end_exploration() {
    exploration_look_.stop();
    if (exploration_)
        pool_.start([exploration = std::shared_ptr<session::Exploration>(
                         std::move(exploration_))]() mutable { exploration.reset(); });
}

// What was found of another scenario, or of other parameters, says nothing of this one.
void MainWindow::forget_exploration() {
    end_exploration();
    explored_.reset();
    explored_with_.lower.clear();
    forget_sweep();
    outcomes_->set_what_if(what_if_text(remedies_tried_));
    outcomes_->clear(
        tr("How can it end? Explore goes through every interleaving that matters; seeds try "
           "some of them at random."));
    update_status();
}

}  // namespace threadline::app
