#include "app/window/last_run.h"

#include <QSettings>
#include <QStandardPaths>

namespace threadline::app {
namespace {

namespace fs = std::filesystem;

constexpr auto setting = "last-run/scenario";
constexpr std::uintmax_t most_bytes = 64 << 20;

}  // namespace

fs::path last_run_file() {
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation);
    return fs::path(folder.toStdString()) / "last-run.tline";
}

void keep_last_run(const fs::path& recording, const QString& scenario) {
    const fs::path kept = last_run_file();
    std::error_code error;
    if (recording != kept) {
        forget_last_run();
        if (fs::file_size(recording, error) > most_bytes || error)
            return;
        fs::create_directories(kept.parent_path(), error);
        // Beside it first: another window may be reading it.
        fs::path part = kept;
        part += ".part";
        fs::copy_file(recording, part, fs::copy_options::overwrite_existing, error);
        if (!error)
            fs::rename(part, kept, error);
        if (error)
            return;
    }
    QSettings().setValue(setting, scenario);
}

void forget_last_run() {
    QSettings().remove(setting);
}

std::optional<fs::path> take_last_run(const QString& scenario) {
    const bool is_of_it = QSettings().value(setting).toString() == scenario && !scenario.isEmpty();
    forget_last_run();
    std::error_code ignored;
    if (!is_of_it || !fs::exists(last_run_file(), ignored))
        return std::nullopt;
    return last_run_file();
}

}  // namespace threadline::app
