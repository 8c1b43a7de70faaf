#include "app/window/last_run.h"

#include <QSettings>
#include <QStandardPaths>

namespace threadline::app {
namespace {

namespace fs = std::filesystem;

constexpr auto setting = "last-run/scenario";
constexpr auto own_file = "last-run/file";  // the person's

}  // namespace

bool keep_copy(const fs::path& recording, const fs::path& to) {
    std::error_code error;
    if (fs::file_size(recording, error) > most_kept_bytes || error)
        return false;
    fs::create_directories(to.parent_path(), error);
    // Beside it first: another window may be reading it.
    fs::path part = to;
    part += ".part";
    fs::copy_file(recording, part, fs::copy_options::overwrite_existing, error);
    if (!error)
        fs::rename(part, to, error);
    return !error;
}

fs::path last_run_file() {
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation);
    return fs::path(folder.toStdString()) / "last-run.tline";
}

void keep_last_run(const Recording& recording, const QString& scenario) {
    forget_last_run();
    if (recording.is_persons) {
        std::error_code error;
        QSettings().setValue(own_file,
                             QString::fromStdString(fs::absolute(recording.file, error).string()));
    } else if (!keep_copy(recording.file, last_run_file())) {
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
    const fs::path file = own.isEmpty() ? last_run_file() : fs::path(own.toStdString());
    std::error_code ignored;
    return is_of_it && fs::exists(file, ignored) ? std::optional(file) : std::nullopt;
}

}  // namespace threadline::app
