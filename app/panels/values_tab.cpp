#include "app/panels/values_tab.h"

#include "app/panels/row_table.h"

#include <QTableView>

namespace threadline::app {

ValuesTab::ValuesTab(QObject* parent)
    : QObject(parent), table_(sorted_row_table(&model_, tr("Values of the shared variables"))) {
    table_->setObjectName("values");
    connect(table_, &QTableView::clicked, this, [this](const QModelIndex& index) {
        if (const auto* variable = model_.row(source_row(index)))
            emit chosen(*variable);
    });
    wait_.setSingleShot(true);
    connect(&wait_, &QTimer::timeout, this, &ValuesTab::due);
}

void ValuesTab::begin_run() {
    model_.set_rows({});
    variables_.begin_run();
}

void ValuesTab::show(const session::RunSnapshot* run, trace::Time at, bool in_passing) {
    const qint64 pause_ns = 10 * took_ns_;
    if (in_passing && since_shown_.isValid() && since_shown_.nsecsElapsed() < pause_ns) {
        if (!wait_.isActive())
            wait_.start(int(pause_ns / 1'000'000) + 1);
        return;
    }
    wait_.stop();
    since_shown_.start();
    if (run)
        model_.set_rows(variables_.at(*run, at));
    const bool none = run && run->trace.tables && model_.rowCount() == 0;
    say_why_empty(
        *table_,
        none ? tr("This run has no shared variables, so there are no values to show.") : QString());
    took_ns_ = since_shown_.nsecsElapsed();
}

}  // namespace threadline::app
