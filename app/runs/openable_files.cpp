#include "app/runs/openable_files.h"

#include "app/language/path_text.h"

#include <QMimeData>
#include <QUrl>

#include <array>

namespace threadline::app {
namespace {

struct Ending {
    const char* text;
    OpenableFile kind;
};

constexpr auto foreign = ".json";
constexpr std::array endings{
    Ending{".tline", OpenableFile::Run},
    Ending{foreign, OpenableFile::Run},
    Ending{".schedule", OpenableFile::Schedule},
    Ending{".lua", OpenableFile::Scenario},
};

bool ends_with(const std::filesystem::path& file, const char* ending) {
    const QString own = in_qt(file.extension());
    return own.compare(QLatin1String(ending), Qt::CaseInsensitive) == 0;
}

}  // namespace

std::optional<OpenableFile> kind_of(const std::filesystem::path& file) {
    for (const Ending& ending : endings)
        if (ends_with(file, ending.text))
            return ending.kind;
    return std::nullopt;
}

bool is_in_another_format(const std::filesystem::path& run) {
    return ends_with(run, foreign);
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
        if (const QString file = url.toLocalFile(); !file.isEmpty() && kind_of(path_of(file)))
            files.append(file);
    return files;
}

}  // namespace threadline::app
