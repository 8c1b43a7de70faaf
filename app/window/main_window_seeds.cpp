// Runs of the chosen scenario under many seeds, in the background; how they end is counted, and one
// of each kind can be played.
#include "app/panels/outcomes_panel.h"
#include "app/timeline/error_wording.h"
#include "app/window/main_window.h"
#include "app/window/seed_sweep.h"

#include <QTabWidget>

namespace threadline::app {
namespace {

constexpr int look_ms = 100;  // at how far it is

}  // namespace

void MainWindow::connect_seeds() {
    connect(commands_.try_seeds, &QAction::triggered, this, &MainWindow::start_sweep);
    connect(outcomes_, &OutcomesPanel::stop_asked, this, [this] {
        if (sweep_)
            sweep_->stop();
    });
    connect(outcomes_, &OutcomesPanel::seed_chosen, this, [this](quint64 seed) {
        if (sweep_)
            start_run(sweep_->schedule_of(seed));
    });
    sweep_look_.setInterval(look_ms);
    connect(&sweep_look_, &QTimer::timeout, this, &MainWindow::look_at_sweep);
}

// Once more: the seeds behind those that were tried.
void MainWindow::start_sweep() {
    const ScenarioFile* file = scenario();
    if (!file)
        return;
    const std::uint64_t next = sweep_ ? sweep_->first_seed() + sweep_->progress().done : 1;
    forget_exploration();
    auto request = request_for<session::RunRequest>(choice_of(*file), start_.runner);
    request.deadlock_grace = {};  // nobody looks at it
    request.schedule = outcomes_->policy();
    request.schedule.seed = next;
    bring_forward(outcomes_);
    sweep_ = std::make_shared<SeedSweep>(std::move(request), outcomes_->runs());
    sweep_look_.start();
    look_at_sweep();
}

void MainWindow::look_at_sweep() {
    const bool finished = sweep_->finished();
    SeedSweep::Progress progress = sweep_->progress();
    if (!finished) {
        outcomes_->set_sweep(std::move(progress.outcomes), progress.done, sweep_->runs(),
                             sweep_->first_seed());
        return;
    }
    sweep_look_.stop();
    if (progress.error.empty())
        outcomes_->set_swept(std::move(progress.outcomes), progress.done, sweep_->first_seed());
    else
        outcomes_->set_error(error_in_words(progress.error));
}

// Its run is killed and reaped in the background.
void MainWindow::forget_sweep() {
    sweep_look_.stop();
    if (sweep_)
        pool_.start([sweep = std::move(sweep_)]() mutable { sweep.reset(); });
    sweep_.reset();
}

}  // namespace threadline::app
