#include "app/timeline/overview_spans.h"

#include "app/timeline/gallop.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <span>
#include <type_traits>
#include <utility>

namespace threadline::app {

namespace {

using trace::State;
using trace::Time;
using trace::TimeRange;

// Fewer nodes than that a column are not worth a higher level.
constexpr double nodes_a_column = 2;
constexpr double wide_node = 6;       // px
constexpr double least_share = 0.15;  // so that it is seen

// TimeScale::x() with its division done once: there are some nodes for each column of each lane.
class QuickX {
public:
    explicit QuickX(const TimeScale& scale)
        : begin_(scale.range.begin),
          left_(scale.left),
          px_per_ns_(scale.width / static_cast<double>(scale.range.length().count())) {}
    double operator()(Time t) const {
        return left_ + static_cast<double>((t - begin_).count()) * px_per_ns_;
    }

private:
    Time begin_;
    double left_;
    double px_per_ns_;
};

struct NodeRange {
    std::size_t level = 0;
    std::size_t first = 0;
    std::size_t last = 0;
};

// The highest level at which nodes are narrower than columns, and those of it that are in view.
// A level has no node for what is at its very end, so the end is looked for below.
template <typename Shares>
NodeRange nodes_in_view(const trace::ShareOverview<Shares>& overview, const TimeScale& scale) {
    NodeRange nodes;
    nodes.first = overview.find(scale.range.begin);
    nodes.last = overview.find(scale.range.end);
    if (nodes.last < overview.size() && overview[nodes.last].begin < scale.range.end)
        ++nodes.last;
    auto count = static_cast<double>(nodes.last - nodes.first);
    while (nodes.level + 1 < overview.levels() &&
           count / overview.fan > nodes_a_column * scale.width) {
        ++nodes.level;
        count /= overview.fan;
        nodes.first /= overview.fan;
        nodes.last = (nodes.last + overview.fan - 1) / overview.fan;
    }
    return nodes;
}

// Calls `visit(node)` for those in view, the lower levels' at the end included.
template <typename Shares, typename Visit>
void for_each_node(const trace::ShareOverview<Shares>& overview, const TimeScale& scale,
                   Visit&& visit) {
    NodeRange nodes = nodes_in_view(overview, scale);
    for (std::size_t level = nodes.level;; --level) {
        const auto& of_level = overview.level(level);
        std::size_t i = nodes.first;
        for (; i < std::min(nodes.last, of_level.size()); ++i) {
            if (of_level[i].begin >= scale.range.end)
                return;
            visit(of_level[i]);
        }
        if (level == 0 || i == nodes.last)
            return;
        nodes.first = i * overview.fan;
        nodes.last *= overview.fan;
    }
}

// The same of a lane's states, with what has to be known of a narrow node alone: `visit(level,
// index, begin, end, worst)`. They tile the lane, so each begins where the one before it ends.
template <typename Visit>
void for_each_glance(const trace::StateOverview& overview, const TimeScale& scale, Visit&& visit) {
    NodeRange nodes = nodes_in_view(overview, scale);
    for (std::size_t level = nodes.level;; --level) {
        const std::size_t last = std::min(nodes.last, overview.level(level).size());
        std::size_t i = nodes.first;
        Time begin = i < last ? overview.level(level)[i].begin : Time{0};
        while (i < last) {
            const std::span<const trace::Glance> glances = overview.glances_from(level, i);
            for (const trace::Glance glance : glances.first(std::min(glances.size(), last - i))) {
                if (begin >= scale.range.end)
                    return;
                const Time end = glance.end();
                visit(level, i++, begin, end, glance.state());
                begin = end;
            }
        }
        if (level == 0 || i == nodes.last)
            return;
        nodes.first = i * overview.fan;
        nodes.last *= overview.fan;
    }
}

// Of spans: calls `visit(level, index, range)` for what is in view, as high up as it is no wider
// than a pixel, so that what is free between two of them is seen.
template <typename Visit>
class HullWalk {
public:
    HullWalk(const trace::SpanOverview& overview, TimeRange view, trace::Duration pixel,
             Visit& visit)
        : overview_(overview), view_(view), pixel_(pixel), visit_(visit) {}

