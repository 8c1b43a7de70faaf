// On which line each thread is at an instant: what the margin of the source shows.
#pragma once

#include "engine/trace/snapshot.h"

#include <QString>

#include <vector>

namespace threadline::app {

struct LineMark {
    int line = 0;
    std::vector<ActorId> actors;                 // in order of id
    QString text;                                // "A, B", "A +9"
    QString short_text;                          // "A +1"
    trace::State state = trace::State::Running;  // the most severe of theirs
    bool deadlocked = false;

    bool operator==(const LineMark&) const = default;
};

struct ActorOnLine {
    ActorId actor;
    SiteId site;
    trace::State state = trace::State::Running;
};
// In order of line; those without a line are on none.
std::vector<LineMark> line_marks_of(const trace::Snapshot& snapshot,
                                    const std::vector<ActorOnLine>& actors);

// In order of line. Actors that have not begun or have ended are on no line.
std::vector<LineMark> line_marks_at(const trace::Snapshot& snapshot, trace::Time t);

// The line of a site; 0 for none.
int line_of(const trace::Snapshot& snapshot, SiteId site);

}  // namespace threadline::app
