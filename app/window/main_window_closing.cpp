// Closing the window: one question about all that would go with it, and the way to keep it.
#include "app/code/code_pane.h"
#include "app/panels/banner.h"
#include "app/window/main_window.h"
#include "app/window/restart.h"

#include <QCloseEvent>
#include <QLabel>
#include <QMessageBox>

#include <utility>

namespace threadline::app {

void MainWindow::closeEvent(QCloseEvent* event) {
    if (!closing_)
        begin_to_close(*this);
    if (!closing_ && (code_->has_unsaved_changes() || !runs_with_unsaved_notes().empty())) {
        event->ignore();
        ask_before_closing();
        return;
    }
    keep_parameters();
    if (!list_kept_runs() && !std::exchange(closes_without_list_, true)) {
        closing_ = false;
        event->ignore();
        stay_until_closed_again(*this);
        const QString what =
            tr("The runs that you kept are not there the next time: another window that is closed "
               "does not come to its end.");
        banner_->show_error(what + u' ' +
                            tr("Close this one again to try once more; it closes then."));
        banner_->put_in_brief(what);
        connect(
            banner_, &Banner::closed, this, [this] { give_up_restart(*this); },
            Qt::SingleShotConnection);
        return;
    }
    save_settings();
    QMainWindow::closeEvent(event);
}

// Where none was kept here, those of the window before are left as they are.
bool MainWindow::list_kept_runs() {
    const std::vector<Compared>& kept = runs_for_next_time();
    return (!kept_.is_recalled && kept.empty()) || kept_.list(kept, are_kept_by_hand());
}

// The one on show first. One that nobody wrote on can be had again.
std::vector<NotedRun> MainWindow::runs_with_unsaved_notes() const {
    std::vector<NotedRun> runs;
    if (controller_.has_run() && controller_.share_recording()->has_unsaved_notes())
        runs.push_back({controller_.snapshot(), controller_.share_recording()});
    for (const auto& aside : aside_.runs())
        if (aside->has_unsaved_notes())
            runs.push_back({aside->run, aside->recording});
    return runs;
}

void MainWindow::ask_before_closing() {
    const std::vector<NotedRun> runs = runs_with_unsaved_notes();
    const bool source_changed = code_->has_unsaved_changes();
    const auto close_now = [this] {
        closing_ = true;
        close();
    };
    if (runs.empty()) {
        unless_changes_are_lost(close_now);
        return;
    }
    if (asks_about_changes_)
        return;
    asks_about_changes_ = true;
    QStringList lines{tr("Otherwise this is lost:")};
    if (source_changed)
        lines.append(tr("• the changes to %1").arg(name_of_source()));
    for (const NotedRun& each : runs)
        lines.append(tr("• %1").arg(name_of(each)));
    auto* question = new QMessageBox(
        QMessageBox::Question, tr("Unsaved work"),
        source_changed ? tr("Save your work before the window closes?")
                       : tr("Save %n run(s) with your notes?", nullptr, int(runs.size())),
        QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, this);
    question->setInformativeText(lines.join(u'\n'));
    for (QLabel* label : question->findChildren<QLabel*>())
        label->setTextFormat(Qt::PlainText);  // whatever the notes say
    question->setDefaultButton(QMessageBox::Save);
    question->setAttribute(Qt::WA_DeleteOnClose);
    connect(question, &QMessageBox::finished, this, [this, close_now](int answer) {
        asks_about_changes_ = false;
        if (answer == QMessageBox::Save) {
            save_all_and_close();
        } else if (answer == QMessageBox::Discard) {
            if (code_->has_unsaved_changes())
                code_->revert();
            close_now();
        }
    });
    question->open();
}

// One after the other; where a person says nowhere, or it cannot be saved, the window stays.
void MainWindow::save_all_and_close() {
    const auto go_on = [this] { save_all_and_close(); };
    if (code_->has_unsaved_changes()) {
        save_source(go_on);
        return;
    }
    const std::vector<NotedRun> runs = runs_with_unsaved_notes();
    if (runs.empty()) {
        closing_ = true;
        close();
        return;
    }
    // One that goes on is whole once it has ended, as it would with the window.
    if (controller_.goes_on() && runs.front().recording == controller_.share_recording()) {
        auto* ending = new QObject(this);
        connect(&controller_, &RunController::finished, ending, [ending, go_on] {
            ending->deleteLater();
            go_on();
        });
        // Of another run nobody has said that it ends the window.
        connect(&controller_, &RunController::began, ending, &QObject::deleteLater);
        connect(&controller_, &RunController::failed, ending, &QObject::deleteLater);
        controller_.stop();
        return;
    }
    ask_where_to_save(runs.front(), go_on);
}

}  // namespace threadline::app
