// Which place each node of a run's wait-for graph has. A node keeps its place from its first
// appearance on, whatever comes and goes around it.
#pragma once

#include "engine/analysis/wait_for_graph.h"

#include <map>
#include <span>
#include <vector>

namespace threadline::app {

struct GraphNodeKey {
    ActorId actor;  // exactly one of the two is valid
    ObjectId object;
    friend auto operator<=>(const GraphNodeKey&, const GraphNodeKey&) = default;
};

GraphNodeKey key_of(const analysis::WaitForNode& node);

class GraphPlaces {
public:
    // Few actors and locks stand in a ring, each lock between the actors that it was declared
    // with, so that a cycle looks like one; many stand in two columns, and so do those whose ring
    // would be too small to be read.
    enum class Shape { Ring, Columns };
    static constexpr std::size_t ring_limit = 64;

    void clear();
    // What the run has declared gets its place before it first waits; what nobody declared gets
    // the next free one when it appears.
    void admit(const trace::Tables& tables);
    void admit(const analysis::WaitForGraph& graph, const trace::Tables& tables);

    Shape shape() const;
    const std::vector<GraphNodeKey>& actors() const { return actors_; }
    const std::vector<GraphNodeKey>& locks() const { return locks_; }
    // Conditions, semaphores, barriers, queues: they have no holder.
    const std::vector<GraphNodeKey>& meeting_points() const { return meeting_points_; }
    // The ring, counter-clockwise; the first one stands on top if it is a lock, else on the left.
    std::vector<GraphNodeKey> ring() const;
    std::size_t row(const GraphNodeKey& key) const;  // in its column
    // The same, and no place for these.
    GraphPlaces without(std::span<const ObjectId> objects) const;

private:
    void add(const GraphNodeKey& key, const trace::Tables& tables);

    std::vector<GraphNodeKey> actors_, locks_, meeting_points_;
    std::map<GraphNodeKey, std::size_t> rows_;
    std::size_t left_rows_ = 0, right_rows_ = 0;
    std::size_t seen_actors_ = 1, seen_objects_ = 1;
};

}  // namespace threadline::app
