// The name under which something is saved gets its ending, and replaces nothing without a question.
#pragma once

#include "app/export/folders.h"

#include <QString>

#include <functional>

class QWidget;

namespace threadline::app {

// "run.pdf" of "run" and "pdf"; a name that has its ending stays as it is.
QString with_ending(const QString& path, const QString& ending);

// Asks for the name of a file, in the folder of the last one; `then` is given it, with its ending,
// once it may be written, and remembers its folder once it is. Who will not replace what is there
// is asked again, with the name that they typed. Returns at once.
struct FileToSave {
    QString title;  // of the dialog
    QString kinds;  // "Schedules (*.schedule)"
    QString name;   // that is offered
    QString ending;
    // What becomes of the name that was chosen; none: it gets its ending.
    std::function<QString(const QString& chosen)> path_of = {};
    const char* folder = usual_folder;
};
void ask_for_file_to_save(QWidget* parent, const FileToSave& file,
                          std::function<void(const QString& path)> then);

}  // namespace threadline::app
