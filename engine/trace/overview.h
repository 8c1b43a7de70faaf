// What a lane looks like from afar: a node for every few items, for traces whose items are too many
// to be in memory all at once. It answers at any scale at which a node is no wider than a pixel;
// nearer by, the items themselves are there (a part of the trace built anew,
// session/long_trace.h).
//
// Appending is O(1) amortised; copies share what they have in common (series.h). What grows without
// end gets coarser (coarsen): nodes of four times as many items take a quarter of the memory.
#pragma once

#include "engine/trace/interval.h"
#include "engine/trace/series.h"
#include "engine/trace/summary.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <tuple>
#include <vector>

namespace threadline::trace {

inline constexpr std::size_t items_per_node = 16;  // at first
inline constexpr std::size_t most_items_per_node = items_per_node << 20;

inline constexpr std::size_t cpu_use_count = 5;

// How long a CPU was used for what.
struct CpuShares {
    std::array<Duration, cpu_use_count> time{};  // by CpuUse
    std::size_t intervals = 0;

    Duration of(CpuUse use) const { return time[static_cast<std::size_t>(use)]; }
    void add(CpuUse use, Duration duration) {
        time[static_cast<std::size_t>(use)] += duration;
        ++intervals;
    }
    void merge(const CpuShares& other) {
        for (std::size_t i = 0; i < cpu_use_count; ++i)
            time[i] += other.time[i];
        intervals += other.intervals;
    }
    friend bool operator==(const CpuShares&, const CpuShares&) = default;
};

// Of intervals that tile a lane: how long in which state (StateShares), or use (CpuShares).
template <typename Shares>
class ShareOverview {
public:
    static constexpr std::size_t fan = 4;  // nodes of one level in one of the next
    struct Node {
        Time begin{0};
        Time end{0};
        Shares shares;
        friend bool operator==(const Node&, const Node&) = default;
    };

    template <typename Kind>
    void add(TimeRange range, Kind kind) {
        if (open_.shares.intervals == 0)
            open_.begin = range.begin;
        open_.end = range.end;
        open_.shares.add(kind, range.length());
        if (open_.shares.intervals >= items_per_node_)
            close();
    }
    // What has been added becomes a node, however little it is.
    void close() {
        if (open_.shares.intervals == 0)
            return;
        append(open_);
        open_ = {};
    }
    void append(const Node& node) {
        Node next = node;
        for (std::size_t level = 0;; ++level) {
            if (level == levels_.size())
                levels_.emplace_back();
            levels_[level].append(next);
            if constexpr (has_worst) {
                if (level == glances_.size())
                    glances_.emplace_back();
                glances_[level].append({next.end, next.shares.worst});
            }
            const std::size_t count = levels_[level].size();
            if (count % fan != 0)
                return;
            next = levels_[level][count - fan];
            for (std::size_t i = count - fan + 1; i < count; ++i)
                take_in(next, levels_[level][i]);
        }
    }

    // Nodes of the finest level become one, `fan` each. False: it stays as it is.
    bool coarsen() {
        if (levels_.size() < 2 || items_per_node_ >= most_items_per_node)
            return false;
        const Series<Node> finest = std::move(levels_.front());
        levels_.erase(levels_.begin());
        if constexpr (has_worst)
            glances_.erase(glances_.begin());
        items_per_node_ *= fan;
        std::size_t left = finest.size() - finest.size() % fan;
        if (left == finest.size())
            return true;
        Node last = finest[left];
        while (++left < finest.size())
            take_in(last, finest[left]);
        append(last);
        return true;
    }
    std::size_t bytes() const {
        std::size_t nodes = 0;
        for (const Series<Node>& level : levels_)
            nodes += level.size();
        return nodes * (sizeof(Node) + (has_worst ? sizeof(Glance) : 0));
    }

