// The runs that come side by side: chosen by their values, or named by the lesson. They are run
// away from the window, one after the other.
#include "app/compare/compare_dialog.h"
#include "app/compare/comparison_view.h"
#include "app/language/scenario_wording.h"
#include "app/panels/banner.h"
#include "app/panels/keys_in_words.h"
#include "app/panels/scenario_panel.h"
#include "app/study/what_if.h"
#include "app/window/main_window.h"

#include "engine/record/schedule_text.h"

#include <utility>

namespace threadline::app {
namespace {

QString names_of(const std::string& scenario,
                 const std::vector<std::pair<std::string, std::string>>& parameters) {
    QStringList parts;
    for (const auto& [name, value] : parameters)
        parts.append(setting_in_words(scenario, name, value));
    return parts.join(", ");
}

// So that their figures can be held against those of the run on show, where that is simulated. One
// in which somebody decides who goes next has a core to itself.
record::SimulatedCpu simulated_as_on_show(const RunController& controller,
                                          const std::string& scenario) {
    if (!controller.has_run())
        return {};
    const session::RunSnapshot& run = controller.snapshot();
    const auto& info = run.trace.info;
    const bool counts = info && info->clock == trace::Clock::Virtual &&
                        info->scenario == scenario &&
                        schedule_of(run).kind == record::SchedulePolicy::Kind::Free;
    return counts ? simulated_as(*info) : record::SimulatedCpu{};
}

}  // namespace

void MainWindow::compare_with() {
    const ScenarioFile* file = scenario();
    if (!file)
        return;
    if (scenario_panel_->declaration().parameters.empty()) {
        banner_->show_message(
            Banner::Kind::Note,
            tr("This scenario has no parameters to be compared by: run it twice and keep both runs "
               "(%1), or see how it ends under many seeds.")
                .arg(key_in_words(*commands_.keep_run)));
        banner_->offer(tr("Try seeds"), commands_.try_seeds->toolTip(),
                       [this] { commands_.try_seeds->trigger(); });
        return;
    }
    CompareDialog::Kept kept;
    kept.runs = listed().size();
    for (const Compared& one : listed()) {
        if (one.report.info.scenario != file->declaration.name)
            continue;
        ParameterValues& values = kept.values.emplace_back();
        for (const auto& [name, value] : one.report.info.parameters)
            values[QString::fromStdString(name)] = QString::fromStdString(record::text_of(value));
    }
    // Those of another scenario only where a person asks for them.
    kept.wanted = are_kept_by_hand() && kept.runs > 0 && kept.runs < most_compared &&
                  kept.values.size() == kept.runs;
    if (kept.runs > 0)
        kept.virtual_clock = listed().front().report.info.clock == trace::Clock::Virtual;
    auto* dialog = new CompareDialog(scenario_panel_->declaration(),
                                     scenario_panel_->form().values(), kept, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        const ScenarioFile* chosen = scenario();
        if (!chosen)
            return;
        const bool beside = dialog->beside_kept();
        std::vector<RunQueue::Asked> asked;
        for (const ParameterValues& values : dialog->chosen()) {
            ScenarioChoice choice = choice_of(*chosen);
            choice.remedies = {};
            choice.parameters.clear();
            for (auto it = values.begin(); it != values.end(); ++it)
                choice.parameters.emplace_back(it.key().toStdString(), it.value().toStdString());
            RunQueue::Asked& next = asked.emplace_back();
            next.request = run_of(std::move(choice));
            if (dialog->on_virtual_clock()) {
                next.request.simulated_cpu =
                    beside ? simulated_as(listed().front().report.info)
                           : simulated_as_on_show(controller_, next.request.name);
            }
            next.name = names_of(next.request.name, next.request.parameters);
        }
        run_side_by_side(std::move(asked), beside);
    });
    dialog->open();
}

// On the virtual clock: a second of waiting is over at once. On the usual cores, whatever is on
// show: it comes out the same for everybody, as the lesson tells it.
void MainWindow::compare_named(const NamedComparison& named) {
    const ScenarioFile* file = scenario();
    if (!file)
        return;
    std::vector<RunQueue::Asked> asked;
    for (const std::string& parameters : named.runs) {
        ScenarioChoice choice = choice_of(*file);
        choice.remedies = {};
        choice.parameters = parameters_in(parameters);
        RunQueue::Asked& next = asked.emplace_back();
        next.request = run_of(std::move(choice));
        next.request.simulated_cpu.emplace();
        next.name = names_of(next.request.name, next.request.parameters);
    }
    run_side_by_side(std::move(asked), false);
}

void MainWindow::run_side_by_side(std::vector<RunQueue::Asked> asked, bool beside_kept) {
    banner_->dismiss();
    comparing_.cancel();
    if (beside_kept)
        take_kept_back();  // before and after may be there in their place
    else
        begin_list();
    show_comparison(true);
    comparing_.start(std::move(asked));
}

}  // namespace threadline::app
