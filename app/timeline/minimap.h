// The whole run in a strip above the timeline, with a frame around what the timeline shows.
//
// The frame is dragged to go elsewhere and at its sides to see more or less; a click goes there, a
// double click shows all. With the focus: arrows move the frame, Shift+arrows its end, + and - make
// it narrower and wider, F shows all.
#pragma once

#include "app/timeline/key_actions.h"
#include "app/timeline/run_density.h"
#include "app/timeline/theme.h"

#include <QPixmap>
#include <QWidget>

#include <optional>

namespace threadline::app {

class Minimap : public QWidget {
    Q_OBJECT
public:
    explicit Minimap(QWidget* parent = nullptr);

    void set_run(const session::RunSnapshot& run);  // cheap; its density may come later
    void set_density(RunDensity density);
    void clear();
    void set_visible_range(trace::TimeRange range);
    void set_span(int left, int width);  // where the lanes lie beneath it, px
    void set_theme(const Theme& theme);

    QRectF frame() const;
    TimeScale scale() const;
    const RunDensity& density() const { return density_; }
    const KeyActions& actions() const { return actions_; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {120, sizeHint().height()}; }

signals:
    void range_chosen(threadline::trace::TimeRange range);
    void whole_chosen();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    enum class Part { Begin, Frame, End, Outside };
    struct Drag {
        Part part;
        double x;  // where it was taken
        trace::TimeRange range;
    };

    Part part_at(double x) const;
    void connect_actions();
    void choose(trace::TimeRange range);  // as far as the run reaches
    void drag_to(double x);
    void zoom(double factor, trace::Time at);
    double unit() const { return theme_.unit(); }
    void forget_picture();

    KeyActions actions_;
    session::RunSnapshot run_;
    bool has_run_ = false;
    RunDensity density_;
    trace::TimeRange visible_;
    Theme theme_;
    int left_ = 0;
    int width_ = 0;  // 0: all that there is
    QPixmap picture_;
    trace::TimeRange painted_;  // for which it is
    std::optional<Drag> drag_;
};

}  // namespace threadline::app
