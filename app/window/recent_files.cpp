#include "app/window/recent_files.h"

#include "app/export/folders.h"
#include "app/language/path_text.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>

#include <filesystem>
#include <system_error>

namespace threadline::app {
namespace {

constexpr auto setting = "recent-files";
constexpr int most = 9;

}  // namespace

QStringList recent_files() {
    QStringList files = QSettings().value(setting).toStringList();
    files.removeIf([](const QString& file) {
        std::error_code ignored;
        return !std::filesystem::exists(path_of(file), ignored);
    });
    return files.mid(0, most);
}

void remember_file(const QString& file) {
    std::error_code error;
    const std::filesystem::path given = path_of(file);
    const std::filesystem::path whole = std::filesystem::canonical(given, error);
    // By whichever way it was reached.
    const QString path = error ? QFileInfo(file).absoluteFilePath() : in_qt(whole);
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
