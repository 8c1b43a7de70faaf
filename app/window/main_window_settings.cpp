// Dialogs, and what a person set last time.
#include "app/code/code_pane.h"
#include "app/compare/comparison_view.h"
#include "app/export/export_dialog.h"
#include "app/export/export_note.h"
#include "app/export/file_dialog.h"
#include "app/export/folders.h"
#include "app/export/save_question.h"
#include "app/graph/graph_view.h"
#include "app/language/path_text.h"
#include "app/panels/banner.h"
#include "app/panels/gallery.h"
#include "app/panels/step_panel.h"
#include "app/panels/transport.h"
#include "app/present/presentation_actions.h"
#include "app/runs/last_run.h"
#include "app/runs/openable_files.h"
#include "app/timeline/lane_switches.h"
#include "app/timeline/minimap.h"
#include "app/timeline/timeline_actions.h"
#include "app/timeline/timeline_view.h"
#include "app/window/guide.h"
#include "app/window/help_dialogs.h"
#include "app/window/main_window.h"
#include "app/window/playback.h"
#include "app/window/run_page.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>
#include <QScreen>
#include <QSettings>
#include <QStyle>
#include <QTabWidget>

#include <algorithm>

namespace threadline::app {
void MainWindow::ask_for_file() {
    QFileDialog* dialog = new_file_dialog(
        this, tr("Open a recorded run, a schedule or a scenario"), last_folder(),
        tr("Runs, schedules and scenarios (%1);;All files (*)").arg(openable_pattern()));
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString& file) { open(path_of(file)); });
    dialog->open();
}

void MainWindow::ask_where_to_save(const NotedRun& run, std::function<void()> then) {
    const auto& info = run.run.trace.info;
    const QString scenario = info ? QString::fromStdString(info->scenario) : scenario_name_;
    // A trace of another program stays what it is, and has its notes beside it.
    const bool is_json = is_in_another_format(run.recording->file);
    const QString ending = is_json ? "json" : "tline";
    const QString name = scenario.section(u'/', -1).remove(".lua");
    const auto beside = shows_comparison() ? comparison_->number_of(*run.recording) : std::nullopt;
    const QString title = beside
                              ? tr("Save run %1: %2")
                                    .arg(*beside + 1)
                                    .arg(QString::fromStdString(comparison_->runs()[*beside].name))
                              : tr("Save the run");
    ask_for_file_to_save(
        this,
        {title, is_json ? tr("Traces of other programs (*.json)") : tr("Recorded runs (*.tline)"),
         name, ending},
        [this, recording = run.recording, then = std::move(then)](const QString& file) {
            controller_.save(recording, path_of(file), then);
        });
}

// Of what is on show: the single run, or the comparison.
void MainWindow::export_figure() {
    if (shows_comparison()) {
        export_comparison();
        return;
    }
    if (!controller_.has_run())
        return;
    auto* dialog =
        new ExportDialog(picture(),
                         {timeline_->visible_range(), graph_instant(), timeline_->options(),
                          timeline_->lanes_out_of_sight(), playback_->passed_over()},
                         this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ExportDialog::written, this, [this](const QString& note, const QString& path) {
        tell_exported(*banner_, note, path);
    });
    dialog->open();
}

// Beside the window, not over it: it tells of what can be seen there.
void MainWindow::show_guide() {
    if (!guide_)
        guide_ = new Guide(this);
    guide_->show();
    guide_->raise();
    guide_->activateWindow();
}

void MainWindow::show_keys() {
    QObject owner;
    const PresentationActions presenting(&owner);
    const RoomStepActions room_steps(&owner);
    // These are those of every tab bar.
    const auto written = [](QKeyCombination keys) {
        return QKeySequence(keys).toString(QKeySequence::NativeText);
    };
    const std::vector<std::pair<QString, QString>> of_tabs{
        {written(Qt::CTRL | Qt::Key_Tab), tr("The next tab")},
        {written(Qt::CTRL | Qt::SHIFT | Qt::Key_Tab), tr("The previous tab")}};
    std::vector<KeySection> sections{
        {tr("Everywhere"), commands_.all() + keys_.all(), {}},
        {tr("In the timeline"), timeline_->actions().all(), TimelineActions::gestures()},
        {tr("In the overview of the run"), minimap_->actions().all(), {}},
        {tr("Step by step"), steps_->actions().all(), {}},
        {tr("In the wait-for graph"), graph_->actions().all(), {}},
        {tr("In the source"), code_->view().actions().all(), {}},
        {tr("Among tabs: source, lesson, details and the like"), {}, of_tabs},
        {tr("While presenting"), presenting.all(), {}},
        {tr("While presenting, step by step"), room_steps.all(), {}}};
    show_keys_dialog(sections, this);
}

