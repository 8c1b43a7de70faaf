// Who waits for a reply from a service. Of few each has an arrow to who answers; of very many they
// are only counted: lines that all lead to one place would say no more, and hide the others.
#pragma once

#include "engine/analysis/wait_for_graph.h"
#include "engine/trace/tables.h"

namespace threadline::app {

struct Replies {
    analysis::WaitForGraph rest;  // without them, and without who does nothing else
    std::size_t awaited = 0;
};
Replies without_replies(const analysis::WaitForGraph& graph, const trace::Tables& tables);

bool is_service(const analysis::WaitForNode& node, const trace::Tables& tables);

}  // namespace threadline::app
