// A line that gives way where there is little room: what does not fit ends in "…", and the tooltip
// has all of it.
#pragma once

#include <QLabel>

namespace threadline::app {

class ElidedLabel : public QLabel {
    Q_OBJECT
public:
    explicit ElidedLabel(QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;
};

}  // namespace threadline::app
