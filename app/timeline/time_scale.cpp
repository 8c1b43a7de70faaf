#include "app/timeline/geometry.h"

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

}  // namespace threadline::app
