// The runs that are side by side: while one is held against itself with a remedy in their place,
// and from one window to the next, which looks at their files only once somebody wants to see them.
// What a person keeps comes there before what was only compared.
#pragma once

#include "app/cli/comparison.h"
#include "app/cli/recording.h"
#include "app/runs/kept_copies.h"

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
    QString name;         // beside the others
    QString listing;      // which one: another with each time that it is listed
    bool by_hand = true;  // kept by a person; otherwise compared when the window was closed

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
    // Of those that are kept by now, where the list has none of them as they are.
    void make_copies(const std::vector<Compared>& kept);
    // Lists them, and no more what was recalled and is not among them; its file goes. What was kept
    // by hand in another window since stays, and what is not gives way to it; of what was only
    // compared the last is listed. Whoever has listed them can recall them from then on.
    //
    // Windows that are closed in the same moment do so one after the other. False: one of them does
    // not come to an end with it; the list stays as it is.
    bool list(const std::vector<Compared>& kept, bool by_hand);

    // Those aside. By hand: a person has kept one of them, or more.
    std::vector<Compared> runs;
    bool are_by_hand = true;
    std::vector<Compared> tried;        // with that run, while those are on show
    std::vector<Compared> compared;     // recalled, and kept by nobody: until others are compared
    std::vector<RecalledRun> recalled;  // from the list, whether they are kept still or not
    bool is_recalled = false;           // that was done
    std::vector<std::function<void()>> waiting;  // for these, which are being read
    KeptCopies copies;

private:
    const RecalledRun* on_list(const std::shared_ptr<Recording>& recording) const;
    std::filesystem::path file_for_list(const std::shared_ptr<Recording>& recording);
};

std::vector<KeptRun> kept_runs();  // the list; those of the window that was closed last come first
std::filesystem::path kept_runs_lock();  // whoever has it writes the list
// Of those, what a window is to recall: those kept by hand, if there are any.
std::vector<KeptRun> runs_to_recall();
// As of the last run (last_run.h) a file of the person's is kept as that, and a copy of any other,
// unless that is larger than anybody wants kept.
bool can_be_kept(const Recording& recording);

}  // namespace threadline::app
