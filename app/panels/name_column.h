// The first column of a table of figures, which has the names: it gives way before a figure is cut,
// and where all that does not help, what is seen ends between two columns.
#pragma once

class QTableView;

namespace threadline::app {

// Its columns have the width that their contents need; the first one follows from theirs.
void fit_name_column(QTableView& table);

}  // namespace threadline::app
