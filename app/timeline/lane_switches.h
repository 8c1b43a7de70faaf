// The kinds of lanes that a person switches on and off: one table for --lanes, the commands and
// settings of the window, the export dialogs, and whoever draws with the same lanes as another.
#pragma once

#include "app/timeline/geometry.h"

#include <span>

namespace threadline::app {

struct LaneSwitch {
    const char* key;  // "locks": in --lanes, and in the settings
    bool TimelineOptions::*shown;
    bool unasked;       // whether the window shows them the first time, and a figure
    int digit;          // Ctrl and this switches it there
    const char* label;  // "&Locks", not yet translated
    const char* tip;

    QString translated_label() const;
    QString translated_name() const;  // "Locks"
    QString translated_tip() const;
};

// In the order in which they are offered.
std::span<const LaneSwitch> lane_switches();
void copy_lane_switches(const TimelineOptions& from, TimelineOptions& to);

}  // namespace threadline::app
