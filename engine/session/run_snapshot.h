// A run as those above the engine see it, live or from a file: immutable, cheap to copy.
#pragma once

#include "engine/analysis/finding.h"
#include "engine/trace/snapshot.h"

#include <memory>
#include <vector>

namespace threadline::session {

struct RunSnapshot {
    trace::Snapshot trace;
    std::shared_ptr<const std::vector<analysis::Finding>>
        findings;  // in the order found; never null
};

}  // namespace threadline::session
