// What other tools would give, beside what they then give: the variants of the scenario run on the
// virtual clock, away from the window, with the other values of the run on show.
#include "app/cli/comparison.h"
#include "app/compare/comparison_view.h"
#include "app/compare/prediction_panel.h"
#include "app/compare/tool_variants.h"
#include "app/panels/banner.h"
#include "app/timeline/kind_names.h"
#include "app/timeline/scenario_wording.h"
#include "app/window/main_window.h"
#include "app/window/what_if.h"

#include "engine/record/schedule_text.h"

#include <algorithm>

namespace threadline::app {
void MainWindow::connect_prediction() {
    connect(prediction_, &PredictionPanel::try_asked, this, &MainWindow::try_tools);
    connect(prediction_, &PredictionPanel::side_by_side_asked, this,
            &MainWindow::show_trials_side_by_side);
    connect(prediction_, &PredictionPanel::cancel_asked, &trials_, &RunQueue::cancel);
    connect(&trials_, &RunQueue::progressed, this,
            [this](int, int, const QString& name) { prediction_->set_trying(name); });
    connect(&trials_, &RunQueue::came, this,
            [this](int number, const std::shared_ptr<const Compared>& run) {
                const trace::RunInfo& info = run->report.info;
                const bool completed = info.outcome == trace::Outcome::Completed;
                prediction_->set_outcome(trying_[std::size_t(number) - 1],
                                         completed ? std::optional(info.wall) : std::nullopt,
                                         completed ? QString() : name_of(info.outcome));
                std::erase_if(tried_, [&](const Compared& before) {
                    return before.report.info.parameters == info.parameters;
                });
                tried_.push_back(*run);
            });
    connect(&trials_, &RunQueue::failed, banner_, &Banner::show_error);
    connect(&trials_, &RunQueue::ended, this, [this] { prediction_->set_trying({}); });
}

void MainWindow::show_prediction() {
    if (report_ && predicted_run_ == run_number_)
        return;  // what was tried of it stays
    trials_.cancel();
    tried_.clear();
    const ScenarioFile* file = scenario();
    if (!report_ || !file || controller_.phase() != RunController::Phase::Finished) {
        prediction_->clear(tr("What other tools would give is predicted from a finished run."));
        return;
    }
    predicted_run_ = run_number_;
    const trace::RunInfo& info = report_->info;
    std::vector<PredictedTool> tools;
    for (const analysis::Prediction& prediction : report_->predictions.tools) {
        PredictedTool& tool = tools.emplace_back(PredictedTool{prediction});
        const auto variant = parameter_for(prediction.tool, file->declaration);
        tool.can_be_tried = variant.has_value();
        tool.is_on_show = variant && parameter_text(info, variant->first) == variant->second;
    }
    // Where nothing chooses the tool it is what it is.
    if (std::ranges::none_of(tools, &PredictedTool::can_be_tried))
        for (PredictedTool& tool : tools)
            tool.is_on_show = was_done_with(tool.prediction, controller_.snapshot().trace);
    for (PredictedTool& tool : tools)
        if (tool.is_on_show) {
            tool.outcome = info.wall;
            tool.is_measured = info.clock == trace::Clock::Real;
        }
    prediction_->set_predictions(report_->predictions, std::move(tools));
}

void MainWindow::try_tools(const std::vector<analysis::WorkTool>& tools) {
    const ScenarioFile* file = scenario();
    if (!file || !report_)
        return;
    const trace::RunInfo& info = report_->info;
    trying_.clear();
    std::vector<RunQueue::Asked> asked;
    for (const analysis::WorkTool tool : tools) {
        const auto variant = parameter_for(tool, file->declaration);
        if (!variant)
            continue;
        ScenarioChoice choice = choice_of(*file);
        choice.remedies = {};
        choice.parameters.clear();
        for (const auto& [name, value] : info.parameters)
            choice.parameters.emplace_back(
                name, name == variant->first ? variant->second : record::text_of(value));
        RunQueue::Asked& next = asked.emplace_back();
        next.request = run_of(std::move(choice));
        next.request.simulated_cpu = simulated_as(info);
        next.name = setting_in_words(info.scenario, variant->first, variant->second);
        trying_.push_back(tool);
    }
    trials_.start(std::move(asked));
}

// Those of one clock: a measured run is not to be set beside simulated ones.
void MainWindow::show_trials_side_by_side() {
    std::vector<Compared> runs;
    if (report_->info.clock == trace::Clock::Virtual)
        runs.push_back(compared(controller_.snapshot(), controller_.share_recording(), *report_));
    for (const Compared& tried : tried_)
        if (runs.empty() || tried.report.info.parameters != runs.front().report.info.parameters)
            runs.push_back(tried);
    comparing_.cancel();
    set_compared(Compares::Others);
    comparison_->set_runs(std::move(runs));
    show_comparison(true);
}

}  // namespace threadline::app
