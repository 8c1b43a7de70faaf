#include "engine/analysis/lock_order.h"

#include <algorithm>
#include <map>

namespace threadline::analysis {
namespace {

using trace::Hold;
using trace::Time;

struct Use {
    Time wanted{0};  // requested
    Time taken{0};   // held from then on; never: `end` is that too
    Time end{0};
    ObjectId lock;
    SiteId site;
    bool is_held = false;
};

// A wait leads to a hold of the same actor that begins where it ends, or to nothing.
class UsesOfActor {
public:
    void add_wait(const Hold& wait) { waits_.push_back(wait); }
    void add_hold(const Hold& hold) { holds_.push_back(hold); }

    std::vector<Use> take() {
        std::map<std::pair<ObjectId, Time>, const Hold*> wait_before;
        for (const Hold& wait : waits_)
            wait_before[{wait.lock, wait.end}] = &wait;
        std::vector<Use> uses;
        for (const Hold& hold : holds_) {
            Use use{hold.begin, hold.begin, hold.end, hold.lock, hold.site, true};
            if (const auto wait = wait_before.find({hold.lock, hold.begin});
                hold.contended && wait != wait_before.end()) {
                use.wanted = wait->second->begin;
                use.site = wait->second->site;
                wait_before.erase(wait);
            }
            uses.push_back(use);
        }
        for (const auto& [key, wait] : wait_before)
            uses.push_back({wait->begin, wait->end, wait->end, wait->lock, wait->site, false});
        std::ranges::stable_sort(uses, {},
                                 [](const Use& use) { return std::pair(use.wanted, use.taken); });
        return uses;
    }

private:
    std::vector<Hold> waits_, holds_;
};

using Edges = std::map<std::pair<ObjectId, ObjectId>, LockOrderEdge>;

void add_nestings(ActorId actor, const std::vector<Use>& uses, Time after, Edges& edges) {
    std::vector<const Use*> held;
    for (const Use& use : uses) {
        std::erase_if(held, [&use](const Use* other) { return other->end <= use.wanted; });
        for (const Use* other : held) {
            if (other->lock == use.lock || use.wanted <= after)
                continue;
            LockOrderEdge& edge = edges[{other->lock, use.lock}];
            if (edge.count++ == 0 || use.wanted < edge.first) {
                edge.held = other->lock;
                edge.wanted = use.lock;
                edge.held_site = other->site;
                edge.wanted_site = use.site;
                edge.first = use.wanted;
            }
            const auto place = std::ranges::lower_bound(edge.actors, actor);
            if (place == edge.actors.end() || *place != actor)
                edge.actors.insert(place, actor);
        }
        if (use.is_held)
            held.push_back(&use);
    }
}

// The locks of a finding stand in the order of its cycle; a deadlock may begin it anywhere and go
// either way round.
void mark_cycle(const Finding& finding, Edges& edges) {
    const std::size_t count = finding.objects.size();
    for (std::size_t i = 0; i < count; ++i) {
        const ObjectId one = finding.objects[i];
        const ObjectId next = finding.objects[(i + 1) % count];
        for (const auto& way : {std::pair(one, next), std::pair(next, one)})
            if (const auto edge = edges.find(way); edge != edges.end()) {
                const bool by_them = std::ranges::any_of(edge->second.actors, [&](ActorId actor) {
                    return std::ranges::find(finding.actors, actor) != finding.actors.end();
                });
                edge->second.in_cycle = edge->second.in_cycle || by_them;
            }
    }
}

}  // namespace

void LockOrderSum::add(const trace::Snapshot& snapshot, Time after, Time until) {
    std::map<ActorId, UsesOfActor> actors;
    for (const auto& lane : snapshot.locks) {
        const auto take = [&](const auto& holds, bool waits) {
            for (std::size_t i = 0; i < holds.size(); ++i) {
                const Hold& hold = holds[i];
                if (hold.begin > until || hold.end < after)
                    continue;
                UsesOfActor& its = actors[hold.actor];
                waits ? its.add_wait(hold) : its.add_hold(hold);
            }
        };
        take(lane->holds, false);
        take(lane->open_holds, false);
        take(lane->waits, true);
        take(lane->open_waits, true);
    }
    for (auto& [actor, uses] : actors)
        add_nestings(actor, uses.take(), after, edges_);
}

LockOrder LockOrderSum::at(Time t, std::span<const Finding> findings) const {
    Edges edges = edges_;
    LockOrder order;
    for (const Finding& finding : findings) {
        if (finding.at > t || finding.objects.size() < 2)
            continue;
        const bool dead = finding.kind == FindingKind::Deadlock;
        if (!dead && finding.kind != FindingKind::PotentialDeadlock)
            continue;
        mark_cycle(finding, edges);
        order.deadlock = order.deadlock || dead;
        order.potential = order.potential || !dead;
    }
    for (auto& [locks, edge] : edges)
        order.edges.push_back(std::move(edge));
    return order;
}

LockOrder lock_order_at(const trace::Snapshot& snapshot, std::span<const Finding> findings,
                        Time t) {
    LockOrderSum sum;
    sum.add(snapshot, Time::min(), t);
    return sum.at(t, findings);
}

}  // namespace threadline::analysis
