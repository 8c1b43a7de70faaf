#include "app/panels/seed_outcomes_model.h"

#include "app/cli/explore_wording.h"
#include "app/language/decimal_mark.h"
#include "app/language/kind_names.h"
#include "app/panels/differing_values.h"

namespace threadline::app {

void SeedOutcomesModel::set(std::vector<OutcomeCount> outcomes, std::uint64_t done,
                            std::uint64_t first_seed) {
    done_ = done;
    first_seed_ = first_seed;
    std::vector<std::vector<record::ExploredVariable>*> values;
    for (OutcomeCount& one : outcomes)
        values.push_back(&one.values);
    same_in_all_ = take_out_common(values);
    set_rows(std::move(outcomes));
}

QVariant SeedOutcomesModel::cell(const OutcomeCount& row, int column, bool to_sort) const {
    const double share = done_ > 0 ? double(row.count) / double(done_) : 0;
    switch (column) {
        case Outcome:
            return outcome_named(row.outcome);
        case Values:
            return with_minus(QString::fromStdString(text_of_values(row.values)));
        case Findings:
            return findings_named(row.findings);
        case Runs:
            return count_cell(row.count, to_sort);
        case Share:
            return to_sort ? QVariant(share)
                           : QVariant(QString("%1 %").arg(
                                 decimal_text(share * 100, share < 0.1 ? 1 : 0)));
        default:
            return to_sort ? QVariant(quint64(seed_of(row)))
                           : QVariant(QString::number(seed_of(row)));
    }
}

QVariant SeedOutcomesModel::data(const QModelIndex& index, int role) const {
    if (role != Qt::ToolTipRole || !row(index.row()))
        return RowsModel::data(index, role);
    return row_in_words(index.row()) + u'\n' + tr("A click runs the first seed that ends so.");
}

QString SeedOutcomesModel::heading(int column, bool tip) const {
    switch (column) {
        case Outcome:
            return tip ? tr("How a run ended") : tr("Outcome");
        case Values:
            return tip ? values_tip(same_in_all_) : tr("Values");
        case Findings:
            return tip ? tr("What was found in it") : tr("Findings");
        case Runs:
            return tip ? tr("How many ended so") : tr("Runs");
        case Share:
            return tip ? tr("What share of all runs so far") : tr("Share");
        default:
            return tip ? tr("The first seed that ends so; click the row to play it")
                       : tr("First seed");
    }
}

}  // namespace threadline::app
