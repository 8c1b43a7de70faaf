// What an exploration found: a sentence, and a table with a row for each way in which the scenario
// can end. Choosing a row plays its schedule.
#pragma once

#include "app/panels/rows_model.h"

#include "engine/session/exploration.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;
class QTableView;

namespace threadline::app {

class OutcomesModel : public RowsModel<session::ConfirmedOutcome> {
    Q_OBJECT
public:
    enum Column { Outcome, Values, Executions, Probability, Preemptions, Confirmed, ColumnCount };
    explicit OutcomesModel(QObject* parent = nullptr) : RowsModel(ColumnCount, parent) {}

protected:
    QVariant cell(const session::ConfirmedOutcome& row, int column, bool to_sort) const override;
    QString heading(int column, bool tip) const override;
    bool is_text(int column) const override {
        return column == Outcome || column == Values || column == Confirmed;
    }
};

class OutcomesPanel : public QWidget {
    Q_OBJECT
public:
    explicit OutcomesPanel(QAction* explore, QWidget* parent = nullptr);

    void clear(const QString& hint);
    void set_progress(const record::ExplorationProgress& progress);
    void set_result(const session::FinishedExploration& exploration,
                    const record::ExplorationBounds& bounds);
    void set_error(const QString& line);

    QString headline() const;
    const OutcomesModel& outcomes() const { return model_; }
    QTableView* table() const { return table_; }

signals:
    void stop_asked();
    void chosen(const threadline::record::Schedule& schedule);

private:
    OutcomesModel model_;
    QLabel* headline_;
    QProgressBar* progress_;
    QPushButton *explore_, *stop_;
    QTableView* table_;
};

}  // namespace threadline::app
