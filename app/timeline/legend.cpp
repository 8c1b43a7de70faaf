// What the looks mean, for those that occur in a picture.
#include "app/timeline/fonts.h"
#include "app/timeline/lane_painting.h"
#include "app/timeline/wording.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string_view>

namespace threadline::app {

namespace {

struct Entry {
    enum class Sample { Fill, Slice, Dashes, Line, Edge, Stop, Beneath };
    Fill fill;
    QString name;
    Sample sample = Sample::Fill;
    std::set<std::string_view> slices = {};  // all names that have its colour, its own too

    bool is_as(const Entry& other) const {
        return sample == other.sample &&
               (sample == Sample::Slice ? fill.colour == other.fill.colour : name == other.name);
    }
    QString said() const {
        return slices.size() <= 1 ? name
                                  : QCoreApplication::translate("Timeline", "%1 and %2 more")
                                        .arg(name, QString::number(slices.size() - 1));
    }
};

using Entries = std::vector<Entry>;

// At that place, unless there is one that looks the same: that has its names then, too. Returns the
// place behind it.
Entries::iterator put(Entries& all, Entries::iterator place, Entry entry) {
    const auto known =
        std::ranges::find_if(all, [&](const Entry& other) { return other.is_as(entry); });
    if (known == all.end())
        return all.insert(place, std::move(entry)) + 1;
    known->slices.merge(entry.slices);
    return known + 1;
}

bool occurs(const DisplayList& lanes, Line::Meaning meaning) {
    return std::any_of(lanes.lines.begin(), lanes.lines.end(),
                       [meaning](const Line& line) { return line.meaning == meaning; });
}

bool occurs(const DisplayList& lanes, const Fill& fill, const Theme& theme,
            std::initializer_list<Subject::Kind> kinds) {
    const QColor afar = from_afar(fill, theme.surface);
    for (const Box& box : lanes.boxes)
        for (const Subject::Kind kind : kinds)
            if (box.subject.kind == kind &&
                (box.fill.colour == fill.colour || box.fill.colour == afar))
                return true;
    return false;
}

Ready ready_of(bool threads, bool tasks) {
    if (threads && tasks)
        return Ready::Both;
    return tasks ? Ready::Tasks : threads ? Ready::Threads : Ready::Nobody;
}

Ready operator|(Ready one, Ready other) {
    const auto has = [&](Ready who) {
        return one == who || other == who || one == Ready::Both || other == Ready::Both;
    };
    return ready_of(has(Ready::Threads), has(Ready::Tasks));
}

Ready who_is_ready(const session::RunSnapshot& run, const DisplayList& lanes, const Theme& theme) {
    const Fill fill = theme.fill(trace::State::Ready);
    const QColor afar = from_afar(fill, theme.surface);
    bool threads = false;
    bool tasks = false;
    for (const Box& box : lanes.boxes)
        if (box.subject.actor && (box.fill.colour == fill.colour || box.fill.colour == afar))
            (is_task(run, box.subject.actor) ? tasks : threads) = true;
    return ready_of(threads, tasks);
}

// There are fewer colours than names: each is called after the name that takes most room, and how
// many others have it. Those stand on their slices, or under the mouse.
void add_slices(Entries& entries, const session::RunSnapshot& run, const DisplayList& lanes,
                const Theme& theme) {
    std::map<NameId, double> widths;
    for (const Box& box : lanes.boxes)
        if (box.subject.kind == Subject::Kind::Slice && box.subject.name)
            widths[box.subject.name] += box.rect.width();
    std::vector<std::pair<double, NameId>> widest;
    for (const auto& [name, width] : widths)
        widest.push_back({-width, name});
    std::sort(widest.begin(), widest.end());
    for (const auto& [width, name] : widest) {
        const std::string& text = run.trace.tables->name(name);
        put(entries, entries.end(),
            {theme.slice_fill(text), QString::fromStdString(text), Entry::Sample::Slice, {text}});
    }
    if (occurs(lanes, theme.slices_folded, theme, {Subject::Kind::Slice}))
        entries.push_back(
            {theme.slices_folded, QCoreApplication::translate("Timeline", "several, too narrow")});
}

Entries entries_of(const session::RunSnapshot& run, const DisplayList& lanes, Ready ready,
                   const Theme& theme) {
    using trace::State;
    using Kind = Subject::Kind;
    Entries entries;
    for (const State state :
         {State::Running, State::Ready, State::Io, State::Waiting, State::Sleeping,
          State::Interpreter, State::Recorder, State::Blocked, State::Deadlocked, State::Unknown})
        if (occurs(lanes, theme.fill(state), theme, {Kind::Interval, Kind::Group, Kind::Process}) ||
            (state == State::Deadlocked &&
             occurs(lanes, theme.fill(state), theme, {Kind::Hold, Kind::LockHold})))
            entries.push_back({theme.fill(state), look_name(state, run, ready)});
    // Where in a stretch a thread had its CPU is measured only by the kernel.
    const bool is_estimated =
        run.trace.info && run.trace.info->cpu_source == trace::CpuSource::Estimated;
    if (is_estimated)
        for (Entry& entry : entries)
            if (entry.fill.colour == theme.fill(State::Ready).colour)
                entry.name =
                    QCoreApplication::translate("Timeline", "%1 (estimated)").arg(entry.name);
    if (occurs(lanes, theme.hold, theme, {Kind::Hold, Kind::LockHold}))
        entries.push_back({theme.hold, QCoreApplication::translate("Timeline", "lock held")});
    if (occurs(lanes, theme.hold_wanted, theme, {Kind::Hold, Kind::LockHold}))
        entries.push_back(
            {theme.hold_wanted, QCoreApplication::translate("Timeline", "held, others wait")});
    if (occurs(lanes, theme.lock_wait, theme, {Kind::Hold, Kind::LockWait}))
        entries.push_back(
            {theme.lock_wait, QCoreApplication::translate("Timeline", "lock wanted")});
    if (occurs(lanes, theme.cpu_idle, theme, {Kind::CpuUse, Kind::IdleCores}))
        entries.push_back(
            {theme.cpu_idle, is_estimated
                                 ? QCoreApplication::translate("Timeline", "core idle (estimated)")
                                 : QCoreApplication::translate("Timeline", "core idle")});
    if (occurs(lanes, theme.cpu_services, theme, {Kind::CpuUse}))
        entries.push_back(
            {theme.cpu_services, QCoreApplication::translate("Timeline", "Threadline itself")});
    if (occurs(lanes, theme.cpu_others, theme, {Kind::CpuUse}))
        entries.push_back({theme.cpu_others,
                           QCoreApplication::translate("Timeline", "other programs (estimated)")});
    if (occurs(lanes, {theme.text, Hatch::None, QColor(), QColor()}, theme, {Kind::None}))
        entries.push_back({theme.hold,
                           QCoreApplication::translate("Timeline", "taken after a wait"),
                           Entry::Sample::Edge});
    const auto dense = Fill{theme.value.outline, Hatch::None, QColor(), QColor()};
    if (occurs(lanes, theme.value, theme, {Kind::VariableValue}))
        entries.push_back({theme.value, QCoreApplication::translate("Timeline", "value")});
    if (occurs(lanes, theme.value_again, theme, {Kind::VariableValue}))
        entries.push_back({theme.value_again,
                           QCoreApplication::translate("Timeline", "same value written again")});
    const auto read = Fill{theme.text, Hatch::None, QColor(), QColor()};
    if (occurs(lanes, read, theme, {Kind::VariableRead}))
        entries.push_back({read, QCoreApplication::translate("Timeline", "read by a thread")});
    if (occurs(lanes, dense, theme, {Kind::VariableValue}))
        entries.push_back(
            {dense, QCoreApplication::translate("Timeline", "many writes (higher: more)")});
    add_slices(entries, run, lanes, theme);
    if (occurs(lanes, Line::Meaning::NotStarted))
        entries.push_back(
            {{}, QCoreApplication::translate("Timeline", "not started"), Entry::Sample::Dashes});
    if (occurs(lanes, Line::Meaning::Finished))
        entries.push_back(
            {{}, QCoreApplication::translate("Timeline", "finished"), Entry::Sample::Stop});
    if (occurs(lanes, Line::Meaning::Several))
        entries.push_back({{},
                           QCoreApplication::translate("Timeline", "beneath: several, too narrow"),
                           Entry::Sample::Beneath});
    if (occurs(lanes, Line::Meaning::CriticalPath))
        entries.push_back(
            {{}, QCoreApplication::translate("Timeline", "critical path"), Entry::Sample::Line});
    return entries;
}

DisplayList laid_out(const Entries& entries, double width, const Theme& theme,
                     LegendLines lines = LegendLines::All) {
    DisplayList out;
    const LaneLayout layout = lane_layout({}, theme);
    const double unit = layout.unit;
    const TextStyle style{layout.small_text, false, false};
    const double swatch = 20 * unit;
    const double line = 17 * unit;
    const double gap = 14 * unit;
    const auto more_than = [&](std::size_t shown) {  // "+3": so many are left out
        return QStringLiteral("+%1").arg(entries.size() - shown);
    };
    const double more_width = text_width(more_than(0), style) + 1;
    double x = 0;
    double y = 0;
    for (const Entry& entry : entries) {
        const QString name = entry.said();
        const double text = text_width(name, style) + 1;
        // A screen may draw small letters a twentieth wider: of a long name more than half the gap.
        const double needed = swatch + layout.padding + std::max(text, 1.05 * text - gap / 2);
        const double after = &entry == &entries.back() ? 0 : gap + more_width;
        if (lines == LegendLines::First && x > 0 && x + needed + after > width) {
            Label more;
            more.rect = QRectF(x, y, more_width, line);
            more.text = more_than(std::size_t(&entry - entries.data()));
            more.colour = theme.text;
            more.size = style.size;
            out.labels.push_back(std::move(more));
            break;
        }
        if (x > 0 && x + needed > width) {
            x = 0;
            y += line;
        }
        const QRectF sample(x, y + 2 * unit, swatch, line - 5 * unit);
        const QPointF from(sample.left(), sample.center().y());
        const QPointF to(sample.right(), sample.center().y());
        if (entry.sample == Entry::Sample::Dashes)
            out.lines.push_back(
                {from, to, theme.muted_text, unit, true, false, Line::Meaning::NotStarted});
        else if (entry.sample == Entry::Sample::Beneath) {
            const double below = sample.bottom() - unit;  // of a band, as it does in a lane
            out.boxes.push_back({sample.adjusted(0, 0, 0, -2 * unit),
                                 {theme.grid, Hatch::None, QColor(), theme.muted_text},
                                 0,
                                 {}});
            out.lines.push_back({{sample.left(), below},
                                 {sample.right(), below},
                                 theme.text,
                                 2 * unit,
                                 true,
                                 false,
                                 Line::Meaning::Several});
        } else if (entry.sample == Entry::Sample::Stop)
            out.lines.push_back({{sample.center().x(), sample.top() - unit},
                                 {sample.center().x(), sample.bottom() + unit},
                                 theme.muted_text,
                                 2 * unit,
                                 false,
                                 false});
        else if (entry.sample == Entry::Sample::Line)
            out.lines.push_back({from, to, theme.text, 3 * unit, false, false});
        else
            out.boxes.push_back({sample, entry.fill, 0, {}});
        if (entry.sample == Entry::Sample::Edge)
            out.boxes.push_back({QRectF(sample.topLeft(), QSizeF(3 * unit, sample.height())),
                                 {theme.text, Hatch::None, QColor(), QColor()},
                                 0,
                                 {}});
        Label label;
        label.rect = QRectF(x + swatch + layout.padding, y, text, line);
        label.text = elided(name, std::max(width - swatch - layout.padding, 0.0), style);
        label.colour = theme.text;
        label.size = style.size;
        if (!label.text.isEmpty())
            out.labels.push_back(std::move(label));
        x += needed + gap;
    }
    out.size = QSizeF(width, out.boxes.empty() && out.lines.empty() ? 0 : y + line);
    return out;
}

}  // namespace

DisplayList legend_content(const session::RunSnapshot& run, const DisplayList& lanes, double width,
                           const Theme& theme, LegendLines lines) {
    return laid_out(entries_of(run, lanes, who_is_ready(run, lanes, theme), theme), width, theme,
                    lines);
}

DisplayList legend_content(const std::vector<RunLanes>& runs, double width, const Theme& theme) {
    Ready ready = Ready::Nobody;
    for (const RunLanes& one : runs)
        ready = ready | who_is_ready(one.run, one.lanes, theme);
    Entries all;
    for (const RunLanes& one : runs) {
        // What is new stands behind what it stands behind in its own run.
        auto place = all.begin();
        for (Entry& entry : entries_of(one.run, one.lanes, ready, theme))
            place = put(all, place, std::move(entry));
    }
    return laid_out(all, width, theme);
}

DisplayList state_legend(const session::RunSnapshot& run, trace::TimeRange stretch,
                         trace::Time until, const TimelineOptions& options, double width,
                         const Theme& theme) {
    using trace::State;
    constexpr int parts_seen = 200;
    const trace::Duration least = std::max(trace::Duration{1}, stretch.length() / parts_seen);
    const trace::TimeRange shown{
        stretch.begin, std::clamp(until, stretch.begin, std::max(stretch.begin, stretch.end))};
    trace::StateShares most;
    bool threads = false;
    bool tasks = false;
    for (const auto& lane : run.trace.actors) {
        const trace::StateShares here = lane->shares(shown);
        if (here.of(State::Ready) >= least)
            (is_task(run, lane->actor) ? tasks : threads) = true;
        for (const State state : trace::all_states)
            if (here.of(state) > most.of(state))
                most.add(state, here.of(state) - most.of(state));
    }
    Entries entries;
    for (const State state :
         {State::Running, State::Ready, State::Io, State::Waiting, State::Sleeping,
          State::Interpreter, State::Recorder, State::Blocked, State::Deadlocked, State::Unknown})
        if (most.of(state) >= least)
            entries.push_back({theme.fill(state), look_name(state, run, ready_of(threads, tasks))});
    // Of so many some are seen, however short each is.
    const auto are_seen = [&](const auto& series, const auto& open, trace::Time end) {
        trace::Duration seen{0};
        const std::size_t first = series.find(shown.begin);
        for (std::size_t i = first; i < series.size() && series[i].begin < end; ++i) {
            seen += std::max(trace::Duration{0},
                             std::min(series[i].end, end) - std::max(series[i].begin, shown.begin));
            if (seen >= least || i - first >= parts_seen)
                return true;
        }
        return std::ranges::any_of(open, [&](const auto& last) {
            return seen + (end - std::max(last.begin, shown.begin)) >= least;
        });
    };
    bool held = false, wanted = false;
    if (options.locks || options.bars) {
        const TimeScale scale{shown, 0, 1};
        const LockUses locks(run, scale);
        for (const auto& lane : run.trace.locks) {
            // On its own lane a lock of a deadlock looks like one; beneath a thread it is still
            // wanted.
            const trace::Time end =
                options.bars ? shown.end : std::min(shown.end, locks.frozen_from(lane->lock));
            held = held || are_seen(lane->holds, lane->open_holds, shown.end);
            wanted = wanted || are_seen(lane->waits, lane->open_waits, end);
        }
    }
    if (held)
        entries.push_back({theme.hold, QCoreApplication::translate("Timeline", "lock held")});
    if (wanted)
        entries.push_back(
            {theme.hold_wanted, QCoreApplication::translate("Timeline", "held, others wait")});
    if (wanted && options.bars)
        entries.push_back(
            {theme.lock_wait, QCoreApplication::translate("Timeline", "lock wanted")});
    const auto has_values = [&](const auto& lane) {
        using Open = std::vector<trace::Holding>;
        return are_seen(lane->values, lane->open ? Open{*lane->open} : Open(), shown.end);
    };
    if (options.variables && std::ranges::any_of(run.trace.variables, has_values))
        entries.push_back({theme.value, QCoreApplication::translate("Timeline", "value")});
    return laid_out(entries, width, theme);
}

}  // namespace threadline::app
