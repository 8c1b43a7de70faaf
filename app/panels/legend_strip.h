// What the looks of a timeline mean, in a strip of its own.
#pragma once

#include "app/timeline/display_list.h"

#include <QWidget>

namespace threadline::app {

class LegendStrip : public QWidget {
    Q_OBJECT
public:
    explicit LegendStrip(QWidget* parent = nullptr);

    void show_list(DisplayList list, const Theme& theme);
    const DisplayList& list() const { return list_; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    DisplayList list_;
    Theme theme_;
};

}  // namespace threadline::app
