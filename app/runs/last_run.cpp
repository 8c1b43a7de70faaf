#include "app/runs/last_run.h"

#include "app/language/path_text.h"

#include <QSettings>
#include <QStandardPaths>

namespace threadline::app {
namespace {

namespace fs = std::filesystem;

constexpr auto setting = "last-run/scenario";
constexpr auto own_file = "last-run/file";  // the person's

// Beside it first: another window may be reading it. On one disk a second name is enough.
bool keep_file(const fs::path& recording, const fs::path& to) {
    std::error_code error, ignored;
    if (fs::file_size(recording, error) > most_kept_bytes || error)
        return false;
    fs::create_directories(to.parent_path(), error);
    fs::path part = to;
    part += ".part";
    fs::remove(part, ignored);
    fs::create_hard_link(recording, part, error);
    if (error)
        fs::copy_file(recording, part, error);
    if (!error)
        fs::rename(part, to, error);
    fs::remove(part, ignored);  // it has the name by now, or is not whole
    return !error;
}

}  // namespace

fs::path last_run_file() {
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation);
    return fs::path(folder.toStdString()) / "last-run.tline";
}

void keep_last_run(const Recording& recording, const QString& scenario) {
    forget_last_run();
    if (recording.is_persons) {
        std::error_code error;
        QSettings().setValue(own_file, in_qt(fs::absolute(recording.file, error)));
    } else if (!keep_file(recording.file, last_run_file())) {
        return;
    }
    QSettings().setValue(setting, scenario);
}

void forget_last_run() {
    QSettings().remove(setting);
    QSettings().remove(own_file);
}

std::optional<fs::path> take_last_run(const QString& scenario) {
    const bool is_of_it = QSettings().value(setting).toString() == scenario && !scenario.isEmpty();
    const QString own = QSettings().value(own_file).toString();
    forget_last_run();
    const fs::path file = own.isEmpty() ? last_run_file() : path_of(own);
    std::error_code ignored;
    return is_of_it && fs::exists(file, ignored) ? std::optional(file) : std::nullopt;
}

}  // namespace threadline::app
