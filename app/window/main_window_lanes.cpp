// The lanes as a person arranged them, kept for each scenario; the way back through what was looked
// at; the minimap.
#include "app/compare/comparison_view.h"
#include "app/panels/pane.h"
#include "app/study/density_study.h"
#include "app/timeline/minimap.h"
#include "app/timeline/timeline_actions.h"
#include "app/timeline/timeline_view.h"
#include "app/window/main_window.h"

#include <QMenu>
#include <QSettings>
#include <QStackedWidget>
#include <QUrl>

#include <algorithm>

namespace threadline::app {

namespace {

// A path is one name among others here.
QString settings_key(const QString& scenario) {
    return QStringLiteral("lanes/arrangement/") +
           QString::fromLatin1(QUrl::toPercentEncoding(scenario));
}

LaneArrangement kept_lanes(const QString& scenario) {
    return lane_arrangement_from_json(QSettings().value(settings_key(scenario)).toByteArray());
}

void keep_lanes(const QString& scenario, const LaneArrangement& arrangement) {
    if (scenario.isEmpty())
        return;
    if (arrangement.is_usual())
        QSettings().remove(settings_key(scenario));
    else
        QSettings().setValue(settings_key(scenario), to_json(arrangement));
}

// That of all of them; none where they are of several.
QString common_scenario(const std::vector<Compared>& runs) {
    const auto name = [](const Compared& one) -> const std::string& {
        return one.report.info.scenario;
    };
    if (runs.empty() ||
        !std::ranges::all_of(
            runs, [&](const std::string& other) { return other == name(runs.front()); }, name))
        return {};
    return QString::fromStdString(name(runs.front()));
}

}  // namespace

void MainWindow::connect_lanes() {
    // One arrangement for all runs of a scenario, beside each other too: those that are compared
    // may be of another one than the run on show.
    connect(timeline_, &TimelineView::arrangement_changed, this,
            [this](const LaneArrangement& arrangement) {
                keep_lanes(scenario_name_, arrangement);
                show_compared_lanes();
            });
    connect(comparison_, &ComparisonView::arrangement_changed, this,
            [this](const LaneArrangement& arrangement) {
                const QString scenario = common_scenario(comparison_->runs());
                keep_lanes(scenario, arrangement);
                if (scenario == scenario_name_)
                    timeline_->set_arrangement(arrangement);
            });
    connect(comparison_, &ComparisonView::runs_changed, this, &MainWindow::show_compared_lanes);
    connect(&controller_, &RunController::began, this, &MainWindow::recall_lanes);
    connect(&controller_, &RunController::opened, this, &MainWindow::recall_lanes);

    connect(commands_.back, &QAction::triggered, this,
            [this] { shows_comparison() ? comparison_->go_back() : timeline_->go_back(); });
    connect(commands_.forward, &QAction::triggered, this,
            [this] { shows_comparison() ? comparison_->go_forward() : timeline_->go_forward(); });
    const auto show_history = [this] {
        const bool compares = shows_comparison();
        commands_.back->setEnabled(compares ? comparison_->can_go_back()
                                            : timeline_->can_go_back());
        commands_.forward->setEnabled(compares ? comparison_->can_go_forward()
                                               : timeline_->can_go_forward());
    };
    connect(timeline_, &TimelineView::history_changed, this, show_history);
    connect(comparison_, &ComparisonView::history_changed, this, show_history);
    connect(comparison_, &ComparisonView::runs_changed, this, show_history);
    connect(pages_, &QStackedWidget::currentChanged, this, show_history);
    show_history();

    connect_minimap();

    // From wherever one is; beside each other the runs may be of another scenario.
    QAction* reset = timeline_->actions().reset_lanes;
    const auto let_reset = [this, reset] {
        reset->setShortcutContext(shows_comparison() ? Qt::WidgetShortcut : Qt::WindowShortcut);
    };
    connect(pages_, &QStackedWidget::currentChanged, this, let_reset);
    let_reset();

    // Beside which kinds of lanes there are: what to do with the one that is chosen.
    auto* menu = new QMenu(tr("The c&hosen lane"), this);
    menu->addActions(timeline_->actions().of_lanes());
    for (QObject* owner : commands_.legend->associatedObjects())
        if (auto* view = qobject_cast<QMenu*>(owner))
            view->insertMenu(commands_.legend, menu);
}

void MainWindow::recall_lanes() {
    timeline_->set_arrangement(kept_lanes(scenario_name_));
    show_compared_lanes();
}

// The kinds of lane of the timeline, in the order of the scenario that is compared. Of several the
// lanes stay as they are.
void MainWindow::show_compared_lanes() {
    TimelineOptions lanes = timeline_->options();
    const QString scenario = common_scenario(comparison_->runs());
    lanes.arrangement =
        scenario.isEmpty() ? comparison_->lanes().arrangement : kept_lanes(scenario);
    comparison_->set_lanes(lanes);
}

void MainWindow::connect_minimap() {
    minimap_ = new Minimap;
    timeline_pane_->add_above(minimap_);
    connect(timeline_, &TimelineView::visible_range_changed, minimap_, &Minimap::set_visible_range);
    connect(timeline_, &TimelineView::lanes_span_changed, minimap_, &Minimap::set_span);
    connect(minimap_, &Minimap::range_chosen, timeline_, &TimelineView::show_range);
    connect(minimap_, &Minimap::whole_chosen, timeline_, &TimelineView::fit);
    connect(commands_.overview, &QAction::toggled, minimap_, &QWidget::setVisible);
    const auto follow = [this] {
        if (!held_)
            show_overview();
    };
    connect(&controller_, &RunController::snapshot_changed, this, follow);
    connect(&controller_, &RunController::opened, this, follow);
    connect(&controller_, &RunController::finished, this, follow);
    density_ = new DensityStudy(this);
    connect(density_, &DensityStudy::counted, minimap_, &Minimap::set_density);
    connect(&controller_, &RunController::began, density_, &DensityStudy::forget);
    connect(&controller_, &RunController::phase_changed, this, [this] {
        if (controller_.has_run())
            return;
        density_->forget();
        minimap_->clear();
    });
}

void MainWindow::show_overview() {
    if (!controller_.has_run())
        return;
    minimap_->set_run(picture());
    minimap_->set_visible_range(timeline_->visible_range());
    density_->ask(picture(), controller_.busy());
}

}  // namespace threadline::app
