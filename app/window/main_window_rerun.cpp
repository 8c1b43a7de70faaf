// A parameter changes and the run on show follows: on the virtual clock while a slider is dragged,
// on the real one when it is let go.
//
// Runs never queue: while one is under way the latest values wait, and what was passed over
// meanwhile is not run.
#include "app/panels/scenario_panel.h"
#include "app/present/finding_place.h"
#include "app/timeline/stretch_of_run.h"
#include "app/timeline/timeline_view.h"
#include "app/window/main_window.h"

#include <utility>

namespace threadline::app {
namespace {

// One that takes longer than that is given up for the next.
constexpr qint64 patience_ms = 200;
constexpr int pause_ms = 150;  // between two that are seen to grow
// In place of a view that is kept: how the next one comes to its freeze, whenever that is.
constexpr trace::TimeRange up_to_freeze{};

}  // namespace

void MainWindow::connect_rerun() {
    rerun_soon_.setSingleShot(true);
    for (const QAction* set : {commands_.rerun, commands_.virtual_clock})
        connect(set, &QAction::toggled, this, &MainWindow::show_whose_run);
    connect(&rerun_soon_, &QTimer::timeout, this, &MainWindow::rerun);
    connect(&scenario_panel_->form(), &ParameterForm::changed, this, [this] {
        if (runs_on_virtual_clock() && reruns())
            rerun_soon_.start(controller_.busy() ? pause_ms : 0);
    });
    // Another clock is asked for: on that one it runs again.
    connect(commands_.virtual_clock, &QAction::toggled, this, [this] {
        commands_.tell_clock(runs_on_virtual_clock());
        if (!reruns() || controller_.busy())
            return;
        const bool is_virtual = controller_.snapshot().trace.info->clock == trace::Clock::Virtual;
        if (is_virtual != runs_on_virtual_clock())
            run_as_set();
    });
    connect(&scenario_panel_->form(), &ParameterForm::settled, this, [this] {
        if (!runs_on_virtual_clock() && reruns())
            rerun_soon_.start(0);
    });
    connect(&controller_, &RunController::finished, this, [this] {
        rerunning_ = false;
        auto zoom = std::exchange(kept_zoom_, std::nullopt);
        if (zoom == up_to_freeze)
            zoom = how_it_came(controller_.snapshot());
        if (zoom && still_shows(*zoom, controller_.snapshot().trace.now))
            timeline_->show_range(*zoom);
        if (std::exchange(rerun_wanted_, false) && reruns())
            rerun_soon_.start(0);
    });
    connect(&controller_, &RunController::failed, this, [this] {
        rerunning_ = false;
        kept_zoom_.reset();
    });
    // With those values: others may have been set meanwhile.
    connect(&controller_, &RunController::not_begun, this, [this] {
        rerunning_ = false;
        kept_zoom_.reset();
        if (std::exchange(rerun_wanted_, false) && reruns())
            rerun_soon_.start(0);
    });
}

bool MainWindow::runs_on_virtual_clock() const {
    const ScenarioFile* file = scenario();
    return commands_.virtual_clock->isChecked() ||
           (file && !file->declaration.virtual_clock.empty());
}

// There is a run of this scenario on show that nobody is stepping through or has chosen an
// interleaving of, and a person looks at it.
bool MainWindow::reruns() const {
    if (!commands_.rerun->isChecked() || !controller_.has_run() || controller_.stepped() ||
        shows_comparison() || !scenario())
        return false;
    const auto& info = controller_.snapshot().trace.info;
    return info && info->schedule == "free" &&
           QString::fromStdString(info->scenario) == scenario_name_;
}

void MainWindow::rerun() {
    if (!reruns())
        return;
    // The values of the run on show, as when they were read from its file: that one stays,
    // whichever clock the next would be on.
    if (!controller_.runs_unseen() && has_set_values())
        return;
    run_as_set();
}

// Again, as it is set now.
void MainWindow::run_as_set() {
    const bool is_virtual = runs_on_virtual_clock();
    if (!is_virtual) {
        start_run();
        return;
    }
    if (controller_.runs_unseen() && controller_.unseen_ms() < patience_ms) {
        rerun_wanted_ = true;
        return;
    }
    if (!controller_.runs_unseen()) {
        const session::RunSnapshot& run = controller_.snapshot();
        const trace::TimeRange view = timeline_->visible_range();
        if (commands_.follow->isChecked() || is_whole(view, run.trace.now))
            kept_zoom_.reset();
        else
            kept_zoom_ = view == how_it_came(run) ? up_to_freeze : view;
    }
    rerunning_ = true;
    start_run({}, RunController::Show::WhenOver);
}

}  // namespace threadline::app