    bool empty() const { return levels_.empty(); }
    std::size_t size() const { return empty() ? 0 : levels_[0].size(); }
    const Node& operator[](std::size_t index) const { return levels_[0][index]; }
    std::size_t find(Time t) const { return empty() ? 0 : levels_[0].find(t); }
    // Node i of a level stands for the nodes i * fan and on of the level below; its incomplete last
    // one is not there.
    std::size_t levels() const { return levels_.size(); }
    const Series<Node>& level(std::size_t index) const { return levels_[index]; }
    // Where shares know what is worst: glances at the nodes of a level from `index` on, as many as
    // lie side by side, at least one. Nodes are fifteen times as large.
    std::span<const Glance> glances_from(std::size_t level, std::size_t index) const {
        return glances_[level].run_from(index);
    }

    // Of the nodes [first, last). O(log n).
    Shares shares(std::size_t first, std::size_t last) const {
        Shares sum;
        std::size_t level = 0;
        while (first < last) {
            if (first % fan != 0 || last - first < fan || level + 1 == levels_.size()) {
                sum.merge(levels_[level][first].shares);
                // Nodes of a higher level cover what is left while it is aligned.
                ++first;
                continue;
            }
            std::size_t tail = last % fan;
            while (tail > 0) {
                sum.merge(levels_[level][--last].shares);
                --tail;
            }
            ++level;
            first /= fan;
            last /= fan;
        }
        return sum;
    }
    // Of a stretch. Nodes that stick out of it count in proportion, so only what begins and ends
    // with nodes, like the whole, is exact.
    Shares shares(TimeRange range) const {
        Shares sum;
        if (empty() || range.end <= range.begin)
            return sum;
        std::size_t first = find(range.begin);
        std::size_t last = levels_[0].find(range.end);
        if (last < size() && (*this)[last].begin < range.end)
            ++last;
        for (const bool at_begin : {true, false}) {
            if (first >= last)
                return sum;
            const Node& node = (*this)[at_begin ? first : last - 1];
            const TimeRange inside{std::max(node.begin, range.begin),
                                   std::min(node.end, range.end)};
            if (inside.begin == node.begin && inside.end == node.end)
                continue;
            Shares part = node.shares;
            const double share = node.end > node.begin
                                     ? static_cast<double>(inside.length().count()) /
                                           static_cast<double>((node.end - node.begin).count())
                                     : 1;
            for (Duration& time : part.time)
                time =
                    Duration(static_cast<std::int64_t>(static_cast<double>(time.count()) * share));
            sum.merge(part);
            at_begin ? ++first : --last;
        }
        sum.merge(shares(first, last));
        return sum;
    }
    Shares total() const { return shares(0, size()); }

private:
    static constexpr bool has_worst = requires(const Shares& shares) { shares.worst; };

    static void take_in(Node& node, const Node& next) {
        node.end = next.end;
        node.shares.merge(next.shares);
    }

    std::size_t items_per_node_ = trace::items_per_node;
    std::vector<Series<Node>> levels_;
    std::vector<Series<Glance>> glances_;  // by level, where shares know what is worst
    Node open_;
};

using StateOverview = ShareOverview<StateShares>;
using CpuOverview = ShareOverview<CpuShares>;

// Of ranges that end one after the other, like holds and waits: where there are any, how many.
class SpanOverview {
public:
    struct Node {
        Time begin{0};  // the first
        Time end{0};    // the last
        Duration covered{0};
        std::uint32_t count = 0;
        friend bool operator==(const Node&, const Node&) = default;
    };

    void add(TimeRange range) {
        if (open_.count == 0)
            open_.begin = range.begin;
        open_.begin = std::min(open_.begin, range.begin);
        open_.end = range.end;
        open_.covered += range.length();
        if (++open_.count >= items_per_node_)
            close();
    }
    void close() {
        if (open_.count == 0)
            return;
        append(open_);
        open_ = {};
    }
    void append(const Node& node) {
        nodes_.append(node);
        items_per_node_ = std::max<std::size_t>(items_per_node_, node.count);
        Hull hull{node.begin, node.end};
        for (std::size_t level = 0;; ++level) {
            if (level == hulls_.size())
                hulls_.emplace_back();
            hulls_[level].append(hull);
            const std::size_t count = hulls_[level].size();
            if (count % fan != 0)
                return;
            for (std::size_t i = count - fan; i < count; ++i)
                hull.begin = std::min(hull.begin, hulls_[level][i].begin);
        }
    }

