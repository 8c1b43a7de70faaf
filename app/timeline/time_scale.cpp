#include "app/timeline/geometry.h"

#include <algorithm>
#include <cmath>

namespace threadline::app {

double TimeScale::x(trace::Time t) const {
    const auto length = static_cast<double>(range.length().count());
    return left + static_cast<double>((t - range.begin).count()) / length * width;
}

trace::Time TimeScale::time(double x) const {
    const auto length = static_cast<double>(range.length().count());
    return range.begin + trace::Duration(std::llround((x - left) / width * length));
}

TimeScale TimeScale::until(const std::optional<trace::Time>& veil) const {
    if (!veil || *veil >= range.end)
        return *this;
    const trace::Time end = std::max(*veil, range.begin);
    return {{range.begin, end}, left, x(end) - left};
}

}  // namespace threadline::app
