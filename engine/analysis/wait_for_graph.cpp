#include "engine/analysis/wait_for_graph.h"

#include <algorithm>
#include <optional>

namespace threadline::analysis {
namespace {

using trace::Hold;
using trace::Interval;
using trace::State;
using trace::Time;

class GraphBuilder {
public:
    void add_edge(WaitForNode from, WaitForNode to, bool wait, Time since, SiteId site,
                  bool deadlocked, bool to_read = false) {
        edges_.push_back({from, to, wait, since, site, deadlocked, to_read});
        for (WaitForNode* node : {&from, &to}) {
            node->deadlocked = false;
            nodes_.push_back(*node);
        }
        if (deadlocked) {
            dead_.push_back(from);
            dead_.push_back(to);
        }
    }

    WaitForGraph build() {
        const auto key = [](const WaitForNode& node) {
            return std::pair(node.object, node.actor);  // actors first: their object is none
        };
        const auto before = [&](const WaitForNode& a, const WaitForNode& b) {
            return key(a) < key(b);
        };
        const auto same = [&](const WaitForNode& a, const WaitForNode& b) {
            return key(a) == key(b);
        };
        WaitForGraph graph;
        std::sort(nodes_.begin(), nodes_.end(), before);
        nodes_.erase(std::unique(nodes_.begin(), nodes_.end(), same), nodes_.end());
        graph.nodes = std::move(nodes_);
        const auto index = [&](const WaitForNode& node) {
            return static_cast<std::size_t>(
                std::lower_bound(graph.nodes.begin(), graph.nodes.end(), node, before) -
                graph.nodes.begin());
        };
        for (const WaitForNode& node : dead_)
            graph.nodes[index(node)].deadlocked = true;
        for (const Edge& edge : edges_)
            graph.edges.push_back({index(edge.from), index(edge.to), edge.wait, edge.since,
                                   edge.site, edge.deadlocked, edge.to_read});
        std::sort(graph.edges.begin(), graph.edges.end(), [](const auto& a, const auto& b) {
            return std::pair(a.from, a.to) < std::pair(b.from, b.to);
        });
        return graph;
    }

private:
    struct Edge {
        WaitForNode from, to;
        bool wait;
        Time since;
        SiteId site;
        bool deadlocked;
        bool to_read;
    };
    std::vector<WaitForNode> nodes_;
    std::vector<WaitForNode> dead_;
    std::vector<Edge> edges_;
};

WaitForNode node_of(ActorId actor) {
    WaitForNode node;
    node.actor = actor;
    return node;
}

WaitForNode node_of(ObjectId object) {
    WaitForNode node;
    node.object = object;
    return node;
}

bool is_lock(record::ObjectKind kind) {
    return kind == record::ObjectKind::Mutex || kind == record::ObjectKind::ReaderWriterLock ||
           kind == record::ObjectKind::Interpreter;
}

std::vector<ObjectId> unused_locks(const trace::Snapshot& snapshot) {
    std::vector<ObjectId> unused;
    if (!snapshot.finished || !snapshot.tables)
        return unused;
    const auto& objects = snapshot.tables->objects;
    for (std::uint32_t i = 1; i < objects.size(); ++i) {
        const trace::LockLane* lane =
            is_lock(objects[i].kind) ? snapshot.lane_of(ObjectId{i}) : nullptr;
        const bool used = lane && (!lane->holds.empty() || !lane->waits.empty() ||
                                   !lane->open_holds.empty() || !lane->open_waits.empty() ||
                                   lane->statistics.acquisitions + lane->statistics.contended > 0);
        if (is_lock(objects[i].kind) && !used)
            unused.push_back(ObjectId{i});
    }
    return unused;
}

// At the last instant of a run that is over, what is still so counts as being so.
bool covers(Time begin, Time end, Time t, Time now) {
    return begin <= t && (t < end || (t == now && end == now));
}

}  // namespace

WaitForGraph wait_for_graph_at(const trace::Snapshot& snapshot, std::span<const Finding> findings,
                               Time t) {
    const Time now = snapshot.now;
    t = std::clamp(t, Time{0}, now);
    std::vector<ActorId> dead;
    for (const Finding& finding : findings)
        if (is_freeze(finding.kind) && finding.at <= t)
            dead.insert(dead.end(), finding.actors.begin(), finding.actors.end());
    std::sort(dead.begin(), dead.end());

    // What each actor does at t; a lane that ends at the end of the run counts to its very end.
    std::vector<std::pair<ActorId, Interval>> doing;
    for (const auto& lane : snapshot.actors) {
        std::optional<Interval> at = lane->at(t);
        if (!at && lane->open && lane->open->begin <= t)
            at = lane->open;
        if (!at && t == now && lane->end == now && !lane->ended && !lane->intervals.empty())
            at = lane->intervals.back();
        if (at)
            doing.emplace_back(lane->actor, *at);
    }
    const auto deadlocked = [&](ActorId actor) {
        const auto it = std::lower_bound(
            doing.begin(), doing.end(), actor,
            [](const auto& entry, ActorId wanted) { return entry.first < wanted; });
        const bool marked =
            it != doing.end() && it->first == actor && it->second.state == State::Deadlocked;
        return marked || std::binary_search(dead.begin(), dead.end(), actor);
    };

    // Who ended with the run let go what it held, though not a nanosecond before it ended.
    const auto ended_with_the_run = [&](ActorId actor) {
        const auto lane = snapshot.lane_of(actor);
        return lane && lane->ended && lane->end == now;
    };

    GraphBuilder graph;
    for (const auto& lane : snapshot.locks) {
        std::vector<Hold> holds;
        std::vector<Hold> waits;
        const auto collect = [&](const trace::Series<Hold>& series, const std::vector<Hold>& open,
                                 trace::Duration longest, std::vector<Hold>& found) {
            const trace::TimeRange around{t - Time{1}, t + Time{1}};
            for_each_overlapping(series, around, longest, [&](const Hold& hold) {
                // Closed at the end of the run means open until then.
                if (covers(hold.begin, hold.end, t, snapshot.finished ? now : Time{-1}) &&
                    (t < hold.end || !ended_with_the_run(hold.actor)))
                    found.push_back(hold);
            });
            for (const Hold& hold : open)
                if (hold.begin <= t)
                    found.push_back(hold);
        };
        collect(lane->holds, lane->open_holds, lane->longest_hold, holds);
        collect(lane->waits, lane->open_waits, lane->longest_wait, waits);
        bool wanted_by_dead = false;
        for (const Hold& wait : waits) {
            const bool is_dead = deadlocked(wait.actor);
            wanted_by_dead = wanted_by_dead || is_dead;
            graph.add_edge(node_of(wait.actor), node_of(lane->lock), true, wait.begin, wait.site,
                           is_dead, wait.shared);
        }
        for (const Hold& hold : holds)
            graph.add_edge(node_of(lane->lock), node_of(hold.actor), false, hold.begin, hold.site,
                           wanted_by_dead && deadlocked(hold.actor), hold.shared);
    }
    for (const auto& [actor, interval] : doing) {
        const State state =
            interval.state == State::Deadlocked ? interval.underneath : interval.state;
        if (state != State::Waiting && state != State::Io)
            continue;
        if (interval.object)
            graph.add_edge(node_of(actor), node_of(interval.object), true, interval.begin,
                           interval.site, deadlocked(actor));
        else if (interval.by)
            graph.add_edge(node_of(actor), node_of(interval.by), true, interval.begin,
                           interval.site, deadlocked(actor));
    }
    WaitForGraph built = graph.build();
    built.unused = unused_locks(snapshot);
    return built;
}

}  // namespace threadline::analysis
