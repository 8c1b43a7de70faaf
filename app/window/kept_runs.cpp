#include "app/window/kept_runs.h"

#include "app/cli/recording.h"
#include "app/window/last_run.h"

#include <QSettings>
#include <QStandardPaths>
#include <QUuid>

#include <algorithm>

namespace threadline::app {
namespace {

namespace fs = std::filesystem;

constexpr auto list = "kept-runs";

QString in_qt(const fs::path& path) {
    return QString::fromStdString(path.string());
}

// Empty: it cannot be kept.
fs::path kept_file(const Recording& recording) {
    std::error_code error;
    if (recording.is_persons)
        return fs::absolute(recording.file, error);
    if (recording.file.parent_path() == kept_runs_folder())
        return fs::exists(recording.file, error) ? recording.file : fs::path();
    const QString name = QUuid::createUuid().toString(QUuid::WithoutBraces) + ".tline";
    const fs::path copy = kept_runs_folder() / name.toStdString();
    return keep_copy(recording.file, copy) ? copy : fs::path();
}

void remove_all_but(const std::vector<KeptRun>& kept) {
    std::error_code error;
    std::vector<fs::path> others;
    for (fs::directory_iterator entry(kept_runs_folder(), error), end; !error && entry != end;
         entry.increment(error))
        if (std::ranges::find(kept, entry->path(), &KeptRun::file) == kept.end())
            others.push_back(entry->path());
    for (const fs::path& file : others)
        fs::remove(file, error);
}

}  // namespace

fs::path kept_runs_folder() {
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation);
    return fs::path(folder.toStdString()) / "kept-runs";
}

std::vector<KeptRun> kept_runs() {
    QSettings settings;
    std::vector<KeptRun> runs;
    const int count = settings.beginReadArray(list);
    for (int i = 0; i < count; ++i) {
        settings.setArrayIndex(i);
        runs.push_back({settings.value("file").toString().toStdString(),
                        settings.value("is-persons").toBool(), settings.value("name").toString()});
    }
    settings.endArray();
    return runs;
}

void keep_runs(const std::vector<Compared>& runs) {
    std::vector<KeptRun> kept;
    for (const Compared& one : runs)
        if (one.recording && !one.recording->file.empty())
            if (const fs::path file = kept_file(*one.recording); !file.empty())
                kept.push_back({file, one.recording->is_persons, QString::fromStdString(one.name)});
    QSettings settings;
    settings.remove(list);
    settings.beginWriteArray(list, int(kept.size()));
    for (int i = 0; i < int(kept.size()); ++i) {
        settings.setArrayIndex(i);
        settings.setValue("file", in_qt(kept[std::size_t(i)].file));
        settings.setValue("is-persons", kept[std::size_t(i)].is_persons);
        settings.setValue("name", kept[std::size_t(i)].name);
    }
    settings.endArray();
    remove_all_but(kept);
}

}  // namespace threadline::app
