// A row of ranges as what can be seen of it at a scale: each that is wide enough stands alone,
// those that are not share a column, which knows how many it stands for.
#pragma once

#include "app/timeline/gallop.h"
#include "app/timeline/geometry.h"

#include "engine/trace/series.h"

#include <optional>

namespace threadline::app {

// A closed series and the item that is still open, as one row.
template <typename Item>
class WithOpen {
public:
    WithOpen(const trace::Series<Item>& closed, const std::optional<Item>& open)
        : closed_(closed), open_(open) {}

    std::size_t size() const { return closed_.size() + (open_ ? 1 : 0); }
    const Item& operator[](std::size_t index) const {
        return index < closed_.size() ? closed_[index] : *open_;
    }
    std::size_t find(trace::Time t) const {
        const std::size_t found = closed_.find(t);
        return found < closed_.size() || !open_ || open_->end > t ? found : size();
    }

private:
    const trace::Series<Item>& closed_;
    const std::optional<Item>& open_;
};

struct Folded {
    double left = 0;
    double right = 0;
    std::size_t first = 0;  // of `count` items
    std::size_t count = 1;
};

// Calls `visit(folded)` along the visible part, in order and without overlap. `items` are ordered
// and disjoint. Narrower than `least` px: shares a column of `column` px.
// O(columns * log items), whatever their number.
template <typename Items, typename Visit>
void fold(const Items& items, const TimeScale& scale, double least, double column, Visit&& visit) {
    const trace::TimeRange view = scale.range;
    const double right_edge = scale.left + scale.width;
    const double px_per_ns = scale.width / static_cast<double>(view.length().count());
    const auto x_of = [&](trace::Time t) {
        return scale.left + static_cast<double>((t - view.begin).count()) * px_per_ns;
    };
    double done = scale.left;
    std::size_t stride = 1;
    for (std::size_t index = items.find(view.begin); index < items.size();) {
        const auto& item = items[index];
        if (item.begin >= view.end || done >= right_edge)
            break;
        const double left = std::max(x_of(item.begin), done);
        const double right = std::min(x_of(item.end), right_edge);
        // What lies half outside the view is as wide as it would be in it.
        const bool cut = item.begin < view.begin || item.end > view.end;
        if (right - left >= least ||
            (cut && right > left && x_of(item.end) - x_of(item.begin) >= least)) {
            visit(Folded{left, right, index, 1});
            done = right;
            ++index;
            continue;
        }
        const trace::Time until = std::max(
            view.begin + trace::Duration(
                             static_cast<std::int64_t>((left + column - scale.left) / px_per_ns)),
            item.end);
        const std::size_t next = gallop(items, index, stride, until);
        stride = std::max<std::size_t>(next - index, 1);
        done = std::min(left + column, right_edge);
        visit(Folded{left, done, index, stride});
        index = std::max(next, index + 1);
    }
}

}  // namespace threadline::app
