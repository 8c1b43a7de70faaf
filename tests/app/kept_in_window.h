// Runs that are kept for the comparison in one window, to be there in the next one.
#pragma once

#include "app/runs/kept_runs.h"
#include "compared_runs.h"

namespace threadline::test {

// As before a program that was never started.
inline void forget_all_kept() {
    QSettings().clear();
    std::error_code ignored;
    std::filesystem::remove_all(app::kept_runs_folder(), ignored);
}

// How many of the runs that were kept have a file of the program's own.
inline std::ptrdiff_t kept_files() {
    std::error_code error;
    return std::distance(std::filesystem::directory_iterator(app::kept_runs_folder(), error), {});
}

inline bool keeps(OpenWindow& window, const QString& tool, std::size_t count) {
    if (!run(window, {{"tool", tool}}))
        return false;
    window.commands().keep_run->trigger();
    return has_runs(window, count);
}

// Those that were kept, in a window that was opened since.
inline bool recalls(OpenWindow& window, std::size_t count) {
    if (!window.is_ready())
        return false;
    window.commands().comparison->trigger();
    return has_runs(window, count);
}

}  // namespace threadline::test
