// How the runs of a sweep over seeds ended, a row for each way, with how often.
#pragma once

#include "app/cli/outcome_counts.h"
#include "app/panels/rows_model.h"

namespace threadline::app {

class SeedOutcomesModel : public RowsModel<OutcomeCount> {
    Q_OBJECT
public:
    enum Column { Outcome, Findings, Values, Runs, Share, FirstSeed, ColumnCount };
    explicit SeedOutcomesModel(QObject* parent = nullptr) : RowsModel(ColumnCount, parent) {}

    // `done`: how many runs there were; seeds count from `first_seed`.
    void set(std::vector<OutcomeCount> outcomes, std::uint64_t done, std::uint64_t first_seed);
    std::uint64_t seed_of(const OutcomeCount& outcome) const { return first_seed_ + outcome.first; }

    // What hovering tells is the whole row: a narrow table shows not all of its columns.
    QVariant data(const QModelIndex& index, int role) const override;

protected:
    QVariant cell(const OutcomeCount& row, int column, bool to_sort) const override;
    QString heading(int column, bool tip) const override;
    bool is_text(int column) const override { return column <= Values; }

private:
    std::uint64_t done_ = 0;
    std::uint64_t first_seed_ = 1;
    QString same_in_all_;  // values (differing_values.h)
};

}  // namespace threadline::app
