// Whether the run on show is that of what is set: its values and its text.
#include "app/code/code_pane.h"
#include "app/code/shown_text.h"
#include "app/panels/keys_in_words.h"
#include "app/panels/pane.h"
#include "app/panels/scenario_panel.h"
#include "app/timeline/wording_terms.h"
#include "app/window/main_window.h"

#include "engine/record/schedule_text.h"

#include <algorithm>

namespace threadline::app {

// The lines of a run are those of the text that ran.
bool MainWindow::is_of_text(const trace::RunInfo& run) const {
    const QString ran = as_shown(QString::fromStdString(run.source));
    return ran.isEmpty() || ran == code_->text();
}

// Its values, where it is a run of this scenario, are what the parameters say.
bool MainWindow::has_set_values(const trace::RunInfo& run) const {
    if (QString::fromStdString(run.scenario) != scenario_name_)
        return true;
    const QMap<QString, QString> values = scenario_panel_->form().values();
    return std::ranges::all_of(run.parameters, [&](const auto& parameter) {
        const auto set = values.find(QString::fromStdString(parameter.first));
        return set == values.end() ||
               *set == QString::fromStdString(record::text_of(parameter.second));
    });
}

bool MainWindow::has_set_values() const {
    return !controller_.has_run() || !controller_.snapshot().trace.info ||
           has_set_values(*controller_.snapshot().trace.info);
}

// What happens in the run on show is another choice than the one that is set: one remedy is chosen
// in place of another, not beside it.
bool MainWindow::is_chosen_otherwise() const {
    if (!controller_.has_run() || !controller_.snapshot().trace.info)
        return false;
    const QMap<QString, QString> values = scenario_panel_->form().values();
    return std::ranges::any_of(
        controller_.snapshot().trace.info->parameters, [&](const auto& parameter) {
            const auto set = values.find(QString::fromStdString(parameter.first));
            return !std::holds_alternative<double>(parameter.second) && set != values.end() &&
                   *set != QString::fromStdString(record::text_of(parameter.second));
        });
}

// A run that goes step by step, or along a list of choices, has the clock for that.
bool MainWindow::has_set_clock(const trace::RunInfo& run) const {
    return run.schedule != "free" ||
           (run.clock == trace::Clock::Virtual) == runs_on_virtual_clock();
}

// Where the run on show is not what Run would run.
void MainWindow::show_whose_run() {
    const trace::RunInfo* run =
        controller_.has_run() ? controller_.snapshot().trace.info.get() : nullptr;
    QStringList note;
    if (held_ && is_live())
        note = {tr("stands still, recording goes on: Follow (%1) shows it live")
                    .arg(key_in_words(*commands_.follow)),
                tr("stands still, recording goes on"), tr("stands still")};
    else if (run && !is_of_text(*run))
        note = {tr("of another version of the source"), tr("of another version")};
    else if (run && !has_set_values(*run) && !reruns())
        note = {tr("with values other than those set now"), tr("with other values")};
    else if (example_.on_show)
        note = {
            tr("example, simulated; press Run (%1) to run it").arg(key_in_words(*commands_.run)),
            tr("example, simulated"), tr("example")};
    else if (run && scenario() && !has_set_clock(*run) && !reruns())
        note = {tr("on a clock other than the one set now"), tr("on another clock")};
    if (wording::is_stepped(run)) {
        const QString long_one = note.isEmpty() ? QString() : note.front() + QStringLiteral(" · ");
        note = {long_one + tr("step by step: only the order counts, no time was measured"),
                tr("step by step: no time was measured"), tr("no time was measured")};
    }
    timeline_pane_->set_note(note);
}

}  // namespace threadline::app
