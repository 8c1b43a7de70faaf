// The name under which something is saved gets its ending, and replaces nothing without a question.
#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace threadline::app {

// "run.pdf" of "run" and "pdf"; a name that has its ending stays as it is.
QString with_ending(const QString& path, const QString& ending);

// Asks for the name of a file, in the folder of the last one; `then` is given it, with its ending,
// once it may be written. Returns at once.
struct FileToSave {
    QString title;  // of the dialog
    QString kinds;  // "Schedules (*.schedule)"
    QString name;   // that is offered
    QString ending;
};
void ask_for_file_to_save(QWidget* parent, const FileToSave& file,
                          std::function<void(const QString& path)> then);

// The dialog for files has asked about the name that was `chosen`; where that became another one
// and something is there, the person is asked again.
bool may_be_written(QWidget* parent, const QString& chosen, const QString& path);

// The same of numbered frames (figure/numbered_frames.h), all of an earlier export at once.
bool may_be_replaced(QWidget* parent, const QString& pattern);

}  // namespace threadline::app
