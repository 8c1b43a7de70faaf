// How long threads waited on each line of a scenario, as a bar in the margin of its source.
#pragma once

#include "app/timeline/theme.h"

#include "engine/analysis/line_times.h"

#include <QRectF>
#include <QString>

#include <string>
#include <vector>

class QPainter;

namespace threadline::app {

struct LineHeat {
    int line = 0;
    trace::StateShares waits;  // all but Running
    double share = 0;          // of the line on which most was waited: 0 to 1
    QString text;              // "waited 99.5 ms: deadlocked 98.9 ms, blocked 0.6 ms"

    friend bool operator==(const LineHeat&, const LineHeat&) = default;
};

// The lines of `file` on which anybody waited, in order. Empty: the only file that there is.
std::vector<LineHeat> line_heat(const std::vector<analysis::LineTime>& lines,
                                const std::string& file);

// Of the length of its share of `room`, in the looks of the states.
void paint_heat(QPainter& painter, const LineHeat& heat, const QRectF& room, const Theme& theme);

}  // namespace threadline::app
