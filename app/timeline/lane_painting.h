// What the lanes of each kind need to lay out their boxes and labels; internal to the geometry.
#pragma once

#include "app/timeline/contrast.h"
#include "app/timeline/fonts.h"
#include "app/timeline/lane_layout.h"
#include "app/timeline/lock_use.h"

namespace threadline::app {

struct LaneCanvas {
    const session::RunSnapshot& run;
    const TimeScale& scale;
    const TimelineOptions& options;
    const Theme& theme;
    LaneLayout layout;
    LockUses& locks;
    DisplayList& out;

    QString name(ActorId actor) const;
    QString name(ObjectId object) const;

    // From `begin` to `end` as far as it is in view, at least a pixel wide.
    QRectF rect(trace::Time begin, trace::Time end, double top, double height) const;
    // Small boxes are plain: no hatch, no outline could be seen in them.
    void add_box(const QRectF& rect, const Fill& fill, const Subject& subject,
                 double radius = 0) const;
    // The first of `texts` that fits, else the last one elided; nothing if not even that.
    void add_label(const QRectF& rect, const std::vector<QString>& texts, const TextStyle& style,
                   const QColor& colour) const;
};

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
void lay_out_lock(const LaneRow& row, const LaneCanvas& canvas);

}  // namespace threadline::app
