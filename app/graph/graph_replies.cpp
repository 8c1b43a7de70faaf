#include "app/graph/graph_replies.h"

#include <vector>

namespace threadline::app {

bool is_service(const analysis::WaitForNode& node, const trace::Tables& tables) {
    return node.object.valid() && node.object.value < tables.objects.size() &&
           tables.object(node.object).kind == record::ObjectKind::Service;
}

Replies without_replies(const analysis::WaitForGraph& graph, const trace::Tables& tables) {
    Replies found;
    found.rest.unused = graph.unused;
    std::vector<bool> stays(graph.nodes.size(), true);
    for (const analysis::WaitForEdge& edge : graph.edges)
        if (is_service(graph.nodes[edge.to], tables)) {
            ++found.awaited;
            stays[edge.from] = stays[edge.to] = false;
        } else {
            found.rest.edges.push_back(edge);
        }
    for (const analysis::WaitForEdge& edge : found.rest.edges)
        stays[edge.from] = stays[edge.to] = true;
    std::vector<std::size_t> place(graph.nodes.size(), 0);
    for (std::size_t i = 0; i < graph.nodes.size(); ++i)
        if (stays[i]) {
            place[i] = found.rest.nodes.size();
            found.rest.nodes.push_back(graph.nodes[i]);
        }
    for (analysis::WaitForEdge& edge : found.rest.edges) {
        edge.from = place[edge.from];
        edge.to = place[edge.to];
    }
    return found;
}

}  // namespace threadline::app
