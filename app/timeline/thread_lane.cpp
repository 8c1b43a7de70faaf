// A thread: its states, and beneath them the locks that it held and wanted.
#include "app/timeline/lane_lookup.h"
#include "app/timeline/lane_painting.h"
#include "app/timeline/overview_spans.h"
#include "app/timeline/state_spans.h"
#include "app/timeline/wording.h"

#include <algorithm>

namespace threadline::app {

namespace {

using trace::Hold;
using trace::Interval;
using trace::State;
using trace::Time;

// Before its begin a dashed line, after its end an end stop and nothing: what is empty between them
// would be a thread that does nothing, and there a state stands.
void lay_out_absence(const LaneRow& row, const trace::ActorLane& lane, const LaneCanvas& canvas) {
    const double right = canvas.scale.left + canvas.scale.width;
    const double begin = std::min(canvas.scale.x(lane.begin), right);
    const double end = std::max(canvas.scale.x(lane.end), canvas.scale.left);
    const double y = row.top + canvas.layout.band / 2;
    const auto add_place = [&](double from, double to, trace::TimeRange range) {
        Subject subject;
        subject.kind = Subject::Kind::Absence;
        subject.actor = lane.actor;
        subject.range = range;
        if (to - from >= 1)
            canvas.out.boxes.push_back({QRectF(from, row.top, to - from, canvas.layout.band),
                                        {Qt::transparent, Hatch::None, QColor(), QColor()},
                                        0,
                                        subject});
    };
    if (begin > canvas.scale.left)
        add_place(canvas.scale.left, begin, {Time{0}, lane.begin});
    if (lane.ended && !lane.open && end < right) {
        add_place(end, right, {lane.end, canvas.run.trace.now});
        const double half = canvas.layout.band * 0.3;
        const double x = end + 1.5 * canvas.layout.unit;
        if (lane.end >= canvas.scale.range.begin && lane.end < canvas.run.trace.now &&
            right - end > 6 * canvas.layout.unit)
            canvas.out.lines.push_back({{x, y - half},
                                        {x, y + half},
                                        canvas.theme.muted_text,
                                        2 * canvas.layout.unit,
                                        false,
                                        false,
                                        Line::Meaning::Finished});
    }
    if (begin > canvas.scale.left + 12 * canvas.layout.unit && !is_stroke(canvas.layout))
        canvas.out.lines.push_back({{canvas.scale.left, y},
                                    {begin, y},
                                    canvas.theme.muted_text,
                                    canvas.layout.unit,
                                    true,
                                    false,
                                    Line::Meaning::NotStarted});
}

// How long it was in which state, the most severe on top; each is seen, however short it was.
void lay_out_shares(const trace::StateShares& shares, const QRectF& place, double least,
                    const Subject& subject, const LaneCanvas& canvas) {
    const double height = place.height();
    const auto total = static_cast<double>(shares.total().count());
    double above = 0;
    double top = 0;
    for (std::size_t i = trace::state_count; i-- > 0;) {
        const auto time = static_cast<double>(shares.of(trace::all_states[i]).count());
        if (time <= 0)
            continue;
        above += time;
        const double bottom = std::min(height, std::max(height * above / total, top + least));
        const QRectF rect(place.left(), place.top() + top, place.width(), bottom - top);
        if (rect.height() > 0)
            canvas.add_joined_box(rect, canvas.theme.fill(trace::all_states[i]), subject);
        top = bottom;
    }
}

// At the foot of the band, where above it the most severe state stands for several: how long there
// was each, in columns wide enough to be read.
void lay_out_beneath(double from, double to, const LaneRow& row, const trace::ActorLane& lane,
                     const LaneCanvas& canvas) {
    const LaneLayout& layout = canvas.layout;
    const TimeScale& scale = canvas.scale;
    const double column = 6 * layout.unit;
    if (to - from < 2 * column)
        return;  // an instant among what is told apart: the dots do
    const double height = layout.band * 0.4;
    Subject subject;
    subject.kind = Subject::Kind::Interval;
    subject.actor = lane.actor;
    for (double left = from; left < to; left += column) {
        const double right = std::min(left + column, to);
        subject.range = {scale.time(left), scale.time(right)};
        const trace::StateShares shares = lane.shares(subject.range);
        if (shares.total().count() > 0)
            lay_out_shares(shares,
                           QRectF(left, row.top + layout.band - height, right - left, height),
                           layout.unit, subject, canvas);
    }
}

// A thread that runs from one step into the next as one span: it begins as the first of them. Those
// too narrow to stand alone are steps, too.
std::vector<StateSpan> without_steps(const std::vector<StateSpan>& spans) {
    std::vector<StateSpan> joined;
    const auto runs = [](const StateSpan& span) {
        return span.state == State::Running && !span.shares;
    };
    for (const StateSpan& span : spans) {
        StateSpan* last = joined.empty() ? nullptr : &joined.back();
        if (last && runs(*last) && runs(span)) {
            last->right = span.right;
            last->range.end = span.range.end;
            last->several = last->several && span.several;
            if (!last->interval)
                last->interval = span.interval;
        } else {
            joined.push_back(span);
        }
    }
    return joined;
}

void lay_out_states(const LaneRow& row, const trace::ActorLane& lane, const LaneCanvas& canvas,
                    const std::vector<StateSpan>& steps) {
    const LaneLayout& layout = canvas.layout;
    const bool join =
        !canvas.options.steps && canvas.crowd(steps.size()) == LaneCanvas::Crowd::Dense;
    const std::vector<StateSpan> joined = join ? without_steps(steps) : std::vector<StateSpan>();
    const std::vector<StateSpan>& spans = join ? joined : steps;
    const LaneCanvas::Crowd crowded = canvas.crowd(spans.size());
    SeveralMarks several(row.top + layout.band + layout.unit, canvas, [&](double from, double to) {
        lay_out_beneath(from, to, row, lane, canvas);
    });
    for (const StateSpan& span : spans) {
        const QRectF rect(span.left, row.top, span.right - span.left, layout.band);
        const Fill& fill = canvas.theme.fill(span.state);
        Subject subject;
        subject.kind = Subject::Kind::Interval;
        subject.actor = lane.actor;
        subject.range = span.range;
        if (span.interval) {
            subject.object = span.interval->object;
            subject.site = span.interval->site;
        }
        if (span.shares && span.shares->total().count() > 0) {
            lay_out_shares(*span.shares, rect, layout.band / 16, subject, canvas);
            continue;
        }
        canvas.add_box(rect, fill, subject, crowded);
        if (span.several)
            several.add(span.left, span.right);
        // "running" wants some air: it is the word that is least missed.
        const double air = span.state == State::Running ? 50 * layout.unit : 2 * layout.padding;
        if (span.interval && rect.width() > air)
            canvas.add_label(rect, state_labels(canvas.run, *span.interval), LaneCanvas::Last::Word,
                             {layout.text, span.state == State::Deadlocked, false}, fill);
    }
}

// `in_demand`: while it is held somebody wants it.
void lay_out_bar(const LockBar& bar, bool in_demand, double top, LaneCanvas::Crowd crowded,
                 const LaneCanvas& canvas) {
    const LaneLayout& layout = canvas.layout;
    const Hold& hold = bar.hold;
    Subject subject;
    subject.kind = Subject::Kind::Hold;
    subject.actor = hold.actor;
    subject.object = hold.lock;
    subject.site = hold.site;
    subject.range = hold.range();

    const Theme& theme = canvas.theme;
    // A sliver has one look; thousands of them are not worth a list each.
    const QRectF whole = canvas.rect(hold.begin, hold.end, top, layout.bar);
    if (whole.width() < 2) {
        const Fill& fill = bar.wanted  ? theme.lock_wait
                           : in_demand ? theme.hold_wanted
                                       : theme.hold;
        canvas.add_box(whole, fill, subject, crowded);
        return;
    }
    std::vector<Look> looks{{hold.range(), &theme.lock_wait}};
    if (!bar.wanted && !in_demand)
        looks.front().fill = &theme.hold;
    else if (!bar.wanted)
        looks = looks_of(hold.range(), canvas.locks.of(hold.lock).wanted, Time::max(), theme.hold,
                         theme.hold_wanted, theme.hold_wanted);
    std::vector<LaneCanvas::Part> parts;  // that have room for a letter
    for (const Look& look : looks) {
        if (!look.range.overlaps(canvas.scale.range))
            continue;
        const QRectF rect = canvas.rect(look.range.begin, look.range.end, top, layout.bar);
        canvas.add_box(rect, *look.fill, subject, crowded);
        if (rect.width() >= 2 * layout.padding + layout.small_text)
            parts.push_back({rect, look.fill});
    }
    if (!bar.wanted)
        canvas.add_edge_after_wait(hold, whole);
    if (parts.empty())
        return;
    const QString name = canvas.name(hold.lock);
    canvas.add_labels(parts, {bar.wanted ? wants_label(name) : holds_label(name), name},
                      LaneCanvas::Last::Name, {layout.small_text, false, false});
}

void lay_out_bars(const LaneRow& row, const LaneCanvas& canvas, const std::vector<StateSpan>& spans,
                  const LockUse& use, std::vector<LockBar>& bars) {
    const LaneLayout& layout = canvas.layout;
    const double first = row.top + layout.band + layout.bar_gap;
    if (use.dense) {
        for (std::size_t i = 0; i < use.held.size(); ++i) {
            const trace::TimeRange range = use.held[i];
            if (!range.overlaps(canvas.scale.range))
                continue;
            Subject subject;
            subject.kind = Subject::Kind::Hold;
            subject.actor = row.actor;
            subject.range = range;
            QRectF rect = canvas.rect(range.begin, range.end, first, layout.bar);
            if (!use.held_shares.empty())
                rect.setHeight(rect.height() * use.held_shares[i]);
            canvas.add_box(rect, canvas.theme.hold, subject, LaneCanvas::Crowd::Dense);
        }
        return;
    }

    bars.clear();
    for (const Hold& hold : use.holds)
        bars.push_back({hold, false});
    const std::size_t held = bars.size();
    for (const StateSpan& span : spans) {
        if (!span.interval || !lock_wanted_in(*span.interval, *canvas.run.trace.tables))
            continue;
        const Interval& wait = *span.interval;
        // The wait goes on while its state turns from blocked into deadlocked, or ready.
        if (bars.size() > held && bars.back().hold.lock == wait.object &&
            bars.back().hold.end == wait.begin) {
            bars.back().hold.end = wait.end;
            continue;
        }
        if (span.right - span.left < 2)
            continue;
        bars.push_back(
            {{wait.begin, wait.end, row.actor, wait.object, wait.site, true, false}, true});
    }
    std::inplace_merge(
        bars.begin(), bars.begin() + static_cast<std::ptrdiff_t>(held), bars.end(),
        [](const LockBar& a, const LockBar& b) { return a.hold.begin < b.hold.begin; });

    // Each takes the first room that is free; what finds none is not drawn, the lock's lane has it.
    std::vector<Time> busy_until(static_cast<std::size_t>(row.bars), Time::min());
    const LaneCanvas::Crowd crowded = canvas.crowd(std::max(spans.size(), bars.size()));
    double last_x = -1;
    bool last_wanted = false;
    for (const LockBar& bar : bars) {
        std::size_t room = 0;
        while (room < busy_until.size() && busy_until[room] > bar.hold.begin)
            ++room;
        if (room == busy_until.size())
            continue;
        busy_until[room] = bar.hold.end;
        // Of those that share a pixel one is enough; that others waited for one is what counts.
        const double end = canvas.scale.x(bar.hold.end);
        const bool shares_a_pixel = room == 0 && end < last_x + 1;
        if (shares_a_pixel && last_wanted)
            continue;
        const bool wanted = overlaps_any(canvas.locks.of(bar.hold.lock).wanted, bar.hold.range());
        if (shares_a_pixel && !wanted)
            continue;
        if (room == 0) {
            last_x = std::max(last_x, end);
            last_wanted = wanted;
        }
        lay_out_bar(bar, wanted, first + static_cast<double>(room) * (layout.bar + layout.bar_gap),
                    crowded, canvas);
    }
}

}  // namespace

void lay_out_thread(const LaneRow& row, const trace::ActorLane& lane, const LaneCanvas& canvas) {
    lay_out_absence(row, lane, canvas);
    const bool from_afar = lane.overview && !canvas.run.trace.is_detailed(canvas.scale.range);
    ThreadScratch& scratch = canvas.scratch;
    scratch.spans = from_afar
                        ? overview_spans(*lane.overview, canvas.scale, std::move(scratch.spans))
                        : state_spans(lane, canvas.scale, std::move(scratch.spans));
    lay_out_states(row, lane, canvas, scratch.spans);
    if (row.bars == 0)
        return;
    scratch.use = canvas.locks.of(lane, std::move(scratch.use));
    lay_out_bars(row, canvas, scratch.spans, scratch.use, scratch.bars);
}

}  // namespace threadline::app
