// What of the timeline others need to mark on it: instants, edges, and how marks show.
#include "app/timeline/edge_snap.h"
#include "app/timeline/run_end.h"
#include "app/timeline/run_marks.h"
#include "app/timeline/timeline_view_impl.h"

#include <QScrollBar>

#include <algorithm>

namespace threadline::app {

QWidget* TimelineView::plot() const {
    return impl_->plot;
}

bool TimelineView::is_on_lanes(QPoint point) const {
    return impl_->has_run && !impl_->rows.empty() && impl_->lanes_area().contains(point);
}

trace::Time TimelineView::time_at(QPoint point) const {
    const trace::Time at = impl_->scale().time(point.x() - impl_->lanes_area().left());
    return std::clamp(at, trace::Time{0}, std::max(impl_->run.trace.now, trace::Time{0}));
}

std::optional<Edge> TimelineView::edge_near(QPoint point, int reach) const {
    const QRect area = impl_->lanes_area();
    const double y = point.y() - area.top() + impl_->scroll->value();
    for (const LaneRow& row : impl_->rows)
        if (row.top <= y && y < row.top + row.height)
            return app::edge_near(impl_->run, row, impl_->scale(), point.x() - area.left(), reach);
    return {};
}

Edge TimelineView::edge_at(trace::Time at) const {
    const auto words_on = [&](const LaneRow& row) { return edge_words(impl_->run, row, at); };
    QString words;
    if (impl_->lane >= 0 && impl_->lane < static_cast<int>(impl_->rows.size()))
        words = words_on(impl_->rows[static_cast<std::size_t>(impl_->lane)]);
    for (const LaneRow& row : impl_->rows) {
        const bool tells = row.kind == LaneKind::Thread || row.kind == LaneKind::Task ||
                           row.kind == LaneKind::Lock;
        if (words.isEmpty() && tells)
            words = words_on(row);
    }
    return {at, words};
}

Subject TimelineView::subject_near(QPoint point) const {
    impl_->refresh();
    return impl_->subject_at_point(point);
}

void TimelineView::set_marking(const Marking& marking) {
    impl_->options.marking = marking;
    impl_->schedule(Impl::Stale::Pointer);
}

std::optional<LaneRow> TimelineView::lane_at(std::optional<QPoint> point) const {
    const int row = point ? impl_->row_at(*point) : impl_->lane;
    if (row < 0 || row >= static_cast<int>(impl_->rows.size()))
        return {};
    return impl_->rows[static_cast<std::size_t>(row)];
}

void TimelineView::set_measured_lane(const std::optional<LaneRow>& lane) {
    impl_->measured_lane = lane;
    impl_->schedule(Impl::Stale::Pointer);
}

void TimelineView::set_hits(std::shared_ptr<const SearchHits> hits) {
    impl_->options.hits = std::move(hits);
    impl_->rows_stale = true;
    impl_->schedule();
}

// Over the lanes, on the layer that follows the mouse.
void TimelineView::Impl::add_marking(DisplayList& list, const TimeScale& shifted) const {
    if (options.marking.empty())
        return;
    const QRect area = lanes_area();
    const double bottom = area.bottom() + 1;
    if (options.marking.stretch) {
        const trace::TimeRange& stretch = *options.marking.stretch;
        const double begin = std::max(shifted.x(stretch.begin), double(area.left()));
        const double end = std::min(shifted.x(stretch.end), double(area.right() + 1));
        QColor tint = theme->accent;
        tint.setAlpha(34);
        if (end > begin)
            list.boxes.push_back({QRectF(begin, 0, end - begin, bottom),
                                  {tint, Hatch::None, QColor(), QColor()},
                                  0,
                                  {}});
    }
    std::optional<double> level;
    std::vector<Band> lanes;
    for (const LaneRow& row : rows) {
        const double top = area.top() + row.top - scroll->value();
        lanes.push_back({top, top + row.height});
        if (measured_lane && is_same_lane(row, *measured_lane))
            level = lanes.back().bottom;
    }
    append(list, marking_in(run, options.marking, shifted, bottom, *theme, level, lanes));
}

// Others go on: what is empty there is not of this run.
void TimelineView::Impl::add_end(DisplayList& list) const {
    const TimeScale time = scale();
    const double height = lanes_area().height();
    const double begin = std::max(time.x(run.trace.now), time.left);
    QColor tint = theme->text;
    tint.setAlpha(20);
    if (begin < time.left + time.width)
        list.boxes.push_back({QRectF(begin, 0, time.left + time.width - begin, height),
                              {tint, Hatch::None, QColor(), QColor()},
                              0,
                              {}});
    append(list, run_end_content(run, time, height, *theme));
}

}  // namespace threadline::app
