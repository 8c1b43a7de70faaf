// A run as those above the engine see it, live or from a file: immutable, cheap to copy.
#pragma once

#include "engine/analysis/finding.h"
#include "engine/analysis/report.h"
#include "engine/trace/annotation.h"
#include "engine/trace/snapshot.h"

#include <memory>
#include <vector>

namespace threadline::session {

class LongTrace;

struct RunSnapshot {
    trace::Snapshot trace;
    std::shared_ptr<const std::vector<analysis::Finding>>
        findings;  // in the order found; never null
    // Of a trace that is too long for its lanes to hold it all: where more of it can be had.
    std::shared_ptr<const LongTrace> whole{};
    // Of such a trace, why its cores were idle, all of it together.
    std::vector<analysis::IdleCause> idle_causes{};

    // O(n log n) in the intervals that are there.
    analysis::Report report() const { return analysis::make_report(trace, *findings, idle_causes); }
    // What a person wrote beside it; null: nothing.
    std::shared_ptr<const std::vector<trace::Annotation>> annotations{};
};

}  // namespace threadline::session
