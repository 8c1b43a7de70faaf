// What stands behind the timeline on the screen: its state, and what follows from it. Seen by the
// files of the view alone, each of which has one part of it:
//   timeline_view.cpp          what others ask of it, and where events go
//   timeline_view_layout.cpp   which lanes there are, where they lie, a frame's picture
//   timeline_view_pointer.cpp  what the mouse is over, what is chosen, the cursor
//   timeline_view_marking.cpp  what others need to mark on it
//   timeline_view_keys.cpp     keys and wheel: zooming, panning, from lane to lane, edge to edge
#pragma once

#include "app/timeline/timeline_plot.h"
#include "app/timeline/timeline_view.h"
#include "app/timeline/viewport.h"

#include <QElapsedTimer>
#include <QTimer>

#include <chrono>

class QKeyEvent;
class QScrollBar;
class QWheelEvent;

namespace threadline::app {

struct TimelineView::Impl {
    TimelineView* view;
    TimelinePlot picture;
    QWidget* plot;  // the picture's
    QScrollBar* scroll;
    static constexpr std::chrono::milliseconds frame{16};
    QTimer frame_timer;
    QElapsedTimer since_picture;
    QTimer hover_timer;

    session::RunSnapshot run;
    bool has_run = false;
    QString hint;
    Viewport viewport;
    const Theme* theme = &app::theme(ThemeKind::Light);
    TimelineOptions options;
    TimelineOptions fitted;  // with lanes as high as there is room for
    std::vector<LaneRow> rows;
    double header = 0;
    double legend_height = 0;

    // What the mouse and the keyboard point at.
    std::optional<QPoint> mouse;
    std::optional<QPoint> press;
    trace::TimeRange range_at_press;
    int scroll_at_press = 0;
    bool dragging = false;
    Subject under_mouse;
    int lane = -1;  // chosen with the keyboard
    // What has to be laid out again.
    enum class Stale { Nothing, Pointer, Everything };
    Stale stale = Stale::Nothing;
    bool rows_stale = false;  // and which there are may have changed

    explicit Impl(TimelineView* owner);

    TimeScale scale() const;
    QRect lanes_area() const;
    double unit() const { return theme->scale * theme->font_size / 12; }

    void update_rows();
    void fit_lanes();
    void schedule(Stale what = Stale::Everything);
    void refresh();
    void lay_out_frame();
    void lay_out_lanes();
    void show_hint();
    void refresh_overlay();
    void refresh_cursor();
    void add_marking(DisplayList& list, const TimeScale& shifted) const;
    void range_changed(trace::TimeRange before, bool followed);
    template <typename Change>
    void change_range(Change change);

    trace::Time cursor_time() const;
    void put_cursor(trace::Time t);
    void choose_lane(int step);
    void step_edge(bool forward);
    void reveal_lane(const LaneRow& row);
    void select_at_cursor();
    void toggle_group(ActorId first);  // folds or unfolds it
    void toggle_group_of_lane();
    void set_selected(const Subject& subject);
    Subject subject_at_point(QPoint point) const;

    bool key(QKeyEvent* event);
    void wheel(QWheelEvent* event);
    void mouse_moved(QPoint point, Qt::MouseButtons buttons);
    void hover(const Subject& subject);
};

template <typename Change>
void TimelineView::Impl::change_range(Change change) {
    if (!has_run)
        return;
    const trace::TimeRange before = viewport.visible();
    const bool followed = viewport.following();
    change();
    range_changed(before, followed);
}

}  // namespace threadline::app
