// Marking on the timeline by mouse and keys: a stretch with Shift and the mouse, the distance
// between two instants with Ctrl. Both snap to what begins or ends on the lane under the mouse, and
// stay until Esc. Where several show the same stretch of time, what is marked in one is so in all.
#pragma once

#include "app/timeline/marking.h"

#include <QObject>
#include <QPoint>

#include <vector>

class QWidget;

namespace threadline::app {

class TimelineView;

class TimelineMarker : public QObject {
    Q_OBJECT
public:
    static constexpr int reach = 6;  // px, within which an edge is meant

    explicit TimelineMarker(TimelineView* view);                   // belongs to it
    explicit TimelineMarker(QObject* parent) : QObject(parent) {}  // of those that join
    void join(TimelineView* view);

    const Marking& marking() const { return marking_; }

public slots:
    // With the keyboard: at the cursor, or in the middle where there is none.
    void begin_stretch();
    void end_stretch();
    void measure();  // one end, then the other, which follows the cursor until then
    void choose_stretch(threadline::trace::TimeRange range);
    void clear();
    void zoom_to_stretch();

signals:
    void stretch_changed();
    void distance_changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    enum class Drag { None, Stretch, Distance };
    struct Joined {
        TimelineView* view;
        QWidget* plot;
    };

    void leave(const QObject* view);
    void show() const;
    void measure_on_lane(std::optional<QPoint> point) const;  // none: on the chosen one
    bool pressed(QPoint point, Qt::KeyboardModifiers modifiers);
    void dragged(QPoint point);
    void released(QPoint point);
    bool escape();
    Edge at_cursor() const;
    Edge meant_at(QPoint point) const;
    void set_stretch(std::optional<trace::TimeRange> stretch);
    void set_distance(std::optional<Marking::Distance> distance);

    std::vector<Joined> views_;
    TimelineView* view_ = nullptr;  // the one in which a person marks
    Marking marking_;
    Drag drag_ = Drag::None;
    QPoint press_;
    Edge pressed_at_;
    bool moved_ = false;
    bool second_end_open_ = false;  // of the distance: it follows the cursor
};

}  // namespace threadline::app
