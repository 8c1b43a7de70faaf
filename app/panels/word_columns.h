// The columns of a table in a narrow pane: those with words share what those with figures leave, in
// lines as many as they need, and no name is cut off from its value.
#pragma once

#include <QtGlobal>

#include <vector>

class QTableView;

namespace threadline::app {

// In letters, of the first rows.
qsizetype longest_text(const QTableView& table, int column);

// Shows `words` and, of `figures`, as many as there is room for: the last ones go first, all but
// the first where words are many. All other columns are hidden. O(columns); it looks at the first
// rows only.
void fit_word_columns(QTableView& table, const std::vector<int>& words, std::vector<int> figures);

}  // namespace threadline::app
