#include "app/timeline/hover_wording.h"

#include "app/timeline/wording_terms.h"

#include <algorithm>

namespace threadline::app {

using namespace wording;

namespace {

using trace::Hold;
using trace::Time;
using trace::TimeRange;

constexpr int most_locks = 4;
constexpr std::size_t most_actors = 3;        // of those who hold one, or wait for it
constexpr std::size_t most_looked_at = 4096;  // a hover must not make anybody wait

bool is_lock(const RunSnapshot& run, ObjectId object) {
    const record::ObjectKind kind = kind_of(run, object);
    return kind == record::ObjectKind::Mutex || kind == record::ObjectKind::ReaderWriterLock;
}

// Those at the instant, the earliest first, each actor once.
std::vector<Hold> at_instant(const trace::Series<Hold>& closed, const std::vector<Hold>& open,
                             trace::Duration longest, Time at) {
    std::vector<Hold> found;
    const auto add = [&](const Hold& hold) {
        const bool known = std::any_of(found.begin(), found.end(), [&](const Hold& other) {
            return other.actor == hold.actor && other.lock == hold.lock;
        });
        if (hold.begin <= at && (at < hold.end || hold.begin == hold.end) && !known)
            found.push_back(hold);
    };
    std::size_t looked_at = 0;
    for (std::size_t i = closed.find(at); i < closed.size() && looked_at++ < most_looked_at; ++i) {
        add(closed[i]);
        if (closed[i].end - longest > at)
            break;
    }
    for (const Hold& hold : open)
        if (hold.begin <= at)
            add(hold);
    std::stable_sort(found.begin(), found.end(),
                     [](const Hold& a, const Hold& b) { return a.begin < b.begin; });
    return found;
}

// "A since 0.1 ms and C since 2.0 ms"; "A and C" of a run made step by step
QString who_since_when(const RunSnapshot& run, const std::vector<Hold>& holds) {
    const bool has_times = !is_stepped(run.trace.info.get());
    std::vector<QString> parts;
    for (std::size_t i = 0; i < std::min(holds.size(), most_actors); ++i)
        parts.push_back(has_times
                            ? Text::tr("%1 since %2")
                                  .arg(name(run, holds[i].actor), moment_text(run, holds[i].begin))
                            : name(run, holds[i].actor));
    if (holds.size() > most_actors)
        parts.push_back(Text::tr("%n more", nullptr, static_cast<int>(holds.size() - most_actors)));
    return join_names(std::move(parts));
}

QString lock_at(const RunSnapshot& run, ObjectId lock, Time at) {
    const trace::LockLane* lane = run.trace.lane_of(lock);
    if (!lane)
        return {};
    const std::vector<Hold> holders =
        at_instant(lane->holds, lane->open_holds, lane->longest_hold, at);
    const std::vector<Hold> waiters =
        at_instant(lane->waits, lane->open_waits, lane->longest_wait, at);
    const QString held =
        holders.empty()
            ? Text::tr("%1 is free").arg(name(run, lock))
            : Text::tr("%1 is held by %2").arg(name(run, lock), who_since_when(run, holders));
    return waiters.empty() ? Text::tr("%1; nobody waits for it at this moment.").arg(held)
                           : Text::tr("%1; wanted by %2.").arg(held, who_since_when(run, waiters));
}

std::vector<ObjectId> locks_of(const RunSnapshot& run, const Subject& subject, Time at) {
    std::vector<ObjectId> locks;
    if (!run.trace.tables)
        return locks;
    const auto add = [&](ObjectId lock) {
        if (lock && is_lock(run, lock) &&
            std::find(locks.begin(), locks.end(), lock) == locks.end())
            locks.push_back(lock);
    };
    switch (subject.kind) {
        case Subject::Kind::Interval:
            if (const trace::ActorLane* lane = run.trace.lane_of(subject.actor)) {
                if (const auto interval = lane->at(at))
                    add(interval->object);
                for (const Hold& hold :
                     at_instant(lane->holds, lane->open_holds, lane->longest_hold, at))
                    add(hold.lock);
            }
            break;
        case Subject::Kind::Hold:
        case Subject::Kind::LockHold:
        case Subject::Kind::LockWait:
        case Subject::Kind::LaneHeader:
            add(subject.object);
            break;
        default:
            break;
    }
    return locks;
}

}  // namespace

std::vector<Subject> told_of(const RunSnapshot& run, const Subject& subject, Time at) {
    std::vector<Subject> told;
    if (subject.kind == Subject::Kind::LaneHeader)
        return told;
    const auto add = [&](Subject::Kind kind, ActorId actor, ObjectId object) {
        Subject mark;
        mark.kind = kind;
        mark.actor = actor;
        mark.object = object;
        told.push_back(mark);
    };
    std::vector<ObjectId> locks = locks_of(run, subject, at);
    locks.resize(std::min(locks.size(), std::size_t(most_locks)));
    for (const ObjectId lock : locks) {
        add(Subject::Kind::LockHold, {}, lock);
        const trace::LockLane* lane = run.trace.lane_of(lock);
        if (!lane)
            continue;
        for (const auto& all : {at_instant(lane->holds, lane->open_holds, lane->longest_hold, at),
                                at_instant(lane->waits, lane->open_waits, lane->longest_wait, at)})
            for (std::size_t i = 0; i < std::min(all.size(), most_actors); ++i)
                add(Subject::Kind::Interval, all[i].actor, {});
    }
    return told;
}

QStringList locks_at(const RunSnapshot& run, const Subject& subject, Time at) {
    const std::vector<ObjectId> locks = locks_of(run, subject, at);
    QStringList lines;
    for (const ObjectId lock : locks) {
        if (lines.size() == most_locks) {
            lines.append(Text::tr("and %n more lock(s)", nullptr,
                                  static_cast<int>(locks.size()) - most_locks));
            break;
        }
        if (const QString line = lock_at(run, lock, at); !line.isEmpty())
            lines.append(line);
    }
    return lines;
}

QString describe_on_hover(const RunSnapshot& run, const Subject& subject, Time at) {
    QStringList lines{describe(run, subject, at)};
    if (lines.front().isEmpty())
        return {};
    // The name of a lane is said without an instant.
    if (subject.kind == Subject::Kind::LaneHeader)
        return lines.front();
    const bool has_times = !is_stepped(run.trace.info.get());
    if (const QStringList locks = locks_at(run, subject, at); !locks.isEmpty()) {
        lines.append(has_times ? Text::tr("At %1:").arg(moment_text(run, at))
                               : Text::tr("At this moment:"));
        lines.append(locks);
    }
    if (subject.kind == Subject::Kind::Interval)
        if (const trace::ActorLane* lane = run.trace.lane_of(subject.actor))
            if (const auto interval = lane->at(at); interval && interval->woken_by)
                lines.append(
                    has_times
                        ? Text::tr("Woken by %1 at %2.")
                              .arg(name(run, interval->woken_by), moment_text(run, interval->end))
                        : Text::tr("Woken by %1.").arg(name(run, interval->woken_by)));
    return lines.join(QLatin1Char('\n'));
}

}  // namespace threadline::app
