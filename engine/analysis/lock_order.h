// The lock-order graph up to an instant, as it is shown: the second face of the wait-for graph. An
// edge from each lock held to each lock then requested, with how often, by whom and on which lines.
// Which of its cycles count is found on the stream (lock_order_graph.h), and stands in findings.
//
// A pure function of the run, like the wait-for graph. Where the lanes are not there as a whole
// (Snapshot::detail) it tells of the part that is; part by part it is added up to that of the
// whole.
#pragma once

#include "engine/analysis/finding.h"
#include "engine/trace/snapshot.h"

#include <cstdint>
#include <map>
#include <span>
#include <utility>
#include <vector>

namespace threadline::analysis {

struct LockOrderEdge {
    ObjectId held, wanted;
    std::uint64_t count = 0;        // nestings
    std::vector<ActorId> actors;    // in order of id
    SiteId held_site, wanted_site;  // of the first nesting: where taken, where requested
    trace::Time first{0};
    bool in_cycle = false;  // of a deadlock, or of a potential one
    friend bool operator==(const LockOrderEdge&, const LockOrderEdge&) = default;
};

struct LockOrder {
    std::vector<LockOrderEdge> edges;  // in order of their locks
    bool deadlock = false;             // one of the cycles was closed by then
    bool potential = false;
    friend bool operator==(const LockOrder&, const LockOrder&) = default;
};

class LockOrderSum {
public:
    // All nestings that were begun in this time, the end included and not the beginning: of its
    // parts, one after the other. Holds and waits that reach into it have to be there. O(n log n)
    // in those of the snapshot.
    void add(const trace::Snapshot& snapshot, trace::Time after, trace::Time until);
    // With what was found up to `t`.
    LockOrder at(trace::Time t, std::span<const Finding> findings) const;

private:
    std::map<std::pair<ObjectId, ObjectId>, LockOrderEdge> edges_;
};

// O(n log n) in the holds and waits up to `t`.
LockOrder lock_order_at(const trace::Snapshot& snapshot, std::span<const Finding> findings,
                        trace::Time t);

}  // namespace threadline::analysis
