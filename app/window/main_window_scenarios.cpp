// Which scenario is chosen, with which parameters and which text.
#include "app/code/code_pane.h"
#include "app/graph/graph_view.h"
#include "app/language/error_wording.h"
#include "app/language/path_text.h"
#include "app/panels/banner.h"
#include "app/panels/details_panel.h"
#include "app/panels/findings_list.h"
#include "app/panels/gallery.h"
#include "app/panels/lesson_panel.h"
#include "app/panels/scenario_panel.h"
#include "app/panels/step_panel.h"
#include "app/panels/transport.h"
#include "app/runs/openable_files.h"
#include "app/study/what_if_study.h"
#include "app/timeline/lane_lookup.h"
#include "app/timeline/timeline_view.h"
#include "app/window/main_window.h"
#include "app/window/recent_files.h"
#include "app/window/remedy_switches.h"

#include "engine/record/schedule_text.h"

#include <QPushButton>
#include <QSettings>

#include <algorithm>
#include <system_error>
#include <utility>

namespace threadline::app {
namespace {

constexpr auto first_scenario = "deadlock/opposite-order";

QString parameters_key(const QString& scenario) {
    return "parameters/" + QString(scenario).replace(u'/', u'|');
}

}  // namespace

void MainWindow::load_gallery() {
    using Files = Result<std::vector<ScenarioFile>>;
    scenario_panel_->show_hint(tr("Reading the scenarios …"));
    in_background(
        pool_, this,
        [runner = start_.runner, folder = start_.scenarios, own = wanted_scenario_] {
            auto files = std::make_shared<Files>(read_scenarios(runner, folder));
            // One's own, which was on show the last time.
            if (files->ok() && own.endsWith(".lua"))
                if (auto file = read_scenario(runner, path_of(own)))
                    put_among(files->value(), std::move(*file));
            return files;
        },
        [this](const std::shared_ptr<Files>& files) {
            gallery_is_read_ = true;
            // Once what the window begins with is on show.
            QMetaObject::invokeMethod(this, &MainWindow::offer_recovery, Qt::QueuedConnection);
            if (const auto schedule = std::exchange(wanted_schedule_, {}))
                QMetaObject::invokeMethod(
                    this, [this, file = *schedule] { open_schedule(file); }, Qt::QueuedConnection);
            if (!files->ok()) {
                const QString line = error_in_words(files->error());
                gallery_->show_hint(line);
                scenario_panel_->show_hint({});
                banner_->show_error(line);
                return;
            }
            // What was opened meanwhile stays; one of these, too, is opened once.
            std::vector<ScenarioFile> opened = std::exchange(scenarios_, std::move(files->value()));
            for (ScenarioFile& file : opened) {
                const QString as_opened = QString::fromStdString(file.declaration.name);
                const std::string& name = put_among(scenarios_, std::move(file));
                if (scenario_name_ != as_opened)
                    continue;
                scenario_name_ = QString::fromStdString(name);
                QSettings().setValue("scenario", scenario_name_);
            }
            fill_gallery();
            if (scenarios_.empty()) {
                scenario_panel_->show_hint({});
                return;
            }
            if (!scenario_name_.isEmpty()) {
                gallery_->select(scenario_name_);
                if (controller_.has_run() && !code_->has_unsaved_changes())
                    run_opened();  // the file was quicker than the gallery
                return;
            }
            choose_first_scenario();
        });
}

// Unless a run is being opened: that chooses its own.
void MainWindow::choose_first_scenario() {
    if (scenarios_.empty() || !scenario_name_.isEmpty() || controller_.busy())
        return;
    for (const QString& name : {wanted_scenario_, QString(first_scenario),
                                QString::fromStdString(scenarios_[0].declaration.name)})
        if (!name.isEmpty() && gallery_->select(name)) {
            choose_scenario(name);
            go_to_chosen();
            return;
        }
}

// Enter runs what is chosen; or Tab and Enter predict what it will do.
void MainWindow::go_to_chosen() {
    QWidget* next = scenario_panel_->run_button();
    if (lesson_->asks_first())
        next = lesson_;
    next->setFocus(Qt::OtherFocusReason);
}

// What the program was started with could not be shown: it goes on as if it had not been asked for.
void MainWindow::first_file_failed() {
    if (!start_.file)
        return;
    start_.file.reset();
    choose_first_scenario();
    if (!controller_.has_run())
        show_run_or_example();
}

void MainWindow::fill_gallery() {
    std::vector<record::Declaration> declarations;
    for (const ScenarioFile& file : scenarios_)
        declarations.push_back(file.declaration);
    gallery_->set_scenarios(declarations);
}

const ScenarioFile* MainWindow::scenario() const {
    const auto found =
        std::find_if(scenarios_.begin(), scenarios_.end(), [this](const ScenarioFile& file) {
            return QString::fromStdString(file.declaration.name) == scenario_name_;
        });
    return found == scenarios_.end() ? nullptr : &*found;
}

void MainWindow::choose_scenario(const QString& name) {
    if (name == scenario_name_)
        return;
    unless_changes_are_lost([this, name] { take_scenario(name); });
    // The one on show, until it is decided; once the click that chose another is done with.
    QMetaObject::invokeMethod(
        this, [this] { gallery_->select(scenario_name_); }, Qt::QueuedConnection);
}

void MainWindow::take_scenario(const QString& name) {
    keep_parameters();
    scenario_name_ = name;
    gallery_->select(name);
    if (const ScenarioFile* file = scenario()) {
        show_scenario(*file);
        show_run_or_example();
    }
}

void MainWindow::show_scenario(const ScenarioFile& file) {
    ++edits_;
    forget_exploration();
    banner_->take_back(std::exchange(source_error_, {}));
    edit_pause_.stop();
    QSettings().setValue("scenario", scenario_name_);
    scenario_panel_->set_scenario(file.declaration);
    const QVariantMap kept = QSettings().value(parameters_key(scenario_name_)).toMap();
    QMap<QString, QString> values;
    for (auto it = kept.begin(); it != kept.end(); ++it)
        values[it.key()] = it.value().toString();
    scenario_panel_->form().reset();
    scenario_panel_->form().set_values(values);
    code_->set_source(in_qt(file.path.filename()), file.text);
    watch_source();
    show_study(&file);
    show_load_error(error_in_words(file.declaration.error));
    forget_run();
    show_title();
    if (presentation_)
        tell_presentation_of_scenario();
    show_comparison(false);
}

// A run from a file: its scenario, its parameters, and the text that ran.
void MainWindow::run_opened() {
    const session::RunSnapshot& run = controller_.snapshot();
    start_.file.reset();
    if (!run.trace.info)
        return;
    const trace::RunInfo& info = *run.trace.info;
    const QString scenario_before = scenario_name_, text_before = code_->text();
    keep_parameters();
    ++edits_;
    edit_pause_.stop();
    if (scenario_name_ != QString::fromStdString(info.scenario))
        put_facts_away();
    scenario_name_ = QString::fromStdString(info.scenario);
    gallery_->select(scenario_name_);
    watch_source();
    const QString text = QString::fromStdString(info.source);
    if (const ScenarioFile* file = scenario()) {
        scenario_panel_->set_scenario(file->declaration);
        code_->set_source(in_qt(file->path.filename()), file->text);
        show_study(file);
        if (!text.isEmpty() && text != file->text)
            code_->show_kept_text(text);
    } else {
        record::Declaration unknown;
        unknown.name = info.scenario;
        unknown.title = info.title;
        const bool foreign = is_foreign(run.trace);
        unknown.summary = (foreign ? tr("A trace of another program.")
                                   : tr("A recorded run. Its scenario is not among those here."))
                              .toStdString();
        scenario_panel_->set_scenario(unknown);
        code_->set_source(text.isEmpty() ? QString() : tr("Source of the run"), text,
                          foreign ? tr("A trace of another program: there is no source beside it.")
                                  : tr("The text that ran is not in this recording."));
        show_study(nullptr);
    }
    QMap<QString, QString> values;
    for (const auto& [name, value] : info.parameters)
        values[QString::fromStdString(name)] = QString::fromStdString(record::text_of(value));
    scenario_panel_->form().set_values(values);
    take_remedies_of(info);  // now that no value that changes switches them off
    if (scenario_name_ != scenario_before || code_->text() != text_before)
        forget_exploration();
    show_title();
    // The text is another one now: where it stood is lost.
    if (finding_ || explained_)
        show_lines_of(finding_ ? *finding_ : *explained_);
    show_instant();
    if (presentation_)
        tell_presentation_of_scenario();
    show_comparison(false);
}

void MainWindow::add_scenario(ScenarioFile file) {
    const QString name = QString::fromStdString(put_among(scenarios_, std::move(file)));
    fill_gallery();
    keep_parameters();
    scenario_name_ = name;
    gallery_->reveal(scenario_name_);
    if (const ScenarioFile* chosen = scenario()) {
        show_scenario(*chosen);
        show_run_or_example();
    }
}

void MainWindow::open_scenario(const std::filesystem::path& path) {
    in_background(
        pool_, this,
        [runner = start_.runner, path] {
            return std::make_shared<Result<ScenarioFile>>(read_scenario(runner, path));
        },
        [this](const std::shared_ptr<Result<ScenarioFile>>& file) {
            if (file->ok()) {
                start_.file.reset();
                remember_file(in_qt(file->value().path));
                unless_changes_are_lost([this, file] {
                    add_scenario(std::move(file->value()));
                    go_to_chosen();
                });
            } else {
                banner_->show_error(error_in_words(file->error()));
                first_file_failed();
            }
        });
}

void MainWindow::open(const std::filesystem::path& file) {
    end_example();
    banner_->dismiss();
    const std::optional<OpenableFile> kind = kind_of(file);
    std::error_code ignored;
    if (kind &&
        std::filesystem::status(file, ignored).type() == std::filesystem::file_type::not_found) {
        banner_->show_error(tr("cannot open '%1': it is not there. It may have been moved, renamed "
                               "or deleted; Ctrl+O opens another file.")
                                .arg(in_qt(file)));
        first_file_failed();
        return;
    }
    // Whatever was written is asked about once it is known that there is something in its place.
    if (kind == OpenableFile::Scenario)
        open_scenario(file);
    else if (kind == OpenableFile::Run)
        controller_.open(file, RunController::Whose::Persons, [this](std::function<void()> go_on) {
            unless_changes_are_lost(std::move(go_on));
        });
    else if (kind == OpenableFile::Schedule)
        open_schedule(file);
    else {
        banner_->show_error(tr("cannot open '%1': it is neither a recorded run (.tline or "
                               ".json), a schedule (.schedule) nor a scenario (.lua)")
                                .arg(in_qt(file)));
        first_file_failed();
    }
}

void MainWindow::keep_parameters() {
    if (scenario_name_.isEmpty())
        return;
    QVariantMap values;
    const QMap<QString, QString> now = scenario_panel_->form().values();
    for (auto it = now.begin(); it != now.end(); ++it)
        values[it.key()] = it.value();
    if (scenario_panel_->form().at_defaults())
        QSettings().remove(parameters_key(scenario_name_));
    else
        QSettings().setValue(parameters_key(scenario_name_), values);
}

ScenarioChoice MainWindow::choice_of(const ScenarioFile& file) const {
    ScenarioChoice choice;
    choice.scenario = file.path;
    choice.name = file.declaration.name;
    // What stands in the pane, whatever another program has made of the file meanwhile.
    choice.source = (code_->modified() ? code_->text() : file.text).toStdString();
    choice.parameters = scenario_panel_->form().as_request();
    choice.remedies = remedies_->on();
    return choice;
}

session::RunRequest MainWindow::run_of(ScenarioChoice choice) const {
    auto request = request_for<session::RunRequest>(std::move(choice), start_.runner);
    if (commands_.hold_up->isChecked())
        request.overflow = record::OverflowPolicy::HoldUp;
    const int memory = QSettings().value("run/memory-mib", 1024).toInt();
    request.memory = std::size_t(std::clamp(memory, 16, 1'000'000)) << 20;
    // How long a deadlock stays on before the run is ended, so that the picture shows the freeze.
    const int grace = QSettings().value("run/deadlock-grace-ms", 100).toInt();
    request.deadlock_grace = std::chrono::milliseconds(std::clamp(grace, 0, 60'000));
    return request;
}

void MainWindow::start_run(record::SchedulePolicy schedule, RunController::Show show) {
    const ScenarioFile* file = scenario();
    if (!file)
        return;
    keep_parameters();
    session::RunRequest request = run_of(choice_of(*file));
    if (runs_on_virtual_clock())
        request.simulated_cpu.emplace();
    if (schedule.kind == record::SchedulePolicy::Kind::Stepped) {
        // A person thinks for as long as they like, and wants to see each step.
        request.time_limit = std::chrono::hours(24);
        request.simulated_cpu.emplace();
        request.simulated_cpu->step = stepped_step;
        // So that a deadlock has the width of some steps.
        request.deadlock_grace =
            std::chrono::duration_cast<std::chrono::milliseconds>(2 * stepped_step);
    }
    request.schedule = std::move(schedule);
    if (show == RunController::Show::WhenOver && !code_->modified())
        request.declaration = file->declaration;  // nobody has to be asked first
    show_comparison(false);
    launch(std::move(request), show);
}

// In place of whatever goes on or was to come.
void MainWindow::launch(session::RunRequest request, RunController::Show show) {
    rerun_soon_.stop();
    rerun_wanted_ = false;
    what_if_study_->another_is_asked();
    if (show == RunController::Show::AtOnce)
        kept_zoom_.reset();  // of what was to come
    end_example();
    if (banner_->message() != aside_line_)
        banner_->dismiss();
    const bool stepped = request.schedule.kind == record::SchedulePolicy::Kind::Stepped;
    steps_->setVisible(stepped);
    transport_->setVisible(!stepped);
    controller_.run(std::move(request), show);
}

}  // namespace threadline::app
