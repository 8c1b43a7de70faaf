// What could be done about what was found: remedies as switches; potential deadlocks led into by
// the explorer; and the lock-order graph, in which both show.
#include "app/compare/comparison_view.h"
#include "app/graph/graph_view.h"
#include "app/language/remedy_wording.h"
#include "app/panels/banner.h"
#include "app/panels/details_panel.h"
#include "app/panels/findings_list.h"
#include "app/panels/pane.h"
#include "app/panels/scenario_panel.h"
#include "app/panels/what_if_panel.h"
#include "app/study/lock_order_study.h"
#include "app/study/what_if_study.h"
#include "app/timeline/lane_lookup.h"
#include "app/window/main_window.h"
#include "app/window/remedy_switches.h"
#include "app/window/run_page.h"

#include "engine/analysis/fitting_remedies.h"
#include "engine/record/schedule_text.h"

#include <QGuiApplication>
#include <QPointer>

#include <algorithm>

namespace threadline::app {
namespace {

// More holds and waits than this are gone through beside the window.
constexpr std::size_t kFewUses = 20'000;

std::size_t uses_in(const trace::Snapshot& trace) {
    std::size_t uses = 0;
    for (const auto& lane : trace.locks)
        uses += lane->holds.size() + lane->waits.size();
    return uses;
}

}  // namespace

void MainWindow::connect_remedies() {
    connect(remedies_, &RemedySwitches::changed, this, [this] {
        scenario_panel_->set_what_if(what_if_label(remedies_->on()));
        // Once it has its place.
        QMetaObject::invokeMethod(run_page_, &RunPage::share_side, Qt::QueuedConnection);
    });
    connect(remedies_, &RemedySwitches::switched, this, &MainWindow::run_with_remedies);
    connect(&controller_, &RunController::finished, this, [this] {
        offer_remedies();
        confirm_findings();
    });
    connect(&controller_, &RunController::began, this, &MainWindow::end_confirmation);
    connect(scenario_panel_, &ScenarioPanel::as_it_is_asked, this, [this] {
        remedies_->set({});
        run_with_remedies();
    });
    connect(&scenario_panel_->form(), &ParameterForm::changed, this, [this] {
        if (remedies_->on().any() && is_chosen_otherwise())
            switch_off_remedies();
    });
    connect_before_and_after();
    connect(details_, &DetailsPanel::schedule_chosen, this, [this](const QString& text) {
        if (const auto schedule = record::parse_schedule(text.toStdString(), "schedule"))
            play(*schedule);
    });
    connect(commands_.lock_order, &QAction::toggled, this, [this](bool on) {
        graph_->set_face(on ? GraphView::Face::LockOrder : GraphView::Face::WaitFor);
        graph_pane_->set_title(on ? tr("Lock-order graph") : tr("Wait-for graph"));
        if (controller_.has_run())
            show_instant();
    });
    lock_orders_ = new LockOrderStudy(this);
    connect(lock_orders_, &LockOrderStudy::ready, this, [this](const analysis::LockOrder& order) {
        if (graph_->face() == GraphView::Face::LockOrder)
            graph_->set_lock_order(order, controller_.snapshot().trace.tables);
    });
    connect(lock_orders_, &LockOrderStudy::failed, this, [this](const QString& line) {
        banner_->show_error(line);
        show_lock_order();
    });
}

// Which fit is known from a run as it is; one with a remedy is held against that.
void MainWindow::offer_remedies() {
    const session::RunSnapshot& run = controller_.snapshot();
    if (!run.trace.info || !run.trace.tables)
        return;
    const trace::RunInfo& info = *run.trace.info;
    const bool is_compared = compared_is_ == Compares::WhatIf &&
                             std::ranges::any_of(comparison_->runs(), [&](const Compared& one) {
                                 return is_same_run(one.run, run);
                             });
    what_if_study_->is_over({run, controller_.schedule(), controller_.share_recording()},
                            is_compared);
    if (!info.remedies.empty())
        return;
    const ScenarioFile* const file = scenario();
    const bool can_run = file && file->declaration.name == info.scenario;
    const auto fitting = can_run
                             ? analysis::fitting_remedies(info, *run.trace.tables, *run.findings)
                             : std::vector<analysis::FittingRemedy>{};
    remedies_->offer(fitting);
    what_if_->set_offered(!fitting.empty() || remedies_->on().any());
}

// The same run as before, unless something else was set since.
void MainWindow::run_with_remedies() {
    const record::Remedies remedies = remedies_->on();
    forget_exploration();  // of the scenario with other remedies
    ask_lesson();
    if (!remedies.any())
        what_if_study_->leave_alone();
    if (!controller_.has_run())
        return;
    const trace::RunInfo* const before = what_if_study_->as_it_is();
    if (!before || !is_of_text(*before) || !has_set_values(*before)) {
        start_run();
        what_if_study_->want_beside(remedies.any());
        return;
    }
    // While it goes on the run as it is stays on show; with nothing on, what was tried stays side
    // by side.
    if (remedies.any() && compared_is_ == Compares::WhatIf)
        comparison_->set_progress(1, 1, remedies_in_words(remedies));
    what_if_study_->run_again(remedies);
}

// Without another run.
void MainWindow::switch_off_remedies() {
    remedies_->set({});
    what_if_study_->leave_alone();
    forget_exploration();
    ask_lesson();
}

// Of one that was made already: they are on, so that the next one is as this one is.
void MainWindow::take_remedies_of(const trace::RunInfo& run) {
    const auto remedies = record::Remedies::parse(run.remedies);
    const record::Remedies before = remedies_->on();
    what_if_study_->came_from_elsewhere();
    remedies_->set(remedies && scenario() ? *remedies : record::Remedies{});
    if (remedies_->on() != before)
        forget_exploration();
    ask_lesson();
}

void MainWindow::forget_remedies() {
    remedies_->forget();
    what_if_study_->forget();
    what_if_->set_offered(false);
    end_confirmation();
    forget_exploration();  // it says which remedies are on
    ask_lesson();
}

// Each potential deadlock is handed to the explorer, beside the window.
void MainWindow::confirm_findings() {
    end_confirmation();
    const session::RunSnapshot& run = controller_.snapshot();
    const ScenarioFile* const file = scenario();
    const bool any = std::ranges::any_of(*run.findings, [](const analysis::Finding& finding) {
        return finding.kind == analysis::FindingKind::PotentialDeadlock;
    });
    if (!any || !file || !run.trace.info || file->declaration.name != run.trace.info->scenario)
        return;
    const trace::RunInfo& info = *run.trace.info;
    const auto remedies = record::Remedies::parse(info.remedies);
    auto request = request_for<session::ConfirmationRequest>(
        same_again(choice_of(*file), info, remedies ? *remedies : record::Remedies{}),
        start_.runner);
    request.seed = info.seed.value_or(0);
    // It may outlive the window by a moment: it is ended beside it.
    confirmation_ = session::Confirmation::start(
        std::move(request), *run.findings, *run.trace.tables, [guard = QPointer<MainWindow>(this)] {
            QMetaObject::invokeMethod(
                QGuiApplication::instance(),
                [guard] {
                    if (guard)
                        guard->take_confirmations();
                },
                Qt::QueuedConnection);
        });
}

void MainWindow::take_confirmations() {
    if (!confirmation_)
        return;
    controller_.add_trials(confirmation_->tried());
    if (!finding_)
        return;
    for (const analysis::Finding& finding : *controller_.snapshot().findings)
        if (finding.kind == finding_->kind && finding.at == finding_->at &&
            finding.objects == finding_->objects && finding.trial != finding_->trial) {
            finding_ = finding;
            show_details();
            return;
        }
}

void MainWindow::end_confirmation() {
    if (confirmation_)
        pool_.start([confirmation = std::shared_ptr<session::Confirmation>(
                         std::move(confirmation_))]() mutable { confirmation.reset(); });
}

void MainWindow::show_lock_order() {
    if (graph_->face() != GraphView::Face::LockOrder || !controller_.has_run())
        return;
    const session::RunSnapshot& run = controller_.snapshot();
    if (!run.trace.tables || is_foreign(run.trace))
        return;
    const trace::Time t = instant();
    if (run.trace.is_detailed({trace::Time{0}, t}) && uses_in(run.trace) <= kFewUses) {
        lock_orders_->let_go();
        graph_->set_lock_order(analysis::lock_order_at(run.trace, *run.findings, t),
                               run.trace.tables);
        return;
    }
    if (lock_orders_->has_failed(t)) {
        lock_orders_->let_go();
        graph_->clear(tr("Which locks were taken cannot be read."));
        return;
    }
    if (run.whole && !lock_orders_->has_answered())
        graph_->clear(tr("Reading which locks were taken while others were held …"));
    lock_orders_->ask(run, t);
}

}  // namespace threadline::app
