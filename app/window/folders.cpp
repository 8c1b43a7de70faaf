#include "app/window/folders.h"

#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>

namespace threadline::app {

QString last_folder() {
    return QSettings()
        .value("folder", QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation))
        .toString();
}

void remember_folder_of(const QString& file) {
    QSettings().setValue("folder", QFileInfo(file).absolutePath());
}

}  // namespace threadline::app
