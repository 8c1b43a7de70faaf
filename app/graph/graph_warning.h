// A chain of waits that can still close: each waits for a lock that the next one holds, or for its
// end, the last one goes on, and the first one holds a lock, too. If the last one requests that, it
// is a deadlock ("hold and wait": Coffman, Elphick, Shoshani, "System Deadlocks", 1971). Of a lock
// that several hold to read each of them is enough: who wants to write waits for all.
#pragma once

#include "engine/analysis/wait_for_graph.h"
#include "engine/trace/tables.h"

#include <optional>
#include <vector>

namespace threadline::app {

struct GraphWarning {
    ActorId last;                    // who goes on
    ObjectId lock;                   // that the first one holds
    bool to_read = false;            // it holds it to read: the last one would have to write
    std::vector<std::size_t> nodes;  // of the graph, that are part of the chain
    std::vector<std::size_t> edges;
};

// The longest such chain of mutexes, reader-writer locks and joins, of equals the one of the first
// actor; none once there is a deadlock. O(nodes + edges), so there is no crowd that is too large.
std::optional<GraphWarning> warning_of(const analysis::WaitForGraph& graph,
                                       const trace::Tables& tables);

}  // namespace threadline::app
