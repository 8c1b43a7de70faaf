// The runs that a person keeps for the comparison: while others are compared, and from one window
// to the next, which looks at their files only once somebody wants to see them.
#pragma once

#include "app/cli/comparison.h"

#include <QString>

#include <filesystem>
#include <functional>
#include <vector>

namespace threadline::app {

struct KeptAside {
    std::vector<Compared> runs;
    bool is_recalled = false;                    // those of the window before are among them
    std::vector<std::function<void()>> waiting;  // for these, which are being read
};

struct KeptRun {
    std::filesystem::path file;
    bool is_persons = false;
    QString name;  // beside the others
};

std::filesystem::path kept_runs_folder();
std::vector<KeptRun> kept_runs();  // of the window that was closed last
// In place of those before, whose files go. As of the last run (last_run.h) a file of the person's
// is kept as that, and a copy of any other, unless that is larger than anybody wants kept.
void keep_runs(const std::vector<Compared>& runs);

}  // namespace threadline::app
