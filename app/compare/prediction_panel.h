// What other tools would give, predicted from the run on show; and, once tried, what they gave.
#pragma once

#include "app/panels/rows_model.h"

#include "engine/analysis/prediction.h"

#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;
class QTableView;

namespace threadline::app {

struct PredictedTool {
    analysis::Prediction prediction;
    bool can_be_tried = false;                 // the scenario has a parameter for it
    std::optional<trace::Duration> outcome{};  // on the clock of the trial
    bool is_on_show = false;                   // the outcome is that of the run on show
    bool is_measured = false;                  // that run: what others did meanwhile is part of it
    QString problem{};                         // it was tried, and did not complete
};

// Of the outcome: +0.05 is five percent more than came out.
double relative_error(const PredictedTool& tool);

class PredictionModel : public RowsModel<PredictedTool> {
    Q_OBJECT
public:
    enum Column { Tool, Predicted, Outcome, Error, ColumnCount };
    explicit PredictionModel(QObject* parent = nullptr) : RowsModel(ColumnCount, parent) {}

protected:
    QVariant cell(const PredictedTool& row, int column, bool to_sort) const override;
    QString heading(int column, bool tip) const override;
};

class PredictionPanel : public QWidget {
    Q_OBJECT
public:
    explicit PredictionPanel(QWidget* parent = nullptr);

    void clear(const QString& hint);
    // `tools` in the order of `predictions.tools`; or why there are none.
    void set_predictions(const analysis::Predictions& predictions,
                         std::vector<PredictedTool> tools);
    void set_outcome(analysis::WorkTool tool, std::optional<trace::Duration> outcome,
                     const QString& problem);
    void set_trying(const QString& what);  // empty: nothing is being tried

    const PredictionModel& tools() const { return model_; }
    QString headline() const;  // at full length
    QTableView* table() const { return table_; }

signals:
    void try_asked(const std::vector<threadline::analysis::WorkTool>& tools);
    void cancel_asked();
    void side_by_side_asked();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void say();
    void try_row(int row);
    void try_all();
    void update_buttons();
    bool any_can_be_tried() const;
    QString none_can_be_tried() const;  // as a sentence
    QString said_of_locks(const analysis::Predictions& predictions) const;

    PredictionModel model_;
    std::vector<PredictedTool> rows_;
    QString said_, said_in_short_;
    QString trying_what_;
    bool trying_ = false;
    QLabel* headline_;
    QPushButton *try_, *try_all_, *beside_, *cancel_;
    QTableView* table_;
};

}  // namespace threadline::app
