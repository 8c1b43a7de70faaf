// The lock-order graph: an edge from each lock held to each lock then requested, with who did so
// and under which circumstances; and the cycles in it in which threads could wait for each other.
//
// A cycle counts only if its nestings could come together (Havelund, 2000; Agarwal et al., 2005):
// they are of different actors; no lock is held in two of them (a gate lock: only one can be in
// there), unless both hold it as readers; none comes before another one by starting, joining, a
// barrier or a message (a clock without the edges of locks says so); not all are of tasks of one
// event loop that do not wait from the lock they hold to the one they want, since the loop runs
// those one after the other; and where one actor wants a lock that the next holds, one of them
// wants or holds it alone, or, since readers queue behind a waiting writer, there was a third that
// could have wanted to write to it at the time.
//
// Of an edge 64 nestings are kept, of an actor with the same locks in hand 4: a cycle of others may
// be missed. Adding an edge costs what acyclic_order.h says as long as the graph has no cycle.
// After that every new nesting is a search, of 20,000 steps at most, and 5 million in all.
#pragma once

#include "engine/analysis/acyclic_order.h"
#include "engine/analysis/happens_before.h"
#include "engine/analysis/lock_sets.h"

#include <map>
#include <optional>
#include <span>
#include <unordered_map>

namespace threadline::analysis {

// A lock wanted while others are held.
struct Nesting {
    Epoch epoch;        // of its actor
    VectorClock clock;  // what the actor knew
    ObjectId held, wanted;
    bool held_shared = false, wanted_shared = false;  // as a reader
    LockSetId locks;                                  // all that is held
    SiteId held_site, wanted_site;                    // where taken, where wanted
    trace::Time at{0};
    ActorId turn_of;  // the event loop that ran nobody else in between; none: others could run

    ActorId actor() const { return epoch.actor; }
};

struct LockCycle {
    std::vector<Nesting> nestings;  // each wants what the next one holds, the last one the first's
    std::vector<Nesting> writers;   // who would have to want to write in between, if anybody
};

class LockOrderGraph {
public:
    struct Edge {
        ObjectId held, wanted;
        std::vector<Nesting> nestings;
    };

    // The cycle that this nesting closes, if one of those that count; the shortest first. `sets`
    // is where its `locks` are known.
    std::optional<LockCycle> add(const Nesting& nesting, const LockSets& sets);
    // Somebody wanted a reader-writer lock alone; `held` is none. The cycle of readers that counts
    // because of that, if any.
    std::optional<LockCycle> add_writer(const Nesting& nesting, const LockSets& sets);

    // All edges, in the order in which they came.
    std::span<const Edge> edges() const { return edges_; }

private:
    struct Search;
    std::optional<LockCycle> search_from(const Nesting& nesting, const LockSets& sets);
    void measure_distances(ObjectId target);
    bool extend(Search& search, ObjectId at) const;
    bool fits(const Search& search, const Nesting& next) const;
    const Nesting* writer_between(const Search& search, const Nesting& wants,
                                  const Nesting& holds) const;

    std::vector<Edge> edges_;
    std::map<std::pair<ObjectId, ObjectId>, std::size_t> edge_of_;
    std::unordered_map<ObjectId, std::vector<std::size_t>> from_, to_;  // edges by their end
    std::unordered_map<ObjectId, std::vector<Nesting>> writers_;
    AcyclicOrder order_;
    bool cyclic_ = false;
    std::unordered_map<ObjectId, std::uint32_t> distance_;  // to the lock that is searched for
    std::uint64_t steps_left_ = 5'000'000;
};

}  // namespace threadline::analysis
