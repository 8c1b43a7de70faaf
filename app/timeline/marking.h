// What a person marks on the time axis: a stretch, and the distance between two instants.
#pragma once

#include "app/timeline/display_list.h"

#include <optional>

namespace threadline::app {

struct TimeScale;

// An instant, and what begins or ends there: "A: blocked begins"; nothing, where it is no edge.
struct Edge {
    trace::Time at{0};
    QString what;
    friend bool operator==(const Edge&, const Edge&) = default;
};

struct Marking {
    std::optional<trace::TimeRange> stretch;  // begin before end
    // In the order in which they were chosen. While there is only one, both are that.
    struct Distance {
        Edge from, to;
        trace::Duration length() const {
            return to.at > from.at ? to.at - from.at : from.at - to.at;
        }
        friend bool operator==(const Distance&, const Distance&) = default;
    };
    std::optional<Distance> distance;

    bool empty() const { return !stretch && !distance; }
    friend bool operator==(const Marking&, const Marking&) = default;
};

// Four figures that count: "12.34 ms".
QString length_text(trace::Duration length);
// "12.34 ms, from A: blocked begins to B: running begins": for those who listen.
QString describe(const Marking::Distance& distance);

// Lines at the ends, from the top down to `bottom`, and above it what lies between.
DisplayList marking_content(const Marking& marking, const TimeScale& scale, double bottom,
                            const Theme& theme);

}  // namespace threadline::app
