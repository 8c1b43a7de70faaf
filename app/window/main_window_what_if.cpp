// A run with a remedy beside the same run as it is: the same text, values, clock and seed, and who
// goes next decided in the same way.
#include "app/compare/comparison_view.h"
#include "app/panels/banner.h"
#include "app/panels/remedy_wording.h"
#include "app/panels/what_if_panel.h"
#include "app/timeline/decimal_mark.h"
#include "app/timeline/error_wording.h"
#include "app/window/background.h"
#include "app/window/main_window.h"

#include <QStackedWidget>

namespace threadline::app {

void MainWindow::connect_before_and_after() {
    connect(commands_.what_if_beside, &QAction::triggered, this, [this] {
        // Once all is switched off, what was tried is still there.
        if (compared_is_ == Compares::WhatIf &&
            (beside_run_ == run_number_ || !remedies_tried_.any()))
            show_comparison(true);
        else if (before_ && controller_.has_run())
            set_before_and_after(controller_.snapshot());
    });
    connect(&trying_before_, &RunQueue::came, this,
            [this](int, const std::shared_ptr<const Compared>& before) {
                if (!controller_.has_run() || controller_.busy())
                    return;
                before_ = RunAsItIs{before->run, before_schedule_, {}};
                same_again_ = true;
                hold_against_as_it_is(controller_.snapshot());
            });
    connect(&trying_before_, &RunQueue::failed, this,
            [this](const QString& line) { banner_->show_message(Banner::Kind::Error, line); });
    connect(comparison_, &ComparisonView::cancel_asked, this, [this] {
        if (compared_is_ == Compares::WhatIf)
            controller_.stop();
    });
    for (const auto signal : {&RunController::finished, &RunController::began})
        connect(&controller_, signal, comparison_, &ComparisonView::end_progress);
    connect(&controller_, &RunController::failed, comparison_, &ComparisonView::end_progress);
    comparison_->set_switches(remedy_switches());
}

// With what is switched on now. While it goes on the run as it is stays on show; with nothing on,
// what was tried stays side by side.
void MainWindow::run_same_again() {
    const ScenarioFile* const file = scenario();
    if (!file)
        return;
    const trace::RunInfo& ran = *before_->run.trace.info;
    beside_wanted_ = remedies_tried_.any();
    if (beside_wanted_ && compared_is_ == Compares::WhatIf)
        comparison_->set_progress(1, 1, remedies_in_words(remedies_tried_));
    in_background(
        pool_, this,
        [before = *before_] {
            return std::make_shared<Result<record::SchedulePolicy>>(schedule_again(before));
        },
        [this, request = run_of(same_again(choice_of(*file), ran, remedies_tried_)), ran,
         number = ++again_asked_](
            const std::shared_ptr<Result<record::SchedulePolicy>>& schedule) mutable {
            if (number != again_asked_)
                return;
            if (!schedule->ok()) {
                banner_->show_message(Banner::Kind::Error, error_in_words(schedule->error()));
                return;
            }
            set_same_conditions(request, ran);
            request.schedule = std::move(schedule->value());
            launch(std::move(request), RunController::Show::WhenOver);
            same_again_ = true;
        });
}

// Where something else has changed meanwhile, the run as it is comes first, unseen.
void MainWindow::hold_against_as_it_is(const session::RunSnapshot& after) {
    const trace::RunInfo& info = *after.trace.info;
    if (info.outcome == trace::Outcome::Failed) {
        beside_wanted_ = false;
        return;
    }
    if (before_ && (same_again_ || differ_in_remedies_alone(*before_->run.trace.info, info))) {
        what_if_->set_offered(true);
        what_if_->compare(before_->run, after);
        commands_.what_if_beside->setEnabled(true);
        if (std::exchange(beside_wanted_, false))
            set_before_and_after(after);
        return;
    }
    what_if_->clear_comparison();
    commands_.what_if_beside->setEnabled(false);
    const ScenarioFile* const file = scenario();
    if (!file || file->declaration.name != info.scenario || !remedies_tried_.any() ||
        stands_for_itself_)
        return;
    const record::SchedulePolicy schedule = controller_.schedule();
    before_schedule_ = record::again(schedule, schedule.choices);
    RunQueue::Asked asked;
    asked.request = run_of(same_again(choice_of(*file), info, {}));
    set_same_conditions(asked.request, info);
    asked.request.schedule = before_schedule_;
    trying_before_.start({std::move(asked)});
}

// What was tried before with the same run, the newest first, and not taken out by hand.
std::vector<Compared> MainWindow::tried_with(const trace::RunInfo& run) const {
    std::vector<Compared> tried;
    if (compared_is_ != Compares::WhatIf)
        return tried;
    for (const Compared& one : comparison_->runs())
        if (const trace::RunInfo& info = one.report.info; !info.remedies.empty() &&
                                                          info.remedies != run.remedies &&
                                                          differ_in_remedies_alone(info, run))
            tried.push_back(one);
    if (tried.size() + 2 > most_compared)
        tried.resize(most_compared - 2);
    return tried;
}

// In place of what was compared until now; runs kept by hand come back when they are asked for.
void MainWindow::set_before_and_after(const session::RunSnapshot& after) {
    in_background(
        pool_, this,
        [before = before_->run, after] {
            return std::make_shared<std::vector<Compared>>(
                std::vector{compared(before), compared(after)});
        },
        [this, number = run_number_](const std::shared_ptr<std::vector<Compared>>& runs) {
            if (number != run_number_)
                return;
            comparing_.cancel();
            put_kept_aside();
            const std::string& remedies = runs->back().report.info.remedies;
            const QString change = in_print(change_in_words(
                runs->front().came_out, runs->back().came_out, remedies_in_words(remedies)));
            for (Compared& one : tried_with(runs->back().report.info))
                runs->push_back(std::move(one));  // the newest stands next to the run as it is
            compared_is_ = Compares::WhatIf;
            beside_run_ = number;
            comparison_->set_runs(std::move(*runs), change);
            comparison_->show_switches(true);
            show_comparison(true);
        });
}

void MainWindow::put_kept_aside() {
    if (compared_is_ == Compares::Kept)
        kept_aside_ = comparison_->runs();
}

// What was kept by hand is what is compared again, if there is any.
void MainWindow::take_kept_back() {
    if (compared_is_ == Compares::Kept || kept_aside_.empty())
        return;
    compared_is_ = Compares::Kept;
    comparison_->show_switches(false);
    comparison_->set_runs(std::exchange(kept_aside_, {}));
}

}  // namespace threadline::app
