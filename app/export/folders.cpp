#include "app/export/folders.h"

#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>

namespace threadline::app {

QString last_folder(const char* of) {
    return QSettings()
        .value(of, QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation))
        .toString();
}

void remember_folder_of(const QString& file, const char* as) {
    QSettings().setValue(as, QFileInfo(file).absolutePath());
}

}  // namespace threadline::app
