// The wakes of what is pointed at and of what is selected, as arrows from the step of the waker to
// where the woken one went on.
#include "app/timeline/lane_layout.h"
#include "app/timeline/subject_wakes.h"

#include <algorithm>

namespace threadline::app {

namespace {

class Arrows {
public:
    Arrows(const std::vector<LaneRow>& rows, const TimeScale& scale, const TimelineOptions& options,
           const Theme& theme, DisplayList& out)
        : rows_(rows),
          scale_(scale),
          options_(options),
          layout_(lane_layout(options, theme)),
          theme_(theme),
          out_(out) {}

    void add(const SubjectWake& wake) {
        const LaneRow* woken = row_of(wake.woken);
        if (!woken)
            return;
        const LaneRow* waker = wake.wake.waker ? row_of(wake.wake.waker) : nullptr;
        const double from_x = scale_.x(wake.wake.begin);
        const double to_x = scale_.x(wake.went_on.value_or(wake.wake.begin));
        const bool down = !waker || waker->top < woken->top;
        const QPointF to(to_x, down ? woken->top : woken->top + band_of(*woken));
        // A reply comes from no other lane: its arrow runs along the top of the one that waited.
        if (!wake.wake.waker && to_x - from_x >= 8 * layout_.unit) {
            add_dot({from_x, to.y()});
            add_arrow({from_x, to.y()}, to);
            return;
        }
        // What comes from a lane that is not shown comes in from above, and begins at no other.
        const QPointF from = waker
                                 ? QPointF(from_x, down ? waker->top + band_of(*waker) : waker->top)
                                 : QPointF(from_x, woken->top - gap_above(*woken));
        if (waker)
            add_dot(from);
        add_arrow(from, to);
    }

private:
    double band_of(const LaneRow& row) const {
        return lane_layout(options_, theme_, row.stretch).band;
    }

    double gap_above(const LaneRow& lane) const {
        double free = std::min(10 * layout_.unit, lane.top);
        for (const LaneRow& row : rows_)
            if (row.top < lane.top)
                free = std::min(free, std::max(lane.top - row.top - row.height, 0.0));
        return free;
    }

    const LaneRow* row_of(ActorId actor) const {
        const auto row = std::find_if(rows_.begin(), rows_.end(), [&](const LaneRow& it) {
            return it.actor == actor && (it.kind == LaneKind::Thread || it.kind == LaneKind::Task);
        });
        return row == rows_.end() ? nullptr : &*row;
    }

    bool is_in_view(double x) const { return scale_.left <= x && x <= scale_.left + scale_.width; }

    void add_dot(QPointF at) {
        if (!is_in_view(at.x()))
            return;
        const double half = 2.5 * layout_.unit;
        const QRectF dot(at.x() - half, at.y() - half, 2 * half, 2 * half);
        out_.boxes.push_back(
            {dot, {theme_.text, Hatch::None, QColor(), theme_.surface}, 0, Subject{}});
    }

    // As far as it is in view; beneath it a wider line in the colour of the paper, so that it
    // stands out on every state.
    void add_arrow(QPointF from, QPointF to) {
        const double left = scale_.left;
        const double right = scale_.left + scale_.width;
        if (std::max(from.x(), to.x()) < left || std::min(from.x(), to.x()) > right)
            return;
        const QPointF way = to - from;
        const auto at = [&](double x) {
            return QPointF(x, from.y() + way.y() * (x - from.x()) / way.x());
        };
        const QPointF begin = from.x() < left ? at(left) : from;
        const bool arrives = to.x() <= right;
        const QPointF end = arrives ? to : at(right);
        Line casing{begin, end, theme_.surface, 5 * layout_.unit, false, false};
        Line line{begin, end, theme_.text, 2 * layout_.unit, false, arrives, Line::Meaning::Wake};
        out_.lines.push_back(casing);
        out_.lines.push_back(line);
    }

    const std::vector<LaneRow>& rows_;
    const TimeScale& scale_;
    const TimelineOptions& options_;
    LaneLayout layout_;
    const Theme& theme_;
    DisplayList& out_;
};

}  // namespace

DisplayList wake_content(const session::RunSnapshot& run, const std::vector<LaneRow>& rows,
                         const TimeScale& scale, const std::vector<Subject>& subjects,
                         const TimelineOptions& options, const Theme& theme) {
    DisplayList out;
    out.size = QSizeF(scale.left + scale.width, lanes_height(rows));
    Arrows arrows(rows, scale, options, theme, out);
    for (std::size_t i = 0; i < subjects.size(); ++i) {
        if (std::find(subjects.begin(), subjects.begin() + static_cast<std::ptrdiff_t>(i),
                      subjects[i]) != subjects.begin() + static_cast<std::ptrdiff_t>(i))
            continue;
        const SubjectWakes wakes = wakes_of(run, subjects[i]);
        if (wakes.by)
            arrows.add(*wakes.by);
        for (const SubjectWake& given : wakes.given)
            arrows.add(given);
    }
    return out;
}

}  // namespace threadline::app
