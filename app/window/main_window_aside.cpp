// Runs that wait out of sight: what a person wrote on is never dropped for the next run. One line
// says where it is, however many runs follow.
#include "app/panels/banner.h"
#include "app/timeline/scenario_wording.h"
#include "app/timeline/wording_terms.h"
#include "app/window/main_window.h"

#include <QMenu>

#include <algorithm>

namespace threadline::app {
namespace {

constexpr qsizetype longest_words = 40;

QString title_of(const RunAside& run) {
    const auto& info = run.run.trace.info;
    return info ? title_in_words(info->scenario, info->title)
                : QString::fromStdString(run.recording->file.filename().string());
}

// "2 notes: “too late”".
QString notes_of(const RunAside& run) {
    const auto& notes = *run.recording->notes;
    const QString count = MainWindow::tr("%n note(s)", nullptr, int(notes.size()));
    const auto written =
        std::ranges::find_if(notes, [](const auto& each) { return !each.text.empty(); });
    if (written == notes.end())
        return count;
    QString words = QString::fromStdString(written->text).simplified();
    if (words.size() > longest_words)
        words = words.left(longest_words - 1).trimmed() + u'…';
    return MainWindow::tr("%1: “%2”").arg(count, words);
}

// What tells it from the others.
QString label_of(const RunAside& run) {
    QStringList parts{title_of(run), wording::time_text(run.run.trace.now)};
    if (run.recording->notes && !run.recording->notes->empty())
        parts.append(notes_of(run));
    return parts.join(QStringLiteral(", "));
}

}  // namespace

void MainWindow::connect_aside() {
    connect(&controller_, &RunController::made_way, this, &MainWindow::keep_aside);
    connect(commands_.earlier, &QMenu::aboutToShow, this, &MainWindow::fill_earlier_runs);
}

void MainWindow::keep_aside(const std::shared_ptr<RunAside>& run) {
    if (!run->has_unsaved_notes()) {
        if (!example_.on_show)
            aside_.put(run);
        return;
    }
    aside_.put(run);
    aside_line_ = tr("The run with your notes waits under “Go”, “Earlier runs”.");
    banner_->show_done(aside_line_);
    banner_->offer(tr("Show it"), tr("Show it again; the run on show waits in its place"),
                   [this, run] { show_earlier(run); });
}

void MainWindow::fill_earlier_runs() {
    QMenu* menu = commands_.earlier;
    menu->clear();
    int number = 0;
    for (auto it = aside_.runs().rbegin(); it != aside_.runs().rend(); ++it) {
        QAction* action = menu->addAction(
            QStringLiteral("&%1 %2").arg(++number).arg(label_of(**it).replace(u'&', "&&")));
        connect(action, &QAction::triggered, this, [this, run = *it] { show_earlier(run); });
    }
    if (number == 0)
        menu->addAction(tr("No other run waits"))->setEnabled(false);
}

void MainWindow::show_earlier(const std::shared_ptr<RunAside>& run) {
    unless_changes_are_lost([this, run] {
        // It may have been taken out meanwhile.
        if (std::ranges::find(aside_.runs(), run) == aside_.runs().end())
            return;
        aside_.forget(*run->recording);
        end_example();
        if (banner_->message() == aside_line_)
            banner_->dismiss();
        show_comparison(false);
        controller_.bring_back(run, RunController::Choose::ItsScenario);
    });
}

}  // namespace threadline::app
