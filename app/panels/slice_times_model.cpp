#include "app/panels/slice_times_model.h"

namespace threadline::app {

QVariant SliceTimesModel::cell(const NamedSliceTime& row, int column, bool to_sort) const {
    switch (column) {
        case Name:
            return row.name;
        case Total:
            return time_cell(row.time.total, 3, to_sort);
        case Self:
            return time_cell(row.time.self, 3, to_sort);
        case Longest:
            return time_cell(row.time.longest.range.length(), 3, to_sort);
        default:
            return count_cell(row.time.count, to_sort);
    }
}

QString SliceTimesModel::heading(int column, bool tip) const {
    switch (column) {
        case Name:
            return tip ? tr("What the slices are called") : tr("Slice");
        case Total:
            return tip ? tr("Milliseconds in slices of this name, all threads together")
                       : tr("Time ms");
        case Self:
            return tip ? tr("The same without the slices that lie within them") : tr("Self ms");
        case Longest:
            return tip ? tr("The longest slice, as a whole") : tr("Longest ms");
        default:
            return tip ? tr("How many slices there are, also in part") : tr("Count");
    }
}

}  // namespace threadline::app
