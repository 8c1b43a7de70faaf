// How high the parts of a lane are, and how large its texts, in px.
#pragma once

#include "app/timeline/geometry.h"
#include "app/timeline/painter.h"

#include <algorithm>
#include <cmath>

namespace threadline::app {

struct LaneLayout {
    double unit;        // 1 px where the text is 12 px high
    double text;        // size of names and of what stands in a band
    double small_text;  // size of what stands in a bar
    double band;        // the states of a thread
    double lock_band;   // the holder of a lock
    double bar;         // a lock held or wanted; the waiters of a lock
    double bar_gap;
    double slice;  // one depth of the slices of a foreign thread
    double slice_gap;
    double lane_gap;
    double group_gap;  // between the threads, the locks and the variables
    double padding;    // beside a text
    double edge;       // the outline of a mark, as a screen paints it
};

// Of letters, as a part of their size: from the highest stroke to what hangs lowest, the latter
// alone, and how much higher they stand with that in the middle than without.
constexpr double letters_height = 0.97, letters_hang = 0.21, letters_rise = 0.09;

// There all letters are of one size.
inline bool is_before_a_room(const Theme& theme) {
    return theme.small_size >= theme.font_size;
}

// Of a lane that is `stretch` times as high as usual; its texts are what they are.
inline LaneLayout lane_layout(const TimelineOptions& options, const Theme& theme,
                              double stretch = 1) {
    LaneLayout layout{};
    const double lane_height = options.lane_height * stretch;
    layout.unit = theme.unit();
    layout.text = 12 * layout.unit;
    layout.small_text = theme.small_size * layout.unit;
    layout.band = lane_height * 0.76 * layout.unit;
    // Between thick outlines, too, words have room for what hangs below them.
    layout.lock_band = lane_height * (theme.stroke > 1 ? 0.7 : 0.59) * layout.unit;
    layout.bar = lane_height * (theme.stroke > 1 ? 0.52 : 0.44) * layout.unit;
    const double outline = outline_width(theme);
    layout.edge = outline > layout.unit ? std::round(outline) : layout.unit;
    // Words have room between the outlines where lanes are as low as a window makes them, too.
    constexpr double least_with_words = 22.4;
    if (lane_height >= least_with_words && !is_before_a_room(theme)) {
        const double around = 2 * layout.edge + layout.unit;
        const double letters = letters_height * options.least_label;
        layout.bar = std::max(layout.bar, letters * layout.small_text + around);
        layout.lock_band = std::max(layout.lock_band, letters * layout.text + around);
    }
    // Never more than what they part, however low the lanes are.
    layout.bar_gap = std::min(2.0, lane_height * 0.06) * layout.unit;
    layout.slice = lane_height * 0.5 * layout.unit;
    layout.slice_gap = std::min(1.0, lane_height * 0.03) * layout.unit;
    layout.lane_gap = options.lane_gap * layout.unit;
    layout.group_gap = layout.lane_gap * 1.6;
    layout.padding = 5 * layout.unit;
    return layout;
}

// Where a lane is no more than a stroke there is no room for what stands beneath it.
inline bool is_stroke(const LaneLayout& layout) {
    return layout.band < 5 * layout.unit;
}

// The part of a row that its name stands beside.
inline double band_height(const LaneRow& row, const LaneLayout& layout) {
    if (row.kind == LaneKind::Slices)
        return layout.slice;
    return row.height - row.bars * (layout.bar + layout.bar_gap);
}

}  // namespace threadline::app
