// The runs that a person keeps for the comparison: while others are compared, and from one window
// to the next, which looks at their files only once somebody wants to see them.
#pragma once

#include "app/cli/comparison.h"
#include "app/cli/recording.h"

#include <QString>

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace threadline::app {

struct KeptRun {
    std::filesystem::path file;
    bool is_persons = false;
    QString name;     // beside the others
    QString listing;  // which one: another with each time that it is listed

    bool operator==(const KeptRun&) const = default;
};

// One of those, with a copy of this window's own: other windows may have recalled it as well.
struct RecalledRun {
    KeptRun kept;
    std::shared_ptr<Recording> recording;
    Recording::Notes notes;  // those that its file has
};

struct KeptAside {
    // The runs of the list, as they were read; what cannot be read, or is on another clock than the
    // first, stays there.
    struct Taken {
        bool are_all_there = true, are_of_one_clock = true;
    };
    Taken take(const std::vector<KeptRun>& listed,
               const std::vector<std::optional<Compared>>& read);

    std::vector<Compared> runs;
    std::vector<RecalledRun> recalled;  // from the list, whether they are kept still or not
    bool is_recalled = false;           // that was done
    std::vector<std::function<void()>> waiting;  // for these, which are being read
};

std::filesystem::path kept_runs_folder();
std::vector<KeptRun> kept_runs();  // the list; those of the window that was closed last come first
// As of the last run (last_run.h) a file of the person's is kept as that, and a copy of any other,
// unless that is larger than anybody wants kept.
bool can_be_kept(const Recording& recording);
// Lists them, and no more what was recalled and is not among them; its file goes. What another
// window has listed since stays. Whoever has listed them can recall them from then on.
std::vector<RecalledRun> keep_runs(const std::vector<Compared>& runs,
                                   const std::vector<RecalledRun>& recalled);

}  // namespace threadline::app
