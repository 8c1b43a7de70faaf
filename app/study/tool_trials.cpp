#include "app/study/tool_trials.h"

#include "app/compare/prediction_panel.h"
#include "app/compare/tool_variants.h"
#include "app/language/kind_names.h"
#include "app/language/scenario_wording.h"
#include "app/study/what_if.h"

#include "engine/record/schedule_text.h"

#include <algorithm>
#include <utility>

namespace threadline::app {

ToolTrials::ToolTrials(PredictionPanel* panel, Variant variant)
    : panel_(panel), variant_(std::move(variant)) {
    connect(panel, &PredictionPanel::try_asked, this, &ToolTrials::try_tools);
    connect(panel, &PredictionPanel::side_by_side_asked, this,
            [this] { emit side_by_side_asked(tried_); });
    connect(panel, &PredictionPanel::cancel_asked, this, &ToolTrials::stop);
    connect(&trials_, &RunQueue::progressed, this,
            [this](int, int, const QString& name) { panel_->set_trying(name); });
    connect(&trials_, &RunQueue::came, this,
            [this](int number, const std::shared_ptr<const Compared>& run) {
                take(trying_[std::size_t(number) - 1], *run);
            });
    connect(&trials_, &RunQueue::failed, this, &ToolTrials::failed);
    connect(&trials_, &RunQueue::ended, this, [this] { panel_->set_trying({}); });
    for (const auto signal : {&RunQueue::began, &RunQueue::ended})
        connect(&trials_, signal, this, &ToolTrials::goes_on_changed);
}

void ToolTrials::record_to(std::function<std::shared_ptr<Recording>()> new_recording) {
    trials_.record_to(std::move(new_recording));
}

void ToolTrials::clear() {
    trials_.cancel();
    tried_.clear();
    report_.reset();
    panel_->clear(tr("What other tools would give is predicted from a finished run."));
}

void ToolTrials::show(std::shared_ptr<const analysis::Report> report, const trace::Snapshot& run,
                      const record::Declaration& scenario) {
    report_ = std::move(report);
    scenario_ = scenario;
    const trace::RunInfo& info = report_->info;
    std::vector<PredictedTool> tools;
    for (const analysis::Prediction& prediction : report_->predictions.tools) {
        PredictedTool& tool = tools.emplace_back(PredictedTool{prediction});
        const auto variant = parameter_for(prediction.tool, scenario_);
        tool.can_be_tried = variant.has_value();
        tool.is_on_show = variant && parameter_text(info, variant->first) == variant->second;
    }
    // Where nothing chooses the tool it is what it is.
    if (std::ranges::none_of(tools, &PredictedTool::can_be_tried))
        for (PredictedTool& tool : tools)
            tool.is_on_show = was_done_with(tool.prediction, run);
    for (PredictedTool& tool : tools)
        if (tool.is_on_show) {
            tool.outcome = info.wall;
            tool.is_measured = info.clock == trace::Clock::Real;
        }
    panel_->set_predictions(report_->predictions, std::move(tools));
}

void ToolTrials::try_tools(const std::vector<analysis::WorkTool>& tools) {
    if (!report_)
        return;
    const trace::RunInfo& info = report_->info;
    std::vector<analysis::WorkTool> trying;
    std::vector<RunQueue::Asked> asked;
    for (const analysis::WorkTool tool : tools) {
        const auto variant = parameter_for(tool, scenario_);
        if (!variant)
            continue;
        Parameters parameters;
        for (const auto& [name, value] : info.parameters)
            parameters.emplace_back(
                name, name == variant->first ? variant->second : record::text_of(value));
        auto request = variant_(std::move(parameters));
        if (!request)
            return;
        RunQueue::Asked& next = asked.emplace_back();
        next.request = std::move(*request);
        next.request.simulated_cpu = simulated_as(info);
        next.name = setting_in_words(info.scenario, variant->first, variant->second);
        trying.push_back(tool);
    }
    trying_ = std::move(trying);
    trials_.start(std::move(asked));
}

void ToolTrials::take(analysis::WorkTool tool, const Compared& run) {
    const trace::RunInfo& info = run.report.info;
    const bool completed = info.outcome == trace::Outcome::Completed;
    panel_->set_outcome(tool, completed ? std::optional(info.wall) : std::nullopt,
                        completed ? QString() : name_of(info.outcome));
    std::erase_if(tried_, [&](const Compared& before) {
        return before.report.info.parameters == info.parameters;
    });
    tried_.push_back(run);
}

}  // namespace threadline::app
