#include "app/code/line_marks.h"

#include <map>

namespace threadline::app {

int line_of(const trace::Snapshot& snapshot, SiteId site) {
    if (!site.valid() || !snapshot.tables || site.value >= snapshot.tables->sites.size())
        return 0;
    return int(snapshot.tables->site(site).line);
}

std::vector<LineMark> line_marks_of(const trace::Snapshot& snapshot,
                                    const std::vector<ActorOnLine>& actors) {
    std::map<int, LineMark> marks;
    for (const ActorOnLine& one : actors) {
        const int line = line_of(snapshot, one.site);
        if (line == 0)
            continue;
        LineMark& mark = marks[line];
        mark.line = line;
        mark.actors.push_back(one.actor);
        mark.state = std::max(mark.state, one.state);
        mark.deadlocked = mark.deadlocked || one.state == trace::State::Deadlocked;
    }
    std::vector<LineMark> result;
    for (auto& [line, mark] : marks) {
        const auto name = [&](std::size_t i) {
            return QString::fromStdString(snapshot.tables->actor(mark.actors[i]).name);
        };
        mark.text = name(0);
        if (mark.actors.size() == 2)
            mark.text += ", " + name(1);
        else if (mark.actors.size() > 2)
            mark.text += QString(" +%1").arg(mark.actors.size() - 1);
        result.push_back(std::move(mark));
    }
    return result;
}

std::vector<LineMark> line_marks_at(const trace::Snapshot& snapshot, trace::Time t) {
    std::vector<ActorOnLine> actors;
    // At the end of a run those that have ended are on no line, though their last interval reaches
    // up to it.
    const bool at_the_end = snapshot.finished && t + trace::Duration{1} >= snapshot.now;
    for (const auto& lane : snapshot.actors) {
        if (at_the_end && lane->ended)
            continue;
        if (const std::optional<trace::Interval> interval = lane->at(t))
            actors.push_back({lane->actor, interval->site, interval->state});
    }
    return line_marks_of(snapshot, actors);
}

std::optional<IntervalAtLine> next_interval_at_line(const trace::Snapshot& snapshot, int line,
                                                    trace::Time after) {
    std::optional<IntervalAtLine> first, next, empty;
    const auto consider = [&](ActorId actor, const trace::Interval& interval) {
        if (line_of(snapshot, interval.site) != line)
            return false;
        if (interval.end <= interval.begin) {
            if (!empty)
                empty = {actor, interval};
            return false;
        }
        if (!first || interval.begin < first->interval.begin)
            first = {actor, interval};
        if (interval.begin <= after)
            return false;
        if (!next || interval.begin < next->interval.begin)
            next = {actor, interval};
        return true;
    };
    for (const auto& lane : snapshot.actors) {
        const trace::IntervalSeries& intervals = lane->intervals;
        // From `after` on, and if there is none, from the begin: what comes first is enough.
        bool found = false;
        const std::size_t middle = intervals.find(after);
        for (std::size_t i = middle; i < intervals.size() && !found; ++i)
            found = consider(lane->actor, intervals[i]);
        if (!found && lane->open)
            found = consider(lane->actor, *lane->open);
        for (std::size_t i = 0; i < middle && !next; ++i) {
            consider(lane->actor, intervals[i]);
            if (first && first->actor == lane->actor)
                break;
        }
    }
    return next ? next : first ? first : empty;
}

}  // namespace threadline::app
