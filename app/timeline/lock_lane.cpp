// A lock: who holds it, and beneath that who waits for it.
#include "app/timeline/lane_painting.h"
#include "app/timeline/wording.h"

#include <algorithm>
#include <utility>

namespace threadline::app {

namespace {

using trace::Hold;
using trace::State;
using trace::Time;
using trace::TimeRange;

Subject subject_of(Subject::Kind kind, ObjectId lock, TimeRange range) {
    Subject subject;
    subject.kind = kind;
    subject.object = lock;
    subject.range = range;
    return subject;
}

// Stretches in which the same actors hold, or wait.
struct Company {
    TimeRange range;
    std::vector<const Hold*> members;
};

std::vector<Company> companies_of(const std::vector<Hold>& holds) {
    struct Step {
        Time at;
        const Hold* hold;
        bool begins;
    };
    std::vector<Step> steps;
    for (const Hold& hold : holds)
        if (hold.begin < hold.end) {
            steps.push_back({hold.begin, &hold, true});
            steps.push_back({hold.end, &hold, false});
        }
    std::stable_sort(steps.begin(), steps.end(), [](const Step& a, const Step& b) {
        return a.at != b.at ? a.at < b.at : a.begins < b.begins;
    });
    std::vector<Company> companies;
    std::vector<const Hold*> together;
    Time at{0};
    for (const Step& step : steps) {
        if (step.at > at && !together.empty())
            companies.push_back({{at, step.at}, together});
        at = step.at;
        if (step.begins)
            together.push_back(step.hold);
        else
            std::erase(together, step.hold);
    }
    return companies;
}

// What begins where the mark before it ends and shares its last pixel makes it longer: left out, it
// would be a gap in which the lock looks free.
void lengthen_last(const TimeRange& range, Subject::Kind kind, const LaneCanvas& canvas) {
    if (canvas.out.boxes.empty())
        return;
    Box& last = canvas.out.boxes.back();
    if (last.subject.kind == kind && canvas.scale.x(range.begin) <= last.rect.right() + 1e-3)
        last.rect.setRight(
            std::max(last.rect.right(),
                     std::min(canvas.scale.x(range.end), canvas.scale.left + canvas.scale.width)));
}

// Readers share the lock; together they are one stretch.
void lay_out_readers(const LaneRow& row, const LockUse& use, const LaneCanvas& canvas) {
    const LaneLayout& layout = canvas.layout;
    SeveralMarks several(row.top + layout.lock_band + layout.unit, canvas);
    double last_x = -1;
    for (const Company& company : companies_of(use.holds)) {
        if (!company.range.overlaps(canvas.scale.range))
            continue;
        // Of those that share a pixel one is drawn, and marked as several.
        const double end = canvas.scale.x(company.range.end);
        if (end < last_x + 1) {
            several.add(std::max(last_x, canvas.scale.left), std::max(end, canvas.scale.left));
            continue;
        }
        last_x = end;
        Subject subject = subject_of(Subject::Kind::LockHold, row.object, company.range);
        if (company.members.size() == 1) {
            subject.actor = company.members.front()->actor;
            subject.site = company.members.front()->site;
            subject.range = company.members.front()->range();
        }
        std::vector<QString> names;
        for (const Hold* hold : company.members)
            names.push_back(canvas.name(hold->actor));
        const QRectF rect =
            canvas.rect(company.range.begin, company.range.end, row.top, layout.lock_band);
        canvas.add_box(rect, canvas.theme.hold, subject, canvas.crowd(use.holds.size()));
        canvas.add_label(rect, holding_labels(names), LaneCanvas::Last::Word,
                         {layout.text, false, false}, canvas.theme.hold);
    }
}

void lay_out_hold(const Hold& hold, const LaneRow& row, const LockUse& use,
                  LaneCanvas::Crowd crowded, const LaneCanvas& canvas) {
    const LaneLayout& layout = canvas.layout;
    const Theme& theme = canvas.theme;
    Subject subject = subject_of(Subject::Kind::LockHold, row.object, hold.range());
    subject.actor = hold.actor;
    subject.site = hold.site;
    const std::vector<Look> looks =
        looks_of(hold.range(), use.wanted, canvas.locks.frozen_from(row.object), theme.hold,
                 theme.hold_wanted, theme.fill(State::Deadlocked));
    const Fill* frozen = &theme.fill(State::Deadlocked);
    std::vector<LaneCanvas::Part> parts;  // that have room for a letter, before it is for ever
    for (const Look& look : looks) {
        if (!look.range.overlaps(canvas.scale.range))
            continue;
        const QRectF rect =
            canvas.rect(look.range.begin, look.range.end, row.top, layout.lock_band);
        canvas.add_box(rect, *look.fill, subject, crowded);
        if (look.fill == frozen) {
            canvas.add_label(rect, held_for_ever_labels(canvas.name(hold.actor)),
                             LaneCanvas::Last::Word, {layout.text, true, false}, *frozen);
        } else if (rect.width() >= 2 * layout.padding + layout.text) {
            parts.push_back({rect, look.fill});
        }
    }
    canvas.add_edge_after_wait(hold,
                               canvas.rect(hold.begin, hold.end, row.top, canvas.layout.lock_band));
    if (!parts.empty())
        canvas.add_labels(parts, held_by_labels(canvas.name(hold.actor)), LaneCanvas::Last::Word,
                          {layout.text, false, false});
}

void lay_out_queues(const LaneRow& row, const LockUse& use, const LaneCanvas& canvas) {
    const LaneLayout& layout = canvas.layout;
    const double top = row.top + layout.lock_band + layout.bar_gap;
    const Fill& fill = canvas.theme.lock_wait;
    const TextStyle style{layout.small_text, false, false};
    const LaneCanvas::Crowd crowded = canvas.crowd(use.waits.size());
    double last_x = -1;
    for (const Company& queue : companies_of(use.waits)) {
        if (!queue.range.overlaps(canvas.scale.range))
            continue;
        const double end = canvas.scale.x(queue.range.end);
        if (end < last_x + 1) {
            lengthen_last(queue.range, Subject::Kind::LockWait, canvas);
            continue;
        }
        last_x = end;
        Subject subject = subject_of(Subject::Kind::LockWait, row.object, queue.range);
        if (queue.members.size() == 1) {
            subject.actor = queue.members.front()->actor;
            subject.site = queue.members.front()->site;
            subject.range = queue.members.front()->range();
        }
        const QRectF rect = canvas.rect(queue.range.begin, queue.range.end, top, layout.bar);
        canvas.add_box(rect, fill, subject, crowded);
        if (rect.width() < 2 * layout.padding + style.size)
            continue;
        std::vector<QString> names;
        for (const Hold* wait : queue.members)
            names.push_back(canvas.name(wait->actor));
        canvas.add_label(rect, waiting_labels(names), LaneCanvas::Last::Word, style, fill);
    }
}

// At the foot of the band, where holds are too narrow to tell apart: for how much of the time the
// lock was free. Of one holder at a time.
void lay_out_free(double from, double to, double top, const std::vector<Hold>& holds,
                  const LaneCanvas& canvas) {
    const LaneLayout& layout = canvas.layout;
    const double column = 6 * layout.unit;
    for (double left = from; left < to; left += column) {
        const double right = std::min(left + column, to);
        const TimeRange range{canvas.scale.time(left), canvas.scale.time(right)};
        if (range.length() <= trace::Duration{0})
            continue;
        Time at = range.begin;
        trace::Duration unheld{0};
        auto hold = std::partition_point(holds.begin(), holds.end(), [&](const Hold& earlier) {
            return earlier.end <= range.begin;
        });
        for (; hold != holds.end() && hold->begin < range.end; ++hold) {
            unheld += std::max(hold->begin - at, trace::Duration{0});
            at = std::max(at, hold->end);
        }
        unheld += std::max(range.end - at, trace::Duration{0});
        const double height = 0.4 * layout.lock_band * static_cast<double>(unheld.count()) /
                              static_cast<double>(range.length().count());
        if (height >= 0.5 * layout.unit)
            canvas.out.boxes.push_back(
                {QRectF(left, top + layout.lock_band - height, right - left, height),
                 {canvas.theme.surface, Hatch::None, QColor(), QColor()},
                 0,
                 {}});
    }
}

void lay_out_dense(const LaneRow& row, const LockUse& use, const LaneCanvas& canvas) {
    const LaneLayout& layout = canvas.layout;
    SeveralMarks several(row.top + layout.lock_band + layout.unit, canvas);
    for (std::size_t i = 0; i < use.held.size(); ++i) {
        const TimeRange range = use.held[i];
        if (!range.overlaps(canvas.scale.range))
            continue;
        QRectF rect = canvas.rect(range.begin, range.end, row.top, layout.lock_band);
        if (!use.held_shares.empty())
            rect.setTop(rect.bottom() - rect.height() * use.held_shares[i]);
        canvas.add_box(rect, canvas.theme.hold,
                       subject_of(Subject::Kind::LockHold, row.object, range),
                       LaneCanvas::Crowd::Dense);
        several.add(rect.left(), rect.right());
    }
    if (row.bars == 0)
        return;
    for (std::size_t i = 0; i < use.wanted.size(); ++i) {
        const TimeRange range = use.wanted[i];
        if (!range.overlaps(canvas.scale.range))
            continue;
        QRectF rect = canvas.rect(range.begin, range.end,
                                  row.top + layout.lock_band + layout.bar_gap, layout.bar);
        if (!use.wanted_shares.empty())
            rect.setHeight(rect.height() * use.wanted_shares[i]);
        canvas.add_box(rect, canvas.theme.lock_wait,
                       subject_of(Subject::Kind::LockWait, row.object, range));
    }
}

// One holder at a time.
void lay_out_holds(const LaneRow& row, const LockUse& use, const LaneCanvas& canvas) {
    const LaneLayout& layout = canvas.layout;
    const LaneCanvas::Crowd crowded = canvas.crowd(use.holds.size());
    std::vector<std::pair<double, double>> narrow;
    {
        SeveralMarks several(row.top + layout.lock_band + layout.unit, canvas,
                             [&](double from, double to) { narrow.emplace_back(from, to); });
        double last_x = -1;
        bool last_wanted = false;
        for (const Hold& hold : use.holds) {
            const double end = canvas.scale.x(hold.end);
            // Drawn as wide as a pixel, they would leave nothing of what is free between them.
            const bool widened = end - canvas.scale.x(hold.begin) < 1 && end < last_x + 2;
            if ((widened || end < last_x + 1) && last_x >= canvas.scale.left)
                several.add(last_x, end);
            // Of those that share a pixel one is enough; that others waited for one is what counts.
            const bool wanted = overlaps_any(use.wanted, hold.range());
            if (end < last_x + 1 && (!wanted || last_wanted)) {
                lengthen_last(hold.range(), Subject::Kind::LockHold, canvas);
                continue;
            }
            last_x = std::max(last_x, end);
            last_wanted = wanted;
            lay_out_hold(hold, row, use, crowded, canvas);
        }
    }
    for (const auto& [from, to] : narrow)
        lay_out_free(from, to, row.top, use.holds, canvas);
}

}  // namespace

void lay_out_lock(const LaneRow& row, const LaneCanvas& canvas) {
    const LockUse& use = canvas.locks.of(row.object);
    const double middle = row.top + canvas.layout.lock_band / 2;
    canvas.out.boxes.push_back({QRectF(canvas.scale.left, middle - 0.5 * canvas.layout.unit,
                                       canvas.scale.width, canvas.layout.unit),
                                {canvas.theme.grid, Hatch::None, QColor(), QColor()},
                                0,
                                {}});
    if (use.dense) {
        lay_out_dense(row, use, canvas);
        return;
    }
    const bool shared = std::any_of(use.holds.begin(), use.holds.end(),
                                    [](const Hold& hold) { return hold.shared; });
    if (shared)
        lay_out_readers(row, use, canvas);
    else
        lay_out_holds(row, use, canvas);
    if (row.bars > 0)
        lay_out_queues(row, use, canvas);
}

}  // namespace threadline::app