    // `fan` nodes each become one. False: it stays as it is.
    bool coarsen() {
        if (nodes_.size() < fan || items_per_node_ >= most_items_per_node)
            return false;
        SpanOverview coarse;
        for (std::size_t i = 0; i < nodes_.size();) {
            Node node = nodes_[i];
            for (const std::size_t end = std::min(i + fan, nodes_.size()); ++i < end;) {
                node.begin = std::min(node.begin, nodes_[i].begin);
                node.end = nodes_[i].end;
                node.covered += nodes_[i].covered;
                node.count += nodes_[i].count;
            }
            coarse.append(node);
        }
        coarse.items_per_node_ = items_per_node_ * fan;
        coarse.open_ = open_;
        *this = std::move(coarse);
        return true;
    }
    std::size_t bytes() const {
        std::size_t hulls = 0;
        for (const Series<Hull>& level : hulls_)
            hulls += level.size();
        return nodes_.size() * sizeof(Node) + hulls * sizeof(Hull);
    }

    bool empty() const { return nodes_.empty(); }
    std::size_t size() const { return nodes_.size(); }
    const Node& operator[](std::size_t index) const { return nodes_[index]; }
    std::size_t find(Time t) const { return nodes_.find(t); }
    // Of most nodes; none has more.
    std::size_t items_in_node() const { return items_per_node_; }

    // From where to where the nodes reach: each (level 0), each `fan` of them (1), and so on; an
    // incomplete last one is not there.
    static constexpr std::size_t fan = 4;
    struct Hull {
        Time begin{0};
        Time end{0};
    };
    std::size_t levels() const { return hulls_.size(); }
    const Series<Hull>& hulls(std::size_t level) const { return hulls_[level]; }

private:
    std::size_t items_per_node_ = trace::items_per_node;
    Series<Node> nodes_;
    std::vector<Series<Hull>> hulls_;
    Node open_;
};

// Whether it spans more than what is built at once: it was there two cuts ago. After a loss much
// may come so late that it was over by then. `late`: how long it takes to become final.
inline bool is_long(TimeRange range, Time two_cuts_ago, Duration late = Duration{0}) {
    return range.begin < two_cuts_ago && range.end >= two_cuts_ago - late;
}
// What the kernel says comes late.
inline constexpr Duration kernel_is_late = std::chrono::milliseconds(50);

// `long_...`: those that span more than what is built at once, in the order of their ends.
// `nodes()`: what grows with the lane.
struct ActorOverview {
    auto nodes() { return std::tie(states, holds); }

    StateOverview states;
    SpanOverview holds;
    Series<Interval> long_intervals;
    Series<Hold> long_holds;
};

struct VariableOverview {
    auto nodes() { return std::tie(values); }

    SpanOverview values;
    Series<Holding> long_values;
};

struct CpuLaneOverview {
    auto nodes() { return std::tie(uses); }

    CpuOverview uses;
    Series<CpuInterval> long_intervals;
};

struct LockOverview {
    auto nodes() { return std::tie(holds, waits); }

    SpanOverview holds;
    SpanOverview waits;
    Series<Hold> long_holds;
    Series<Hold> long_waits;
};

// The largest part of an overview, and making those coarser that take more than `bytes`: false if
// there was none.
struct OverviewSize {
    std::size_t bytes = 0;
    std::size_t largest = 0;

    void add(std::size_t part) {
        bytes += part;
        largest = std::max(largest, part);
    }
};
template <typename Overview>
void measure(Overview& overview, OverviewSize& size) {
    std::apply([&size](auto&... part) { (size.add(part.bytes()), ...); }, overview.nodes());
}
template <typename Overview>
bool coarsen(Overview& overview, std::size_t bytes) {
    const auto one = [bytes](auto& part) { return part.bytes() > bytes && part.coarsen(); };
    return std::apply([&one](auto&... part) { return (int{one(part)} + ...) > 0; },
                      overview.nodes());
}

}  // namespace threadline::trace
