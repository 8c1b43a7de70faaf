// What lies on the lanes in words, a cell or a sentence each, from what an item itself says: it may
// lie in a part of a long trace that is not in memory.
#pragma once

#include "engine/analysis/lane_item.h"
#include "engine/session/run_snapshot.h"

#include <QString>

namespace threadline::app {

QString lane_name(analysis::ItemKind kind);  // "thread", "variable": as the search calls it
// As few letters as there can be: what it waits for stands beside it.
QString short_state(const session::RunSnapshot& run, const analysis::LaneItem& item);
// The lock, variable or CPU, or how a slice is called; what a moment or a note says; why cores were
// idle.
QString object_text(const session::RunSnapshot& run, const analysis::LaneItem& item);
QString sentence_of(const session::RunSnapshot& run, const analysis::LaneItem& item);

}  // namespace threadline::app
