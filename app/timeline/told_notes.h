// What is told of a run that unfolds before somebody who watches, in a presentation and in an
// animation: the words that a person wrote beside it, and the moments but for those of a kind that
// a person passes over.
//
// Pure functions.
#pragma once

#include "engine/session/run_snapshot.h"

#include <QString>

#include <vector>

namespace threadline::app {

// What a person does not want to halt at.
struct PassedOver {
    std::vector<trace::MomentKind> kinds{};
    bool notes = false;
};

std::vector<trace::MomentKind> told_kinds(const PassedOver& passed);

// A note on a stretch is told once all of that has been seen.
struct ToldNote {
    trace::Time at{0};
    QString sentence;
    trace::TimeRange range;
};

// Those that are about something in the range, by time.
std::vector<ToldNote> told_notes(const session::RunSnapshot& run, trace::TimeRange range,
                                 const PassedOver& passed);

}  // namespace threadline::app
