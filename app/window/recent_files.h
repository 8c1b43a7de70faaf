// The files that were opened or saved last, the latest first; kept in the settings, as is the
// folder of the last one.
#pragma once

#include <QStringList>

namespace threadline::app {

// Those that are still there, at most nine: 1 to 9 choose among them.
QStringList recent_files();
void remember_file(const QString& file);
void forget_recent_files();
// "run.tline — ~/lessons"
QString recent_file_label(const QString& file);

}  // namespace threadline::app
