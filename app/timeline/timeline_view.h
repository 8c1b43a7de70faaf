// The timeline on the screen: a QCustomPlot with our plottables, lane headers, axis, cursor.
//
// It draws the snapshot that it was last given and asks nobody for anything. Its keys
// (timeline_actions.h) work while it has the focus. The wheel zooms at the mouse, or scrolls the
// lanes where they do not all fit; with Ctrl it always zooms, with Shift it pans where nothing
// scrolls; dragging pans, a click selects, a double click zooms to what is there. A header is
// dragged to move its lane, at its lower edge to make it higher; a click on that of a group folds
// or unfolds it, the right button opens the menu of a lane and of what is there.
#pragma once

#include "app/timeline/geometry.h"

#include <QWidget>

#include <memory>
#include <set>

class QMenu;

namespace threadline::app {

struct TimelineActions;

class TimelineView : public QWidget {
    Q_OBJECT
public:
    explicit TimelineView(QWidget* parent = nullptr);
    ~TimelineView() override;

    // Snapshots of one run follow each other; before those of another that is said.
    void begin_run();                               // nothing is pointed at any more
    void set_run(const session::RunSnapshot& run);  // cheap: repaints at most once a frame
    void clear(const QString& hint);                // nothing to show: says what to do instead
    void set_theme(const Theme& theme);
    void set_options(const TimelineOptions& options);
    const TimelineOptions& options() const;

    // One of several below each other: as if its run reached to `end`, and as wide with a scroll
    // bar as without.
    void set_beside_others(trace::Time end);

    trace::TimeRange visible_range() const;
    void refresh_now();  // rather than with the next frame
    Subject selected() const;
    std::optional<trace::Time> cursor() const;  // the instant that a person pointed out
    void set_cursor(std::optional<trace::Time> at);
    std::optional<trace::Time> pointer() const;       // the mouse's, here or in a view beside it
    void set_pointer(std::optional<trace::Time> at);  // in a view beside it
    // For marking (timeline_marker.h). Points are the plot's.
    QWidget* plot() const;
    bool is_on_lanes(QPoint point) const;
    trace::Time time_at(QPoint point) const;
    std::optional<Edge> edge_near(QPoint point, int reach) const;  // on the lane there
    Edge edge_at(trace::Time at) const;  // on the chosen lane, or else on the first that has one
    Subject subject_near(QPoint point) const;
    void set_marking(const Marking& marking);
    std::optional<LaneRow> lane_at(std::optional<QPoint> point) const;  // none: the chosen one
    void set_measured_lane(const std::optional<LaneRow>& lane);         // there the distance stands
    void set_hits(std::shared_ptr<const SearchHits> hits);     // of a search; null: it is over
    void set_arrangement(const LaneArrangement& arrangement);  // of the lanes
    const TimelineActions& actions() const;
    // Where they lie in the view: the headers of the lanes, and what says how many are hidden.
    QList<QRectF> header_rects() const;
    QRect hidden_mark() const;
    int height_for(std::size_t lanes) const;  // px for the first so many, with what is around them
    std::set<QString> lanes_out_of_sight() const;  // above and below the edge; keys (lane_tree.h)
    bool is_dragging_lane() const;                 // that is what Esc ends then
    bool can_go_back() const;                      // to the view before
    bool can_go_forward() const;

public slots:
    void zoom_to(threadline::trace::TimeRange range);     // with a margin; stops following
    void show_range(threadline::trace::TimeRange range);  // exactly this
    void reveal(threadline::trace::Time at);              // pans where it is out of sight
    void zoom_in();
    void zoom_out();
    void pan_left();
    void pan_right();
    void fit();
    void show_whole();  // likewise, and goes on following only if it did
    void go_back();
    void go_forward();
    void set_follow(bool follow);  // keep the live end in sight
    void select(const threadline::app::Subject& subject);
    // What else belongs to the selected one; both until something else is selected.
    void select_beside(const std::vector<threadline::app::Subject>& subjects);
    void light(const std::vector<threadline::ObjectId>& locks);
    // What the mouse is over in another view, until it is over something else: the lane of an
    // actor, a lock in every lane.
    void point_at(threadline::ActorId actor, threadline::ObjectId lock);

signals:
    void visible_range_changed(threadline::trace::TimeRange range);
    void hovered(const threadline::app::Subject& subject);
    void selection_changed(const threadline::app::Subject& subject);
    void cursor_moved();   // by a click or a key
    void pointer_moved();  // by the mouse
    void follow_changed(bool follow);
    void arrangement_changed(const threadline::app::LaneArrangement& arrangement);  // by a person
    void history_changed();
    // It opens on what has a length: on top of what concerns its lane stands what concerns that.
    void menu_of_interval(QMenu* menu, const threadline::app::Subject& subject);
    void note_asked(const threadline::trace::Annotation& note);  // to be read and written
    void lanes_span_changed(int left, int width);                // where they lie in the view

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace threadline::app
