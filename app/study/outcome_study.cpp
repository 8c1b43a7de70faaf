#include "app/study/outcome_study.h"

#include "app/language/error_wording.h"
#include "app/language/remedy_wording.h"
#include "app/panels/outcomes_panel.h"
#include "app/study/seed_sweep.h"

#include "engine/session/exploration.h"

#include <algorithm>
#include <utility>

namespace threadline::app {
namespace {

constexpr int look_ms = 100;  // at how far it is

}  // namespace

bool Explored::is_of(const trace::RunInfo& run) const {
    return remedies == run.remedies && report.parameters == run.parameters &&
           report.source_hash == record::hash_of_source(run.source);
}

OutcomeStudy::OutcomeStudy(OutcomesPanel* panel, std::filesystem::path runner,
                           std::function<std::optional<Scenario>()> chosen, QObject* parent)
    : QObject(parent), panel_(panel), runner_(std::move(runner)), chosen_(std::move(chosen)) {
    connect(panel, &OutcomesPanel::bound_asked, this, [this](unsigned preemptions) {
        record::ExplorationBounds bounds;
        bounds.preemptions = preemptions;
        explore_within(bounds, lower_);
    });
    connect(panel, &OutcomesPanel::lower_asked, this, &OutcomeStudy::explore_with_fewer);
    connect(panel, &OutcomesPanel::stop_asked, this, &OutcomeStudy::stop);
    connect(panel, &OutcomesPanel::seed_chosen, this, [this](quint64 seed) {
        if (sweep_)
            emit run_asked(sweep_->schedule_of(seed));
    });
    exploration_look_.setInterval(look_ms);
    connect(&exploration_look_, &QTimer::timeout, this, &OutcomeStudy::look_at_exploration);
    sweep_look_.setInterval(look_ms);
    connect(&sweep_look_, &QTimer::timeout, this, &OutcomeStudy::look_at_sweep);
}

OutcomeStudy::~OutcomeStudy() = default;

void OutcomeStudy::explore() {
    explore_within({}, {});
}

void OutcomeStudy::stop() {
    if (exploration_)
        exploration_->stop();
    if (sweep_)
        sweep_->stop();
}

void OutcomeStudy::explore_within(const record::ExplorationBounds& bounds,
                                  std::vector<LowerValue> lower) {
    auto scenario = chosen_();
    if (!scenario)
        return;
    forget(scenario->choice.remedies);
    bounds_ = bounds;
    lower_ = std::move(lower);
    remedies_ = scenario->choice.remedies.to_text();
    const QString what_if = what_if_text(scenario->choice.remedies);
    const std::string name = scenario->declaration.name;
    QMap<QString, QString> values;
    for (auto& [parameter, value] : scenario->choice.parameters) {
        for (const LowerValue& one : lower_)
            if (one.name == parameter)
                value = one.value.toStdString();
        values[QString::fromStdString(parameter)] = QString::fromStdString(value);
    }
    auto request = request_for<session::ExplorationRequest>(std::move(scenario->choice), runner_);
    request.bounds = bounds_;
    auto started = session::Exploration::start(std::move(request));
    emit begun();
    if (!started) {
        panel_->set_error(error_in_words(started.error()));
        return;
    }
    exploration_ = std::move(started.value());
    further_ = lower_values(scenario->declaration, values);
    panel_->set_lower(lower_values_text(name, further_));
    if (!lower_.empty())
        panel_->set_what_if(what_if + tr("With %1; your own settings stay as they are. ")
                                          .arg(lower_values_text(name, lower_)));
    panel_->set_progress({}, bounds_.preemptions.has_value());
    exploration_look_.start();
    emit goes_on_changed();
}

void OutcomeStudy::explore_with_fewer() {
    std::vector<LowerValue> lower = further_;
    for (const LowerValue& one : lower_)
        if (std::ranges::find(lower, one.name, &LowerValue::name) == lower.end())
            lower.push_back(one);
    explore_within(bounds_, std::move(lower));
}

void OutcomeStudy::look_at_exploration() {
    if (!exploration_->finished()) {
        panel_->set_progress(exploration_->progress(), bounds_.preemptions.has_value());
        return;
    }
    const auto& result = exploration_->result();
    if (result) {
        panel_->set_result(result.value(), bounds_);
        take_result();
    } else {
        panel_->set_error(error_in_words(result.error()));
    }
    end();
    emit goes_on_changed();
}

// Only where what was explored is what runs.
void OutcomeStudy::take_result() {
    const session::FinishedExploration* const result = panel_->result();
    if (!result || !result->report.difference.empty())
        return;
    auto explored = std::make_shared<Explored>(Explored{result->report, remedies_});
    explored->report.outcomes.clear();
    for (const session::ConfirmedOutcome& one : result->outcomes) {
        explored->report.outcomes.push_back(one.outcome);
        explored->lose_updates += one.loses_updates ? 1 : 0;
    }
    explored_ = std::move(explored);
    emit explored_changed();
}

void OutcomeStudy::confirm_played(const record::SchedulePolicy& schedule,
                                  const session::RunSnapshot& run) {
    if (schedule.kind != record::SchedulePolicy::Kind::Replay)
        return;
    panel_->confirm_played(schedule.choices, run);
    take_result();
}

void OutcomeStudy::try_seeds() {
    auto scenario = chosen_();
    if (!scenario)
        return;
    const std::uint64_t next = sweep_ ? sweep_->first_seed() + sweep_->progress().done : 1;
    forget(scenario->choice.remedies);
    auto request = request_for<session::RunRequest>(std::move(scenario->choice), runner_);
    request.deadlock_grace = {};  // nobody looks at it
    request.schedule = panel_->policy();
    request.schedule.seed = next;
    emit begun();
    sweep_ = std::make_shared<SeedSweep>(std::move(request), panel_->runs());
    sweep_look_.start();
    look_at_sweep();
    emit goes_on_changed();
}

void OutcomeStudy::look_at_sweep() {
    const bool finished = sweep_->finished();
    SeedSweep::Progress progress = sweep_->progress();
    if (!finished) {
        panel_->set_sweep(std::move(progress.outcomes), progress.done, sweep_->runs(),
                          sweep_->first_seed());
        return;
    }
    sweep_look_.stop();
    if (progress.error.empty())
        panel_->set_swept(std::move(progress.outcomes), progress.done, sweep_->first_seed());
    else
        panel_->set_error(error_in_words(progress.error));
    emit goes_on_changed();
}

void OutcomeStudy::end() {
    exploration_look_.stop();
    sweep_look_.stop();
    if (exploration_)
        ending_.start([gone = std::exchange(exploration_, nullptr)]() mutable { gone.reset(); });
    if (sweep_)
        ending_.start([gone = std::exchange(sweep_, nullptr)]() mutable { gone.reset(); });
}

void OutcomeStudy::forget(const record::Remedies& tried) {
    end();
    explored_.reset();
    lower_.clear();
    panel_->set_what_if(what_if_text(tried));
    panel_->clear(
        tr("How can it end? Explore goes through every interleaving that matters; seeds try "
           "some of them at random."));
    emit goes_on_changed();
}

}  // namespace threadline::app
