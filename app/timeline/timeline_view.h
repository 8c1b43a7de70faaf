// The timeline on the screen: a QCustomPlot with our plottables, lane headers, axis, cursor.
//
// It draws the snapshot that it was last given and asks nobody for anything. All keys of the
// timeline work while it has the focus: W/S or +/- zoom at the cursor, A/D or arrows pan, F fits,
// Home and End go to the ends, Up and Down choose a lane, [ and ] go to the previous and next edge
// on it, Enter selects, G folds the lanes of
// many threads of one name or unfolds them, as does a click on their header, Esc clears. The wheel
// zooms at the mouse, or scrolls the lanes where they do not all fit; with Ctrl it always zooms,
// with Shift it pans where nothing scrolls; dragging pans, a click selects, a double click zooms to
// what is there.
#pragma once

#include "app/timeline/geometry.h"

#include <QWidget>

#include <memory>

namespace threadline::app {

class TimelineView : public QWidget {
    Q_OBJECT
public:
    explicit TimelineView(QWidget* parent = nullptr);
    ~TimelineView() override;

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
    // For marking (timeline_marker.h). Points are the plot's.
    QWidget* plot() const;
    bool is_on_lanes(QPoint point) const;
    trace::Time time_at(QPoint point) const;
    std::optional<Edge> edge_near(QPoint point, int reach) const;  // on the lane there
    Edge edge_at(trace::Time at) const;  // on the chosen lane, or else on the first that has one
    Subject subject_near(QPoint point) const;
    void set_marking(const Marking& marking);
    void set_hits(std::shared_ptr<const SearchHits> hits);  // of a search; null: it is over

public slots:
    void zoom_to(threadline::trace::TimeRange range);     // with a margin; stops following
    void show_range(threadline::trace::TimeRange range);  // exactly this
    void reveal(threadline::trace::Time at);              // pans where it is out of sight
    void zoom_in();
    void zoom_out();
    void pan_left();
    void pan_right();
    void fit();
    void set_follow(bool follow);  // keep the live end in sight
    void select(const threadline::app::Subject& subject);
    // What else belongs to the selected one; both until something else is selected.
    void select_beside(const std::vector<threadline::app::Subject>& subjects);
    void light(const std::vector<threadline::ObjectId>& locks);

signals:
    void visible_range_changed(threadline::trace::TimeRange range);
    void hovered(const threadline::app::Subject& subject);
    void selection_changed(const threadline::app::Subject& subject);
    void cursor_moved();  // by a click or a key
    void follow_changed(bool follow);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace threadline::app
