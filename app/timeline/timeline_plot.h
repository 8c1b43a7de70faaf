// The QCustomPlot beneath the timeline: its axis holds the visible range, its layers each show a
// display list. It is included nowhere else.
#pragma once

#include "app/timeline/display_list.h"

#include <QRect>

#include <memory>

class QWidget;

namespace threadline::app {

// In order of painting. The last two follow the mouse: they are painted alone, over a picture that
// stays.
enum class PlotLayer { Lanes, Headers, Axis, Marks, Legend, Overlay, Cursor };

class TimelinePlot {
public:
    explicit TimelinePlot(QWidget* parent);
    ~TimelinePlot();

    QWidget* widget() const;  // owned by the parent

    // Painted with its origin at the area's top left corner, and nowhere outside the area.
    void set(PlotLayer layer, DisplayList list, const Theme& theme, const QRect& area);
    const DisplayList& list(PlotLayer layer) const;
    DisplayList take(PlotLayer layer);  // until it is set anew there is none
    QRect area(PlotLayer layer) const;

    void set_range(trace::TimeRange range, const QRect& lanes);
    void replot(const QColor& background);
    void replot_pointer();  // Overlay and Cursor alone

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace threadline::app
