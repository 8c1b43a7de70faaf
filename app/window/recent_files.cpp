#include "app/window/recent_files.h"

#include "app/export/folders.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>

namespace threadline::app {
namespace {

constexpr auto setting = "recent-files";
constexpr int most = 9;

}  // namespace

QStringList recent_files() {
    QStringList files = QSettings().value(setting).toStringList();
    files.removeIf([](const QString& file) { return !QFileInfo::exists(file); });
    return files.mid(0, most);
}

void remember_file(const QString& file) {
    const QFileInfo info(file);
    const QString whole = info.canonicalFilePath();  // by whichever way it was reached
    const QString path = whole.isEmpty() ? info.absoluteFilePath() : whole;
    QStringList files = QSettings().value(setting).toStringList();
    files.removeAll(path);
    files.prepend(path);
    QSettings().setValue(setting, QStringList(files.mid(0, most)));
    remember_folder_of(file);
}

void forget_recent_files() {
    QSettings().remove(setting);
}

QString recent_file_label(const QString& file) {
    const QFileInfo info(file);
    QString folder = info.absolutePath();
    if (const QString home = QDir::homePath(); folder == home || folder.startsWith(home + u'/'))
        folder.replace(0, home.size(), u'~');
    return QStringLiteral("%1 — %2").arg(info.fileName(), folder);
}

}  // namespace threadline::app
