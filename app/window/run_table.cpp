#include "app/window/run_table.h"

#include "app/panels/items_pane.h"
#include "app/timeline/item_subject.h"

#include <QItemSelectionModel>
#include <QTabWidget>
#include <QTableView>

#include <algorithm>
#include <utility>

namespace threadline::app {

RunTable::RunTable(ItemsPane* pane, const QTabWidget* pages,
                   std::function<std::optional<Subject>()> chosen, QObject* parent)
    : QObject(parent), pane_(pane), pages_(pages), chosen_(std::move(chosen)) {
    connect(pane, &ItemsPane::kinds_chosen, this, [this] {
        is_stale_ = true;
        fill();
    });
    connect(pages, &QTabWidget::currentChanged, this, &RunTable::fill);
    connect(pane->table()->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) {
                if (current.isValid() && !is_filling_)
                    emit item_chosen(pane_->items().item(current.row()));
            });
    connect(&pane->items(), &ItemsModel::sorted, this, &RunTable::show_chosen);
    connect(&pane->items(), &ItemsModel::completed, this, &RunTable::show_chosen);
}

void RunTable::set_run(const session::RunSnapshot& run, std::shared_ptr<const SearchHits> hits) {
    run_ = run;
    hits_ = std::move(hits);
    is_stale_ = true;
    fill();
}

void RunTable::clear() {
    run_.reset();
    hits_.reset();
    is_stale_ = false;
    is_filling_ = true;
    pane_->clear();
    is_filling_ = false;
}

bool RunTable::is_looked_at() const {
    return pages_->currentWidget() == pane_;
}

void RunTable::fill() {
    if (!is_looked_at() || !is_stale_)
        return;
    is_stale_ = false;
    is_filling_ = true;
    if (run_)
        pane_->set_run(*run_, hits_);
    else
        pane_->clear();
    pane_->fit_columns();
    is_filling_ = false;
    show_chosen();
}

void RunTable::show_chosen() {
    if (!is_looked_at() || is_filling_)
        return;
    is_filling_ = true;
    const std::optional<Subject> chosen = chosen_();
    const auto item = chosen ? item_of(*chosen) : std::nullopt;
    QTableView* const table = pane_->table();
    // Of several in one place the one that was chosen stays so.
    const int now = table->currentIndex().row();
    const analysis::LaneItem current = pane_->items().item(now);
    const int row = !item ? -1
                    : now >= 0 && is_same_place(current, *item) && current.range == item->range
                        ? now
                        : pane_->items().row_of(*item);
    if (row >= 0 && row < pane_->items().rowCount()) {
        if (now != row) {
            const int column = std::max(0, table->currentIndex().column());
            table->setCurrentIndex(pane_->items().index(row, column));
        }
    } else {
        table->clearSelection();
        table->setCurrentIndex({});
    }
    is_filling_ = false;
}

}  // namespace threadline::app
