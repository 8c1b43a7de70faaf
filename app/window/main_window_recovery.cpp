// What a window that was killed has left: the text that was not saved, the last run, and those with
// notes. One offer, and one press brings all of it back.
#include "app/code/code_pane.h"
#include "app/panels/banner.h"
#include "app/window/main_window.h"
#include "app/window/recording_folder.h"
#include "app/window/source_draft.h"
#include "app/window/source_on_disk.h"

#include <utility>

namespace threadline::app {
namespace {

struct Left {
    std::shared_ptr<AbandonedDraft> draft;            // null: there is none
    std::shared_ptr<AbandonedRecordings> recordings;  // of the same window; null: there are none
};

Left find_left() {
    Left left{AbandonedDraft::find(), nullptr};
    if (!left.draft)
        left.recordings = AbandonedRecordings::find();
    else if (!left.draft->recordings().empty())
        left.recordings = AbandonedRecordings::find(left.draft->recordings());
    return left;
}

// The draft's, whose file may have gone meanwhile.
ScenarioFile file_of(const AbandonedDraft& draft, const std::filesystem::path& runner) {
    if (Result<ScenarioFile> read = read_scenario(runner, draft.scenario()))
        return std::move(*read);
    ScenarioFile file;
    file.path = draft.scenario();
    if (auto declared = describe_text(runner, file.path, draft.text()))
        file.declaration = std::move(*declared);
    file.declaration.name = file.declaration.path = file.path.string();
    return file;
}

QString told(const Left& left) {
    if (!left.draft)
        return MainWindow::tr(
            "Threadline ended before its window was closed. The last run that was not saved can be "
            "had again.");
    const QString line =
        left.recordings ? MainWindow::tr(
                              "Threadline ended before what you wrote in %1 was saved. It can be "
                              "had again, and the last run with it.")
                        : MainWindow::tr(
                              "Threadline ended before what you wrote in %1 was saved. It can be "
                              "had again.");
    return line.arg(QString::fromStdString(left.draft->scenario().filename().string()));
}

}  // namespace

void MainWindow::offer_recovery() {
    // At once, so that nothing is seen of what is on show and goes.
    const auto bring_back = [this](const Left& left, const std::shared_ptr<ScenarioFile>& file,
                                   const RunController::Runs& runs) {
        if (!file && runs.empty())
            return;
        forget_run();
        for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
            (*run)->recording->temporary = (*run)->recording->file;
            if (*run == runs.front())
                aside_.put(*run);
            else
                keep_aside(*run);
        }
        if (file) {
            add_scenario(std::move(*file));  // with its run, if that is among them
            // Whether another program has written the file since.
            if (left.draft->text_of_file())
                on_disk_->watch(scenario()->path, *left.draft->text_of_file());
            code_->replace_text(left.draft->text());
            draft_->take_over(left.draft);
            bring_forward(code_);
        } else if (!runs.empty()) {
            show_earlier(runs.front());
        }
    };
    // The rest of the folder is of no use to anybody; it may be large.
    const auto remove_rest = [this](const Left& left) {
        pool_.start([recordings = left.recordings] {
            if (recordings)
                recordings->remove();
        });
    };
    const auto read_runs = [this, bring_back, remove_rest](
                               const Left& left, const std::shared_ptr<ScenarioFile>& file) {
        std::vector<RunController::File> files;
        if (left.recordings)
            for (const std::filesystem::path& run : left.recordings->move_to(controller_.folder()))
                files.push_back({run, RunController::Whose::Ours});
        remove_rest(left);
        controller_.read(files, [bring_back, left, file](const RunController::Runs& runs) {
            bring_back(left, file, runs);
        });
    };
    const auto recover = [this, read_runs](const Left& left) {
        if (!left.draft)
            return read_runs(left, nullptr);
        in_background(
            pool_, this,
            [runner = start_.runner, draft = left.draft] {
                return std::make_shared<ScenarioFile>(file_of(*draft, runner));
            },
            [read_runs, left](const std::shared_ptr<ScenarioFile>& file) {
                read_runs(left, file);
            });
    };
    in_background(pool_, this, find_left, [this, recover, remove_rest](const Left& left) {
        if (!left.draft && !left.recordings)
            return;
        banner_->ask(told(left), {{tr("Recover"), tr("Open it as you left it"),
                                   [this, recover, left] {
                                       unless_changes_are_lost([recover, left] { recover(left); });
                                   }},
                                  {tr("Discard"), tr("It is lost then"), [this, left, remove_rest] {
                                       if (left.draft)
                                           left.draft->remove();
                                       remove_rest(left);
                                       offer_recovery();  // another one
                                   }}});
    });
}

}  // namespace threadline::app
