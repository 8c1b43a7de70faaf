// How long waits were, as a picture: a bar for each length, in the looks of the states it is made
// of. Laid out as a display list, like every picture of a run.
#pragma once

#include "app/timeline/display_list.h"

#include "engine/analysis/range_statistics.h"

#include <QWidget>

namespace threadline::app {

DisplayList wait_histogram(const analysis::RangeStatistics& statistics, QSizeF size,
                           const Theme& theme);
// The same for those who listen: "1 of 2 µs to 5 µs, 3 of ...".
QString describe_waits(const analysis::RangeStatistics& statistics);

class WaitHistogram : public QWidget {
    Q_OBJECT
public:
    explicit WaitHistogram(QWidget* parent = nullptr);
    void set_statistics(analysis::RangeStatistics statistics);
    void set_theme(const Theme& theme);
    QSize sizeHint() const override { return QSize(300, int(150 * theme_.scale)); }
    QSize minimumSizeHint() const override { return QSize(160, int(110 * theme_.scale)); }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    analysis::RangeStatistics statistics_;
    Theme theme_;
};

}  // namespace threadline::app
