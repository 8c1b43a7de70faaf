#include "app/panels/slice_times_model.h"

namespace threadline::app {

QVariant SliceTimesModel::cell(const NamedSliceTime& row, int column, bool to_sort) const {
    switch (column) {
        case Name:
            return row.name;
        case Total:
            return time_cell(row.time.total, to_sort);
        case Self:
            return time_cell(row.time.self, to_sort);
        case Longest:
            return time_cell(row.time.longest.range.length(), to_sort);
        default:
            return count_cell(row.time.count, to_sort);
    }
}

QString SliceTimesModel::heading(int column, bool tip) const {
    switch (column) {
        case Name:
            return tip ? tr("What the slices are called") : tr("Slice");
        case Total:
            return tip ? tr("Time in slices of this name, within the stretch, all threads together")
                       : in_unit(tr("Time"));
        case Self:
            return tip ? tr("The same without the slices that lie within them")
                       : in_unit(tr("Self"));
        case Longest:
            return tip ? tr("The longest slice as a whole, also what lies outside the stretch")
                       : in_unit(tr("Longest (whole)"));
        default:
            return tip ? tr("How many slices there are, also in part") : tr("Count");
    }
}

}  // namespace threadline::app
