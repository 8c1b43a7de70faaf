// A run with a remedy beside the same run as it is (what_if_study.h): in figures below the
// findings, and side by side in the comparison.
#include "app/compare/comparison_view.h"
#include "app/language/decimal_mark.h"
#include "app/language/remedy_wording.h"
#include "app/panels/banner.h"
#include "app/panels/what_if_panel.h"
#include "app/study/what_if_study.h"
#include "app/timeline/background.h"
#include "app/window/main_window.h"
#include "app/window/remedy_switches.h"

#include <algorithm>

namespace threadline::app {

void MainWindow::connect_before_and_after() {
    using Request = std::optional<session::RunRequest>;
    const auto again = [this](const trace::RunInfo& ran, const record::Remedies& with) -> Request {
        const ScenarioFile* const file = scenario();
        if (!file || file->declaration.name != ran.scenario)
            return std::nullopt;
        return run_of(same_again(choice_of(*file), ran, with));
    };
    what_if_study_ = std::make_unique<WhatIfStudy>(again);
    what_if_study_->record_to([this] { return controller_.new_recording(); });
    connect(what_if_study_.get(), &WhatIfStudy::run_asked, this,
            [this](const session::RunRequest& request) {
                launch(request, RunController::Show::WhenOver);
            });
    connect(what_if_study_.get(), &WhatIfStudy::held_anew, this, [this] {
        const BeforeAndAfter& held = *what_if_study_->held();
        what_if_->set_offered(true);
        what_if_->compare(held.before, held.after);
        commands_.what_if_beside->setEnabled(true);
    });
    connect(what_if_study_.get(), &WhatIfStudy::held_still, this,
            [this] { commands_.what_if_beside->setEnabled(true); });
    connect(what_if_study_.get(), &WhatIfStudy::beside_asked, this,
            &MainWindow::show_before_and_after);
    connect(what_if_study_.get(), &WhatIfStudy::ended, this, &MainWindow::end_before_and_after);
    connect(commands_.what_if_beside, &QAction::triggered, this, [this] {
        // Once all is switched off, what was tried is still there.
        if (compared_is_ == Compares::WhatIf && what_if_study_->held()->is_beside &&
            comparison_->runs().size() >= fewest_compared)
            show_comparison(true);
        else
            show_before_and_after();
    });
    connect(&controller_, &RunController::began, this, [this] {
        what_if_study_->began();
        what_if_->clear_comparison();
        commands_.what_if_beside->setEnabled(false);
    });
    connect(comparison_, &ComparisonView::cancel_asked, this, [this] {
        if (compared_is_ != Compares::WhatIf)
            return;
        controller_.stop();
        what_if_study_->stop();
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
        what_if_study_->want_beside(false);
        end_progress();
    });
    // Stopped before it was run.
    connect(what_if_study_.get(), &WhatIfStudy::goes_on_changed, this, [this, end_progress] {
        if (!what_if_study_->goes_on() && !controller_.busy() && !controller_.runs_unseen())
            end_progress();
    });
    connect(what_if_study_.get(), &WhatIfStudy::failed, this,
            [this, end_progress](const QString& line) {
                banner_->show_error(line);
                end_progress();
            });
    comparison_->set_switches(remedies_->actions());
}

// What was side by side before is so again.
void MainWindow::end_before_and_after() {
    what_if_->clear_comparison();
    commands_.what_if_beside->setEnabled(false);
    kept_.tried.clear();
    if (compared_is_ != Compares::WhatIf)
        return;
    compared_is_ = Compares::Others;  // nothing of it waits
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
    for (const Compared& one : compared_is_ == Compares::WhatIf ? comparison_->runs() : kept_.tried)
        if (const std::string& remedies = one.report.info.remedies;
            !remedies.empty() && remedies != run.remedies)
            tried.push_back(one);
    if (tried.size() + fewest_compared > most_compared)
        tried.resize(most_compared - fewest_compared);
    return tried;
}

// What was side by side until now waits, and comes back when it is asked for.
void MainWindow::show_before_and_after() {
    in_background(
        pool_, this,
        [held = *what_if_study_->held()] {
            return std::make_shared<std::vector<Compared>>(
                std::vector{compared(held.before, held.recording_before),
                            compared(held.after, held.recording_after)});
        },
        [this, number = run_number_](const std::shared_ptr<std::vector<Compared>>& runs) {
            if (number != run_number_ || !what_if_study_->held())
                return;
            comparing_.cancel();
            put_kept_aside();
            const std::string& remedies = runs->back().report.info.remedies;
            const QString change = in_print(change_in_words(
                runs->front().came_out, runs->back().came_out, remedies_in_words(remedies)));
            for (Compared& one : tried_beside(runs->back().report.info))
                runs->push_back(std::move(one));  // the newest stands next to the run as it is
            compared_is_ = Compares::WhatIf;
            what_if_study_->put_beside();
            comparison_->set_runs(std::move(*runs), change);
            comparison_->show_switches(true);
            show_comparison(true);
        });
}

void MainWindow::put_kept_aside() {
    if (compared_is_ == Compares::WhatIf)
        return;
    kept_.are_by_hand = compared_is_ == Compares::Kept;
    kept_.runs = comparison_->runs();
}

// It is on show again, if there is any.
void MainWindow::take_kept_back() {
    if (kept_.runs.empty())
        return;
    if (compared_is_ == Compares::WhatIf)
        kept_.tried = comparison_->runs();
    compared_is_ = kept_.are_by_hand ? Compares::Kept : Compares::Others;
    comparison_->show_switches(false);
    comparison_->set_runs(std::exchange(kept_.runs, {}));
}

}  // namespace threadline::app
