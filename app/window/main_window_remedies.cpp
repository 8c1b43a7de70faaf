// What could be done about what was found: remedies as switches; potential deadlocks led into by
// the explorer; and the lock-order graph, in which both show.
#include "app/graph/graph_view.h"
#include "app/panels/banner.h"
#include "app/panels/details_panel.h"
#include "app/panels/findings_list.h"
#include "app/panels/pane.h"
#include "app/panels/remedy_wording.h"
#include "app/panels/scenario_panel.h"
#include "app/panels/what_if_panel.h"
#include "app/timeline/lane_lookup.h"
#include "app/timeline/localised.h"
#include "app/window/lock_order_study.h"
#include "app/window/main_window.h"
#include "app/window/run_page.h"

#include "engine/analysis/fitting_remedies.h"
#include "engine/record/schedule_text.h"

#include <QGuiApplication>
#include <QPointer>

#include <algorithm>

namespace threadline::app {
namespace {

using record::Remedies;

struct Switch {
    QAction* Commands::*action;
    bool Remedies::*remedy;
};

constexpr Switch kSwitches[] = {
    {&Commands::what_if_order, &Remedies::global_order},
    {&Commands::what_if_timeout, &Remedies::timeout},
    {&Commands::what_if_victim, &Remedies::victim},
    {&Commands::what_if_guard, &Remedies::guard},
};

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
    for (const Switch& one : kSwitches)
        connect(commands_.*one.action, &QAction::triggered, this,
                [this, remedy = one.remedy](bool on) { try_remedy(remedy, on); });
    connect(&controller_, &RunController::finished, this, [this] {
        offer_remedies();
        confirm_findings();
    });
    connect(&controller_, &RunController::began, this, &MainWindow::end_confirmation);
    connect(scenario_panel_, &ScenarioPanel::as_it_is_asked, this, [this] {
        remedies_tried_ = {};
        run_with_remedies();
    });
    connect(&scenario_panel_->form(), &ParameterForm::changed, this, [this] {
        if (remedies_tried_.any() && is_chosen_otherwise())
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

QList<QAction*> MainWindow::remedy_switches() const {
    QList<QAction*> actions;
    for (const Switch& one : kSwitches)
        actions.append(commands_.*one.action);
    return actions;
}

// Which fit is known from a run as it is; one with a remedy is held against that.
void MainWindow::offer_remedies() {
    const session::RunSnapshot& run = controller_.snapshot();
    if (!run.trace.info || !run.trace.tables)
        return;
    const trace::RunInfo& info = *run.trace.info;
    if (!info.remedies.empty()) {
        hold_against_as_it_is(run);
        return;
    }
    take_as_it_is(run);
    const ScenarioFile* const file = scenario();
    const bool can_run = file && file->declaration.name == info.scenario;
    const auto fitting = can_run
                             ? analysis::fitting_remedies(info, *run.trace.tables, *run.findings)
                             : std::vector<analysis::FittingRemedy>{};
    for (const Switch& one : kSwitches) {
        const auto fits = std::ranges::find_if(fitting, [&](const auto& remedy) {
            return remedy.remedies.*one.remedy && !(remedies_tried_.*one.remedy);
        });
        (commands_.*one.action)->setEnabled(fits != fitting.end() || remedies_tried_.*one.remedy);
        if (fits != fitting.end())
            (commands_.*one.action)
                ->setToolTip(
                    QStringLiteral("%1 (%2)\n%3")
                        .arg(localised(fits->text),
                             (commands_.*one.action)->shortcut().toString(QKeySequence::NativeText),
                             tr("Shift and a click: together with what is switched on")));
    }
    what_if_->set_offered(!fitting.empty() || remedies_tried_.any());
}

// In place of what was tried before, unless somebody asks for both.
void MainWindow::try_remedy(bool Remedies::*remedy, bool on) {
    if (on && !QGuiApplication::keyboardModifiers().testFlag(Qt::ShiftModifier))
        remedies_tried_ = {};
    remedies_tried_.*remedy = on;
    // Both end a wait.
    if (on && remedy == &Remedies::timeout)
        remedies_tried_.victim = false;
    if (on && remedy == &Remedies::victim)
        remedies_tried_.timeout = false;
    run_with_remedies();
}

// The same run as before, unless something else was set since.
void MainWindow::run_with_remedies() {
    show_remedies();
    forget_exploration();  // of the scenario with other remedies
    ask_lesson();
    if (!controller_.has_run())
        return;
    if (before_ && before_->run.trace.info && is_of_text(*before_->run.trace.info) &&
        has_set_values(*before_->run.trace.info)) {
        run_same_again();
        return;
    }
    start_run();
    beside_wanted_ = remedies_tried_.any();
}

// Without another run.
void MainWindow::switch_off_remedies() {
    remedies_tried_ = {};
    beside_wanted_ = false;
    show_remedies();
    forget_exploration();
    ask_lesson();
}

// Of one that was made already: they are on, so that the next one is as this one is.
void MainWindow::take_remedies_of(const trace::RunInfo& run) {
    const auto remedies = Remedies::parse(run.remedies);
    remedies_tried_ = remedies && scenario() ? *remedies : Remedies{};
    stands_for_itself_ = true;
    same_again_ = false;
    show_remedies();
    ask_lesson();
}

// Which are on.
void MainWindow::show_remedies() {
    for (const Switch& one : kSwitches) {
        (commands_.*one.action)->setChecked(remedies_tried_.*one.remedy);
        if (remedies_tried_.*one.remedy)
            (commands_.*one.action)->setEnabled(true);  // to be switched off
    }
    scenario_panel_->set_what_if(what_if_text(remedies_tried_).trimmed());
    // Once it has its place.
    QMetaObject::invokeMethod(run_page_, &RunPage::share_side, Qt::QueuedConnection);
}

void MainWindow::forget_remedies() {
    remedies_tried_ = {};
    show_remedies();
    before_.reset();
    trying_before_.cancel();
    ++again_asked_;
    same_again_ = false;
    beside_wanted_ = false;
    for (const Switch& one : kSwitches)
        (commands_.*one.action)->setEnabled(false);
    end_before_and_after();
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
        same_again(choice_of(*file), info, remedies ? *remedies : Remedies{}), start_.runner);
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
