// For those who use the keyboard, hear the window rather than see it, or need larger letters.
#include "app/code/code_pane.h"
#include "app/code/python_view.h"
#include "app/compare/comparison_view.h"
#include "app/graph/graph_view.h"
#include "app/panels/banner.h"
#include "app/panels/details_panel.h"
#include "app/panels/findings_list.h"
#include "app/panels/gallery.h"
#include "app/panels/lesson_panel.h"
#include "app/panels/pane.h"
#include "app/panels/scenario_panel.h"
#include "app/panels/values_tab.h"
#include "app/timeline/timeline_view.h"
#include "app/timeline/wording.h"
#include "app/window/appearance.h"
#include "app/window/letter_keys.h"
#include "app/window/main_window.h"
#include "app/window/run_page.h"
#include "app/window/tab_order.h"

#include <QAccessible>
#include <QHeaderView>
#include <QPushButton>
#include <QScreen>
#include <QSettings>
#include <QTabWidget>
#include <QTableView>
#include <QTreeView>

#include <algorithm>
#include <cmath>

namespace threadline::app {
namespace {

constexpr auto text_scale_setting = "text-scale";
constexpr double text_step = 1.125;
constexpr double least_text = 0.8, most_text = 2.0;

// The line that lies over the page is read before it.
QWidgetList stops_of(QWidget& line, QWidget& page) {
    return tab_stops(line) + tab_stops(page);
}

}  // namespace

void MainWindow::connect_access() {
    connect(commands_.next_pane, &QAction::triggered, this, [this] { go_to_pane(1); });
    connect(commands_.previous_pane, &QAction::triggered, this, [this] { go_to_pane(-1); });
    connect(commands_.text_larger, &QAction::triggered, this,
            [this] { set_text_scale(text_scale() * text_step); });
    connect(commands_.text_smaller, &QAction::triggered, this,
            [this] { set_text_scale(text_scale() / text_step); });
    connect(commands_.text_usual, &QAction::triggered, this, [this] { set_text_scale(1); });

    connect(keys_.add(tr("Close the message"), {Qt::Key_Escape}), &QAction::triggered, banner_,
            &Banner::close_line);
    let_window_keys_pass(*this);

    gallery_->tree()->setAccessibleDescription(
        tr("Arrow keys choose a scenario, Enter goes to its Run button"));
    timeline_->setAccessibleDescription(
        tr("↑ and ↓ choose a lane, [ and ] go from edge to edge, Enter selects an interval, and "
           "pressed again what lies beneath it"));
    graph_->setAccessibleDescription(tr("Arrow keys go from node to node, Enter chooses one"));
    study_->setAccessibleDescription(tr("Source of the scenario, its lesson, the same in Python"));
    facts_->setAccessibleDescription(tr("Details of what is selected, and tables of the run"));
    findings_->setAccessibleDescription(tr("Enter goes to a finding, F8 to the next one"));
    details_->setAccessibleDescription(tr("What is known about the selection"));
    lesson_->setAccessibleDescription(tr("What to predict, to look at and to try next"));
    python_->setAccessibleDescription(tr("For comparison; it is not run here"));
    code_->view().setAccessibleDescription(tr("A Lua file that can be changed and run"));
    for (QTableView* table : {locks_table_, threads_table_, values_->table()})
        table->setAccessibleDescription(tr("Enter shows the row in the timeline"));
    // What is selected is said, not only shown.
    connect(timeline_, &TimelineView::selection_changed, this, [this](const Subject& subject) {
        if (!controller_.has_run() || subject.kind == Subject::Kind::None)
            return;
        timeline_->setAccessibleDescription(describe(controller_.snapshot(), subject));
        QAccessibleEvent said(timeline_, QAccessible::DescriptionChanged);
        QAccessible::updateAccessibility(&said);
    });
}

// As things stand on the screen: controls of parameters, for one, are made anew with each scenario.
bool MainWindow::focusNextPrevChild(bool next) {
    const QWidgetList stops = stops_of(*banner_, *centralWidget());
    const auto found = std::ranges::find(stops, focusWidget());
    if (found == stops.end())
        return QMainWindow::focusNextPrevChild(next);
    const qsizetype at = found - stops.begin();
    const qsizetype to = (at + (next ? 1 : stops.size() - 1)) % stops.size();
    stops[to]->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    return true;
}

// The parts in the order in which they are read; what cannot be seen is passed over. The controls
// of a part belong to it, and those between two parts to the one before.
void MainWindow::go_to_pane(int step) {
    QWidget* last = run_page_->is_wide() ? static_cast<QWidget*>(facts_) : details_;
    const QList<QWidget*> around_single{gallery_,    scenario_panel_, timeline_pane_, study_,
                                        graph_pane_, findings_pane_,  facts_};
    const QList<QWidget*> of_single{gallery_->tree(), scenario_panel_, timeline_, study_,
                                    graph_,           findings_,       last};
    const QList<QWidget*> parts = shows_comparison() ? comparison_->parts() : of_single;
    const QList<QWidget*> around = shows_comparison() ? parts : around_single;
    const auto part_of = [&around](const QWidget* focus) {
        return std::ranges::find_if(around, [focus](const QWidget* one) {
            return one == focus || one->isAncestorOf(focus);
        });
    };
    const QWidgetList stops = stops_of(*banner_, *centralWidget());
    auto found = part_of(focusWidget());
    auto stop = std::ranges::find(stops, focusWidget());
    while (found == around.end() && focusWidget() && stop != stops.begin())
        found = part_of(*--stop);
    const auto count = parts.size();
    auto at = found == around.end() ? (step > 0 ? count - 1 : 0) : found - around.begin();
    for (qsizetype i = 0; i < count; ++i) {
        at = (at + step + count) % count;
        if (!run_page_->is_wide() && facts_->isVisible() && facts_->isAncestorOf(parts[at]))
            bring_forward(parts[at]);
        if (parts[at]->isVisibleTo(this) && !parts[at]->size().isEmpty())
            break;
    }
    QWidget* part = parts[at];
    if (part == study_ || part == facts_)
        part = static_cast<QTabWidget*>(part)->currentWidget();
    if (part == scenario_panel_)
        part = scenario_panel_->run_button();
    else if (part == static_cast<QWidget*>(code_))
        part = &code_->view();
    // A page of several controls shows nothing itself: the first of them does.
    if (part->focusPolicy() == Qt::NoFocus && !part->focusProxy())
        if (const QWidgetList inside = tab_stops(*part); !inside.isEmpty())
            part = inside.front();
    part->setFocus(Qt::TabFocusReason);
    if (const QWidget* focus = focusWidget(); focus != parts[at] && !parts[at]->isAncestorOf(focus))
        parts[at]->setFocus(Qt::TabFocusReason);
}

double MainWindow::text_scale() const {
    const double system = system_text_scale(screen()->logicalDotsPerInch());
    const double scale = QSettings().value(text_scale_setting, system).toDouble();
    return std::clamp(scale, least_text, most_text);
}

// The rows of tables are as high as the letters need.
void MainWindow::fit_rows() {
    const int height = std::max(26, fontMetrics().height() + 10);
    for (const QTableView* table : findChildren<QTableView*>())
        table->verticalHeader()->setDefaultSectionSize(height);
}

void MainWindow::set_text_scale(double scale) {
    // Close to the usual size it is the usual size, whatever steps led there.
    scale = std::clamp(scale, least_text, most_text);
    QSettings().setValue(text_scale_setting, std::abs(scale - 1) < 0.02 ? 1.0 : scale);
    show_theme(theme_choice_);
}

}  // namespace threadline::app
