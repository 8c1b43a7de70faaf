// What stands behind the timeline on the screen: its state, and what follows from it. Seen by the
// files of the view alone, each of which has one part of it:
//   timeline_view.cpp          what others ask of it, and where events go
//   timeline_view_layout.cpp   which lanes there are, where they lie, a frame's picture
//   timeline_view_pointer.cpp  what the mouse is over, what is chosen, the cursor
//   timeline_view_marking.cpp  what others need to mark on it
//   timeline_view_keys.cpp     keys and wheel: zooming, panning, from lane to lane, edge to edge
//   timeline_view_lanes.cpp    hiding, moving, folding and stretching lanes, by mouse, menu and key
#pragma once

#include "app/timeline/edge_search.h"
#include "app/timeline/lane_history.h"
#include "app/timeline/lane_tree.h"
#include "app/timeline/timeline_actions.h"
#include "app/timeline/timeline_plot.h"
#include "app/timeline/timeline_view.h"
#include "app/timeline/viewport.h"
#include "app/timeline/zoom_history.h"

#include <QElapsedTimer>
#include <QTimer>

#include <chrono>

class QKeyEvent;
class QMenu;
class QScrollBar;
class QWheelEvent;

namespace threadline::app {

struct TimelineView::Impl {
    TimelineView* view;
    TimelineActions actions;
    TimelinePlot picture;
    QWidget* plot;  // the picture's
    QScrollBar* scroll;
    static constexpr std::chrono::milliseconds frame{16};
    QTimer frame_timer;
    QElapsedTimer since_picture;
    QTimer hover_timer;

    session::RunSnapshot run;
    bool has_run = false;
    bool is_beside_others = false;
    bool begins = false;  // the next snapshot is the first of its run
    QString hint;
    Viewport viewport;
    ZoomHistory history;
    QElapsedTimer since_begin;  // the clock of the history
    const Theme* theme = &app::theme(ThemeKind::Light);
    TimelineOptions options;
    TimelineOptions fitted;  // with lanes as high as there is room for
    std::vector<LaneRow> rows;
    std::size_t hidden = 0;    // lanes
    std::pair<int, int> span;  // of the lanes, as was last said
    QRect hidden_mark;         // where that is said
    double header = 0;
    double legend_height = 0;
    QRect legend_area;  // in the plot, where it leaves something out

    // What the mouse and the keyboard point at.
    std::optional<QPoint> mouse;
    std::optional<LaneRow> measured_lane;
    std::optional<trace::Time> pointer_beside;  // of the mouse in a view beside this one
    std::optional<QPoint> press;
    trace::TimeRange range_at_press;
    int scroll_at_press = 0;
    bool dragging = false;
    Subject under_mouse;
    ObjectId pointed_lock;  // in another view
    int lane = -1;          // chosen with the keyboard
    EdgeSearch edges;       // on it, beyond what is there
    // A header that is held with the mouse: a lane that is moved, or made higher.
    struct LaneDrag {
        enum class What { Move, Stretch };
        What what = What::Move;
        LaneRow lane;
        LaneArrangement at_first;
        bool begun = false;  // farther than a click
        QString before;      // Move: where it would go
        double mark = 0;     // px from the top of the lanes
    };
    std::optional<LaneDrag> lane_drag;
    LaneHistory lane_history;
    // What has to be laid out again.
    enum class Stale { Nothing, Pointer, Everything };
    Stale stale = Stale::Nothing;
    bool rows_stale = false;  // and which there are may have changed

    explicit Impl(TimelineView* owner);

    void begin_run();
    TimeScale scale() const;
    QRect lanes_area() const;
    double unit() const { return theme->unit(); }

    void update_rows();
    void fit_lanes();
    void schedule(Stale what = Stale::Everything);
    void refresh();
    void lay_out_frame();
    void lay_out_lanes();
    void lay_out_legend();
    void tell_legend(QPoint at) const;
    double around_lanes() const;
    DisplayList axis_of(const TimeScale& time, const QRect& area);
    void show_hint();
    void refresh_overlay();
    void refresh_cursor();
    void add_marking(DisplayList& list, const TimeScale& shifted) const;
    void add_end(DisplayList& list) const;
    void range_changed(trace::TimeRange before, bool followed);
    template <typename Change>
    void change_range(Change change);

    std::optional<trace::Time> time_under_mouse() const;
    void forget_mouse();
    trace::Time cursor_time() const;
    void put_cursor(trace::Time t);
    void put_cursor_by_key(trace::Time t);
    void let_go_of_note();
    void choose_lane(int step);
    void step_edge(Towards towards);
    void reveal_lane(const LaneRow& row);
    void select_at_cursor();
    void connect_actions();

    // Lanes: of the chosen one where nothing else is said.
    void connect_lane_actions();
    void arrange(const LaneArrangement& arrangement);  // as a person wants it
    void set_arrangement(const LaneArrangement& arrangement);
    void take_back_lanes();
    std::vector<LaneNode> tree();  // as it is shown, with keys
    const LaneRow* chosen_lane();
    void choose_same_lane(const LaneRow& lane);
    int row_at(QPoint point) const;  // -1: none
    int edge_at(QPoint point) const;
    void fold_lane(const LaneRow& lane);
    void fold_chosen_lane();
    void move_lane(int steps);
    void stretch_lane(const LaneRow& lane, double stretch);
    void hide_lane(const LaneRow& lane);
    void hide_others(const LaneRow& lane);
    void group_by_name(const LaneRow& lane, bool together);
    void show_lane(const QString& key);
    void show_all_lanes();
    void fill_lane_menu(QMenu& menu, const LaneRow* lane);
    void add_hidden_lanes(QMenu& menu);
    void open_lane_menu(QPoint at, bool with_lane, const Subject& meant = {});
    bool press_header(QPoint point);
    void drag_header(QPoint point);
    void release_header();
    bool cancel_lane_drag();
    void show_header_cursor(QPoint point);
    void add_lane_drag(DisplayList& list) const;
    void set_selected(const Subject& subject);
    Subject subject_at_point(QPoint point) const;
    ObjectId lock_under_mouse() const;

    bool key(QKeyEvent* event);
    void wheel(QWheelEvent* event);
    void mouse_moved(QPoint point, Qt::MouseButtons buttons);
    void hover(const Subject& subject);
    void end_hover();
    void show_tip() const;
    QPoint tip_place(const QString& text, trace::Time at) const;
    void go_in_history(std::optional<Viewport> view);
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
