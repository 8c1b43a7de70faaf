#include "app/timeline/critical_path_line.h"

#include "engine/analysis/critical_path.h"

#include <algorithm>
#include <optional>
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
    }

private:
    static constexpr double least_width = 2;  // px of 12

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
        const Time until = canvas_.scale.time(x + least_width * canvas_.layout.unit);
        const std::size_t next = std::max(first + 1, from(until));
        std::optional<double> low = before, high = before;
        const auto reach = [&](std::size_t i) {
            const std::optional<double> y = height_of(steps_[i].actor);
            if (!y)
                return;
            low = low ? std::min(*low, *y) : *y;
            high = high ? std::max(*high, *y) : *y;
            before = y;
        };
        for (std::size_t i = first; i < std::min(next, first + most); ++i)
            reach(i);
        reach(next - 1);
        if (low && *low < *high)
            across(x, *low, *high, false);
        else if (low)
            add({x, *low}, {x + least_width * canvas_.layout.unit, *low}, false);
        return next;
    }

    void across(double x, double from, double to, bool arrow) { add({x, from}, {x, to}, arrow); }

    void add(QPointF from, QPointF to, bool arrow) {
        const double unit = canvas_.layout.unit;
        canvas_.out.lines.push_back({from, to, canvas_.theme.surface, 6 * unit, false, false});
        canvas_.out.lines.push_back(
            {from, to, canvas_.theme.text, 3 * unit, false, arrow, Line::Meaning::CriticalPath});
    }

    const std::vector<PathStep>& steps_;
    const LaneCanvas& canvas_;
    std::unordered_map<ActorId, double> heights_;
};

}  // namespace

void add_critical_path(const analysis::CriticalPath& path, const std::vector<LaneRow>& rows,
                       const LaneCanvas& canvas) {
    PathLine(path, rows, canvas).draw();
}

}  // namespace threadline::app
