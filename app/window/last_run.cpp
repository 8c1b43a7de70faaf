#include "app/window/last_run.h"

#include <QSettings>
#include <QStandardPaths>

namespace threadline::app {
namespace {

namespace fs = std::filesystem;

constexpr auto setting = "last-run/scenario";
constexpr auto own_file = "last-run/file";  // the person's
constexpr std::uintmax_t most_bytes = 64 << 20;

}  // namespace

fs::path last_run_file() {
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation);
    return fs::path(folder.toStdString()) / "last-run.tline";
}

void keep_last_run(const Recording& recording, const QString& scenario) {
    const fs::path kept = last_run_file();
    std::error_code error;
    forget_last_run();
    if (recording.is_persons) {
        QSettings().setValue(own_file,
                             QString::fromStdString(fs::absolute(recording.file, error).string()));
    } else {
        if (fs::file_size(recording.file, error) > most_bytes || error)
            return;
        fs::create_directories(kept.parent_path(), error);
        // Beside it first: another window may be reading it.
        fs::path part = kept;
        part += ".part";
        fs::copy_file(recording.file, part, fs::copy_options::overwrite_existing, error);
        if (!error)
            fs::rename(part, kept, error);
        if (error)
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
