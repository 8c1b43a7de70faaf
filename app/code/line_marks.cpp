#include "app/code/line_marks.h"

#include "app/language/engine_names.h"

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
            return name_in_words(*snapshot.tables, mark.actors[i]);
        };
        mark.text = mark.short_text = name(0);
        if (mark.actors.size() > 1)
            mark.short_text += QString(" +%1").arg(mark.actors.size() - 1);
        if (mark.actors.size() == 2)
            mark.text += ", " + name(1);
        else
            mark.text = mark.short_text;
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

}  // namespace threadline::app
