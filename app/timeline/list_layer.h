// A display list as a layer of a QCustomPlot.
#pragma once

#include "app/timeline/display_list.h"

#include <qcustomplot.h>

namespace threadline::app {

class ListLayer : public QCPLayerable {
public:
    ListLayer(QCustomPlot* plot, const QString& layer);

    // Painted with its origin at the area's top left corner, and nowhere outside the area.
    void set(DisplayList list, const Theme& theme, const QRect& area);
    const DisplayList& list() const { return list_; }
    const QRect& area() const { return area_; }

protected:
    QRect clipRect() const override { return area_; }
    void applyDefaultAntialiasingHint(QCPPainter*) const override {}
    void draw(QCPPainter* painter) override;

private:
    DisplayList list_;
    const Theme* theme_ = nullptr;
    QRect area_;
};

}  // namespace threadline::app
