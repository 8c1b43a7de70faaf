// How many cores were idle, over the whole timeline, and why: as high as the share of the cores.
#include "app/timeline/cpu_wording.h"
#include "app/timeline/lane_painting.h"

#include "engine/analysis/idle_causes.h"

#include <algorithm>
#include <cmath>

namespace threadline::app {

namespace {

using analysis::IdleStretch;

constexpr double wide_enough = 3;  // px: drawn as a stretch of its own
constexpr int levels = 8;          // of the heights of columns
constexpr std::size_t most_intervals = 40'000;

// Stretches that are too narrow, a column of one px after the other.
class Columns {
public:
    Columns(const LaneRow& row, const LaneCanvas& canvas, std::uint32_t cores)
        : row_(row), canvas_(canvas), cores_(cores) {}
    ~Columns() { interrupt(); }

    void add(const IdleStretch& stretch, double left, double right) {
        const double at = std::floor(left);
        if (at != column_) {
            flush_column();
            column_ = at;
        }
        idle_ += stretch.idle * (right - left);
        range_.end = stretch.range.end;
        if (begin_of_column_) {
            range_.begin = stretch.range.begin;
            begin_of_column_ = false;
        }
    }
    void interrupt() {
        flush_column();
        flush_box();
    }

private:
    void flush_column() {
        if (begin_of_column_)
            return;
        const int level =
            std::clamp(static_cast<int>(std::lround(levels * idle_ / cores_)), 0, levels);
        if (level != level_ || column_ - right_ > 0.01) {
            flush_box();
            level_ = level;
            left_ = column_;
            box_range_ = range_;
        }
        right_ = column_ + 1;
        box_range_.end = range_.end;
        idle_ = 0;
        begin_of_column_ = true;
    }
    void flush_box() {
        if (level_ > 0) {
            const double height = canvas_.layout.lock_band * level_ / levels;
            Subject subject;
            subject.kind = Subject::Kind::IdleCores;
            subject.range = box_range_;
            canvas_.out.boxes.push_back({QRectF(left_, row_.top + canvas_.layout.lock_band - height,
                                                right_ - left_, height),
                                         canvas_.plain_look(canvas_.theme.cpu_idle), 0, subject});
        }
        level_ = -1;
    }

    const LaneRow& row_;
    const LaneCanvas& canvas_;
    double cores_;
    double column_ = -1e9;
    double idle_ = 0;
    bool begin_of_column_ = true;
    trace::TimeRange range_;
    int level_ = -1;
    double left_ = 0;
    double right_ = -1e9;
    trace::TimeRange box_range_;
};

std::size_t visible_intervals(const LaneCanvas& canvas) {
    std::size_t count = 0;
    for (const auto& lane : canvas.run.trace.actors)
        count += lane->intervals.find(canvas.scale.range.end) -
                 lane->intervals.find(canvas.scale.range.begin);
    return count;
}

}  // namespace

void lay_out_idle_band(const LaneRow& row, const LaneCanvas& canvas) {
    const LaneLayout& layout = canvas.layout;
    const QRectF whole(canvas.scale.left, row.top, canvas.scale.width, layout.lock_band);
    if (visible_intervals(canvas) > most_intervals) {
        const Fill& ground = canvas.theme.fill(trace::State::Sleeping);
        canvas.add_label(whole, {idle_band_too_dense()}, LaneCanvas::Last::Word,
                         {layout.text, false, false},
                         {ground.colour, Hatch::None, QColor(), QColor()});
        return;
    }
    const std::uint32_t cores = std::max(1u, canvas.run.trace.info->cores);
    Columns columns(row, canvas, cores);
    analysis::for_each_idle_stretch(
        canvas.run.trace, canvas.scale.range, [&](const IdleStretch& stretch) {
            const double left = std::max(canvas.scale.x(stretch.range.begin), canvas.scale.left);
            const double right =
                std::min(canvas.scale.x(stretch.range.end), canvas.scale.left + canvas.scale.width);
            if (right - left < wide_enough)
                return columns.add(stretch, left, right);
            columns.interrupt();
            const double height = layout.lock_band * std::min(stretch.idle, cores) / cores;
            const QRectF rect(left, row.top + layout.lock_band - height, right - left, height);
            Subject subject;
            subject.kind = Subject::Kind::IdleCores;
            subject.actor = stretch.actor;
            subject.object = stretch.lock;
            subject.range = stretch.range;
            subject.depth = stretch.idle;
            canvas.add_box(rect, canvas.theme.cpu_idle, subject);
            if (rect.width() > 4 * layout.text)
                canvas.add_label(rect, idle_labels(canvas.run, stretch), LaneCanvas::Last::Word,
                                 {layout.small_text, false, false}, canvas.theme.cpu_idle);
        });
}

}  // namespace threadline::app
