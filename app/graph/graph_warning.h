// A chain of waits that can still close: each waits for a lock that the next one holds, the last
// one goes on, and the first one holds a lock, too. If the last one requests that, it is a deadlock
// ("hold and wait": Coffman, Elphick, Shoshani, "System Deadlocks", 1971).
#pragma once

#include "engine/analysis/wait_for_graph.h"
#include "engine/trace/tables.h"

#include <optional>
#include <vector>

namespace threadline::app {

struct GraphWarning {
    ActorId last;                    // who goes on
    ObjectId lock;                   // that the first one holds
    std::vector<std::size_t> nodes;  // of the graph, that are part of the chain
    std::vector<std::size_t> edges;
};

// The longest such chain of mutexes, of equals the one of the first actor; none once there is a
// deadlock. O(actors x chain).
std::optional<GraphWarning> warning_of(const analysis::WaitForGraph& graph,
                                       const trace::Tables& tables);

}  // namespace threadline::app
