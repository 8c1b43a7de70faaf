// Searching the lanes, and their intervals as a table: both show the same hits, and what is chosen
// in one of them is chosen in the other.
#include "app/compare/comparison_view.h"
#include "app/panels/items_pane.h"
#include "app/panels/pane.h"
#include "app/panels/search_bar.h"
#include "app/timeline/item_subject.h"
#include "app/timeline/next_hit.h"
#include "app/timeline/timeline_view.h"
#include "app/window/compared_search.h"
#include "app/window/main_window.h"

#include <QStackedWidget>
#include <QTabWidget>
#include <QTableView>

#include <algorithm>

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
    connect(items_, &ItemsPane::kinds_chosen, this, [this] {
        table_is_stale_ = true;
        fill_table();
    });

    connect(commands_.find, &QAction::triggered, this, [this] {
        search_bar_->open();
        update_enabled();
    });
    connect(commands_.find_next, &QAction::triggered, this, [this] { go_to_hit(true); });
    connect(commands_.find_previous, &QAction::triggered, this, [this] { go_to_hit(false); });
    connect(search_bar_, &SearchBar::next_asked, this, [this] { go_to_hit(true); });
    connect(search_bar_, &SearchBar::previous_asked, this, [this] { go_to_hit(false); });
    connect(search_bar_, &SearchBar::asked, this, [this](const analysis::LaneQuery& query) {
        query_ = query;
        search();
    });
    connect(search_bar_, &SearchBar::closed, this, [this] {
        query_ = {};
        search();
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
    connect(&searcher_, &LaneSearcher::found, this,
            [this](const std::shared_ptr<const SearchHits>& hits, const QString& unknown) {
                unknown_name_ = unknown;
                take_hits(hits);
            });
    connect(&searcher_, &LaneSearcher::failed, search_bar_, &SearchBar::show_error);
    connect(commands_.table, &QAction::triggered, this, [this] {
        bring_forward(items_);
        items_->table()->setFocus(Qt::ShortcutFocusReason);
    });
    connect(study_, &QTabWidget::currentChanged, this, [this] { fill_table(); });
    connect(items_->table()->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) {
                if (current.isValid() && !filling_table_)
                    item_chosen(items_->items().item(current.row()));
            });
    connect(&items_->items(), &ItemsModel::sorted, this, [this] { show_row_of_subject(); });
    connect(&items_->items(), &ItemsModel::completed, this, [this] { show_row_of_subject(); });
    connect(timeline_, &TimelineView::selection_changed, this, [this] { show_row_of_subject(); });
    show_hit_count();
}

// The run has grown, or the words have changed.
void MainWindow::search() {
    if (!controller_.has_run() || query_.terms.empty()) {
        searcher_.forget();
        unknown_name_.clear();
        take_hits(nullptr);
        return;
    }
    search_bar_->show_progress();
    since_search_.start();
    searcher_.ask(controller_.snapshot(), query_);
}

void MainWindow::take_hits(std::shared_ptr<const SearchHits> hits) {
    hits_ = std::move(hits);
    timeline_->set_hits(hits_);
    show_hit_count();
    table_is_stale_ = true;
    fill_table();
}

void MainWindow::show_hit_count() {
    const bool compares = shows_comparison();
    const ComparisonView::Found found =
        compares ? comparison_->found() : ComparisonView::Found{hits_, unknown_name_, false};
    for (QAction* action : {commands_.find_next, commands_.find_previous})
        action->setEnabled(found.hits && found.hits->count() > 0);
    if (!found.hits) {
        if (compares && !found.failed && !query_.terms.empty() && !comparison_->runs().empty())
            search_bar_->show_progress();
        else
            search_bar_->show_nothing();
        return;
    }
    search_bar_->show_hits(found.hits->count(),
                           compares ? comparison_->place_of_hit()
                                    : place_of(*found.hits, subject_.value_or(Subject{})),
                           found.unknown);
}

void MainWindow::go_to_hit(bool forward) {
    if (shows_comparison()) {
        if (const analysis::LaneItem* hit = comparison_->hit_from_here(forward)) {
            show_lane_of(*hit, commands_);
            comparison_->choose(*hit);
        }
    } else if (hits_) {
        if (const analysis::LaneItem* hit =
                next_hit(*hits_, subject_.value_or(Subject{}), chosen_instant_, forward))
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
    if (hits_)
        timeline_->light({});
    show_row_of_subject();
}

// Only while somebody looks.
void MainWindow::fill_table() {
    if (study_->currentWidget() != items_ || !table_is_stale_)
        return;
    table_is_stale_ = false;
    filling_table_ = true;
    if (controller_.has_run())
        items_->set_run(controller_.snapshot(), hits_);
    else
        items_->clear();
    items_->fit_columns();
    filling_table_ = false;
    show_row_of_subject();
}

void MainWindow::show_row_of_subject() {
    if (study_->currentWidget() != items_ || filling_table_)
        return;
    filling_table_ = true;
    const auto item = subject_ ? item_of(*subject_) : std::nullopt;
    QTableView* const table = items_->table();
    // Of several in one place the one that was chosen stays so.
    const int now = table->currentIndex().row();
    const analysis::LaneItem current = items_->items().item(now);
    const int row = !item ? -1
                    : now >= 0 && is_same_place(current, *item) && current.range == item->range
                        ? now
                        : items_->items().row_of(*item);
    if (row >= 0 && row < items_->items().rowCount()) {
        if (now != row) {
            const int column = std::max(0, table->currentIndex().column());
            table->setCurrentIndex(items_->items().index(row, column));
        }
    } else {
        table->clearSelection();
        table->setCurrentIndex({});
    }
    filling_table_ = false;
    if (hits_)
        show_hit_count();
}

// A run that goes on is searched a few times a second.
void MainWindow::search_again() {
    constexpr int pause_ms = 500;
    search_bar_->set_tables(controller_.snapshot().trace.tables);
    const trace::Snapshot& trace = controller_.snapshot().trace;
    if (!trace.finished &&
        (searcher_.busy() || (since_search_.isValid() && since_search_.elapsed() < pause_ms)))
        return;
    // Another part of a long trace has come: that is the table's affair alone.
    const std::pair known(trace.events, trace.finished);
    const bool grown = searched_ != known;
    searched_ = known;
    since_search_.start();
    table_is_stale_ = true;
    if (query_.terms.empty() || !grown)
        fill_table();
    else
        search();
}

void MainWindow::forget_search() {
    searcher_.forget();
    hits_.reset();
    since_search_.invalidate();
    searched_.reset();
    timeline_->set_hits(nullptr);
    table_is_stale_ = true;
    filling_table_ = true;
    items_->clear();
    filling_table_ = false;
    show_hit_count();
}

}  // namespace threadline::app
