#include "app/window/openable_files.h"

#include <QMimeData>
#include <QUrl>

#include <array>

namespace threadline::app {
namespace {

struct Ending {
    const char* text;
    OpenableFile kind;
};

constexpr std::array endings{
    Ending{".tline", OpenableFile::Run},
    Ending{".json", OpenableFile::Run},
    Ending{".schedule", OpenableFile::Schedule},
    Ending{".lua", OpenableFile::Scenario},
};

}  // namespace

std::optional<OpenableFile> kind_of(const std::filesystem::path& file) {
    const QString own = QString::fromStdString(file.extension().string());
    for (const Ending& ending : endings)
        if (own.compare(QLatin1String(ending.text), Qt::CaseInsensitive) == 0)
            return ending.kind;
    return std::nullopt;
}

QString openable_pattern() {
    QStringList patterns;
    for (const Ending& ending : endings)
        patterns.append(QStringLiteral("*") + QLatin1String(ending.text));
    return patterns.join(u' ');
}

QStringList openable_files(const QMimeData& data) {
    QStringList files;
    for (const QUrl& url : data.urls())
        if (const QString file = url.toLocalFile(); !file.isEmpty() && kind_of(file.toStdString()))
            files.append(file);
    return files;
}

}  // namespace threadline::app
