// The keys of an action, as they are written on the keyboard.
#pragma once

#include <QString>

class QAction;

namespace threadline::app {

// The first of them.
QString key_in_words(const QAction& action);
// All, with `between` in between; of many in a row the first and the last: "1 … 9".
QString keys_in_words(const QAction& action, const QString& between);

}  // namespace threadline::app
