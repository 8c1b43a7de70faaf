// The name under which something is saved gets its ending, and replaces nothing without a question.
#pragma once

#include <QString>

class QWidget;

namespace threadline::app {

// "run.pdf" of "run" and "pdf"; a name that has its ending stays as it is.
QString with_ending(const QString& path, const QString& ending);

// The dialog for files has asked about the name that was `chosen`; where that became another one
// and something is there, the person is asked again.
bool may_be_written(QWidget* parent, const QString& chosen, const QString& path);

// The same of numbered frames (figure/numbered_frames.h), all of an earlier export at once.
bool may_be_replaced(QWidget* parent, const QString& pattern);

}  // namespace threadline::app
