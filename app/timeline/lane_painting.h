// What the lanes of each kind need to lay out their boxes and labels; internal to the geometry.
#pragma once

#include "app/timeline/contrast.h"
#include "app/timeline/fonts.h"
#include "app/timeline/lane_layout.h"
#include "app/timeline/lock_use.h"
#include "app/timeline/state_spans.h"

#include <functional>

namespace threadline::app {

// A lock that a thread holds or wants, in one of the rooms beneath its states.
struct LockBar {
    trace::Hold hold;
    bool wanted = false;
};

// What the lanes of threads need one after the other: memory that the next has from the last.
struct ThreadScratch {
    std::vector<StateSpan> spans;
    LockUse use;
    std::vector<LockBar> bars;
};

struct LaneCanvas {
    const session::RunSnapshot& run;
    const TimeScale& scale;
    const TimelineOptions& options;
    const Theme& theme;
    LaneLayout layout;
    LockUses& locks;
    DisplayList& out;
    std::vector<double> marks;  // x of lines that will cross the lanes
    double lanes_width;         // of the lanes; `scale` may end before

    mutable std::vector<std::pair<const Fill*, Fill>> plain_looks = {};  // of the theme's fills
    mutable ThreadScratch scratch = {};

    QString name(ActorId actor) const;
    QString name(ObjectId object) const;

    // From `begin` to `end` as far as it is in view, at least a pixel wide.
    QRectF rect(trace::Time begin, trace::Time end, double top, double height) const;
    // Beyond that nothing of a run is drawn: of the view, and of what happened.
    double right() const;
    // Where a lane is crowded, outlines between its marks would be all that one sees of it: they
    // join, as far as they have room for a look of their own.
    enum class Crowd { Sparse, Dense };
    Crowd crowd(std::size_t count) const;
    void add_box(const QRectF& rect, const Fill& fill, const Subject& subject,
                 Crowd crowd = Crowd::Sparse) const;
    // One of many without a gap between them: without an outline, but with its hatch where there is
    // room for that, which goes on in those beside it.
    void add_joined_box(const QRectF& rect, const Fill& fill, const Subject& subject) const;
    bool has_room_for_hatch(const QRectF& rect) const;
    // Whether the mark before it ends there, in an outline.
    bool begins_at_an_outline(const QRectF& rect) const;
    Fill plain_look(const Fill& fill) const;
    // A thick edge where a hold begins that had to be waited for; `whole` is its mark.
    void add_edge_after_wait(const trace::Hold& hold, const QRectF& whole) const;
    // The first of `texts` that fits; where none does, the last one elided if it is a name (a word
    // says nothing without its end), else nothing. Where the mark is low the letters are smaller,
    // as far as the options allow. A plain plate keeps the hatch from the letters.
    enum class Last { Word, Name };
    void add_label(const QRectF& rect, const std::vector<QString>& texts, Last last,
                   const TextStyle& usual, const Fill& fill) const;
    // The parts of one hold: the widest has what fits of the texts, the others the first one where
    // they have room for all of it.
    struct Part {
        QRectF rect;
        const Fill* fill;
    };
    void add_labels(const std::vector<Part>& parts, const std::vector<QString>& texts, Last last,
                    const TextStyle& usual) const;
};

// How a fill looks without outline and hatch: as the whole of it from afar, and nearer to its
// outline where that would be lost on the surface.
QColor from_afar(const Fill& fill, const QColor& surface);

// A stretch of a bar with one look.
struct Look {
    trace::TimeRange range;
    const Fill* fill = nullptr;
};
// `range`, cut where `wanted` begins and ends, and where it freezes.
std::vector<Look> looks_of(trace::TimeRange range, const std::vector<trace::TimeRange>& wanted,
                           trace::Time frozen_from, const Fill& plain, const Fill& while_wanted,
                           const Fill& frozen);

void lay_out_thread(const LaneRow& row, const trace::ActorLane& lane, const LaneCanvas& canvas);
void lay_out_group(const LaneRow& row, const LaneCanvas& canvas);
void lay_out_lock(const LaneRow& row, const LaneCanvas& canvas);
void lay_out_variable(const LaneRow& row, const trace::VariableLane& lane,
                      const LaneCanvas& canvas);
void lay_out_cpu(const LaneRow& row, const trace::CpuLane& lane, const LaneCanvas& canvas);
void lay_out_idle_band(const LaneRow& row, const LaneCanvas& canvas);
void lay_out_slices(const LaneRow& row, const trace::SliceLane& lane, const LaneCanvas& canvas);

// Dots beneath a band: what stands above it stands for several, too narrow to tell apart.
// `beneath` is called with each stretch of them, for what can be said of it.
class SeveralMarks {
public:
    using Beneath = std::function<void(double from, double to)>;
    SeveralMarks(double y, const LaneCanvas& canvas, Beneath beneath = {})
        : y_(y), canvas_(canvas), beneath_(std::move(beneath)) {}
    ~SeveralMarks() { flush(); }
    SeveralMarks(const SeveralMarks&) = delete;
    SeveralMarks& operator=(const SeveralMarks&) = delete;

    void add(double left, double right);

private:
    void flush();

    double y_;
    const LaneCanvas& canvas_;
    Beneath beneath_;
    double from_ = -1;
    double to_ = -1;
};

}  // namespace threadline::app