    // False: what follows is out of view.
    bool go(std::size_t level, std::size_t first, std::size_t last) {
        const auto& hulls = overview_.hulls(level);
        for (std::size_t i = first; i < last;) {
            const auto side_by_side = hulls.run_from(i);
            for (const auto& hull : side_by_side.first(std::min(side_by_side.size(), last - i))) {
                if (level > 0 && hull.end - hull.begin > pixel_) {
                    if (!go(level - 1, i * fan, (i + 1) * fan))
                        return false;
                } else if (hull.begin >= view_.end) {
                    return false;
                } else if (hull.end > view_.begin) {
                    visit_(level, i, TimeRange{hull.begin, hull.end});
                }
                ++i;
            }
        }
        return true;
    }

private:
    static constexpr std::size_t fan = trace::SpanOverview::fan;
    const trace::SpanOverview& overview_;
    TimeRange view_;
    trace::Duration pixel_;
    Visit& visit_;
};

template <typename Visit>
void for_each_hull(const trace::SpanOverview& overview, const TimeScale& scale,
                   trace::Duration pixel, Visit&& visit) {
    constexpr std::size_t fan = trace::SpanOverview::fan;
    if (overview.empty())
        return;
    std::size_t first = overview.find(scale.range.begin);
    // Where they end is in order; the first that ends after the view may begin in it.
    std::size_t last = std::min(overview.find(scale.range.end) + 1, overview.size());
    std::size_t level = 0;
    for (auto count = static_cast<double>(last - std::min(first, last));
         level + 1 < overview.levels() && count / fan > nodes_a_column * scale.width; ++level) {
        count /= fan;
        first /= fan;
        last = (last + fan - 1) / fan;
    }
    HullWalk<std::remove_reference_t<Visit>> walk(overview, scale.range, pixel, visit);
    // The last ones have nothing above them yet.
    for (;; --level) {
        const std::size_t there = std::min(last, overview.hulls(level).size());
        if (first < there && !walk.go(level, first, there))
            return;
        if (level == 0 || there == last)
            return;
        first = std::max(first, there) * fan;
        last = std::min(last * fan, overview.size());
    }
}

// Of a node: `known(interval)` for what lasted long, when that was; `rest(range, shares)` for what
// lies before, between and after those, with the shares of all that. In order.
template <typename Known, typename Rest>
void for_each_part(const trace::StateOverview::Node& node,
                   const trace::Series<trace::Interval>& long_ones, Known&& known, Rest&& rest) {
    auto others = std::make_shared<trace::StateShares>(node.shares);
    const std::size_t first = long_ones.find(node.begin);
    std::size_t last = first;
    for (; last < long_ones.size() && long_ones[last].end <= node.end; ++last) {
        trace::Duration& time = others->time[trace::index_of(long_ones[last].state)];
        time = std::max(time - long_ones[last].range().length(), trace::Duration{0});
        --others->intervals;
    }
    if (last > first) {
        others->worst = State::Running;
        for (const State state : trace::all_states)
            if (others->of(state) > trace::Duration{0})
                others->worst = std::max(others->worst, state);
    }
    Time at = node.begin;
    for (std::size_t i = first; i < last; ++i) {
        if (at < long_ones[i].begin)
            rest(TimeRange{at, long_ones[i].begin}, others);
        known(long_ones[i]);
        at = long_ones[i].end;
    }
    if (at < node.end)
        rest(TimeRange{at, node.end}, others);
}

}  // namespace

std::vector<StateSpan> overview_spans(const trace::ActorOverview& lane, const TimeScale& scale,
                                      std::vector<StateSpan> memory) {
    const trace::StateOverview& overview = lane.states;
    std::vector<StateSpan> spans = std::move(memory);
    spans.clear();
    if (overview.empty() || scale.range.length() <= trace::Duration{0})
        return spans;
    spans.reserve(static_cast<std::size_t>(scale.width) + 2);
    const double right_edge = scale.left + scale.width;
    const QuickX x_of(scale);
    // A column collects nodes until they fill it.
    StateSpan column;
    bool open = false;
    const auto flush = [&] {
        if (!open)
            return;
        open = false;
        column.right = std::min(std::max(column.right, column.left + 1), right_edge);
        if (column.left >= right_edge)
            return;
        if (!spans.empty() && spans.back().state == column.state && !spans.back().shares &&
            !spans.back().interval && column.left - spans.back().right < 0.5) {
            spans.back().right = column.right;
            spans.back().range.end = column.range.end;
            return;
        }
        spans.push_back(column);
    };
    const auto add_narrow = [&](double left, double right, TimeRange range, State worst) {
        if (!open) {
            open = true;
            column.left = left;
            if (!spans.empty())
                column.left = std::max(column.left, spans.back().right);
            column.range = range;
            column.state = worst;
            column.several = true;
        }
        column.state = std::max(column.state, worst);
        column.range.end = range.end;
        column.right = right;
        if (right - column.left >= 1)
            flush();
    };
    const auto add_part = [&](StateSpan span) {
        if (!span.range.overlaps(scale.range))
            return;
        span.left = std::max(x_of(span.range.begin), scale.left);
        span.right = std::max(std::min(x_of(span.range.end), right_edge), span.left);
        if (span.right - span.left < wide_node)
            return add_narrow(span.left, span.right, span.range, span.state);
        flush();
        if (!spans.empty())
            span.left = std::max(span.left, spans.back().right);
        spans.push_back(std::move(span));
    };
    double right = scale.left;  // of the node before
    for_each_glance(
        overview, scale,
        [&](std::size_t level, std::size_t index, Time begin, Time end, State worst) {
            const double left =
                std::max(begin > scale.range.begin ? x_of(begin) : scale.left, right);
            right = std::max(x_of(end), left);
            if (std::min(right, right_edge) - left < wide_node)
                return add_narrow(left, right, {begin, end}, worst);
            for_each_part(
                overview.level(level)[index], lane.long_intervals,
                [&](const trace::Interval& one) {
                    add_part({0, 0, one.range(), one.state, false, &one, nullptr});
                },
                [&](TimeRange range, const std::shared_ptr<const trace::StateShares>& shares) {
                    add_part({0, 0, range, shares->worst, shares->intervals > 1, nullptr, shares});
                });
        });
    flush();
    return spans;
}

std::vector<CpuSpan> overview_spans(const trace::CpuOverview& overview, const TimeScale& scale) {
    std::vector<CpuSpan> spans;
    if (overview.empty() || scale.range.length() <= trace::Duration{0})
        return spans;
    const double right_edge = scale.left + scale.width;
    const QuickX x_of(scale);
    trace::CpuShares shares;
    TimeRange range;
    double left = 0;
    bool open = false;
    const auto flush = [&](double right) {
        open = false;
        const double end = std::min(std::max(right, left + 1), right_edge);
        if (left >= right_edge)
            return;
        const auto most = std::max_element(shares.time.begin(), shares.time.end());
        trace::Duration all{0};
        for (const trace::Duration time : shares.time)
            all += time;
        CpuSpan span;
        span.left = left;
        span.right = end;
        span.range = range;
        span.use = static_cast<trace::CpuUse>(most - shares.time.begin());
        span.idle = all.count() > 0 ? static_cast<double>(shares.of(trace::CpuUse::Idle).count()) /
                                          static_cast<double>(all.count())
                                    : 0;
        spans.push_back(span);
    };
    for_each_node(overview, scale, [&](const trace::CpuOverview::Node& node) {
        if (!open) {
            open = true;
            left = std::max(x_of(node.begin), scale.left);
            if (!spans.empty())
                left = std::max(left, spans.back().right);
            range.begin = node.begin;
            shares = {};
        }
        shares.merge(node.shares);
        range.end = node.end;
        if (const double right = x_of(node.end); right - left >= 1)
            flush(right);
    });
    if (open)
        flush(x_of(range.end));
    return spans;
}

void overview_ranges(const trace::SpanOverview& overview, const TimeScale& scale,
                     std::vector<TimeRange>& into, std::vector<double>& shares) {
    const double ns_per_px =
        static_cast<double>(scale.range.length().count()) / std::max(scale.width, 1.0);
    const trace::Duration pixel(static_cast<std::int64_t>(ns_per_px));
    const auto wide = trace::Duration(static_cast<std::int64_t>(ns_per_px * wide_node));
    const auto add = [&](TimeRange range, double share) {
        if (!into.empty() && range.begin <= into.back().end + pixel && shares.back() == share) {
            into.back().end = std::max(into.back().end, range.end);
            return;
        }
        // Disjoint.
        if (!into.empty() && range.begin < into.back().end)
            range.begin = into.back().end;
        if (range.begin < range.end) {
            into.push_back(range);
            shares.push_back(share);
        }
    };
    for_each_hull(overview, scale, pixel,
                  [&](std::size_t level, std::size_t index, TimeRange range) {
                      double share = 1;
                      if (level == 0 && range.length() >= wide)
                          share = std::clamp(static_cast<double>(overview[index].covered.count()) /
                                                 static_cast<double>(range.length().count()),
                                             least_share, 1.0);
                      add(range, share);
                  });
}

std::vector<std::size_t> overview_counts(const trace::SpanOverview& overview,
                                         const TimeScale& scale, double column) {
    std::vector<std::size_t> counts(
        static_cast<std::size_t>(std::ceil(std::max(scale.width, 0.0) / column)));
    std::size_t stride = 1;
    for (std::size_t i = overview.find(scale.range.begin); i < overview.size();) {
        const auto& node = overview[i];
        if (node.begin >= scale.range.end)
            break;
        const double left = std::max(scale.x(node.begin), scale.left) - scale.left;
        const double right = std::min(scale.x(node.end), scale.left + scale.width) - scale.left;
        const auto first = static_cast<std::size_t>(left / column);
        const auto last = static_cast<std::size_t>(std::max(right, left) / column);
        // All that end in the same column, together.
        const Time until = scale.time(scale.left + static_cast<double>(first + 1) * column);
        const std::size_t next = std::max(i + 1, gallop(overview, i, stride, until));
        stride = next - i;
        if (stride > 1 && first < counts.size()) {
            counts[first] += (stride - 1) * overview.items_in_node() + overview[next - 1].count;
        } else {
            const std::size_t columns = last - first + 1;
            for (std::size_t at = first; at <= last && at < counts.size(); ++at)
                counts[at] += std::max<std::size_t>(node.count / columns, 1);
        }
        i = next;
    }
    return counts;
}

}  // namespace threadline::app
