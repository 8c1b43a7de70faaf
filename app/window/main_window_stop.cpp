// One Stop for whatever goes on: a run, the reading of a file, seeds, an exploration, a comparison,
// what other tools would give. Each ends with what it has by then.
#include "app/study/outcome_study.h"
#include "app/study/tool_trials.h"
#include "app/study/what_if_study.h"
#include "app/window/main_window.h"

namespace threadline::app {

void MainWindow::connect_stop() {
    connect(commands_.stop, &QAction::triggered, this, [this] {
        controller_.stop();
        comparing_.cancel();
        outcome_study_->stop();
        trials_->stop();
        what_if_study_->stop();
    });
    for (const auto signal : {&RunQueue::began, &RunQueue::ended})
        connect(&comparing_, signal, this, &MainWindow::update_enabled);
    connect(outcome_study_, &OutcomeStudy::goes_on_changed, this, &MainWindow::update_enabled);
    connect(trials_.get(), &ToolTrials::goes_on_changed, this, &MainWindow::update_enabled);
    connect(what_if_study_.get(), &WhatIfStudy::goes_on_changed, this, &MainWindow::update_enabled);
}

bool MainWindow::goes_on() const {
    return controller_.busy() || comparing_.busy() || outcome_study_->goes_on() ||
           trials_->goes_on() || what_if_study_->goes_on();
}

}  // namespace threadline::app
