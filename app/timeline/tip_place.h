// Where a tip about some of the lanes stands.
#pragma once

#include <vector>

namespace threadline::app {

// From top to bottom, px.
struct Band {
    double top = 0;
    double bottom = 0;
};

// The top of a tip that lies on nothing that it is `about`, and within `room`: the nearest below
// what is pointed at, or else above it; right below it where there is no such place. Pure.
double tip_top(const Band& pointed_at, const std::vector<Band>& about, double height,
               const Band& room);

}  // namespace threadline::app
