// Tables of rows that are read: no grid, a row chosen as a whole, columns as wide as heading and
// content need; where that is more than there is, it scrolls.
#pragma once

class QAbstractItemModel;
class QModelIndex;
class QString;
class QTableView;

namespace threadline::app {

// `name` is for those who do not see it.
QTableView* row_table(QAbstractItemModel* model, const QString& name);
// Sorted by what a RowsModel gives for it, once a heading is clicked; until then as the rows come.
// Enter is a click, too. Its first column has names, which give way (name_column.h).
QTableView* sorted_row_table(QAbstractItemModel* model, const QString& name);
// A heading of several words stands in as many lines: its column is as wide as its figures need.
void set_word_header(QTableView& table);
// Long words go on in a second line, and their rows are higher; for a few rows. Of many, set
// wordWrap to false and the rows' heights to fixed before they come.
void wrap_rows(QTableView& table);
// In place of headings above nothing; an empty text brings them back.
void say_why_empty(QTableView& table, const QString& text);
// Of the model of a sorted table: the row which that is of.
int source_row(const QModelIndex& sorted);

}  // namespace threadline::app
