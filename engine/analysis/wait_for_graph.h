// The wait-for graph: actors and resources; an edge from a waiter to what it waits for, and from
// that to its holder (Holt, "Some Deadlock Properties of Computer Systems", 1972).
//
// A pure function of what is known at an instant, so that the live window, scrubbing and figures
// show the same graph.
#pragma once

#include "engine/analysis/finding.h"
#include "engine/trace/snapshot.h"

#include <span>
#include <vector>

namespace threadline::analysis {

struct WaitForNode {
    // Exactly one of the two is valid.
    ActorId actor;
    ObjectId object;
    bool deadlocked = false;  // part of a deadlock at this instant
    friend auto operator<=>(const WaitForNode&, const WaitForNode&) = default;
};

struct WaitForEdge {
    std::size_t from = 0;  // index of a node
    std::size_t to = 0;
    bool wait = false;  // true: actor waits for object (or joins an actor); false: held by
    trace::Time since{0};
    SiteId site;
    bool deadlocked = false;
    bool to_read = false;  // wanted or held so, of a reader-writer lock
    friend bool operator==(const WaitForEdge&, const WaitForEdge&) = default;
};

struct WaitForGraph {
    std::vector<WaitForNode> nodes;  // actors first, then objects, each in order of id
    std::vector<WaitForEdge> edges;
    // Locks that were declared and that nobody ever asked for; known once the run is over.
    std::vector<ObjectId> unused;
    friend bool operator==(const WaitForGraph&, const WaitForGraph&) = default;
};

// Actors that live at `t` and are involved (hold or wait, also for a reply), and what is held,
// wanted or waited for then.
WaitForGraph wait_for_graph_at(const trace::Snapshot& snapshot, std::span<const Finding> findings,
                               trace::Time t);

}  // namespace threadline::analysis
