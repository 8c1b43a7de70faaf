#include "app/graph/graph_warning.h"

#include "app/graph/graph_replies.h"

#include <algorithm>

namespace threadline::app {
namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);

class Chains {
public:
    Chains(const analysis::WaitForGraph& graph, const trace::Tables& tables)
        : graph_(graph), tables_(tables), places_(graph.nodes.size()) {
        for (std::size_t i = 0; i < graph.edges.size(); ++i) {
            const analysis::WaitForEdge& edge = graph.edges[i];
            if (edge.wait && !is_service(graph.nodes[edge.to], tables))
                places_[edge.from].waits = true;
            if (leads_on(edge)) {
                ++places_[edge.from].open;
                places_[edge.to].before.push_back(i);
            }
        }
        settle();
    }

    std::optional<GraphWarning> longest() const {
        std::size_t first = none, held = none;
        for (std::size_t node = 0; node < places_.size(); ++node) {
            if (!graph_.nodes[node].actor.valid() || places_[node].next == none ||
                places_[node].open > 0 ||
                (first != none && places_[node].length <= places_[first].length))
                continue;
            if (const std::size_t lock = held_by(node, end_of(node)); lock != none) {
                first = node;
                held = lock;
            }
        }
        if (first == none)
            return std::nullopt;
        const analysis::WaitForEdge& hold = graph_.edges[held];
        GraphWarning chain{{}, graph_.nodes[hold.from].object, hold.to_read, {hold.from}, {held}};
        std::size_t node = first;
        for (; places_[node].next != none; node = graph_.edges[places_[node].next].to) {
            chain.nodes.push_back(node);
            chain.edges.push_back(places_[node].next);
        }
        chain.nodes.push_back(node);
        chain.last = graph_.nodes[node].actor;
        return chain;
    }

private:
    struct Place {
        std::vector<std::size_t> before;  // edges that lead here
        std::size_t open = 0;             // edges from here that are not known to their end
        bool waits = false;               // other than for a reply, after which it may ask for more
        bool goes_on = false;  // the chain from here ends with somebody who does not wait
        std::size_t length = 0;
        std::size_t next = none;  // the edge on which the longest chain goes on
    };

    bool is_lock(std::size_t node) const {
        const ObjectId object = graph_.nodes[node].object;
        if (!object.valid() || object.value >= tables_.objects.size())
            return false;
        const record::ObjectKind kind = tables_.object(object).kind;
        return kind == record::ObjectKind::Mutex || kind == record::ObjectKind::ReaderWriterLock;
    }

    bool leads_on(const analysis::WaitForEdge& edge) const {
        const bool joins = edge.wait && graph_.nodes[edge.to].actor.valid();
        return joins || is_lock(edge.wait ? edge.to : edge.from);
    }

    // From the ends of all chains backwards (Kahn, "Topological Sorting of Large Networks", 1962).
    // What leads into a circle is never reached, and warns of nothing.
    void settle() {
        std::vector<std::size_t> settled;
        for (std::size_t node = 0; node < places_.size(); ++node) {
            places_[node].goes_on = graph_.nodes[node].actor.valid() && !places_[node].waits;
            if (places_[node].open == 0)
                settled.push_back(node);
        }
        for (std::size_t i = 0; i < settled.size(); ++i) {
            const Place& to = places_[settled[i]];
            for (const std::size_t edge : to.before) {
                Place& from = places_[graph_.edges[edge].from];
                const bool longer = from.next == none || to.length + 1 > from.length ||
                                    (to.length + 1 == from.length && edge < from.next);
                if (to.goes_on && longer) {
                    from.goes_on = true;
                    from.length = to.length + 1;
                    from.next = edge;
                }
                if (--from.open == 0)
                    settled.push_back(graph_.edges[edge].from);
            }
        }
    }

    std::size_t end_of(std::size_t node) const {
        while (places_[node].next != none)
            node = graph_.edges[places_[node].next].to;
        return node;
    }

    // A lock that this one holds, and that the last one of its chain does not hold as well, to
    // read.
    std::size_t held_by(std::size_t actor, std::size_t last) const {
        for (const std::size_t held : places_[actor].before) {
            const analysis::WaitForEdge& hold = graph_.edges[held];
            const bool both = std::ranges::any_of(places_[last].before, [&](std::size_t other) {
                return graph_.edges[other].from == hold.from;
            });
            if (!hold.wait && !both)
                return held;
        }
        return none;
    }

    const analysis::WaitForGraph& graph_;
    const trace::Tables& tables_;
    std::vector<Place> places_;
};

}  // namespace

std::optional<GraphWarning> warning_of(const analysis::WaitForGraph& graph,
                                       const trace::Tables& tables) {
    const bool closed =
        std::ranges::any_of(graph.nodes, [](const auto& node) { return node.deadlocked; });
    return closed ? std::nullopt : Chains(graph, tables).longest();
}

}  // namespace threadline::app
