// The text of the chosen scenario while a person works on it: checked, saved, or given up.
#include "app/code/code_pane.h"
#include "app/code/unknown_names.h"
#include "app/compare/comparison_view.h"
#include "app/export/folders.h"
#include "app/export/save_question.h"
#include "app/language/error_wording.h"
#include "app/language/path_text.h"
#include "app/language/scenario_wording.h"
#include "app/panels/banner.h"
#include "app/panels/gallery.h"
#include "app/panels/scenario_panel.h"
#include "app/window/main_window.h"
#include "app/window/scenario_skeleton.h"
#include "app/window/source_draft.h"
#include "app/window/source_on_disk.h"

#include <QMessageBox>
#include <QPushButton>

#include <algorithm>
#include <utility>

namespace threadline::app {
namespace {

bool lies_in(const std::filesystem::path& file, const std::filesystem::path& folder) {
    std::error_code ignored;
    const auto inside = std::filesystem::weakly_canonical(file, ignored)
                            .lexically_relative(std::filesystem::weakly_canonical(folder, ignored));
    return !inside.empty() && *inside.begin() != "..";
}

QString file_name_of(const std::filesystem::path& path) {
    return in_qt(path.filename());
}

void ask_for_scenario_file(QWidget* parent, const QString& title, const QString& name,
                           std::function<void(const QString&)> then) {
    ask_for_file_to_save(parent, {title, MainWindow::tr("Scenarios (*.lua)"), name, "lua"},
                         std::move(then));
}

// What another program has written meanwhile.
void ask_whether_to_replace(QWidget* parent, const std::filesystem::path& file,
                            std::function<void()> then) {
    auto* question = new QMessageBox(
        QMessageBox::Warning, MainWindow::tr("Replace it?"),
        MainWindow::tr("%1 was changed by another program since it was read here. Replace it with "
                       "what stands here?")
            .arg(file_name_of(file)),
        QMessageBox::Save | QMessageBox::Cancel, parent);
    question->setInformativeText(MainWindow::tr("What the other program wrote is then lost."));
    question->button(QMessageBox::Save)->setText(MainWindow::tr("&Replace"));
    question->setDefaultButton(QMessageBox::Cancel);
    question->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(question, &QMessageBox::finished, parent,
                     [then = std::move(then)](int answer) {
                         if (answer == QMessageBox::Save)
                             then();
                     });
    question->open();
}

// It loads, and yet would fail there: a thread comes to it only when it runs.
void mark_unknown_name(CodePane& code) {
    const auto unknown = first_unknown_name(code.text());
    if (!unknown)
        return;
    code.set_error(unknown->line, unknown->meant.isEmpty()
                                      ? MainWindow::tr("undefined name '%1'").arg(unknown->name)
                                      : MainWindow::tr("undefined name '%1': did you mean '%2'?")
                                            .arg(unknown->name, unknown->meant));
}

// Without its file and line, where the line is led to beside it.
QString without_place(const QString& error, int line) {
    const QString place = QStringLiteral(":%1:").arg(line);
    const auto at = line > 0 ? error.indexOf(place) : -1;
    return at < 0 ? error : error.mid(at + place.size()).trimmed();
}

}  // namespace

void MainWindow::connect_source() {
    on_disk_ = new SourceOnDisk(code_, banner_, this);
    connect(on_disk_, &SourceOnDisk::changed, this, [this](const QString& text) {
        const std::string name = scenario_name_.toStdString();
        for (ScenarioFile& file : scenarios_)
            if (file.declaration.name == name)
                file.text = text;
        describe_file(name);
    });
    connect(scenario_panel_, &ScenarioPanel::scenario_changed, this,
            [this] { gallery_->show_as_edited(scenario_panel_->declaration()); });
    draft_ = new SourceDraft(code_, on_disk_, controller_.folder(), this);
}

void MainWindow::watch_source() {
    if (const ScenarioFile* file = scenario())
        on_disk_->watch(file->path, file->text);
    else
        on_disk_->forget();
}

void MainWindow::source_edited() {
    ++edits_;
    forget_exploration();
    banner_->take_back(std::exchange(source_error_, {}));  // the text is another one now
    show_load_error({});
    show_title();
    edit_pause_.start();
    code_->view().show_line(0);
    if (controller_.has_run())
        show_instant();
}

// What the edited text declares: its parameters, or why it does not load.
void MainWindow::edit_described(std::uint64_t edit, const Result<record::Declaration>& answer) {
    if (edit != edits_)
        return;
    if (!answer) {
        banner_->show_error(error_in_words(answer.error()));
        return;
    }
    record::Declaration declaration = *answer;
    declaration.name = scenario_name_.toStdString();  // not that of the copy that was read
    show_load_error(error_in_words(declaration.error));
    // A text that does not load says nothing of parameters: the old ones stay.
    if (declaration.error.empty()) {
        scenario_panel_->set_scenario(declaration);
        show_title();
        mark_unknown_name(*code_);
    }
    update_enabled();
}

// What is on show, and whether that is saved; closing asks about what waits out of sight, too.
void MainWindow::show_title() {
    QString title = title_in_words(scenario_panel_->declaration());
    if (title.isEmpty())
        return;  // nothing is chosen yet
    const auto recording = controller_.has_run() ? controller_.share_recording() : nullptr;
    if (recording && recording->is_persons)
        title += QStringLiteral(" — ") + file_name_of(recording->file);
    title.replace(QLatin1String("[*]"), QLatin1String("[*][*]"));  // the mark is not of the name
    setWindowTitle(tr("%1[*] — Threadline").arg(title));
    const auto has_unsaved_notes = [](const std::shared_ptr<Recording>& each) {
        return each && each->has_unsaved_notes();
    };
    const bool unsaved =
        code_->has_unsaved_changes() ||
        (shows_comparison()
             ? std::ranges::any_of(comparison_->runs(), has_unsaved_notes, &Compared::recording)
             : has_unsaved_notes(recording));
    if (isWindowModified() != unsaved)
        setWindowModified(unsaved);
}

void MainWindow::show_load_error(const QString& error) {
    const int line = line_in_error(error);
    code_->set_error(line, without_place(error, line));
    if (error.isEmpty() || line > 0)
        return;
    banner_->show_error(error);
    source_error_ = error;
}

void MainWindow::tell_source_error(const QString& error) {
    const int line = line_in_error(error);
    show_load_error(error);
    source_error_ = without_place(error, line);
    banner_->show_message(Banner::Kind::Error, source_error_, line);
    if (line > 0)
        tell_lines({line});
}

// A file of the person's own is written in place; the scenarios that came along stay as they are.
void MainWindow::save_source(std::function<void()> then) {
    const ScenarioFile* file = scenario();
    const bool own = file && !lies_in(file->path, start_.scenarios);
    if (!own)
        ask_where_to_save_source(std::move(then));
    else if (on_disk_->is_newer())
        ask_whether_to_replace(this, file->path, [this, path = file->path, then = std::move(then)] {
            write_source(path, then);
        });
    else
        write_source(file->path, std::move(then));
}

void MainWindow::ask_where_to_save_source(std::function<void()> then) {
    const ScenarioFile* from = scenario();
    const QString name = from ? file_name_of(from->path) : tr("scenario.lua");
    ask_for_scenario_file(
        this, tr("Save the source as"), name,
        [this, then = std::move(then)](const QString& file) { write_source(path_of(file), then); });
}

// It is a file from the beginning, so there is nothing of it that could be lost; what becomes of
// changes to the text on show is asked once it is made, when it is opened.
void MainWindow::new_scenario() {
    bring_forward(code_);
    ask_for_scenario_file(
        this, tr("A new scenario"), tr("scenario.lua"), [this](const QString& file) {
            const std::filesystem::path path = path_of(file);
            if (const Status written = write_text(path, scenario_skeleton(file)); !written.ok())
                banner_->show_error(error_in_words(written.error()));
            else
                open(path);
        });
}

void MainWindow::write_source(std::filesystem::path path, const std::function<void()>& then) {
    const QString text = code_->text();
    if (const Status written = write_text(path, text); !written.ok()) {
        banner_->show_error(error_in_words(written.error()));
        return;
    }
    // What it declares is as the panel has it until it has been described anew.
    ScenarioFile file;
    if (const ScenarioFile* from = scenario())
        file = *from;
    const bool in_place = file.path == path;
    file.path = path;
    file.text = text;
    if (!in_place) {
        file.declaration.path = path.string();
        file.declaration.name = in_qt(path).toStdString();
        file.declaration.chapter = "opened";
        record::Declaration edited = scenario_panel_->declaration();
        edited.name = file.declaration.name;
        gallery_->show_as_edited(edited);
    }
    const std::string name = file.declaration.name;
    std::erase_if(scenarios_,
                  [&](const ScenarioFile& other) { return other.declaration.name == name; });
    scenarios_.push_back(std::move(file));
    scenario_name_ = QString::fromStdString(name);
    fill_gallery();
    gallery_->reveal(scenario_name_);
    code_->set_saved(file_name_of(path));
    remember_folder_of(in_qt(path));
    watch_source();
    banner_->show_done(tr("Saved as %1").arg(in_qt(path)));
    update_enabled();
    describe_file(name);
    if (then)
        then();
}

void MainWindow::describe_file(const std::string& scenario) {
    const auto of_it = [scenario](const ScenarioFile& file) {
        return file.declaration.name == scenario;
    };
    const auto file = std::ranges::find_if(scenarios_, of_it);
    if (file == scenarios_.end())
        return;
    in_background(
        pool_, this,
        [runner = start_.runner, path = file->path] {
            return std::make_shared<Result<ScenarioFile>>(read_scenario(runner, path));
        },
        [this, of_it](const std::shared_ptr<Result<ScenarioFile>>& described) {
            const auto known = std::ranges::find_if(scenarios_, of_it);
            if (!described->ok() || known == scenarios_.end())
                return;
            const record::Declaration before =
                std::exchange(known->declaration, std::move(described->value().declaration));
            known->declaration.name = before.name;
            known->declaration.path = before.path;
            if (known->declaration.chapter.empty())
                known->declaration.chapter = before.chapter;
            fill_gallery();
        });
}

QString MainWindow::name_of_source() const {
    const ScenarioFile* file = scenario();
    return file ? file_name_of(file->path) : tr("the source");
}

// Goes on at once where nothing would be lost, else once the person has decided so. The dialog
// stops nobody: a run goes on, and so does its picture.
void MainWindow::unless_changes_are_lost(std::function<void()> go_on) {
    if (!code_->has_unsaved_changes()) {
        go_on();
        return;
    }
    if (asks_about_changes_)
        return;
    asks_about_changes_ = true;
    auto* question =
        new QMessageBox(QMessageBox::Question, tr("Unsaved changes"),
                        tr("Save the changes to %1?").arg(name_of_source()),
                        QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, this);
    question->setInformativeText(tr("Otherwise they are lost."));
    question->setDefaultButton(QMessageBox::Save);
    question->setAttribute(Qt::WA_DeleteOnClose);
    connect(question, &QMessageBox::finished, this, [this, go_on = std::move(go_on)](int answer) {
        asks_about_changes_ = false;
        if (answer == QMessageBox::Save) {
            save_source(go_on);
        } else if (answer == QMessageBox::Discard) {
            code_->revert();
            go_on();
        }
    });
    question->open();
}

}  // namespace threadline::app
