#include "app/code/line_heat.h"

#include "app/timeline/contrast.h"
#include "app/timeline/display_list.h"
#include "app/timeline/marking.h"
#include "app/timeline/painter.h"
#include "app/timeline/wording.h"

#include <QCoreApplication>
#include <QPainter>
#include <QStringList>

#include <algorithm>

namespace threadline::app {

namespace {

using trace::Duration;
using trace::State;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(LineHeat)
};

std::vector<std::pair<Duration, State>> by_length(const trace::StateShares& states) {
    std::vector<std::pair<Duration, State>> parts;
    for (const State state : trace::all_states)
        if (states.of(state) > Duration{0})
            parts.emplace_back(states.of(state), state);
    std::stable_sort(parts.begin(), parts.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    return parts;
}

}  // namespace

std::vector<LineHeat> line_heat(const std::vector<analysis::LineTime>& lines,
                                const std::string& file) {
    std::vector<LineHeat> heat;
    Duration most{0};
    for (const analysis::LineTime& line : lines) {
        if (line.line == 0 || line.waited() <= Duration{0} || (!file.empty() && line.file != file))
            continue;
        LineHeat one;
        one.line = int(line.line);
        one.waits = line.states;
        one.waits.time[index_of(State::Running)] = Duration{0};
        QStringList states;
        for (const auto& [time, state] : by_length(one.waits))
            states.append(QString("%1 %2").arg(look_name(state), length_text(time)));
        one.text = Text::tr("waited %1: %2").arg(length_text(line.waited()), states.join(u", "));
        most = std::max(most, line.waited());
        heat.push_back(std::move(one));
    }
    for (LineHeat& one : heat)
        one.share =
            double(one.waits.total().count()) / double(std::max<std::int64_t>(1, most.count()));
    std::sort(heat.begin(), heat.end(),
              [](const LineHeat& a, const LineHeat& b) { return a.line < b.line; });
    return heat;
}

void paint_heat(QPainter& painter, const LineHeat& heat, const QRectF& room, const Theme& theme) {
    DisplayList bar;
    const double width = std::max(2.0, room.width() * heat.share);
    const auto whole = double(heat.waits.total().count());
    double x = room.left();
    for (const auto& [time, state] : by_length(heat.waits)) {
        const double part = width * double(time.count()) / whole;
        Fill fill = theme.fill(state);
        if (!fill.outline.isValid())
            fill.outline = theme.muted_text;
        // Between outlines nothing would be left of it; what is thinner still the tooltip tells.
        if (part < 5 * theme.stroke * theme.unit())
            fill = {line_for(fill, theme.surface), Hatch::None, QColor(), QColor()};
        if (part >= 1)
            bar.boxes.push_back({QRectF(x, room.top(), part, room.height()), fill, 0, {}});
        x += part;
    }
    bar.size = room.size();
    paint(painter, bar, theme);
}

}  // namespace threadline::app
