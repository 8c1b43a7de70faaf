#include "app/timeline/critical_path_line.h"

#include "engine/analysis/critical_path.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>

namespace threadline::app {

namespace {

using analysis::PathStep;
using trace::Time;

class PathLine {
public:
    PathLine(const analysis::CriticalPath& path, const std::vector<LaneRow>& rows,
             const LaneCanvas& canvas)
        : steps_(path.steps), canvas_(canvas) {
        for (const LaneRow& row : rows)
            if (row.kind == LaneKind::Thread || row.kind == LaneKind::Task)
                heights_.emplace(row.actor, row.top + 2 * canvas.layout.unit);
    }

    void draw() {
        const TimeScale& scale = canvas_.scale;
        const double right = scale.left + scale.width;
        std::size_t i = from(scale.range.begin);
        std::optional<double> before;  // the height at which the line has come here
        while (i < steps_.size() && steps_[i].range.begin < scale.range.end) {
            const PathStep& step = steps_[i];
            const double begin = std::max(scale.x(step.range.begin), scale.left);
            const double end = std::min(scale.x(step.range.end), right);
            const std::optional<double> y = height_of(step.actor);
            if (end - begin >= least_width * canvas_.layout.unit) {
                if (before && y && *before != *y)
                    across(begin, *before, *y, true);
                if (y)
                    add({begin, *y}, {end, *y}, false);
                before = y;
                ++i;
                continue;
            }
            i = draw_column(i, begin, before);
        }
        for (const auto& [y, reach] : crowded_)
            add_crowded(y, reach);
    }

private:
    struct Reach {
        double from, to;
    };
    // px of 12
    static constexpr double least_width = 2;
    static constexpr double apart = 20;  // strokes across that still show the lanes between them
    static constexpr double thin_apart = 6;  // the same of those that are a hair
    static constexpr double nearly = 8;      // what is no further apart along a lane is one

    std::size_t from(Time t) const {
        return static_cast<std::size_t>(std::upper_bound(steps_.begin(), steps_.end(), t,
                                                         [](Time time, const PathStep& step) {
                                                             return time < step.range.end;
                                                         }) -
                                        steps_.begin());
    }

    std::optional<double> height_of(ActorId actor) const {
        const auto found = heights_.find(actor);
        return found == heights_.end() ? std::nullopt : std::optional(found->second);
    }

    // The steps that share a column; returns the next one. A few of them say enough.
    std::size_t draw_column(std::size_t first, double x, std::optional<double>& before) {
        constexpr std::size_t most = 16;
        const double end = x + least_width * canvas_.layout.unit;
        const std::size_t next = std::max(first + 1, from(canvas_.scale.time(end)));
        std::set<double> lanes;
        if (before)
            lanes.insert(*before);
        const auto reach = [&](std::size_t i) {
            before = height_of(steps_[i].actor);
            if (before)
                lanes.insert(*before);
        };
        for (std::size_t i = first; i < std::min(next, first + most); ++i)
            reach(i);
        reach(next - 1);
        if (lanes.size() == 1)
            add({x, *lanes.begin()}, {end, *lanes.begin()}, false);
        if (lanes.size() < 2)
            return next;
        across(x, *lanes.begin(), *lanes.rbegin(), false);
        for (const double y : lanes)
            go_along(y, x, end);
        return next;
    }

    // Among others the path was on the lane at `y`.
    void go_along(double y, double from, double to) {
        const auto [known, fresh] = crowded_.try_emplace(y, Reach{from, to});
        if (fresh)
            return;
        if (from - known->second.to > nearly * canvas_.layout.unit) {
            add_crowded(y, known->second);
            known->second.from = from;
        }
        known->second.to = to;
    }

    void add_crowded(double y, const Reach& reach) {
        add({reach.from, y}, {reach.to, y}, false, true);
    }

    // Many side by side would be all that one sees of the lanes: they are thin then, and few.
    void across(double x, double from, double to, bool arrow) {
        const double room = (x - last_across_) / canvas_.layout.unit;
        if (room < thin_apart)
            return;
        last_across_ = x;
        if (room >= apart)
            add({x, from}, {x, to}, arrow);
        else
            canvas_.out.lines.push_back({{x, from},
                                         {x, to},
                                         canvas_.theme.text,
                                         canvas_.layout.unit,
                                         false,
                                         false,
                                         Line::Meaning::CriticalPath});
    }

    // `dotted`: it comes and goes there, too quickly to be seen.
    void add(QPointF from, QPointF to, bool arrow, bool dotted = false) {
        const double unit = canvas_.layout.unit;
        canvas_.out.lines.push_back({from, to, canvas_.theme.surface, 6 * unit, false, false});
        canvas_.out.lines.push_back(
            {from, to, canvas_.theme.text, 3 * unit, dotted, arrow, Line::Meaning::CriticalPath});
    }

    const std::vector<PathStep>& steps_;
    const LaneCanvas& canvas_;
    std::unordered_map<ActorId, double> heights_;
    std::map<double, Reach> crowded_;  // by height, where it goes to and fro; the last of each
    double last_across_ = -1e9;
};

}  // namespace

void add_critical_path(const analysis::CriticalPath& path, const std::vector<LaneRow>& rows,
                       const LaneCanvas& canvas) {
    PathLine(path, rows, canvas).draw();
}

}  // namespace threadline::app
