// How a scenario can end: what an exploration found, or how the runs of a sweep over seeds ended. A
// sentence, and a table with a row for each way; choosing a row plays it.
#pragma once

#include "app/panels/rows_model.h"
#include "app/panels/seed_outcomes_model.h"

#include "engine/record/schedule_policy.h"
#include "engine/session/exploration.h"
#include "engine/session/run_snapshot.h"

#include <QWidget>

#include <optional>
#include <vector>

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QSpinBox;
class QTableView;

namespace threadline::app {

class OutcomesModel : public RowsModel<session::ConfirmedOutcome> {
    Q_OBJECT
public:
    enum Column { Outcome, Values, Executions, Probability, Preemptions, Confirmed, ColumnCount };
    explicit OutcomesModel(QObject* parent = nullptr) : RowsModel(ColumnCount, parent) {}

    void set_outcomes(std::vector<session::ConfirmedOutcome> outcomes);

    // What hovering tells is the whole row: a narrow table shows not all of its columns.
    QVariant data(const QModelIndex& index, int role) const override;

protected:
    QVariant cell(const session::ConfirmedOutcome& row, int column, bool to_sort) const override;
    QString heading(int column, bool tip) const override;
    bool is_text(int column) const override {
        return column == Outcome || column == Values || column == Confirmed;
    }

private:
    QString same_in_all_;  // values (differing_values.h)
};

class OutcomesPanel : public QWidget {
    Q_OBJECT
public:
    OutcomesPanel(QAction* explore, QAction* try_seeds, QWidget* parent = nullptr);

    // Which remedies what follows is found with (remedy_wording.h): said before all else.
    void set_what_if(const QString& sentence);
    // The lower values that are offered where there is much to explore; empty: there are none.
    void set_lower(const QString& settings);
    void clear(const QString& hint);
    // `bounded`: on preemptions; else such a bound is offered where there is much to explore.
    void set_progress(const session::Exploration::Progress& progress, bool bounded);
    void set_result(session::FinishedExploration exploration,
                    const record::ExplorationBounds& bounds);
    // A run that went by these choices is over: the outcome that they lead to, if it was not
    // confirmed before, now is, or is not.
    void confirm_played(const std::vector<record::Choice>& choices,
                        const session::RunSnapshot& run);
    // What is on show, with what was confirmed since; null: no exploration.
    const session::FinishedExploration* result() const { return result_ ? &*result_ : nullptr; }
    // Of a sweep; it goes on until all of `runs` are done.
    void set_sweep(std::vector<OutcomeCount> outcomes, std::uint64_t done, std::uint64_t runs,
                   std::uint64_t first_seed);
    void set_swept(std::vector<OutcomeCount> outcomes, std::uint64_t done,
                   std::uint64_t first_seed);
    void set_error(const QString& line);

    // What a sweep is asked for: how many runs, and by which policy, at first with seed 1.
    std::uint64_t runs() const;
    void set_runs(int runs);
    record::SchedulePolicy policy() const;

    QString headline() const;
    const OutcomesModel& outcomes() const { return model_; }
    const SeedOutcomesModel& swept() const { return swept_; }
    QTableView* table() const { return table_; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

signals:
    void stop_asked();
    // To explore anew, within so many preemptions.
    void bound_asked(unsigned preemptions);
    void lower_asked();  // to explore anew, with those lower values
    void chosen(const threadline::record::Schedule& schedule);
    void seed_chosen(quint64 seed);

private:
    void show_progress(double part);
    void say(const QString& text);
    void show_table(QAbstractItemModel* model);
    void show_offers(bool much);
    QString offer_text() const;
    void fit_columns();
    void fit_rows();
    void set_rows_wrap(bool wraps);
    void play(const QModelIndex& index);
    void show_result();

    QString what_if_;
    QString lower_settings_;
    bool is_much_ = false;     // to explore, and stays so
    bool is_bounded_ = false;  // on preemptions
    std::optional<session::FinishedExploration> result_;
    record::ExplorationBounds bounds_;
    OutcomesModel model_;
    QLabel* headline_;
    QProgressBar* progress_;
    QPushButton *explore_, *seeds_, *stop_, *bound_, *lower_;
    QComboBox* policy_;
    QSpinBox* runs_;
    QTableView* table_;
    SeedOutcomesModel swept_;
};

}  // namespace threadline::app