void MainWindow::show_about() {
    show_about_dialog(this);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (!openable_files(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    const QStringList files = openable_files(*event->mimeData());
    if (files.isEmpty())
        return;
    event->acceptProposedAction();
    open(path_of(files.front()));
    if (files.size() > 1)
        banner_->show_message(Banner::Kind::Note,
                              tr("Only %1 is opened: one file is on show at a time.")
                                  .arg(QFileInfo(files.front()).fileName()));
}

// What a person switched is kept at once: not every window is closed before its program ends.
void MainWindow::restore_choices() {
    struct Choice {
        QAction* action;
        QString key;
        bool unless_chosen;
    };
    std::vector<Choice> choices{{commands_.critical_path, "lanes/critical-path", false},
                                {commands_.legend, "lanes/legend", true},
                                {commands_.overview, "lanes/overview", true},
                                {commands_.heat, "source/heat", true},
                                {commands_.virtual_clock, "virtual-clock", false},
                                {commands_.rerun, "run/rerun", true},
                                {commands_.predict_first, "lesson/predict-first", false},
                                {commands_.hold_up, "run/hold-up", false}};
    for (const LaneSwitch& lanes : lane_switches())
        choices.push_back(
            {commands_.lane(lanes.key), QStringLiteral("lanes/") + lanes.key, lanes.unasked});
    for (const Choice& choice : choices) {
        choice.action->setChecked(QSettings().value(choice.key, choice.unless_chosen).toBool());
        connect(choice.action, &QAction::toggled, this,
                [key = choice.key](bool on) { QSettings().setValue(key, on); });
    }
}

void MainWindow::restore_settings() {
    QSettings settings;
    wanted_scenario_ = start_.scenario ? QString::fromStdString(*start_.scenario)
                                       : settings.value("scenario").toString();
    if (!restoreGeometry(settings.value("window/geometry").toByteArray()))
        resize(QSize(1280, 800) * std::max(1.0, text_scale()));
    fit_on_screen();
    run_page_->fit();
    restore_choices();
    wanted_study_ = settings.value("window/study", -1).toInt();
    if (wanted_study_ >= study_->count())
        wanted_study_ = -1;
    transport_->set_halts_at_bookmarks(settings.value("replay/halt-at-bookmarks", true).toBool());
    update_lanes();
    show_theme(theme_choice_of(settings.value("theme").toString()));
}

// Not larger than what the screen has beside panels and its own title bar.
void MainWindow::fit_on_screen() {
    const QRect room = screen()->availableGeometry();
    const int title = style()->pixelMetric(QStyle::PM_TitleBarHeight);
    const QSize most = room.size() - QSize(0, title);
    setMinimumSize(minimumSize().boundedTo(most));
    if (width() <= most.width() && height() <= most.height())
        return;
    resize(size().boundedTo(most).expandedTo(minimumSize()));
    move(room.left() + std::max(0, (room.width() - width()) / 2), room.top());
}

void MainWindow::save_settings() {
    QSettings settings;
    settings.setValue("window/geometry", saveGeometry());
    run_page_->save();
    settings.setValue("scenario", scenario_name_);
    settings.setValue("window/study", study_->currentIndex());
    settings.setValue("replay/halt-at-bookmarks", transport_->halts_at_bookmarks());
    // Only a run of the text and the values that come back with it.
    if (!start_.first_minute)
        return;
    const bool is_of_scenario =
        controller_.has_run() && controller_.snapshot().trace.info &&
        controller_.snapshot().trace.info->scenario == scenario_name_.toStdString();
    // Nor one whose notes somebody has just thrown away.
    const bool is_as_set = controller_.can_save_recording() && !example_.on_show &&
                           !controller_.share_recording()->has_unsaved_notes() && is_of_scenario &&
                           !code_->modified() && code_->since_run().is_same() && has_set_values();
    if (is_as_set)
        keep_last_run(*controller_.share_recording(), scenario_name_);
    else
        forget_last_run();
}

}  // namespace threadline::app
