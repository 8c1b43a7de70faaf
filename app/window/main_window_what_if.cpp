// A run with a remedy beside the same run as it is: the same text, values, clock and seed, and who
// goes next decided in the same way.
//
// What was compared stands as long as the run on show is one of the two, or the same but for its
// remedies. While another one goes on nothing does.
#include "app/compare/comparison_view.h"
#include "app/panels/banner.h"
#include "app/panels/remedy_wording.h"
#include "app/panels/what_if_panel.h"
#include "app/timeline/decimal_mark.h"
#include "app/timeline/error_wording.h"
#include "app/window/background.h"
#include "app/window/main_window.h"

#include <algorithm>

namespace threadline::app {

void MainWindow::connect_before_and_after() {
    connect(commands_.what_if_beside, &QAction::triggered, this, [this] {
        // Once all is switched off, what was tried is still there.
        if (compared_is_ == Compares::WhatIf && held_against_->is_beside &&
            comparison_->runs().size() >= fewest_compared)
            show_comparison(true);
        else
            show_before_and_after();
    });
    connect(&controller_, &RunController::began, this, [this] {
        trying_before_.cancel();
        what_if_->clear_comparison();
        commands_.what_if_beside->setEnabled(false);
    });
    connect(&trying_before_, &RunQueue::came, this,
            [this](int, const std::shared_ptr<const Compared>& before) {
                if (!controller_.has_run() || controller_.busy())
                    return;
                before_ = RunAsItIs{before->run, before_schedule_, before->recording};
                same_again_ = true;
                hold_against_as_it_is(controller_.snapshot());
            });
    connect(&trying_before_, &RunQueue::failed, banner_, &Banner::show_error);
    connect(comparison_, &ComparisonView::cancel_asked, this, [this] {
        if (compared_is_ == Compares::WhatIf)
            controller_.stop();
    });
    // That of other runs goes on.
    const auto end_progress = [this] {
        if (!comparing_.busy())
            comparison_->end_progress();
    };
    for (const auto signal : {&RunController::finished, &RunController::began})
        connect(&controller_, signal, this, end_progress);
    connect(&controller_, &RunController::failed, this, end_progress);
    connect(&controller_, &RunController::not_begun, this, [this, end_progress] {
        beside_wanted_ = false;
        end_progress();
    });
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
        [before = *before_,
         file = before_->recording ? before_->recording->file : std::filesystem::path()] {
            return std::make_shared<Result<record::SchedulePolicy>>(
                schedule_again(before.schedule, file));
        },
        [this, request = run_of(same_again(choice_of(*file), ran, remedies_tried_)), ran,
         number = ++again_asked_](
            const std::shared_ptr<Result<record::SchedulePolicy>>& schedule) mutable {
            if (number != again_asked_)
                return;
            if (!schedule->ok()) {
                banner_->show_error(error_in_words(schedule->error()));
                if (std::exchange(beside_wanted_, false) && !comparing_.busy())
                    comparison_->end_progress();
                return;
            }
            set_same_conditions(request, ran);
            request.schedule = std::move(schedule->value());
            launch(std::move(request), RunController::Show::WhenOver);
            same_again_ = true;
        });
}

// Made like it as it is, or one of those that are compared with it.
bool MainWindow::is_like(const session::RunSnapshot& before,
                         const session::RunSnapshot& run) const {
    return same_again_ || differ_in_remedies_alone(*before.trace.info, *run.trace.info) ||
           (compared_is_ == Compares::WhatIf &&
            std::ranges::any_of(comparison_->runs(),
                                [&](const Compared& one) { return is_same_run(one.run, run); }));
}

// A run as it is, which remedies are held against from now on.
void MainWindow::take_as_it_is(const session::RunSnapshot& run) {
    if (held_against_ && is_like(held_against_->before, run))
        commands_.what_if_beside->setEnabled(true);
    else
        end_before_and_after();
    // One that comes back knows no more of who went next than when it was made.
    if (!before_ || !is_same_run(before_->run, run))
        before_ = RunAsItIs{run, controller_.schedule(), controller_.share_recording()};
}

// Where something else has changed meanwhile, the run as it is comes first, unseen.
void MainWindow::hold_against_as_it_is(const session::RunSnapshot& after) {
    const trace::RunInfo& info = *after.trace.info;
    if (info.outcome == trace::Outcome::Failed) {
        end_before_and_after();
        beside_wanted_ = false;
        return;
    }
    if (before_ && is_like(before_->run, after)) {
        const bool is_beside =
            held_against_ && held_against_->is_beside && is_same_run(held_against_->after, after);
        held_against_ = {before_->run, after, before_->recording, controller_.share_recording(),
                         is_beside};
        what_if_->set_offered(true);
        what_if_->compare(before_->run, after);
        commands_.what_if_beside->setEnabled(true);
        if (std::exchange(beside_wanted_, false))
            show_before_and_after();
        return;
    }
    end_before_and_after();
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

// Nothing is compared any more; runs kept by hand are.
void MainWindow::end_before_and_after() {
    held_against_.reset();
    what_if_->clear_comparison();
    commands_.what_if_beside->setEnabled(false);
    if (compared_is_ != Compares::WhatIf)
        return;
    if (kept_.runs.empty())
        set_compared(Compares::Others);
    else
        take_kept_back();
    QWidget* const focus = focusWidget();
    show_comparison(false);
    if (focus && focus->isVisible())
        focus->setFocus(Qt::OtherFocusReason);
}

// What else was tried with the same run, the newest first, and not taken out by hand.
std::vector<Compared> MainWindow::tried_beside(const trace::RunInfo& run) const {
    std::vector<Compared> tried;
    if (compared_is_ != Compares::WhatIf)
        return tried;
    for (const Compared& one : comparison_->runs())
        if (const std::string& remedies = one.report.info.remedies;
            !remedies.empty() && remedies != run.remedies)
            tried.push_back(one);
    if (tried.size() + fewest_compared > most_compared)
        tried.resize(most_compared - fewest_compared);
    return tried;
}

// In place of what was compared until now; runs kept by hand come back when they are asked for.
void MainWindow::show_before_and_after() {
    in_background(
        pool_, this,
        [held = *held_against_] {
            return std::make_shared<std::vector<Compared>>(
                std::vector{compared(held.before, held.recording_before),
                            compared(held.after, held.recording_after)});
        },
        [this, number = run_number_](const std::shared_ptr<std::vector<Compared>>& runs) {
            if (number != run_number_ || !held_against_)
                return;
            comparing_.cancel();
            put_kept_aside();
            const std::string& remedies = runs->back().report.info.remedies;
            const QString change = in_print(change_in_words(
                runs->front().came_out, runs->back().came_out, remedies_in_words(remedies)));
            for (Compared& one : tried_beside(runs->back().report.info))
                runs->push_back(std::move(one));  // the newest stands next to the run as it is
            compared_is_ = Compares::WhatIf;
            held_against_->is_beside = true;
            comparison_->set_runs(std::move(*runs), change);
            comparison_->show_switches(true);
            show_comparison(true);
        });
}

void MainWindow::put_kept_aside() {
    if (compared_is_ == Compares::Kept)
        kept_.runs = comparison_->runs();
}

// What was kept by hand is what is compared again, if there is any.
void MainWindow::take_kept_back() {
    if (compared_is_ == Compares::Kept || kept_.runs.empty())
        return;
    compared_is_ = Compares::Kept;
    comparison_->show_switches(false);
    comparison_->set_runs(std::exchange(kept_.runs, {}));
}

}  // namespace threadline::app
