// How many cores were idle, over the whole timeline, and why: as high as the share of the cores.
#include "app/timeline/cpu_wording.h"
#include "app/timeline/lane_painting.h"
#include "app/timeline/overview_spans.h"

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

// How many are idle, without the causes.
void lay_out_overview(const LaneRow& row, const LaneCanvas& canvas) {
    std::vector<double> idle(static_cast<std::size_t>(std::ceil(canvas.scale.width)));
    for (const auto& lane : canvas.run.trace.cpus) {
        if (!lane->overview)
            continue;
        for (const CpuSpan& span : overview_spans(lane->overview->uses, canvas.scale)) {
            const auto last =
                static_cast<std::size_t>(std::max(span.right - canvas.scale.left, 0.0));
            for (auto x = static_cast<std::size_t>(span.left - canvas.scale.left);
                 x < std::min(std::max(last, x + 1), idle.size()); ++x)
                idle[x] = std::min(idle[x] + span.idle,
                                   static_cast<double>(canvas.run.trace.cpus.size()));
        }
    }
    const auto cores = static_cast<double>(canvas.run.trace.cpus.size());
    Columns columns(row, canvas, levels);
    for (std::size_t x = 0; x < idle.size(); ++x) {
        IdleStretch stretch;
        stretch.idle = static_cast<std::uint32_t>(std::lround(idle[x] / cores * levels));
        const double left = canvas.scale.left + static_cast<double>(x);
        stretch.range = {canvas.scale.time(left), canvas.scale.time(left + 1)};
        if (stretch.idle > 0)
            columns.add(stretch, left, left + 1);
        else
            columns.interrupt();
    }
}

}  // namespace

void lay_out_idle_band(const LaneRow& row, const LaneCanvas& canvas) {
    const LaneLayout& layout = canvas.layout;
    const QRectF whole(canvas.scale.left, row.top, canvas.scale.width, layout.lock_band);
    const bool from_afar =
        !canvas.run.trace.cpus.empty() && !canvas.run.trace.is_detailed(canvas.scale.range);
    if (from_afar)
        return lay_out_overview(row, canvas);
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
