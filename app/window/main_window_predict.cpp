// What other tools would give (tool_trials.h) for the run on show, and its variants beside it.
#include "app/cli/comparison.h"
#include "app/compare/comparison_view.h"
#include "app/panels/banner.h"
#include "app/study/tool_trials.h"
#include "app/window/main_window.h"

namespace threadline::app {

void MainWindow::connect_prediction() {
    using Request = std::optional<session::RunRequest>;
    const auto variant = [this](ToolTrials::Parameters parameters) -> Request {
        const ScenarioFile* const file = scenario();
        if (!file)
            return std::nullopt;
        ScenarioChoice choice = choice_of(*file);
        choice.remedies = {};
        choice.parameters = std::move(parameters);
        return run_of(std::move(choice));
    };
    trials_ = std::make_unique<ToolTrials>(prediction_, variant);
    trials_->record_to([this] { return controller_.new_recording(); });
    connect(trials_.get(), &ToolTrials::failed, banner_, &Banner::show_error);
    connect(trials_.get(), &ToolTrials::side_by_side_asked, this,
            &MainWindow::show_trials_side_by_side);
}

void MainWindow::show_prediction() {
    if (report_ && trials_->is_shown())
        return;  // what was tried of it stays
    const ScenarioFile* file = scenario();
    if (report_ && file && controller_.phase() == RunController::Phase::Finished)
        trials_->show(report_, controller_.snapshot().trace, file->declaration);
    else
        trials_->clear();
}

// Those of one clock: a measured run is not to be set beside simulated ones.
void MainWindow::show_trials_side_by_side(const std::vector<Compared>& tried) {
    std::vector<Compared> runs;
    if (report_->info.clock == trace::Clock::Virtual)
        runs.push_back(compared(controller_.snapshot(), controller_.share_recording(), *report_));
    for (const Compared& one : tried)
        if (runs.empty() || one.report.info.parameters != runs.front().report.info.parameters)
            runs.push_back(one);
    begin_list();
    comparison_->set_runs(std::move(runs));
    show_comparison(true);
}

}  // namespace threadline::app
