// What the looks mean, for those that occur in a picture.
#include "app/timeline/fonts.h"
#include "app/timeline/lane_layout.h"
#include "app/timeline/wording.h"

#include <QCoreApplication>

#include <cmath>

namespace threadline::app {

namespace {

struct Entry {
    Fill fill;
    QString name;
};

bool occurs(const DisplayList& lanes, const QColor& colour,
            std::initializer_list<Subject::Kind> kinds) {
    for (const Box& box : lanes.boxes)
        for (const Subject::Kind kind : kinds)
            if (box.subject.kind == kind && box.fill.colour == colour)
                return true;
    return false;
}

std::vector<Entry> entries_of(const DisplayList& lanes, const Theme& theme) {
    using trace::State;
    using Kind = Subject::Kind;
    std::vector<Entry> entries;
    for (const State state :
         {State::Running, State::Ready, State::Io, State::Waiting, State::Sleeping,
          State::Interpreter, State::Recorder, State::Blocked, State::Deadlocked, State::Unknown})
        if (occurs(lanes, theme.fill(state).colour, {Kind::Interval}))
            entries.push_back({theme.fill(state), look_name(state)});
    if (occurs(lanes, theme.hold.colour, {Kind::Hold, Kind::LockHold}))
        entries.push_back({theme.hold, QCoreApplication::translate("Timeline", "lock held")});
    if (occurs(lanes, theme.hold_wanted.colour, {Kind::Hold, Kind::LockHold}))
        entries.push_back(
            {theme.hold_wanted, QCoreApplication::translate("Timeline", "held, others wait")});
    if (occurs(lanes, theme.lock_wait.colour, {Kind::Hold, Kind::LockWait}))
        entries.push_back(
            {theme.lock_wait, QCoreApplication::translate("Timeline", "lock wanted")});
    return entries;
}

}  // namespace

DisplayList legend_content(const session::RunSnapshot&, const DisplayList& lanes, double width,
                           const Theme& theme) {
    DisplayList out;
    const LaneLayout layout = lane_layout({}, theme);
    const double unit = layout.unit;
    const TextStyle style{layout.small_text, false, false};
    const double swatch = 20 * unit;
    const double line = 17 * unit;
    const double gap = 14 * unit;
    double x = 0;
    double y = 0;
    for (const Entry& entry : entries_of(lanes, theme)) {
        const double text = text_width(entry.name, style) + 1;
        const double needed = swatch + layout.padding + text;
        if (x > 0 && x + needed > width) {
            x = 0;
            y += line;
        }
        out.boxes.push_back({QRectF(x, y + 2 * unit, swatch, line - 5 * unit), entry.fill, 0, {}});
        Label label;
        label.rect = QRectF(x + swatch + layout.padding, y, text, line);
        label.text = elided(entry.name, std::max(width - swatch - layout.padding, 0.0), style);
        label.colour = theme.text;
        label.size = style.size;
        out.labels.push_back(std::move(label));
        x += needed + gap;
    }
    out.size = QSizeF(width, out.boxes.empty() ? 0 : y + line);
    return out;
}

}  // namespace threadline::app
