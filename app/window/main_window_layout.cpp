// Where the parts of the window stand. A wide window shows all of them at once, findings and facts
// on its right. A smaller one keeps the timeline above, and the source and one more part below it:
// graph, findings with their details, and tables lie behind each other, so that each has room.
#include "app/graph/graph_view.h"
#include "app/panels/details_panel.h"
#include "app/panels/findings_list.h"
#include "app/panels/gallery.h"
#include "app/panels/pane.h"
#include "app/panels/scenario_panel.h"
#include "app/panels/step_panel.h"
#include "app/panels/what_if_panel.h"
#include "app/timeline/minimap.h"
#include "app/timeline/timeline_view.h"
#include "app/window/letter_keys.h"
#include "app/window/main_window.h"

#include <QLayout>
#include <QSettings>
#include <QSplitter>
#include <QTabBar>
#include <QTabWidget>

#include <algorithm>
#include <utility>

namespace threadline::app {
namespace {

constexpr int wide_window = 1500;
constexpr int least_side = 236;
constexpr int least_half = 380;            // of the room below the timeline
constexpr double most_parameters = 0.62;   // of the side, where they leave the scenarios little
constexpr std::size_t lanes_in_sight = 4;  // in large letters, while the rest can spare the room
constexpr double usual_lanes = 0.52, most_lanes = 0.62;  // of the room beside the side
constexpr int findings_in_sight = 3;    // in a small window, rather than lines of the details
constexpr double most_findings = 0.66;  // of what they share with the details

// An earlier version saved those that are shared by need as they happened to stand, under their
// mere name: that was no person's choice.
QString settings_key(const QSplitter& splitter, bool wide, bool by_need) {
    return (wide ? "window/wide/" : "window/compact/") + splitter.objectName() +
           (by_need ? " by hand" : "");
}

}  // namespace

void MainWindow::connect_layout() {
    connect(commands_.find_scenario, &QAction::triggered, this, [this] {
        show_comparison(false);
        commands_.side->setChecked(true);
        gallery_->focus_search();
    });
    connect(commands_.side, &QAction::toggled, left_, &QWidget::setVisible);
    connect(commands_.below, &QAction::toggled, this, [this](bool on) {
        if (!on)
            take_back_room_of_steps();
        middle_row_->setVisible(on);
    });
    // Once it has its room again.
    connect(commands_.below, &QAction::toggled, this, &MainWindow::make_room_for_steps,
            Qt::QueuedConnection);
    for (QSplitter* by_need : {left_, insight_, centre_})
        connect(by_need, &QSplitter::splitterMoved, this,
                [this, by_need] { room_.moved.insert(by_need); });
    connect(scenario_panel_, &ScenarioPanel::scenario_changed, this,
            [this] { room_.findings_need = 0; });
    // Once the new controls are there.
    connect(scenario_panel_, &ScenarioPanel::scenario_changed, this, &MainWindow::share_side,
            Qt::QueuedConnection);
    connect(what_if_, &WhatIfPanel::comparison_gone, this, [this] {
        if (!remedies_tried_.any())
            room_.findings_need = 0;
    });
    connect(what_if_, &WhatIfPanel::height_changed, this, &MainWindow::share_insight,
            Qt::QueuedConnection);
    for (const auto over : {&RunController::finished, &RunController::opened})
        connect(&controller_, over, this, &MainWindow::share_centre, Qt::QueuedConnection);
    connect(facts_, &QTabWidget::currentChanged, this, &MainWindow::share_insight,
            Qt::QueuedConnection);
    // Who brings the graph forward keeps it there, whatever is chosen then.
    connect(facts_->tabBar(), &QTabBar::tabBarClicked, this,
            [this](int tab) { room_.graph_is_kept = facts_->widget(tab) == graph_pane_; });
}

void MainWindow::arrange() {
    const bool wide = width() >= wide_window;
    if (arranged_ && wide == is_wide_)
        return;
    if (arranged_)
        save_splitters();
    QWidget* shown = arranged_ ? facts_->currentWidget() : nullptr;
    if (wide)
        stand_beside_each_other();
    else
        lie_behind_each_other();
    if (!arranged_)
        let_letters_pass(*this);  // from now on all views lie in the window
    arranged_ = true;
    is_wide_ = wide;
    // Until a person moves them: shares of the room, which the splitters scale.
    middle_row_->setSizes(wide ? QList{5200, 4800} : QList{4950, 5050});
    centre_->setSizes({int(10'000 * usual_lanes), int(10'000 * (1 - usual_lanes))});
    insight_->setSizes(wide ? QList{3600, 6400} : QList{4200, 5800});
    if (wide)
        across_->setSizes({290, width() - 290 - 390, 390});
    else
        across_->setSizes({252, width() - 252});
    for (int part = 0; part < across_->count(); ++part)
        across_->setStretchFactor(part, part == 1 ? 1 : 0);
    restore_splitters();
    room_.side_needs = room_.findings_need = room_.lanes_need = 0;
    room_.steps_room = 0;
    room_.centre_by_need = false;
    share_side();
    share_insight();
    share_centre();
    // What was in front stays so, with whatever it shares a page with now.
    if (shown == details_ && !wide)
        shown = insight_;
    if (const int tab = shown ? facts_->indexOf(shown) : -1; tab >= 0)
        facts_->setCurrentIndex(tab);
}

// The parameters have what they need, the scenarios all the rest. What one scenario needed stays
// theirs, so that the list does not move while somebody goes through it.
void MainWindow::share_side() {
    // Wide enough for what stands in it, in letters of whichever size, and never most of the
    // window.
    left_->setMinimumWidth(std::clamp(left_->minimumSizeHint().width(), least_side,
                                      std::max(least_side, width() * 45 / 100)));
    if (arranged_ && !is_wide_)
        facts_->setMinimumWidth(std::min(least_half, (width() - left_->minimumWidth()) * 9 / 20));
    if (room_.moved.contains(left_) || !left_->isVisible())
        return;
    room_.side_needs = std::max(room_.side_needs, scenario_panel_->whole_height());
    const int below = std::min(room_.side_needs, int(left_->height() * most_parameters));
    left_->setSizes({left_->height() - left_->handleWidth() - below, below});
}

// In a small window the first findings have what they need, the details all the rest. What those of
// one scenario needed stays theirs, so that nothing moves while a slider is.
void MainWindow::share_insight() {
    if (is_wide_ || room_.moved.contains(insight_) || !insight_->isVisible())
        return;
    const QLayout* pane = findings_pane_->layout();
    const int all = pane->hasHeightForWidth() ? pane->totalHeightForWidth(insight_->width())
                                              : pane->totalSizeHint().height();
    const int beside = all - findings_->sizeHint().height();
    const int needs = beside + findings_->height_of(findings_in_sight);
    room_.findings_need = std::max(room_.findings_need, needs);
    // Where that is too much, as many as have room, and none in half.
    const int most = int(insight_->height() * most_findings);
    int above = std::min(room_.findings_need, most);
    if (needs > most)
        for (int whole = findings_in_sight; whole > 0; --whole)
            if (const int needed = beside + findings_->height_of(whole); needed <= most) {
                above = needed;
                break;
            }
    insight_->setSizes({above, insight_->height() - insight_->handleWidth() - above});
}

// In large letters the usual share leaves few lanes in sight: what lies below scrolls, and gives
// way. What the lanes of one run needed stays theirs.
void MainWindow::share_centre() {
    const bool large = look_.scale > 1;
    if (!arranged_ || room_.moved.contains(centre_) || steps_->isVisible() ||
        !middle_row_->isVisible() || (!large && !room_.centre_by_need))
        return;
    room_.centre_by_need = large;
    const int room = centre_->height() - centre_->handleWidth();
    const int usual = int(room * usual_lanes);
    const int around = timeline_pane_->height() - timeline_->height();
    room_.lanes_need =
        large ? std::max(room_.lanes_need, timeline_->height_for(lanes_in_sight)) : 0;
    const int above = std::max(usual, std::min(around + room_.lanes_need, int(room * most_lanes)));
    centre_->setSizes({above, room - above});
}

// In a small window the choices would be where the lanes are: what lies below gives way.
void MainWindow::make_room_for_steps() {
    if (is_wide_ || !steps_->isVisible() || !middle_row_->isVisible())
        return;
    const int more = steps_->sizeHint().height() - room_.steps_room;
    if (more <= 0)
        return;
    const QList<int> sizes = centre_->sizes();
    centre_->setSizes({sizes[0] + more, sizes[1] - more});
    room_.steps_room += centre_->sizes()[0] - sizes[0];  // less where it could not give as much
}

void MainWindow::take_back_room_of_steps() {
    const QList<int> sizes = centre_->sizes();
    if (const int room = std::exchange(room_.steps_room, 0); room > 0)
        centre_->setSizes({sizes[0] - room, sizes[1] + room});
}

void MainWindow::stand_beside_each_other() {
    if (arranged_) {
        facts_->removeTab(facts_->indexOf(graph_pane_));
        facts_->removeTab(facts_->indexOf(insight_));
        // Until now inside of what is about to lie inside of it.
        insight_->setParent(nullptr);
    }
    facts_->insertTab(0, details_, tr("Details"));
    middle_row_->addWidget(graph_pane_);
    insight_->addWidget(facts_);
    across_->addWidget(insight_);
    for (QWidget* part : {static_cast<QWidget*>(graph_pane_), static_cast<QWidget*>(facts_),
                          static_cast<QWidget*>(insight_)})
        part->show();
    findings_pane_->show_header(true);
    facts_->setMinimumWidth(0);
    facts_->setCurrentWidget(details_);
}

void MainWindow::lie_behind_each_other() {
    if (arranged_)
        facts_->removeTab(facts_->indexOf(details_));
    middle_row_->addWidget(facts_);
    insight_->addWidget(details_);
    facts_->insertTab(0, graph_pane_, tr("Graph"));
    facts_->insertTab(1, insight_, tr("Findings"));
    show_finding_count();
    for (QWidget* part : {static_cast<QWidget*>(details_), static_cast<QWidget*>(facts_)})
        part->show();
    findings_pane_->show_header(false);
    // No wider than its half, whatever the widest of its pages would like.
    facts_->setMinimumWidth(least_half);
    facts_->setCurrentWidget(graph_pane_);
}

// To where it can be seen, if it lies behind others.
void MainWindow::bring_forward(QWidget* part) {
    if (shows_comparison())
        show_comparison(false);
    for (QTabWidget* tabs : {facts_, study_})
        for (int tab = 0; tab < tabs->count(); ++tab)
            if (tabs->isTabVisible(tab) &&
                (tabs->widget(tab) == part || tabs->widget(tab)->isAncestorOf(part))) {
                tabs->setCurrentIndex(tab);
                if (middle_row_->isAncestorOf(tabs))
                    commands_.below->setChecked(true);
            }
}

// Beside their title, and on their tab.
void MainWindow::show_finding_count() {
    const int found = findings_->findings().rowCount();
    const QString count = found > 0 ? QString::number(found) : QString();
    findings_pane_->set_note({count});
    if (const int tab = facts_->indexOf(insight_); tab >= 0)
        facts_->setTabText(tab, count.isEmpty() ? tr("Findings") : tr("Findings (%1)").arg(count));
    share_insight();
}

bool MainWindow::lies_in_front(const QWidget* part) const {
    const QWidget* front = facts_->currentWidget();
    return front && (front == part || front->isAncestorOf(part));
}

// What was chosen explains itself; not in place of the graph in which it was chosen, or which a
// person put there.
void MainWindow::bring_details_forward() {
    if (lies_in_front(graph_) && (room_.graph_is_kept || graph_->hasFocus()))
        return;
    // Who hid what is below the timeline goes on with the timeline alone.
    if (is_wide_ || commands_.below->isChecked())
        bring_forward(details_);
}

void MainWindow::resizeEvent(QResizeEvent* event) {
    QMainWindow::resizeEvent(event);
    arrange();
    share_side();
    share_insight();
    share_centre();
    minimap_->updateGeometry();
}

void MainWindow::save_splitters() {
    take_back_room_of_steps();
    for (QSplitter* each : {across_, left_, centre_, middle_row_, insight_}) {
        const bool by_need = each == left_ || each == insight_ || each == centre_;
        if (!by_need || room_.moved.contains(each))
            QSettings().setValue(settings_key(*each, is_wide_, by_need), each->saveState());
    }
    QSettings().setValue("window/side", commands_.side->isChecked());
    QSettings().setValue("window/below", commands_.below->isChecked());
}

void MainWindow::restore_splitters() {
    for (QSplitter* each : {across_, left_, centre_, middle_row_, insight_}) {
        const bool by_need = each == left_ || each == insight_ || each == centre_;
        const QVariant state = QSettings().value(settings_key(*each, is_wide_, by_need));
        room_.moved.remove(each);
        if (!state.isValid())
            continue;
        each->restoreState(state.toByteArray());
        if (by_need)
            room_.moved.insert(each);
    }
    commands_.side->setChecked(QSettings().value("window/side", true).toBool());
    commands_.below->setChecked(QSettings().value("window/below", true).toBool());
}

}  // namespace threadline::app
