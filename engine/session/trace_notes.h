// What a long trace holds beside its events and the overviews of its lanes: where parts of it can
// be built from, what the analyses said while it was recorded, its moments and findings. As bytes
// it is the content of a file's notes chunk.
#pragma once

#include "engine/analysis/finding.h"
#include "engine/analysis/report.h"
#include "engine/trace/interval.h"
#include "engine/trace/series.h"
#include "engine/trace/tables.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace threadline::session {

struct TraceNotes {
    struct Checkpoint {
        std::uint64_t events = 0;  // before it
        trace::Time at{0};         // of the latest of them
        // Up to where the lanes were settled (TraceBuilder::settle).
        trace::Time switches_known{0};
        trace::Time cpus_known{0};
    };
    // After so many events these actors could never go on.
    struct Frozen {
        std::uint64_t events = 0;
        trace::Time since{0};
        std::vector<ActorId> actors;
    };
    std::vector<Checkpoint> checkpoints;
    std::vector<Frozen> frozen;
    trace::Series<trace::Moment> moments;
    std::uint64_t moments_left_out = 0;  // as idle_causes
    std::vector<analysis::Finding> findings;
    std::vector<analysis::IdleCause> idle_causes;  // none in files from before these were kept
};

std::string encode(const TraceNotes& notes);
// False: damaged.
bool decode(std::string_view content, const trace::Tables& tables, TraceNotes& notes);

}  // namespace threadline::session
