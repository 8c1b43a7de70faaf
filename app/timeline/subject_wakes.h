// The wakes that a mark of the timeline is about: who let it go on, and whom its own steps let go
// on.
#pragma once

#include "app/timeline/display_list.h"

#include "engine/session/run_snapshot.h"

#include <vector>

namespace threadline::app {

struct SubjectWake {
    trace::Wake wake;
    ActorId woken;
    // It was on a CPU again, where that is known, else its own next step; still on its way: none.
    std::optional<trace::Time> went_on;
};

struct SubjectWakes {
    std::optional<SubjectWake> by;   // ended the wait, or let run
    std::vector<SubjectWake> given;  // in order of time, `most` at most
    std::size_t more = 0;            // that were left out
    static constexpr std::size_t most = 32;
};

// Of an interval, a hold or a wait that stands alone; nothing of what stands for several.
// O(log n) each.
SubjectWakes wakes_of(const session::RunSnapshot& run, const Subject& subject);

// "Woken by A's unlock of Lock 1 at 20.4 ms, line 14; went on 0.3 ms later.", a line each; empty if
// there is nothing to say.
QString describe_wakes(const session::RunSnapshot& run, const Subject& subject);

}  // namespace threadline::app
