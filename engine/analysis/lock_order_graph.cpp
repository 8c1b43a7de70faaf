#include "engine/analysis/lock_order_graph.h"

#include <algorithm>
#include <deque>

namespace threadline::analysis {
namespace {

constexpr std::size_t most_nestings = 64;
constexpr std::size_t most_writers = 16;
constexpr std::uint64_t most_steps = 20'000;

bool is_before(const Nesting& a, const Nesting& b) {
    return b.clock.of(a.actor()) >= a.epoch.number;
}

bool is_gated(const Nesting& a, const Nesting& b, const LockSets& sets) {
    for (const HeldLock& mine : sets.locks(a.locks))
        for (const HeldLock& other : sets.locks(b.locks))
            if (mine.lock == other.lock && !(mine.shared && other.shared))
                return true;
    return false;
}

bool could_meet(const Nesting& a, const Nesting& b, const LockSets& sets) {
    return a.actor() != b.actor() && !is_before(a, b) && !is_before(b, a) && !is_gated(a, b, sets);
}

bool is_in_turns_of_one_loop(const LockCycle& cycle) {
    const ActorId loop = cycle.nestings.front().turn_of;
    return loop && std::all_of(cycle.nestings.begin(), cycle.nestings.end(),
                               [&](const Nesting& nesting) { return nesting.turn_of == loop; });
}

}  // namespace

struct LockOrderGraph::Search {
    const LockSets& sets;
    LockCycle cycle;
    std::uint64_t steps_left = most_steps;
};

std::optional<LockCycle> LockOrderGraph::add(const Nesting& nesting, const LockSets& sets) {
    const auto [place, is_new] =
        edge_of_.try_emplace({nesting.held, nesting.wanted}, edges_.size());
    if (is_new) {
        edges_.push_back({nesting.held, nesting.wanted, {}});
        from_[nesting.held].push_back(place->second);
        to_[nesting.wanted].push_back(place->second);
        if (!order_.add(nesting.held.value, nesting.wanted.value))
            cyclic_ = true;
    }
    Edge& edge = edges_[place->second];
    if (edge.nestings.size() >= most_nestings)
        return std::nullopt;
    edge.nestings.push_back(nesting);
    return search_from(nesting, sets);
}

std::optional<LockCycle> LockOrderGraph::search_from(const Nesting& nesting, const LockSets& sets) {
    if (!cyclic_ || steps_left_ == 0)
        return std::nullopt;
    measure_distances(nesting.held);
    if (!distance_.contains(nesting.wanted))
        return std::nullopt;
    Search search{sets, {{nesting}, {}}, std::min(most_steps, steps_left_)};
    const std::uint64_t before = search.steps_left;
    const bool found = extend(search, nesting.wanted);
    steps_left_ -= std::min(steps_left_, before - search.steps_left);
    return found ? std::optional(std::move(search.cycle)) : std::nullopt;
}

std::optional<LockCycle> LockOrderGraph::add_writer(const Nesting& nesting, const LockSets& sets) {
    auto& writers = writers_[nesting.wanted];
    if (writers.size() >= most_writers)
        return std::nullopt;
    writers.push_back(nesting);
    if (!cyclic_)
        return std::nullopt;
    for (const std::size_t edge : to_[nesting.wanted])
        for (const Nesting& reader : edges_[edge].nestings)
            if (reader.wanted_shared)
                if (auto cycle = search_from(reader, sets))
                    return cycle;
    return std::nullopt;
}

// How many edges it takes from each lock to the target.
void LockOrderGraph::measure_distances(ObjectId target) {
    distance_.clear();
    distance_[target] = 0;
    std::deque<ObjectId> queue{target};
    while (!queue.empty() && steps_left_ > 0) {
        const ObjectId lock = queue.front();
        queue.pop_front();
        const std::uint32_t next = distance_[lock] + 1;
        for (const std::size_t edge : to_[lock]) {
            --steps_left_;
            if (distance_.try_emplace(edges_[edge].held, next).second)
                queue.push_back(edges_[edge].held);
            if (steps_left_ == 0)
                break;
        }
    }
}

// From the lock wanted last back to the one that the first nesting holds.
bool LockOrderGraph::extend(Search& search, ObjectId at) const {
    const auto from = from_.find(at);
    if (from == from_.end())
        return false;
    std::vector<std::pair<std::uint32_t, std::size_t>> ways;  // the short ones first
    for (const std::size_t edge : from->second)
        if (const auto distance = distance_.find(edges_[edge].wanted); distance != distance_.end())
            ways.emplace_back(distance->second, edge);
    std::sort(ways.begin(), ways.end());
    for (const auto& [distance, index] : ways) {
        const Edge& edge = edges_[index];
        for (const Nesting& next : edge.nestings) {
            if (search.steps_left == 0)
                return false;
            --search.steps_left;
            if (!fits(search, next))
                continue;
            search.cycle.nestings.push_back(next);
            const std::size_t writers = search.cycle.writers.size();
            const Nesting& last = search.cycle.nestings[search.cycle.nestings.size() - 2];
            bool goes_on = true;
            const auto meet = [&](const Nesting& wants, const Nesting& holds) {
                if (!goes_on || !wants.wanted_shared || !holds.held_shared)
                    return;
                const Nesting* writer = writer_between(search, wants, holds);
                goes_on = writer != nullptr;
                if (writer)
                    search.cycle.writers.push_back(*writer);
            };
            meet(last, next);
            if (distance == 0)
                meet(next, search.cycle.nestings.front());
            if (goes_on && (distance == 0 ? !is_in_turns_of_one_loop(search.cycle)
                                          : extend(search, edge.wanted)))
                return true;
            search.cycle.nestings.pop_back();
            search.cycle.writers.resize(writers);
        }
    }
    return false;
}

bool LockOrderGraph::fits(const Search& search, const Nesting& next) const {
    return std::all_of(search.cycle.nestings.begin(), search.cycle.nestings.end(),
                       [&](const Nesting& other) { return could_meet(other, next, search.sets); });
}

// Who could want to write to the lock while the one holds it and the other comes for it.
const Nesting* LockOrderGraph::writer_between(const Search& search, const Nesting& wants,
                                              const Nesting& holds) const {
    const auto writers = writers_.find(wants.wanted);
    if (writers == writers_.end())
        return nullptr;
    const auto& others = search.cycle.nestings;
    for (const Nesting& writer : writers->second) {
        const bool is_another = std::none_of(others.begin(), others.end(), [&](const Nesting& it) {
            return it.actor() == writer.actor();
        });
        if (is_another && could_meet(writer, wants, search.sets) &&
            could_meet(writer, holds, search.sets))
            return &writer;
    }
    return nullptr;
}

}  // namespace threadline::analysis
