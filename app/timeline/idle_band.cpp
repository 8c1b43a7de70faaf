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

template <typename Lanes>
std::size_t visible_intervals(const Lanes& lanes, const LaneCanvas& canvas) {
    std::size_t count = 0;
    for (const auto& lane : lanes)
        count += lane->intervals.find(canvas.scale.range.end) -
                 lane->intervals.find(canvas.scale.range.begin);
    return count;
}

// How many cores are idle, by columns of one px.
class IdleColumns {
public:
    explicit IdleColumns(const LaneCanvas& canvas)
        : scale_(canvas.scale),
          most_(static_cast<double>(canvas.run.trace.cpus.size())),
          idle_(static_cast<std::size_t>(std::ceil(canvas.scale.width))) {}

    void add(const CpuSpan& span) {
        const auto first = static_cast<std::size_t>(span.left - scale_.left);
        const auto last = static_cast<std::size_t>(std::max(span.right - scale_.left, 0.0));
        for (std::size_t x = first; x < std::min(std::max(last, first + 1), idle_.size()); ++x)
            idle_[x] = std::min(idle_[x] + span.idle, most_);
    }
    void add(trace::TimeRange range) {
        const double left = std::max(scale_.x(range.begin) - scale_.left, 0.0);
        const double right = std::min(scale_.x(range.end) - scale_.left, scale_.width);
        for (auto x = static_cast<std::size_t>(left); x < idle_.size(); ++x) {
            const auto column = static_cast<double>(x);
            if (column >= right)
                break;
            idle_[x] += std::min(right, column + 1) - std::max(left, column);
        }
    }
    const std::vector<double>& idle() const { return idle_; }

private:
    const TimeScale& scale_;
    double most_;
    std::vector<double> idle_;
};

// How many are idle, without the causes.
void lay_out_from_afar(const LaneRow& row, const LaneCanvas& canvas) {
    IdleColumns found(canvas);
    const bool from_overviews = !canvas.run.trace.is_detailed(canvas.scale.range);
    for (const auto& lane : canvas.run.trace.cpus) {
        if (from_overviews) {
            if (lane->overview)
                for (const CpuSpan& span : overview_spans(lane->overview->uses, canvas.scale))
                    found.add(span);
            continue;
        }
        for (std::size_t i = lane->intervals.find(canvas.scale.range.begin);
             i < lane->intervals.size() && lane->intervals[i].begin < canvas.scale.range.end; ++i)
            if (lane->intervals[i].use == trace::CpuUse::Idle)
                found.add(lane->intervals[i].range());
    }
    const std::vector<double>& idle = found.idle();
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
    const trace::Snapshot& trace = canvas.run.trace;
    const bool all_there = trace.is_detailed(canvas.scale.range);
    const bool crowded = visible_intervals(trace.actors, canvas) > most_intervals;
    if (!trace.cpus.empty() &&
        (!all_there || (crowded && visible_intervals(trace.cpus, canvas) <= 4 * most_intervals)))
        return lay_out_from_afar(row, canvas);
    if (crowded) {
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
