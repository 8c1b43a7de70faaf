// The values of the shared variables of the run on show, at an instant. Of a live run with very
// many of them not with each frame: they take a tenth of the time.
//
// Use from the GUI thread.
#pragma once

#include "app/panels/values_model.h"

#include <QElapsedTimer>
#include <QTimer>

class QTableView;

namespace threadline::app {

class ValuesTab : public QObject {
    Q_OBJECT
public:
    explicit ValuesTab(QObject* parent);

    QTableView* table() const { return table_; }
    void begin_run();
    // `run`: with all items at the instant; null: they are being read, and what was shown stays.
    // `in_passing`: the next frame asks again.
    void show(const session::RunSnapshot* run, trace::Time at, bool in_passing);

signals:
    void due();  // what was too early in passing
    void chosen(const threadline::app::VariableAtInstant& variable);

private:
    ValuesModel model_;
    QTableView* table_;
    VariablesOfRun variables_;
    QElapsedTimer since_shown_;
    qint64 took_ns_ = 0;
    QTimer wait_;
};

}  // namespace threadline::app
