// A run on its way to a file, part after part: of each lane a part has what ends in it. A run that
// is in memory is a single one.
#pragma once

#include "engine/record/result.h"
#include "engine/trace/snapshot.h"

#include <functional>

namespace threadline::exchange {

struct RunPart {
    const trace::Snapshot& snapshot;         // with the items of this part, at least
    trace::Time after = trace::Time::min();  // where the part before ends; min: there is none
    trace::Time until = trace::Time::max();  // max: none follows

    bool is_first() const { return after == trace::Time::min(); }
    bool is_last() const { return until == trace::Time::max(); }

    // Those of `items`, which are in order of their ends.
    template <typename Items, typename Visit>
    void for_each(const Items& items, Visit&& visit) const {
        for (std::size_t i = items.find(after); i < items.size() && items[i].end <= until; ++i)
            visit(items[i]);
    }
};

// Hands over all parts, in order, at least one, until one is not taken; or says why it cannot.
using RunParts = std::function<Status(const std::function<bool(const RunPart&)>& take)>;

// Asked now and then while a run is written. False: nothing is, and the status says so.
using GoOn = std::function<bool()>;

}  // namespace threadline::exchange
