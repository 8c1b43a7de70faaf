#include "engine/analysis/livelock.h"

#include "engine/analysis/wording.h"

#include <algorithm>

namespace threadline::analysis {
namespace {

constexpr std::size_t longest_circle = 64;

bool is_lock(const trace::Tables& tables, ObjectId id) {
    if (id.value >= tables.objects.size())
        return false;
    const record::ObjectKind kind = tables.objects[id.value].kind;
    return kind == record::ObjectKind::Mutex || kind == record::ObjectKind::ReaderWriterLock;
}

}  // namespace

LivelockAnalysis::Streak& LivelockAnalysis::streak_of(ActorId id) {
    if (streaks_.empty())
        look_at_more();
    if (id.value >= streaks_.size())
        streaks_.resize(id.value + 1);
    return streaks_[id.value];
}

EventKinds LivelockAnalysis::kinds() const {
    using enum EventKind;
    return {TryFailed, TimedOut, Acquired, ThreadEnd, Lost};
}

// An acquisition ends a streak: none, as long as there is no streak.
EventKinds LivelockAnalysis::uncontended_kinds() const {
    if (streaks_.empty())
        return {};
    return {EventKind::Acquired};
}

void LivelockAnalysis::on_event(const trace::TraceEvent& event, const Context& context) {
    const Event& e = event.event;
    const trace::World& world = context.world;
    if (lost_ || event.actor.value >= world.actor_count())
        return;
    switch (e.kind) {
        case EventKind::TryFailed:
            failed(event, ActorId{static_cast<std::uint32_t>(e.argument)}, context);
            break;
        case EventKind::TimedOut:
            if (const auto& holders = world.object(e.object).holders;
                !holders.empty() && is_lock(context.tables, e.object))
                failed(event, holders.front().actor, context);
            break;
        case EventKind::Acquired:
            if (event.actor.value < streaks_.size() &&
                streaks_[event.actor.value].wanted == e.object)
                streaks_[event.actor.value] = {};
            break;
        case EventKind::ThreadEnd:
            if (event.actor.value < streaks_.size())
                streaks_[event.actor.value] = {};
            break;
        case EventKind::Lost:
            lost_ = true;
            break;
        default:
            break;
    }
}

void LivelockAnalysis::failed(const trace::TraceEvent& event, ActorId blocker,
                              const Context& context) {
    if (!blocker || context.world.actor(event.actor).holds.empty())
        return;
    Streak& streak = streak_of(event.actor);
    if (streak.rounds == 0)
        streak.first = event.time();
    ++streak.rounds;
    streak.blocker = blocker;
    streak.wanted = event.event.object;
    streak.site = event.event.site;
    streak.last = event.time();
    std::vector<ActorId> circle;
    for (ActorId id = event.actor; circle.empty() || id != event.actor;) {
        const Streak* its = id.value < streaks_.size() ? &streaks_[id.value] : nullptr;
        if (!its || its->rounds < least_rounds || circle.size() == longest_circle)
            return;
        circle.push_back(id);
        id = its->blocker;
    }
    if (circle.size() < 2)
        return;
    std::rotate(circle.begin(), std::min_element(circle.begin(), circle.end()), circle.end());
    const auto [place, is_new] = circles_.try_emplace(circle);
    Circle& known = place->second;
    known.streaks.resize(circle.size());
    for (std::size_t i = 0; i < circle.size(); ++i)
        if (const Streak& now = streaks_[circle[i].value]; now.rounds > known.streaks[i].rounds)
            known.streaks[i] = now;
    if (!is_new)
        return;
    known.actors = std::move(circle);
    known.said = finding_of(known, context.tables);
    if (context.report)
        context.report(known.said);
}

void LivelockAnalysis::on_end(trace::Time, const Context& context) {
    for (auto& [actors, circle] : circles_) {
        Finding now = finding_of(circle, context.tables);
        if (context.revise && now != circle.said)
            context.revise(circle.said, now);
        circle.said = std::move(now);
    }
}

Finding LivelockAnalysis::finding_of(const Circle& circle, const trace::Tables& tables) const {
    Finding finding;
    finding.kind = FindingKind::Livelock;
    finding.severity = Severity::Warning;
    finding.actors = circle.actors;
    finding.range = {circle.streaks.front().first, circle.streaks.front().last};
    std::vector<std::string> names;
    for (std::size_t i = 0; i < circle.actors.size(); ++i) {
        const Streak& streak = circle.streaks[i];
        finding.range.begin = std::min(finding.range.begin, streak.first);
        finding.range.end = std::max(finding.range.end, streak.last);
        finding.objects.push_back(streak.wanted);
        finding.sites.push_back(streak.site);
        names.push_back(name_of(tables, circle.actors[i]));
        if (i < 4)
            finding.explanation += (i == 0 ? "" : "; ") + names.back() + " failed " +
                                   std::to_string(streak.rounds) + " times in a row to get " +
                                   name_of(tables, streak.wanted) + at_line(tables, streak.site) +
                                   ", held by " + name_of(tables, streak.blocker);
    }
    finding.at = finding.range.begin;
    finding.title = "Livelock: " + list_of(names) + " keep each other from getting on";
    finding.explanation += circle.actors.size() > 4 ? "; and so on" : "";
    finding.explanation += ". They worked on it from " + text_of(finding.range.begin) + " to " +
                           text_of(finding.range.end) + ", and none of them got through.";
    finding.remedy =
        "Take the locks in one order everywhere, so that nobody has to give way; or "
        "pause for a random and growing time before the next try.";
    return finding;
}

}  // namespace threadline::analysis
