// What a window that was killed has left: the text that was not saved, the last run, and those with
// notes. One offer, and one press brings all of it back.
#include "app/code/code_pane.h"
#include "app/language/path_text.h"
#include "app/panels/banner.h"
#include "app/runs/recording_folder.h"
#include "app/window/main_window.h"
#include "app/window/source_draft.h"
#include "app/window/source_on_disk.h"

#include <QDateTime>
#include <QFileInfo>
#include <QLocale>

#include <filesystem>
#include <functional>
#include <utility>

namespace threadline::app {
namespace {

struct Left {
    std::shared_ptr<AbandonedDraft> draft;            // null: there is none
    std::shared_ptr<AbandonedRecordings> recordings;  // of the same window; null: there are none
};

Left find_left(const std::stop_token& stop) {
    remove_abandoned(kept_runs_folder());  // copies of runs that are on no list
    Left left{AbandonedDraft::find(), nullptr};
    if (!left.draft)
        left.recordings = AbandonedRecordings::find({}, stop);
    else if (!left.draft->recordings().empty())
        left.recordings = AbandonedRecordings::find(left.draft->recordings(), stop);
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
    file.declaration.path = file.path.string();
    file.declaration.name = in_qt(file.path).toStdString();
    return file;
}

// Several may have ended so, one asked about after the other: when says which.
QString told(const Left& left) {
    if (!left.draft) {
        const QDateTime when = QFileInfo(in_qt(left.recordings->runs().front())).lastModified();
        return MainWindow::tr("The unsaved run of %1, %2 can be recovered")
            .arg(QLocale().toString(when.date(), QLocale::ShortFormat),
                 QLocale().toString(when.time(), "HH:mm:ss"));
    }
    const QString line =
        left.recordings ? MainWindow::tr("What you wrote in %1 and its last run can be recovered")
                        : MainWindow::tr("What you wrote in %1 can be recovered");
    return line.arg(in_qt(left.draft->scenario().filename()));
}

struct Answers {
    std::function<void(const Left&, const Answers&)> recover;
    std::function<void(const Left&)> discard;
};

void ask(Banner* banner, const Left& left, const Answers& answers) {
    banner->ask(told(left),
                {{MainWindow::tr("Recover"), MainWindow::tr("Open it as you left it"),
                  [left, answers] { answers.recover(left, answers); }},
                 {MainWindow::tr("Discard"), MainWindow::tr("It is then lost"),
                  [left, answers] { answers.discard(left); }}},
                MainWindow::tr("Threadline ended before its window was closed; the last of what "
                               "was not saved then is still there"));
}

}  // namespace

// Only an answer removes anything. What is left unanswered is offered again the next time.
void MainWindow::offer_recovery() {
    const auto remove = [this](const Left& left) {
        pool_.start([recordings = left.recordings] {
            if (recordings)
                recordings->remove();
        });
    };
    // At once, so that nothing is seen of what is on show and goes.
    const auto bring_back = [this, remove](const Left& left,
                                           const std::shared_ptr<ScenarioFile>& file,
                                           RunController::Runs runs) {
        std::erase_if(runs, [&](const auto& run) {
            if (!run)
                return true;
            const auto moved = left.recordings->move_to(controller_.folder(), run->recording->file);
            if (moved)
                run->recording->file = run->recording->temporary = *moved;
            return !moved;
        });
        if (file || !runs.empty())
            forget_run();
        for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
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
        if (left.recordings && runs.size() < left.recordings->runs().size()) {
            banner_->show_error(
                tr("Not all runs could be brought back; they are offered again the next time."));
        } else {
            remove(left);
            offer_recovery();  // another one
        }
    };
    const auto read_runs = [this, bring_back](const Left& left, const Answers& answers,
                                              const std::shared_ptr<ScenarioFile>& file) {
        std::vector<RunController::File> files;
        if (left.recordings)
            for (const std::filesystem::path& run : left.recordings->runs())
                files.push_back({run, RunController::Whose::LeftBehind});
        controller_.read(files,
                         [this, bring_back, left, answers, file](const RunController::Runs& runs) {
                             // Whatever was written is asked about once there is something in its
                             // place.
                             if (code_->has_unsaved_changes())
                                 ask(banner_, left, answers);
                             unless_changes_are_lost([this, bring_back, left, file, runs] {
                                 banner_->take_back(told(left));
                                 bring_back(left, file, runs);
                             });
                         });
    };
    const auto recover = [this, read_runs](const Left& left, const Answers& answers) {
        if (!left.draft)
            return read_runs(left, answers, nullptr);
        in_background(
            pool_, this,
            [runner = start_.runner, draft = left.draft] {
                return std::make_shared<ScenarioFile>(file_of(*draft, runner));
            },
            [read_runs, left, answers](const std::shared_ptr<ScenarioFile>& file) {
                read_runs(left, answers, file);
            });
    };
    const auto discard = [this, remove](const Left& left) {
        if (left.draft)
            left.draft->remove();
        remove(left);
        offer_recovery();  // another one
    };
    in_background(
        pool_, this, [stop = closes_.get_token()] { return find_left(stop); },
        [this, answers = Answers{recover, discard}](const Left& left) {
            if (left.draft || left.recordings)
                ask(banner_, left, answers);
        });
}

}  // namespace threadline::app
