#include "app/window/main_window.h"

#include "app/code/code_pane.h"
#include "app/code/python_view.h"
#include "app/compare/comparison_view.h"
#include "app/compare/prediction_panel.h"
#include "app/graph/graph_view.h"
#include "app/panels/banner.h"
#include "app/panels/details_panel.h"
#include "app/panels/findings_list.h"
#include "app/panels/gallery.h"
#include "app/panels/lesson_panel.h"
#include "app/panels/outcomes_panel.h"
#include "app/panels/range_panel.h"
#include "app/panels/row_table.h"
#include "app/panels/run_status.h"
#include "app/panels/scenario_panel.h"
#include "app/panels/step_panel.h"
#include "app/panels/tabs.h"
#include "app/panels/tool_button.h"
#include "app/panels/transport.h"
#include "app/panels/values_tab.h"
#include "app/panels/what_if_panel.h"
#include "app/study/tool_trials.h"
#include "app/study/what_if_study.h"
#include "app/timeline/lane_lookup.h"
#include "app/timeline/lane_switches.h"
#include "app/timeline/minimap.h"
#include "app/timeline/timeline_marker.h"
#include "app/timeline/timeline_view.h"
#include "app/timeline/wording.h"
#include "app/window/letter_keys.h"
#include "app/window/playback.h"
#include "app/window/remedy_switches.h"
#include "app/window/run_page.h"

#include <QApplication>
#include <QMenuBar>
#include <QPushButton>
#include <QSettings>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>

