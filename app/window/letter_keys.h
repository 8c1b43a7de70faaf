// Letters are keys of the timeline wherever nobody writes them: also from a list or a table, which
// would look for a row that begins with them.
#pragma once

class QWidget;

namespace threadline::app {

bool takes_letters(const QWidget* widget);  // to write with
// The lists and tables in `window` leave them to it.
void let_letters_pass(QWidget& window);
// The lines of text leave it those keys with Ctrl that are no edits to most people, as Ctrl+E.
void let_window_keys_pass(QWidget& window);

}  // namespace threadline::app
