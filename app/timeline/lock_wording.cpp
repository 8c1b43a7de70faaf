#include "app/timeline/lock_wording.h"

#include "app/timeline/lane_lookup.h"
#include "app/timeline/wording_terms.h"

#include <algorithm>

namespace threadline::app {

using namespace wording;
using trace::Hold;
using trace::Time;
using trace::TimeRange;

// Who held the lock at `t`, none if nobody.
std::optional<Hold> holder_at(const RunSnapshot& run, ObjectId lock, Time t) {
    const trace::LockLane* lane = run.trace.lane_of(lock);
    if (!lane)
        return {};
    for (const Hold& hold : lane->open_holds)
        if (hold.begin <= t)
            return hold;
    const std::size_t index = lane->holds.find(t);
    if (index < lane->holds.size() && lane->holds[index].begin <= t)
        return lane->holds[index];
    return {};
}

QString wanted_lock(const RunSnapshot& run, ObjectId lock, TimeRange wait, std::optional<Time> at) {
    const bool of_instant = at && wait.contains(*at);
    const auto holder = holder_at(run, lock, of_instant ? *at : wait.begin);
    if (!holder)
        return name(run, lock);
    const auto last = holder_at(run, lock, std::max(wait.begin, wait.end - trace::Duration{1}));
    const bool others_follow = !of_instant && last && last->actor != holder->actor;
    if (is_stepped(run.trace.info.get()))
        return (others_follow ? Text::tr("%1, at first held by %2") : Text::tr("%1, held by %2"))
            .arg(name(run, lock), name(run, holder->actor));
    return (others_follow ? Text::tr("%1, at first held by %2 since %3")
                          : Text::tr("%1, held by %2 since %3"))
        .arg(name(run, lock), name(run, holder->actor), moment_text(run, holder->begin));
}

QString waits_for_lock(const RunSnapshot& run, ObjectId lock, TimeRange wait,
                       std::optional<Time> at) {
    const QString wanted = wanted_lock(run, lock, wait, at);
    return at && wait.contains(*at) && !is_stepped(run.trace.info.get())
               ? Text::tr("has waited since %1 for %2").arg(moment_text(run, wait.begin), wanted)
               : Text::tr("waits for %1").arg(wanted);
}

namespace {

QString waiters_text(const RunSnapshot& run, ObjectId lock, TimeRange range) {
    const trace::LockLane* lane = run.trace.lane_of(lock);
    if (!lane)
        return {};
    std::vector<QString> names;
    const auto add = [&](const Hold& wait) {
        const QString who = name(run, wait.actor);
        if (wait.range().overlaps(range) &&
            std::find(names.begin(), names.end(), who) == names.end())
            names.push_back(who);
    };
    constexpr std::size_t most = 64;
    const std::size_t first = lane->waits.find(range.begin);
    for (std::size_t i = first; i < std::min(lane->waits.size(), first + most); ++i)
        add(lane->waits[i]);
    for (const Hold& wait : lane->open_waits)
        add(wait);
    if (names.empty())
        return {};
    if (names.size() > 4)
        return Text::tr("; %n wait(s) for it", nullptr, static_cast<int>(names.size()));
    return names.size() == 1 ? Text::tr("; %1 waits for it").arg(names.front())
                             : Text::tr("; %1 wait for it").arg(join_names(names));
}

}  // namespace

QString describe_hold(const RunSnapshot& run, const Subject& subject, std::optional<Time> at) {
    const QString length = time_text(run, subject.range.length());
    if (!subject.object)
        return Text::tr("%1 takes and gives back locks, too often to tell apart here")
            .arg(name(run, subject.actor));
    if (!subject.actor)
        return Text::tr("%1 is held, by several one after the other or together")
            .arg(name(run, subject.object));
    const trace::ActorLane* lane = run.trace.lane_of(subject.actor);
    const auto interval = lane ? lane->at(subject.range.begin) : std::nullopt;
    const bool wants = interval && lock_wanted_in(*interval, *run.trace.tables) == subject.object;
    if (wants && subject.kind == Subject::Kind::Hold)
        return Text::tr("%1 wants %2%3")
            .arg(name(run, subject.actor), wanted_lock(run, subject.object, subject.range, at),
                 line_text(run, subject.site));
    if (is_stepped(run.trace.info.get()))
        return Text::tr("%1 holds %2%3%4")
            .arg(name(run, subject.actor), name(run, subject.object), line_text(run, subject.site),
                 waiters_text(run, subject.object, subject.range));
    return Text::tr("%1 holds %2 for %3%4%5")
        .arg(name(run, subject.actor), name(run, subject.object), length,
             line_text(run, subject.site), waiters_text(run, subject.object, subject.range));
}

QString describe_wait(const RunSnapshot& run, const Subject& subject, std::optional<Time> at) {
    if (subject.actor)
        return Text::tr("%1 %2%3").arg(name(run, subject.actor),
                                       waits_for_lock(run, subject.object, subject.range, at),
                                       line_text(run, subject.site));
    const bool of_instant = at && subject.range.contains(*at);
    const auto holder = holder_at(run, subject.object, of_instant ? *at : subject.range.begin);
    const QString waiters = waiters_text(run, subject.object, subject.range).mid(2);
    return holder ? Text::tr("%1 is held by %2; %3")
                        .arg(name(run, subject.object), name(run, holder->actor), waiters)
                  : Text::tr("%1: %2").arg(name(run, subject.object), waiters);
}

}  // namespace threadline::app
