// How often variables were changed that more than one actor changed: where no update was lost, all
// of these arrived, as whoever has cured a race wants to read.
//
// A pure function; any thread.
#pragma once

#include "engine/trace/snapshot.h"

#include <vector>

namespace threadline::analysis {

struct SharedChanges {
    ObjectId variable;
    std::uint64_t changes = 0;
    friend bool operator==(const SharedChanges&, const SharedChanges&) = default;
};

// In order of the variables, without elements of arrays; of a run not all of whose items are there
// none. O(n) in the changes.
std::vector<SharedChanges> shared_changes(const trace::Snapshot& snapshot);

}  // namespace threadline::analysis
