#include "app/graph/graph_places.h"

#include <algorithm>

namespace threadline::app {
namespace {

bool is_lock(record::ObjectKind kind) {
    return kind == record::ObjectKind::Mutex || kind == record::ObjectKind::ReaderWriterLock ||
           kind == record::ObjectKind::Interpreter;
}

bool contains(const std::vector<GraphNodeKey>& keys, const GraphNodeKey& key) {
    return std::find(keys.begin(), keys.end(), key) != keys.end();
}

}  // namespace

GraphNodeKey key_of(const analysis::WaitForNode& node) {
    return {node.actor, node.object};
}

void GraphPlaces::clear() {
    *this = GraphPlaces();
}

void GraphPlaces::add(const GraphNodeKey& key, const trace::Tables& tables) {
    // Beyond this nobody looks for a fixed place in a ring; rows are given as nodes appear.
    constexpr std::size_t remembered = 2 * ring_limit;
    std::vector<GraphNodeKey>* group = &actors_;
    if (!key.actor.valid()) {
        const bool known = key.object.value < tables.objects.size();
        group = known && is_lock(tables.object(key.object).kind) ? &locks_ : &meeting_points_;
    }
    if (group->size() < remembered && !contains(*group, key))
        group->push_back(key);
}

void GraphPlaces::admit(const trace::Tables& tables) {
    for (; seen_actors_ < tables.actors.size(); ++seen_actors_)
        add({ActorId{static_cast<std::uint32_t>(seen_actors_)}, {}}, tables);
    const auto has_place = [](record::ObjectKind kind) {
        return is_lock(kind) || kind == record::ObjectKind::Service;
    };
    for (; seen_objects_ < tables.objects.size(); ++seen_objects_)
        if (has_place(tables.objects[seen_objects_].kind))
            add({{}, ObjectId{static_cast<std::uint32_t>(seen_objects_)}}, tables);
}

void GraphPlaces::admit(const analysis::WaitForGraph& graph, const trace::Tables& tables) {
    for (const analysis::WaitForNode& node : graph.nodes) {
        const GraphNodeKey key = key_of(node);
        add(key, tables);
        std::size_t& next = key.actor.valid() ? left_rows_ : right_rows_;
        if (rows_.try_emplace(key, next).second)
            ++next;
    }
}

GraphPlaces::Shape GraphPlaces::shape() const {
    return actors_.size() + locks_.size() <= ring_limit ? Shape::Ring : Shape::Columns;
}

std::vector<GraphNodeKey> GraphPlaces::ring() const {
    // A single lock stands in the middle of those who want it.
    const bool with_locks = locks_.size() > 1;
    struct Placed {
        double turn;
        GraphNodeKey key;
    };
    std::vector<Placed> placed;
    for (std::size_t i = 0; i < actors_.size(); ++i)
        placed.push_back({(double(i) + 0.5) / double(actors_.size()), actors_[i]});
    if (with_locks)
        for (std::size_t i = 0; i < locks_.size(); ++i)
            placed.push_back({double(i) / double(locks_.size()), locks_[i]});
    std::stable_sort(placed.begin(), placed.end(),
                     [](const Placed& a, const Placed& b) { return a.turn < b.turn; });
    std::vector<GraphNodeKey> ring;
    for (const Placed& place : placed)
        ring.push_back(place.key);
    return ring;
}

GraphPlaces GraphPlaces::without(std::span<const ObjectId> objects) const {
    GraphPlaces others = *this;
    std::erase_if(others.locks_, [&](const GraphNodeKey& key) {
        return std::ranges::find(objects, key.object) != objects.end();
    });
    return others;
}

std::size_t GraphPlaces::row(const GraphNodeKey& key) const {
    // Of few, as they were declared: neighbours stand beside each other.
    if (shape() == Shape::Ring)
        for (const auto* group : {&actors_, &locks_, &meeting_points_})
            if (const auto at = std::find(group->begin(), group->end(), key); at != group->end())
                return std::size_t(at - group->begin()) +
                       (group == &meeting_points_ ? locks_.size() : 0);
    const auto found = rows_.find(key);
    return found == rows_.end() ? 0 : found->second;
}

}  // namespace threadline::app
