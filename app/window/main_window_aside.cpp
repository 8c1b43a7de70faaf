// Runs that wait out of sight: what a person wrote on is never dropped for the next run. One line
// says where it is, however many runs follow.
#include "app/compare/comparison_view.h"
#include "app/panels/banner.h"
#include "app/window/main_window.h"

#include <QMenu>

#include <algorithm>

namespace threadline::app {

void MainWindow::connect_aside() {
    connect(&controller_, &RunController::made_way, this, &MainWindow::keep_aside);
    // Not before: one that is read back from its file is nowhere else until then.
    connect(&controller_, &RunController::began, this, [this] {
        if (const auto& recording = controller_.share_recording())
            aside_.forget(*recording);
        // It may be back by another way than the line offers.
        if (std::ranges::none_of(aside_.runs(),
                                 [](const auto& run) { return run->has_unsaved_notes(); }))
            banner_->take_back(aside_line_);
    });
    connect(commands_.earlier, &QMenu::aboutToShow, this, [this, menu = commands_.earlier] {
        menu->clear();
        int number = 0;
        for (auto it = aside_.runs().rbegin(); it != aside_.runs().rend(); ++it) {
            const std::shared_ptr<RunAside>& run = *it;
            QString name = name_of({run->run, run->recording});
            // A key has one digit.
            const QString line = ++number <= 9 ? QStringLiteral("&%1 %2") : QStringLiteral("%1 %2");
            QAction* action =
                menu->addAction(line.arg(number).arg(name.replace(u'&', QLatin1String("&&"))));
            connect(action, &QAction::triggered, this, [this, run] { show_earlier(run); });
        }
        if (number == 0)
            menu->addAction(tr("No other run waits"))->setEnabled(false);
    });
}

void MainWindow::keep_aside(const std::shared_ptr<RunAside>& run) {
    if (!run->has_unsaved_notes()) {
        if (!example_.on_show)
            aside_.put(run);
        return;
    }
    aside_.put(run);
    show_title();
    if (shows_comparison() && comparison_->number_of(*run->recording))
        return;  // a person sees it there
    aside_line_ = tr("The run with your notes waits under “Go”, “Earlier runs”.");
    banner_->show_done(aside_line_);
    banner_->offer(tr("Show it"), tr("Show it again; the run on show waits in its place"),
                   [this, run] { show_earlier(run); });
}

void MainWindow::show_earlier(const std::shared_ptr<RunAside>& run) {
    unless_changes_are_lost([this, run] {
        // It may have been taken out meanwhile.
        if (std::ranges::find(aside_.runs(), run) == aside_.runs().end())
            return;
        end_example();
        banner_->take_back(aside_line_);
        show_comparison(false);
        controller_.bring_back(run, RunController::Choose::ItsScenario);
    });
}

}  // namespace threadline::app
