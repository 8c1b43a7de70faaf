// Searching the lanes, and their intervals as a table: both show the same hits, and what is chosen
// in one of them is chosen in the other.
#include "app/compare/comparison_view.h"
#include "app/panels/items_pane.h"
#include "app/panels/pane.h"
#include "app/panels/search_bar.h"
#include "app/study/compared_search.h"
#include "app/study/run_search.h"
#include "app/timeline/item_subject.h"
#include "app/timeline/next_hit.h"
#include "app/timeline/timeline_view.h"
#include "app/window/main_window.h"
#include "app/window/run_table.h"

#include <QStackedWidget>
#include <QTabWidget>
#include <QTableView>

namespace threadline::app {
namespace {

// What is not to be seen cannot be shown.
void show_lane_of(const analysis::LaneItem& item, const Commands& commands) {
    if (item.kind == analysis::ItemKind::Value)
        commands.lane("variables")->setChecked(true);
    if (item.kind == analysis::ItemKind::Wait)
        commands.lane("locks")->setChecked(true);
    if (item.kind == analysis::ItemKind::CpuUse || item.kind == analysis::ItemKind::Idle)
        commands.lane("cpus")->setChecked(true);
}

}  // namespace

void MainWindow::connect_search() {
    search_bar_ = new SearchBar(commands_.find_next, commands_.find_previous, commands_.hit_lanes);
    timeline_pane_->add_below(search_bar_);
    items_ = new ItemsPane;
    study_->addTab(items_, tr("Table"));
    connect(items_, &ItemsPane::part_asked, timeline_, &TimelineView::show_range);
    run_table_ = new RunTable(
        items_, study_, [this] { return subject_; }, this);
    connect(run_table_, &RunTable::item_chosen, this, &MainWindow::item_chosen);

    connect(commands_.find, &QAction::triggered, this, [this] {
        search_bar_->open();
        update_enabled();
    });
    connect(commands_.find_next, &QAction::triggered, this, [this] { go_to_hit(true); });
    connect(commands_.find_previous, &QAction::triggered, this, [this] { go_to_hit(false); });
    connect(search_bar_, &SearchBar::next_asked, this, [this] { go_to_hit(true); });
    connect(search_bar_, &SearchBar::previous_asked, this, [this] { go_to_hit(false); });
    run_search_ = new RunSearch(this);
    connect(search_bar_, &SearchBar::asked, this,
            [this](const analysis::LaneQuery& query) { run_search_->ask(query, run_on_show()); });
    connect(search_bar_, &SearchBar::closed, this, [this] {
        run_search_->ask({}, run_on_show());
        search_bar_->hide();
        if (shows_comparison())
            comparison_->take_focus();
        else
            timeline_->setFocus(Qt::OtherFocusReason);
    });
    // One bar, on whichever page is on show.
    connect(pages_, &QStackedWidget::currentChanged, this, [this] {
        if (shows_comparison())
            comparison_->add_below(search_bar_);
        else
            timeline_pane_->add_below(search_bar_);
        const std::vector<Compared>& compared = comparison_->runs();
        if (shows_comparison() && !compared.empty())
            search_bar_->set_tables(compared.front().run.trace.tables);
        else if (controller_.has_run())
            search_bar_->set_tables(controller_.snapshot().trace.tables);
        show_hit_count();
    });
    connect(new ComparedSearch(comparison_, search_bar_), &ComparedSearch::failed, search_bar_,
            &SearchBar::show_error);
    connect(comparison_, &ComparisonView::hits_changed, this, [this] {
        if (shows_comparison())
            show_hit_count();
    });
    connect(run_search_, &RunSearch::begun, search_bar_, &SearchBar::show_progress);
    connect(run_search_, &RunSearch::failed, search_bar_, &SearchBar::show_error);
    connect(run_search_, &RunSearch::hits_changed, this, [this] {
        timeline_->set_hits(run_search_->hits());
        show_hit_count();
        show_table();
    });
    connect(run_search_, &RunSearch::run_changed, this, &MainWindow::show_table);
    connect(commands_.table, &QAction::triggered, this, [this] {
        bring_forward(items_);
        items_->table()->setFocus(Qt::ShortcutFocusReason);
    });
    connect(timeline_, &TimelineView::selection_changed, this, &MainWindow::show_place_of_subject);
    show_hit_count();
}

void MainWindow::show_hit_count() {
    const bool compares = shows_comparison();
    const ComparisonView::Found found =
        compares ? comparison_->found()
                 : ComparisonView::Found{run_search_->hits(), run_search_->unknown_name(), false};
    for (QAction* action : {commands_.find_next, commands_.find_previous})
        action->setEnabled(found.hits && found.hits->count() > 0);
    if (!found.hits) {
        if (compares && !found.failed && run_search_->is_asked() && !comparison_->runs().empty())
            search_bar_->show_progress();
        else
            search_bar_->show_nothing();
        return;
    }
    search_bar_->show_hits(found.hits->count(),
                           compares ? comparison_->place_of_hit()
                                    : place_of(*found.hits, subject_.value_or(Subject{})),
                           found.unknown,
                           compares ? comparison_->active_number().value_or(0) + 1 : 0);
}

void MainWindow::go_to_hit(bool forward) {
    if (shows_comparison()) {
        if (const analysis::LaneItem* hit = comparison_->hit_from_here(forward)) {
            show_lane_of(*hit, commands_);
            comparison_->choose(*hit);
        }
    } else if (const auto& hits = run_search_->hits()) {
        if (const analysis::LaneItem* hit =
                next_hit(*hits, subject_.value_or(Subject{}), chosen_instant_, forward))
            item_chosen(*hit);
    }
    show_hit_count();
}

void MainWindow::item_chosen(const analysis::LaneItem& item) {
    if (!controller_.has_run() || item == analysis::LaneItem{})
        return;
    show_lane_of(item, commands_);
    const Subject subject = subject_of(item);
    choose_instant(item.range.begin);
    choosing_item_ = true;
    timeline_->select(subject);
    subject_selected(subject);
    choosing_item_ = false;
    // The hits are what is to stand out, not all that has to do with their lock.
    if (run_search_->hits())
        timeline_->light({});
    show_place_of_subject();
}

void MainWindow::show_table() {
    if (controller_.has_run())
        run_table_->set_run(controller_.snapshot(), run_search_->hits());
    else
        run_table_->clear();
}

// In the table, and among the hits.
void MainWindow::show_place_of_subject() {
    run_table_->show_chosen();
    if (run_search_->hits())
        show_hit_count();
}

void MainWindow::forget_search() {
    run_search_->forget_run();
    run_table_->clear();
    timeline_->set_hits(nullptr);
    show_hit_count();
}

}  // namespace threadline::app
