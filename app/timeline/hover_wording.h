// What stands under the mouse, at the instant that it points at: the mark in one sentence, then who
// holds what, who waits for it, and since when.
#pragma once

#include "app/timeline/display_list.h"

#include "engine/session/run_snapshot.h"

#include <QStringList>

#include <vector>

namespace threadline::app {

// Of the locks that the mark is about and that its thread holds then: "Lock 1 is held by A since
// 0.1 ms; B waits for it since 21.5 ms." A line each, a few at most.
// O(log holds + those that overlap the instant).
QStringList locks_at(const session::RunSnapshot& run, const Subject& subject, trace::Time at);

// Marks on the lanes that it is about, beside the one pointed at.
std::vector<Subject> told_of(const session::RunSnapshot& run, const Subject& subject,
                             trace::Time at);

QString describe_on_hover(const session::RunSnapshot& run, const Subject& subject, trace::Time at);

}  // namespace threadline::app