namespace threadline::app {
namespace {

QString why_not_run(const trace::Snapshot& shown) {
    return is_foreign(shown) ? MainWindow::tr("A trace of another program cannot be run")
                             : MainWindow::tr(
                                   "The scenario of this run is not among those here: it cannot be "
                                   "run again");
}

// Its tip says what it does, or why that cannot be done.
void enable(QAction& action, const QString& why_not) {
    constexpr auto usual = "usual-tip";
    if (!action.property(usual).isValid())
        action.setProperty(usual, action.toolTip());
    action.setEnabled(why_not.isEmpty());
    action.setToolTip(why_not.isEmpty() ? action.property(usual).toString() : why_not);
}

}  // namespace

MainWindow::MainWindow(const WindowStart& start) : start_(start), commands_(this), keys_(this) {
    setWindowTitle(tr("Threadline"));
    setAcceptDrops(true);
    controller_.set_limits(start_.limits);
    setMinimumSize(900, 600);
    edit_pause_.setSingleShot(true);
    edit_pause_.setInterval(400);
    // Before there is any widget: those that are made while another font is set keep some of it.
    show_theme(theme_choice_of(QSettings().value("theme").toString()));
    build();
    connect_commands();
    connect_views();
    connect_run();
    connect_instant();
    connect_source();
    connect_replay();
    connect_lanes();
    connect_steps();
    connect_aside();
    connect_exploration();
    connect_first_minute();
    connect_access();
    connect_ranges();
    connect_search();
    connect_notes();
    connect_interval_menu();
    connect_rerun();
    connect_comparison();
    connect_prediction();
    connect_remedies();
    connect_layout();
    connect_stop();
    restore_settings();
    update_enabled();
    update_status();
    load_gallery();
    if (start_.file) {
        std::error_code error;
        if (auto whole = std::filesystem::absolute(*start_.file, error); !error)
            start_.file = std::move(whole);
        open(*start_.file);
    }
}

MainWindow::~MainWindow() {
    closes_.request_stop();
    // What still runs in the background asks for nothing that is gone.
    pool_.waitForDone();
}

void MainWindow::build() {
    commands_.fill(menuBar());
    banner_ = new Banner;
    build_left();
    build_centre();
    build_study();
    build_insight();
    build_facts();
    run_page_ = new RunPage({.scenarios = new Pane(tr("Scenarios"), gallery_),
                             .parameters = scenario_panel_,
                             .timeline_pane = timeline_pane_,
                             .timeline = timeline_,
                             .steps = steps_,
                             .study = study_,
                             .graph_pane = graph_pane_,
                             .graph = graph_,
                             .findings_pane = findings_pane_,
                             .findings = findings_,
                             .details = details_,
                             .facts = facts_},
                            commands_.side, commands_.below);
    run_page_->set_text_scale(look_.scale);
    setCentralWidget(build_pages());
    status_ = new RunStatus;
    setStatusBar(status_);
    banner_->lie_beside(menuBar());
}

void MainWindow::build_left() {
    gallery_ = new Gallery;
    gallery_->setProperty("role", "panel");
    gallery_->setAttribute(Qt::WA_StyledBackground);
    scenario_panel_ = new ScenarioPanel(commands_.run, commands_.stop);
    scenario_panel_->add_tools(
        commands_.virtual_clock, commands_.rerun,
        {commands_.compare_with, commands_.keep_run, commands_.reset_parameters});
    scenario_panel_->setProperty("role", "panel");
    scenario_panel_->setAttribute(Qt::WA_StyledBackground);
}

void MainWindow::build_centre() {
    timeline_ = new TimelineView;
    timeline_->setAccessibleName(tr("Timeline"));
    timeline_pane_ = new Pane(tr("Timeline"), timeline_);
    for (QAction* action : commands_.beside_the_timeline())
        timeline_pane_->add_to_header(tool_button(action));

    transport_ = new Transport(commands_.play, commands_.previous_moment, commands_.next_moment,
                               replay_speeds());
    timeline_pane_->add_below(transport_);
    steps_ = new StepPanel;
    timeline_pane_->add_below(steps_);

    graph_ = new GraphView;
    graph_pane_ = new Pane(tr("Wait-for graph"), graph_);
    graph_pane_->add_to_header(tool_button(commands_.lock_order));
}

void MainWindow::build_insight() {
    findings_ = new FindingsList;
    findings_->set_hint(tr("What the analyses find shows here during a run."));
    findings_pane_ = new Pane(tr("Findings"), findings_);
    remedies_ = new RemedySwitches(commands_, this);
    what_if_ = new WhatIfPanel(remedies_->actions(), commands_.what_if_beside);
    findings_pane_->add_below(what_if_);
    details_ = new DetailsPanel;
    details_->clear_details(
        tr("Click an interval, a finding or a node of a run to read about it."));
}

void MainWindow::build_facts() {
    locks_table_ = sorted_row_table(&locks_, tr("Locks"));
    threads_table_ = thread_times_table(&threads_, tr("Threads"));
    values_ = new ValuesTab(this);
    facts_ = new Tabs;
    facts_->setObjectName("facts");
    facts_->addTab(locks_table_, tr("Locks"));
    facts_->addTab(threads_table_, tr("Threads"));
    facts_->addTab(values_->table(), tr("Values"));
    outcomes_ = new OutcomesPanel(commands_.explore, commands_.try_seeds);
    facts_->addTab(outcomes_, tr("Outcomes"));
    facts_->setProperty("role", "panel");
    facts_->setAttribute(Qt::WA_StyledBackground);
    facts_->setAccessibleName(tr("Facts"));
}

void MainWindow::connect_commands() {
    const Commands& c = commands_;
    connect(c.run, &QAction::triggered, this, [this] {
        start_run();
        // Its keys are those that are wanted next; who writes goes on where they are.
        if (!takes_letters(focusWidget()) && !tour_)
            timeline_->setFocus(Qt::OtherFocusReason);
    });
    connect(c.reset_parameters, &QAction::triggered, this,
            [this] { scenario_panel_->form().reset(); });
    connect(c.revert_source, &QAction::triggered, code_, &CodePane::revert);
    connect(c.new_scenario, &QAction::triggered, this, &MainWindow::new_scenario);
    connect(c.open, &QAction::triggered, this, &MainWindow::ask_for_file);
    connect(c.save_source, &QAction::triggered, this, [this] { save_source(); });
    connect(c.save_source_as, &QAction::triggered, this, [this] { ask_where_to_save_source(); });
    connect(c.save_run, &QAction::triggered, this, [this] {
        if (const auto run = run_to_save())
            ask_where_to_save(*run);
    });
    connect(c.save_schedule, &QAction::triggered, this, &MainWindow::ask_where_to_save_schedule);
    connect(c.export_figure, &QAction::triggered, this, &MainWindow::export_figure);
    connect(c.quit, &QAction::triggered, this, &QWidget::close);
    // Of what is on show.
    connect(c.fit, &QAction::triggered, this,
            [this] { shows_comparison() ? comparison_->fit() : timeline_->show_whole(); });
    connect(c.zoom_in, &QAction::triggered, this,
            [this] { shows_comparison() ? comparison_->zoom_in() : timeline_->zoom_in(); });
    connect(c.zoom_out, &QAction::triggered, this,
            [this] { shows_comparison() ? comparison_->zoom_out() : timeline_->zoom_out(); });
    connect(c.follow, &QAction::toggled, timeline_, &TimelineView::set_follow);
    connect(timeline_, &TimelineView::follow_changed, c.follow, &QAction::setChecked);
    connect(c.next_finding, &QAction::triggered, this, [this] { findings_->go(1); });
    connect(c.previous_finding, &QAction::triggered, this, [this] { findings_->go(-1); });
    connect(c.present, &QAction::triggered, this, &MainWindow::present);
    for (QAction* lanes : c.lanes + QList<QAction*>{c.critical_path, c.legend, c.hit_lanes})
        connect(lanes, &QAction::toggled, this, &MainWindow::update_lanes);
    connect(c.theme_system, &QAction::triggered, this, [this] { show_theme(ThemeChoice::System); });
    connect(c.theme_light, &QAction::triggered, this, [this] { show_theme(ThemeChoice::Light); });
    connect(c.theme_dark, &QAction::triggered, this, [this] { show_theme(ThemeChoice::Dark); });
    connect(c.theme_contrast, &QAction::triggered, this,
            [this] { show_theme(ThemeChoice::HighContrast); });
    connect(c.guide, &QAction::triggered, this, &MainWindow::show_guide);
    connect(c.keys, &QAction::triggered, this, &MainWindow::show_keys);
    connect(c.about, &QAction::triggered, this, &MainWindow::show_about);
}

void MainWindow::connect_views() {
    connect(gallery_, &Gallery::chosen, this, &MainWindow::choose_scenario);
    connect(gallery_, &Gallery::activated, this, [this](const QString& name) {
        choose_scenario(name);
        go_to_chosen();
    });
    connect(&scenario_panel_->form(), &ParameterForm::changed, this, &MainWindow::update_enabled);
    connect(&scenario_panel_->form(), &ParameterForm::changed, this,
            &MainWindow::forget_exploration);
    connect(code_, &CodePane::text_edited, this, &MainWindow::source_edited);
    connect(code_, &CodePane::modified_changed, this, &MainWindow::update_enabled);
    connect(&code_->view(), &SourceView::line_activated, this, &MainWindow::line_activated);
    connect(timeline_, &TimelineView::selection_changed, this, &MainWindow::subject_selected);
    connect(timeline_, &TimelineView::visible_range_changed, &controller_, &RunController::look_at);
    connect(timeline_, &TimelineView::cursor_moved, this, [this] {
        if (!controller_.has_run())
            return;
        playback_->pause();
        choose_instant(timeline_->cursor());
        show_instant();
    });
    connect(timeline_, &TimelineView::hovered, this, [this](const Subject& subject) {
        // In the outcome's place: a message of the status bar's own would lie over the labels.
        const bool nothing = !controller_.has_run() || subject.kind == Subject::Kind::None;
        pointed_at_ = nothing ? QString() : describe(controller_.snapshot(), subject);
        graph_->point_at(subject.actor.valid() ? GraphNodeKey{subject.actor, {}}
                                               : GraphNodeKey{{}, subject.object});
        update_status();
    });
    connect(graph_, &GraphView::actor_chosen, this, &MainWindow::actor_chosen);
    connect(graph_, &GraphView::object_chosen, this, &MainWindow::object_chosen);
    connect(graph_, &GraphView::hovered, this, &MainWindow::graph_hovered);
    connect(findings_, &FindingsList::chosen, this, &MainWindow::finding_chosen);
    connect(details_, &DetailsPanel::line_chosen, this,
            [this](int line) { code_->view().show_line(code_->since_run().after(line)); });
    connect(facts_, &QTabWidget::currentChanged, this, &MainWindow::ask_for_statistics);
    connect(locks_table_, &QTableView::clicked, this, [this](const QModelIndex& index) {
        if (const auto* lock = locks_.row(source_row(index)))
            object_chosen(lock->lock);
    });
    connect(threads_table_, &QTableView::clicked, this, [this](const QModelIndex& index) {
        if (const auto* thread = threads_.row(source_row(index)))
            actor_chosen(thread->actor);
    });
    connect(values_, &ValuesTab::chosen, this, &MainWindow::lost_update_chosen);
    connect(facts_, &QTabWidget::currentChanged, this, &MainWindow::show_values);
    connect(values_, &ValuesTab::due, this, &MainWindow::show_values);
}

void MainWindow::connect_run() {
    connect(&controller_, &RunController::phase_changed, this, &MainWindow::update_enabled);
    connect(&controller_, &RunController::phase_changed, this, &MainWindow::update_status);
    connect(&controller_, &RunController::began, this, &MainWindow::run_began);
    connect(&controller_, &RunController::opened, this, &MainWindow::run_opened);
    connect(&controller_, &RunController::snapshot_changed, this, &MainWindow::show_snapshot);
    connect(&controller_, &RunController::finished, this, &MainWindow::run_finished);
    connect(&controller_, &RunController::failed, this, [this](const QString& line) {
        banner_->show_message(Banner::Kind::Error, line, line_in_error(line));
        first_file_failed();
    });
    connect(&controller_, &RunController::warned, banner_, &Banner::show_error);
    connect(&controller_, &RunController::not_begun, this, [this](const QString& error) {
        if (controller_.stepped())
            show_decision();
        else
            put_steps_away();
        if (!error.isEmpty())
            tell_source_error(error);
        first_file_failed();
    });
    connect(banner_, &Banner::line_chosen, &code_->view(), &SourceView::go_to_line);
    connect(&controller_, &RunController::saved, this,
            [this](const QString& file) { banner_->show_done(tr("Saved as %1").arg(file)); });
    connect(&controller_, &RunController::saved, this, &MainWindow::show_title);
    connect(&edit_pause_, &QTimer::timeout, this, [this] {
        const ScenarioFile* file = scenario();
        if (!file)
            return;
        in_background(
            pool_, this,
            [runner = start_.runner, path = file->path, text = code_->text()] {
                return std::make_shared<Result<record::Declaration>>(
                    describe_text(runner, path, text));
            },
            [this, edit = edits_](const std::shared_ptr<Result<record::Declaration>>& answer) {
                edit_described(edit, *answer);
            });
    });
}

// What is the single run's counts while that is on show, not behind the comparison.
void MainWindow::update_enabled() {
    const bool single = !shows_comparison();
    const bool run_on_show = single && controller_.has_run();
    const bool anything_on_show = single ? run_on_show : !comparison_->runs().empty();
    commands_.run->setEnabled(scenario() != nullptr);
    commands_.tell_clock(runs_on_virtual_clock());
    // Until the scenarios are read nothing is on show, and what is set meanwhile counts.
    const QString why_not = scenario() || !controller_.has_run()
                                ? QString()
                                : why_not_run(controller_.snapshot().trace);
    if (!why_not.isEmpty())
        commands_.run->setToolTip(why_not);
    for (QAction* set : {commands_.virtual_clock, commands_.rerun})
        enable(*set, why_not);
    commands_.step->setEnabled(scenario() != nullptr);
    commands_.explore->setEnabled(scenario() != nullptr);
    commands_.try_seeds->setEnabled(scenario() != nullptr);
    commands_.run->setIconText(controller_.busy() ? tr("Run again") : tr("Run"));
    commands_.stop->setEnabled(goes_on());
    commands_.reset_parameters->setEnabled(single && !scenario_panel_->form().at_defaults());
    commands_.revert_source->setEnabled(single && code_->modified());
    commands_.save_source->setEnabled(code_->modified());
    commands_.save_source_as->setEnabled(!code_->text().isEmpty());
    commands_.save_run->setEnabled(run_to_save().has_value());
    commands_.save_schedule->setEnabled(single && controller_.can_save_recording());
    commands_.export_figure->setEnabled(anything_on_show);
    for (QAction* action : {commands_.find, commands_.mark, commands_.range_begin,
                            commands_.range_end, commands_.measure})
        action->setEnabled(anything_on_show);
    commands_.notes->setEnabled(single || anything_on_show);
    commands_.next_note->setEnabled(!single && anything_on_show);
    for (QAction* action : {commands_.fit, commands_.zoom_in, commands_.zoom_out})
        action->setEnabled(anything_on_show);
    for (QAction* action : {commands_.hit_lanes, commands_.heat, commands_.follow,
                            commands_.critical_path, commands_.overview, commands_.side,
                            commands_.below, commands_.lock_order, commands_.predict_first})
        action->setEnabled(single);
    const bool found = single && findings_->findings().rowCount() > 0;
    update_comparison();
    show_whose_run();
    show_title();
    commands_.next_finding->setEnabled(found);
    commands_.previous_finding->setEnabled(found);
    show_transport();
}

void MainWindow::show_theme(ThemeChoice choice) {
    theme_choice_ = choice;
    QSettings().setValue("theme", key_of(choice));
    theme_ = theme_kind(choice);
    look_ = theme(theme_);
    look_.scale = text_scale();
    const Theme& look = look_;
    apply(*qApp, look);
    if (!timeline_)
        return;  // the views are not built yet
    timeline_->set_theme(look);
    // Axis and flags alone would take all of it in large letters.
    timeline_->setMinimumHeight(int(120 * look.scale));
    minimap_->set_theme(look);
    transport_->set_theme(look);
    code_->set_theme(look);
    lesson_->set_theme(look);
    python_->set_theme(look);
    graph_->set_theme(look);
    findings_->set_theme(look);
    details_->set_theme(look);
    banner_->set_theme(look);
    if (tour_)
        tour_->set_theme(look);
    show_pictures_in(look);
    fit_rows();
    range_panel_->set_theme(look);
    comparison_->set_theme(look);
    QAction* action = choice == ThemeChoice::Light          ? commands_.theme_light
                      : choice == ThemeChoice::Dark         ? commands_.theme_dark
                      : choice == ThemeChoice::HighContrast ? commands_.theme_contrast
                                                            : commands_.theme_system;
    action->setChecked(true);
    run_page_->set_text_scale(look.scale);
}

void MainWindow::update_lanes() {
    TimelineOptions options = timeline_->options();
    for (qsizetype i = 0; i < commands_.lanes.size(); ++i)
        options.*lane_switches()[std::size_t(i)].shown = commands_.lanes[i]->isChecked();
    options.legend = commands_.legend->isChecked();
    options.hit_lanes_only = commands_.hit_lanes->isChecked();
    options.critical_path =
        commands_.critical_path->isChecked() && report_ ? report_->critical_path : nullptr;
    timeline_->set_options(options);
    show_compared_lanes();
}

}  // namespace threadline::app
