// The dialog in which a person chooses a file, wherever the window asks for one.
#pragma once

#include <QString>

class QFileDialog;
class QWidget;

namespace threadline::app {

// To be opened; deletes itself once it is closed. It reads no file that it lists: some, as in
// /proc, would keep it waiting.
QFileDialog* new_file_dialog(QWidget* parent, const QString& title, const QString& folder,
                             const QString& kinds);

}  // namespace threadline::app
