// A schedule as a small text file: opened it is replayed, and that of the run on show is written.
#include "app/cli/schedule_option.h"
#include "app/export/folders.h"
#include "app/export/save_question.h"
#include "app/language/error_wording.h"
#include "app/language/path_text.h"
#include "app/panels/banner.h"
#include "app/panels/gallery.h"
#include "app/panels/scenario_panel.h"
#include "app/window/main_window.h"
#include "app/window/recent_files.h"

#include "engine/exchange/output_file.h"
#include "engine/exchange/schedule_of_run.h"

#include <algorithm>
#include <ostream>

namespace threadline::app {

namespace {

struct OpenedSchedule {
    Result<record::Schedule> schedule;
    std::optional<ScenarioFile> scenario;  // where it is of a file outside of the gallery
};

QString name_of(const QString& path) {
    return path.section(u'/', -1);
}

}  // namespace

void MainWindow::open_schedule(const std::filesystem::path& file) {
    if (!gallery_is_read_) {
        wanted_schedule_ = file;
        return;
    }
    in_background(
        pool_, this,
        [runner = start_.runner, file] {
            auto opened = std::make_shared<OpenedSchedule>(OpenedSchedule{read_schedule(file), {}});
            if (!opened->schedule.ok())
                return opened;
            const std::filesystem::path path = opened->schedule->scenario;
            if (path.extension() == ".lua")
                if (auto scenario = read_scenario(runner, path); scenario.ok())
                    opened->scenario = std::move(scenario.value());
            return opened;
        },
        [this, file](const std::shared_ptr<OpenedSchedule>& opened) {
            if (!opened->schedule.ok()) {
                banner_->show_error(error_in_words(opened->schedule.error()));
                first_file_failed();
                return;
            }
            const record::Schedule& schedule = opened->schedule.value();
            const ScenarioFile* const known = scenario_of(schedule);
            if (!known && !opened->scenario) {
                banner_->show_error(
                    tr("%1 is a schedule of '%2', which is not among the "
                       "scenarios here; open its file first")
                        .arg(name_of(in_qt(file)), QString::fromStdString(schedule.scenario)));
                first_file_failed();
                return;
            }
            start_.file.reset();
            remember_file(in_qt(file));
            // The text that a person works on is what is replayed, if it is of that scenario.
            const QString name =
                known ? QString::fromStdString(known->declaration.name) : QString();
            if (known && name == scenario_name_)
                replay_opened(schedule);
            else
                unless_changes_are_lost([this, opened, name] {
                    if (name.isEmpty())
                        add_scenario(*opened->scenario);
                    else
                        take_scenario(name);
                    replay_opened(opened->schedule.value());
                });
        });
}

// The same text under another name is the same scenario.
const ScenarioFile* MainWindow::scenario_of(const record::Schedule& schedule) const {
    auto found = std::ranges::find(scenarios_, schedule.scenario, [](const ScenarioFile& one) {
        return std::string_view(one.declaration.name);
    });
    if (found == scenarios_.end())
        found = std::ranges::find(scenarios_, schedule.source_hash, [](const ScenarioFile& one) {
            return record::hash_of_source(one.text.toStdString());
        });
    return found == scenarios_.end() ? nullptr : &*found;
}

void MainWindow::replay_opened(const record::Schedule& schedule) {
    QMap<QString, QString> values;
    for (const auto& [name, value] : schedule.parameters)
        values[QString::fromStdString(name)] = QString::fromStdString(value);
    scenario_panel_->form().reset();
    scenario_panel_->form().set_values(values);
    play(schedule);
}

void MainWindow::ask_where_to_save_schedule() {
    ask_for_file_to_save(this,
                         {tr("Save the schedule"), tr("Schedules (*.schedule)"),
                          name_of(scenario_name_).remove(".lua"), "schedule"},
                         [this](const QString& file) { write_schedule(path_of(file)); });
}

// Who went next stands in the recording, whoever decided it.
void MainWindow::write_schedule(const std::filesystem::path& to) {
    if (!controller_.can_save_recording()) {
        banner_->show_error(
            tr("Nothing was saved: the run whose schedule it was to be is no longer on show."));
        return;
    }
    in_background(
        pool_, this,
        [from = *controller_.recording(), to]() -> std::string {
            const auto schedule = exchange::schedule_of_file(from);
            if (!schedule)
                return schedule.error().message;
            const Status written =
                exchange::write_file(to, [&schedule](std::ostream& out) -> Status {
                    out << record::to_text(*schedule);
                    return Done{};
                });
            return written ? std::string() : written.error().message;
        },
        [this, to](const std::string& error) {
            if (!error.empty()) {
                banner_->show_error(error_in_words(error));
                return;
            }
            const QString file = in_qt(to);
            remember_folder_of(file);
            banner_->show_done(tr("Saved as %1").arg(file));
        });
}

}  // namespace threadline::app
