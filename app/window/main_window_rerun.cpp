// A parameter changes and the run on show follows: on the virtual clock while a slider is dragged,
// on the real one when it is let go.
//
// Runs never queue: while one is under way the latest values wait, and what was passed over
// meanwhile is not run.
#include "app/cli/values.h"
#include "app/panels/scenario_panel.h"
#include "app/timeline/timeline_view.h"
#include "app/window/main_window.h"

#include <QStackedWidget>

namespace threadline::app {
namespace {

// One that takes longer than that is given up for the next.
constexpr qint64 patience_ms = 200;
constexpr int pause_ms = 150;  // between two that are seen to grow

}  // namespace

void MainWindow::connect_rerun() {
    rerun_soon_.setSingleShot(true);
    connect(&rerun_soon_, &QTimer::timeout, this, &MainWindow::rerun);
    connect(&scenario_panel_->form(), &ParameterForm::changed, this, [this] {
        if (commands_.virtual_clock->isChecked() && reruns())
            rerun_soon_.start(controller_.busy() ? pause_ms : 0);
    });
    connect(&scenario_panel_->form(), &ParameterForm::settled, this, [this] {
        if (!commands_.virtual_clock->isChecked() && reruns())
            rerun_soon_.start(0);
    });
    connect(&controller_, &RunController::finished, this, [this] {
        rerunning_ = false;
        const trace::Time end = controller_.snapshot().trace.now;
        if (const auto zoom = std::exchange(kept_zoom_, std::nullopt); zoom && zoom->begin < end)
            timeline_->show_range(*zoom);
        if (std::exchange(rerun_wanted_, false) && reruns())
            rerun_soon_.start(0);
    });
    connect(&controller_, &RunController::failed, this, [this] { rerunning_ = false; });
}

// There is a run of this scenario on show that nobody is stepping through or has chosen an
// interleaving of, and a person looks at it.
bool MainWindow::reruns() const {
    if (!commands_.rerun->isChecked() || !controller_.has_run() || controller_.stepped() ||
        pages_->currentIndex() != 0 || !scenario())
        return false;
    const auto& info = controller_.snapshot().trace.info;
    return info && info->schedule == "free" &&
           QString::fromStdString(info->scenario) == scenario_name_;
}

void MainWindow::rerun() {
    if (!reruns())
        return;
    const bool is_virtual = commands_.virtual_clock->isChecked();
    const trace::RunInfo& info = *controller_.snapshot().trace.info;
    if (!controller_.runs_unseen() && (info.clock == trace::Clock::Virtual) == is_virtual) {
        // The values of the run on show, as when they were read from its file.
        const QMap<QString, QString> values = scenario_panel_->form().values();
        bool same = true;
        for (const auto& [name, value] : info.parameters)
            same = same && values.value(QString::fromStdString(name)) ==
                               QString::fromStdString(text_of(value));
        if (same)
            return;
    }
    if (!is_virtual) {
        start_run();
        return;
    }
    if (controller_.runs_unseen() && controller_.unseen_ms() < patience_ms) {
        rerun_wanted_ = true;
        return;
    }
    if (!controller_.runs_unseen())
        kept_zoom_ = commands_.follow->isChecked() ? std::nullopt
                                                   : std::optional(timeline_->visible_range());
    rerunning_ = true;
    start_run({}, RunController::Show::WhenOver);
}

}  // namespace threadline::app
