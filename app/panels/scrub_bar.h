// A slider over the time of a run, with a tick for each moment worth stopping at.
#pragma once

#include "app/timeline/theme.h"

#include "engine/trace/time.h"

#include <QSlider>

#include <vector>

namespace threadline::app {

class ScrubBar : public QSlider {
    Q_OBJECT
public:
    explicit ScrubBar(QWidget* parent = nullptr);

    void set_length(trace::Duration length);
    void set_ticks(std::vector<trace::Time> ticks);
    void set_theme(const Theme& theme);
    void set_time(trace::Time at);  // says nothing
    trace::Time time() const;

signals:
    void time_chosen(threadline::trace::Time at);  // by a person

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    double x_of(trace::Time at) const;

    trace::Duration length_{1};
    std::vector<trace::Time> ticks_;
    Theme theme_;
};

}  // namespace threadline::app
