// A CPU: whose thread was on it, and where it was idle. The threads have the colours of their
// names.
#include "app/timeline/cpu_wording.h"
#include "app/timeline/fold.h"
#include "app/timeline/lane_painting.h"
#include "app/timeline/overview_spans.h"

#include <algorithm>

namespace threadline::app {

namespace {

using trace::CpuInterval;
using trace::CpuUse;

constexpr double least = 2;   // px: narrower ones share a column
constexpr double column = 1;  // px
constexpr std::size_t most_looked_at = 32;

class CpuRow {
public:
    CpuRow(const LaneRow& row, const trace::CpuLane& lane, const LaneCanvas& canvas)
        : row_(row),
          lane_(lane),
          canvas_(canvas),
          several_(row.top + canvas.layout.lock_band + canvas.layout.unit, canvas) {}

    void lay_out() {
        if (lane_.overview && !canvas_.run.trace.is_detailed(canvas_.scale.range))
            return lay_out_overview();
        fold(lane_.intervals, canvas_.scale, least, column, [this](const Folded& place) {
            if (place.count == 1 && place.right - place.left >= least)
                lay_out_use(place);
            else
                lay_out_column(place);
        });
    }

private:
    Subject subject(trace::TimeRange range, ActorId actor) const {
        Subject subject;
        subject.kind = Subject::Kind::CpuUse;
        subject.actor = actor;
        subject.range = range;
        subject.depth = lane_.cpu;
        return subject;
    }

    const Fill& fill_of(const CpuInterval& interval) const {
        const Theme& theme = canvas_.theme;
        switch (interval.use) {
            case CpuUse::Idle:
                return theme.cpu_idle;
            case CpuUse::Thread:
                return theme.slice_fill(canvas_.run.trace.tables->actor(interval.actor).name);
            case CpuUse::Services:
                return theme.cpu_services;
            case CpuUse::OtherPrograms:
                return theme.cpu_others;
            case CpuUse::Unknown:
                break;
        }
        return theme.fill(trace::State::Unknown);
    }

    void lay_out_use(const Folded& place) {
        last_ = nullptr;
        const LaneLayout& layout = canvas_.layout;
        const CpuInterval& interval = lane_.intervals[place.first];
        const Fill& fill = fill_of(interval);
        const QRectF rect(place.left, row_.top, place.right - place.left, layout.lock_band);
        canvas_.add_box(rect, fill, subject(interval.range(), interval.actor));
        if (rect.width() > 2 * layout.padding + layout.text)
            canvas_.add_label(
                rect, cpu_use_labels(canvas_.run, interval),
                interval.use == CpuUse::Thread ? LaneCanvas::Last::Name : LaneCanvas::Last::Word,
                {layout.text, false, false}, fill);
    }

    // Which threads they were is not known from afar.
    void lay_out_overview() {
        const Theme& theme = canvas_.theme;
        for (const CpuSpan& span : overview_spans(lane_.overview->uses, canvas_.scale)) {
            several_.add(span.left, span.right);
            const Fill& fill = span.use == CpuUse::Thread ? theme.fill(trace::State::Running)
                                                          : fill_of({{}, {}, {}, span.use, false});
            if (last_ == &fill && span.left - last_right_ < 0.01) {
                canvas_.out.boxes.back().rect.setRight(span.right);
                canvas_.out.boxes.back().subject.range.end = span.range.end;
            } else {
                canvas_.out.boxes.push_back(
                    {QRectF(span.left, row_.top, span.right - span.left, canvas_.layout.lock_band),
                     canvas_.plain_look(fill), 0, subject(span.range, {})});
            }
            last_ = &fill;
            last_right_ = span.right;
        }
    }

    // What took most of the column.
    void lay_out_column(const Folded& place) {
        if (place.count > 1)
            several_.add(place.left, place.right);
        const std::size_t end = place.first + std::min(place.count, most_looked_at);
        std::size_t best = place.first;
        trace::Duration longest{-1};
        for (std::size_t i = place.first; i < end; ++i) {
            trace::Duration time{0};
            for (std::size_t j = i; j < end; ++j)
                if (lane_.intervals[j].use == lane_.intervals[i].use &&
                    lane_.intervals[j].actor == lane_.intervals[i].actor)
                    time += lane_.intervals[j].end - lane_.intervals[j].begin;
            if (time > longest) {
                longest = time;
                best = i;
            }
        }
        const Fill& fill = fill_of(lane_.intervals[best]);
        const trace::TimeRange range{lane_.intervals[place.first].begin,
                                     lane_.intervals[place.first + place.count - 1].end};
        if (last_ == &fill && place.left - last_right_ < 0.01) {
            Box& box = canvas_.out.boxes.back();
            box.rect.setRight(place.right);
            box.subject.range.end = range.end;
        } else {
            canvas_.out.boxes.push_back(
                {QRectF(place.left, row_.top, place.right - place.left, canvas_.layout.lock_band),
                 canvas_.plain_look(fill), 0, subject(range, lane_.intervals[best].actor)});
        }
        last_ = &fill;
        last_right_ = place.right;
    }

    const LaneRow& row_;
    const trace::CpuLane& lane_;
    const LaneCanvas& canvas_;
    SeveralMarks several_;
    const Fill* last_ = nullptr;  // of the box that is last in the list, if that is a column
    double last_right_ = 0;
};

}  // namespace

void lay_out_cpu(const LaneRow& row, const trace::CpuLane& lane, const LaneCanvas& canvas) {
    CpuRow(row, lane, canvas).lay_out();
}

}  // namespace threadline::app
