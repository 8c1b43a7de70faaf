#include "app/graph/graph_warning.h"

#include "app/graph/graph_replies.h"

#include <algorithm>

namespace threadline::app {
namespace {

constexpr std::size_t most_edges = 400;  // beyond that nobody looks for a chain

class Chains {
public:
    Chains(const analysis::WaitForGraph& graph, const trace::Tables& tables)
        : graph_(graph), tables_(tables) {}

    std::optional<GraphWarning> longest() const {
        std::optional<GraphWarning> best;
        for (std::size_t node = 0; node < graph_.nodes.size(); ++node) {
            if (!graph_.nodes[node].actor.valid())
                continue;
            const auto chain = from(node);
            if (chain && (!best || chain->edges.size() > best->edges.size()))
                best = chain;
        }
        return best;
    }

private:
    bool is_mutex(std::size_t node) const {
        const ObjectId object = graph_.nodes[node].object;
        return object.valid() && object.value < tables_.objects.size() &&
               tables_.object(object).kind == record::ObjectKind::Mutex;
    }

    // The edge on which `node` waits for a mutex, or on which a mutex is held; none: size().
    std::size_t next(std::size_t node) const {
        for (std::size_t i = 0; i < graph_.edges.size(); ++i) {
            const analysis::WaitForEdge& edge = graph_.edges[i];
            if (edge.from == node && (edge.wait ? is_mutex(edge.to) : is_mutex(node)))
                return i;
        }
        return graph_.edges.size();
    }

    // Who waits for a reply goes on by itself, and may then ask for more.
    bool waits(std::size_t actor) const {
        return std::ranges::any_of(graph_.edges, [&](const auto& edge) {
            return edge.wait && edge.from == actor && !is_service(graph_.nodes[edge.to], tables_);
        });
    }

    std::optional<GraphWarning> from(std::size_t start) const {
        // What the first one holds, and nobody of the chain wants.
        const auto held = std::ranges::find_if(graph_.edges, [&](const auto& edge) {
            return !edge.wait && edge.to == start && is_mutex(edge.from);
        });
        if (held == graph_.edges.end())
            return std::nullopt;
        GraphWarning chain;
        chain.lock = graph_.nodes[held->from].object;
        chain.nodes = {held->from, start};
        chain.edges = {std::size_t(held - graph_.edges.begin())};
        std::size_t node = start;
        while (true) {
            const std::size_t edge = next(node);
            if (edge == graph_.edges.size())
                break;
            const std::size_t to = graph_.edges[edge].to;
            if (std::ranges::find(chain.nodes, to) != chain.nodes.end())
                return std::nullopt;
            chain.edges.push_back(edge);
            chain.nodes.push_back(to);
            node = to;
        }
        // It waited for something, and ends with one who waits for nothing.
        const analysis::WaitForNode& last = graph_.nodes[node];
        if (node == start || !last.actor.valid() || waits(node))
            return std::nullopt;
        chain.last = last.actor;
        return chain;
    }

    const analysis::WaitForGraph& graph_;
    const trace::Tables& tables_;
};

}  // namespace

std::optional<GraphWarning> warning_of(const analysis::WaitForGraph& graph,
                                       const trace::Tables& tables) {
    const bool closed =
        std::ranges::any_of(graph.nodes, [](const auto& node) { return node.deadlocked; });
    if (closed || graph.edges.size() > most_edges)
        return std::nullopt;
    return Chains(graph, tables).longest();
}

}  // namespace threadline::app
