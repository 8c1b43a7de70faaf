#include "app/timeline/moment_wording.h"

#include "app/language/engine_notes.h"
#include "app/language/scenario_wording.h"
#include "app/timeline/wording_terms.h"

#include <algorithm>
#include <optional>

namespace threadline::app {

using session::RunSnapshot;
using trace::Moment;
using trace::MomentKind;
using wording::name;
using wording::Text;

namespace {

// ", held by A", where somebody does.
QString held_by(const RunSnapshot& run, const Moment& moment) {
    const trace::LockLane* lock = run.trace.lane_of(moment.object);
    if (!lock)
        return {};
    for (const trace::Hold& hold : lock->open_holds)
        if (hold.begin <= moment.at && hold.actor != moment.actor)
            return Text::tr(", held by %1").arg(name(run, hold.actor));
    const std::size_t index = lock->holds.find(moment.at);
    if (index < lock->holds.size() && lock->holds[index].begin <= moment.at &&
        lock->holds[index].actor != moment.actor)
        return Text::tr(", held by %1").arg(name(run, lock->holds[index].actor));
    return {};
}

// It may be on its CPU for a moment more before it waits.
ActorId waits_for_the_end_of(const RunSnapshot& run, const Moment& moment) {
    const trace::ActorLane* lane = run.trace.lane_of(moment.actor);
    auto interval = lane ? lane->at(moment.at) : std::nullopt;
    if (interval && interval->state == trace::State::Running)
        interval = lane->at(interval->end);
    const bool joins =
        interval && !interval->object &&
        (interval->state == trace::State::Waiting || interval->state == trace::State::Deadlocked);
    return joins ? interval->by : ActorId{};
}

// How long that wait was; none where it is not known.
std::optional<trace::Duration> wait_before(const RunSnapshot& run, const Moment& moment) {
    const trace::LockLane* lock = run.trace.lane_of(moment.object);
    if (!lock)
        return std::nullopt;
    for (std::size_t i = lock->waits.find(moment.at - trace::Duration{1});
         i < lock->waits.size() && lock->waits[i].end == moment.at; ++i)
        if (lock->waits[i].actor == moment.actor)
            return lock->waits[i].range().length();
    return std::nullopt;
}

bool is_lock(const RunSnapshot& run, ObjectId object) {
    const record::ObjectKind kind = wording::kind_of(run, object);
    return kind == record::ObjectKind::Mutex || kind == record::ObjectKind::ReaderWriterLock;
}

bool is_before(const Moment& one, const Moment& other) {
    return one.at < other.at;
}

bool is_in(trace::Time at, const std::optional<trace::TimeRange>& range) {
    return !range || range->contains(at);
}

// Where somebody got a lock, at once or after a wait, the first `most` by time. Of a long trace
// only a part of the holds is there, and what is found must not depend on which.
std::vector<Moment> locks_got(const RunSnapshot& run, bool at_once, bool after_wait,
                              std::size_t most, const std::optional<trace::TimeRange>& range) {
    std::vector<Moment> found;
    if (!at_once && !after_wait)
        return found;
    for (const auto& lane : run.trace.locks) {
        if (lane->overview || !is_lock(run, lane->lock))
            continue;
        std::size_t here = 0;
        const auto add = [&](const trace::Hold& hold) {
            if ((hold.contended ? after_wait : at_once) && is_in(hold.begin, range) &&
                ++here <= most)
                found.push_back({hold.begin,
                                 hold.contended ? MomentKind::LockObtained : MomentKind::LockTaken,
                                 hold.actor, hold.lock, hold.site, NameId{}});
        };
        for (std::size_t i = 0; i < lane->holds.size() && here < most; ++i)
            add(lane->holds[i]);
        for (const trace::Hold& hold : lane->open_holds)
            add(hold);
    }
    std::stable_sort(found.begin(), found.end(), is_before);
    found.resize(std::min(found.size(), most));
    return found;
}

QString written_text(const RunSnapshot& run, const Moment& moment) {
    return moment.text ? said_in_words(QString::fromStdString(run.trace.tables->name(moment.text)))
                       : QString();
}

}  // namespace

std::vector<MomentKind> unknown_kinds(const RunSnapshot& run) {
    const bool is_part = std::ranges::any_of(
        run.trace.locks, [](const auto& lane) { return lane->overview != nullptr; });
    return is_part ? std::vector{MomentKind::LockTaken, MomentKind::LockObtained}
                   : std::vector<MomentKind>{};
}

std::uint64_t moments_left_out(const RunSnapshot& run, const std::vector<MomentKind>& kinds) {
    const auto is_wanted = [&](MomentKind kind) {
        return std::ranges::find(kinds, kind) != kinds.end();
    };
    std::uint64_t wanted = 0;
    for (std::size_t i = 0; i < run.trace.moments.size(); ++i)
        if (is_wanted(run.trace.moments[i].kind))
            ++wanted;
    for (const auto& lane : run.trace.locks) {
        if (lane->overview || !is_lock(run, lane->lock))
            continue;
        const trace::LockStatistics& figures = lane->statistics;
        if (is_wanted(MomentKind::LockTaken))
            wanted += figures.acquisitions - std::min(figures.acquisitions, figures.after_wait);
        if (is_wanted(MomentKind::LockObtained))
            wanted += figures.after_wait;
    }
    return run.trace.moments_left_out + wanted - std::min<std::uint64_t>(wanted, most_moments);
}

QString moment_label(const RunSnapshot& run, const Moment& moment) {
    const QString written = written_text(run, moment);
    return written.isEmpty() || moment.kind != MomentKind::CheckFailed
               ? written
               : Text::tr("does not hold: %1").arg(written);
}

QString flag_label(const RunSnapshot& run, const Moment& moment) {
    const QString words = moment_label(run, moment);
    const bool is_named =
        moment.actor && moment.text && run.trace.actors.size() > 1 &&
        is_of_a_remedy(QString::fromStdString(run.trace.tables->name(moment.text)));
    return is_named ? Text::tr("%1: %2").arg(name(run, moment.actor), words) : words;
}

QString note_words(const trace::Annotation& note) {
    const QString words = QString::fromStdString(note.text).simplified();
    return words.isEmpty() ? Text::tr("bookmark") : words;
}

QString moment_kind_name(MomentKind kind) {
    switch (kind) {
        case MomentKind::FirstContention:
            return Text::tr("first contention");
        case MomentKind::EdgeAdded:
            return Text::tr("somebody begins to wait");
        case MomentKind::CycleClosed:
            return Text::tr("the cycle closes");
        case MomentKind::UpdateLost:
            return Text::tr("an update is lost");
        case MomentKind::CheckFailed:
            return Text::tr("a check fails");
        case MomentKind::Note:
            return Text::tr("note of the scenario");
        case MomentKind::LockObtained:
            return Text::tr("somebody gets a lock after a wait");
        case MomentKind::LockTaken:
            return Text::tr("somebody takes a lock that is free");
    }
    return {};
}

std::vector<MomentKind> moment_kinds() {
    return {MomentKind::FirstContention, MomentKind::EdgeAdded,   MomentKind::LockTaken,
            MomentKind::LockObtained,    MomentKind::CycleClosed, MomentKind::UpdateLost,
            MomentKind::CheckFailed,     MomentKind::Note};
}

std::vector<MomentKind> telling_kinds() {
    std::vector<MomentKind> kinds = moment_kinds();
    std::erase(kinds, MomentKind::LockTaken);
    return kinds;
}

QString moment_sentence(const RunSnapshot& run, const Moment& moment) {
    const QString who = name(run, moment.actor);
    const QString what = name(run, moment.object);
    switch (moment.kind) {
        case MomentKind::FirstContention:
            return Text::tr("%1 is the first who has to wait for %2%3.")
                .arg(who, what, held_by(run, moment));
        case MomentKind::EdgeAdded:
            if (moment.object)
                return Text::tr("%1 begins to wait for %2%3.").arg(who, what, held_by(run, moment));
            if (const ActorId whom = waits_for_the_end_of(run, moment))
                return Text::tr("%1 begins to wait for %2 to end.").arg(who, name(run, whom));
            return Text::tr("%1 begins to wait for another thread's end.").arg(who);
        case MomentKind::CycleClosed:
            return is_lock(run, moment.object)
                       ? Text::tr(
                             "%1 begins to wait for %2%3, and the cycle closes: from here on "
                             "nobody in it can go on.")
                             .arg(who, what, held_by(run, moment))
                       : Text::tr("The cycle closes: from here on nobody in it can go on.");
        case MomentKind::UpdateLost:
            return Text::tr("%1 writes %2 by what it read before: an update is lost.")
                .arg(who, what);
        case MomentKind::CheckFailed:
            return Text::tr("%1 finds that this does not hold: %2.")
                .arg(who, written_text(run, moment));
        case MomentKind::Note:
            return Text::tr("%1: %2.").arg(who, written_text(run, moment));
        case MomentKind::LockObtained:
            if (const auto wait = wait_before(run, moment);
                wait && !wording::is_stepped(run.trace.info.get()))
                return Text::tr("%1 gets %2, after a wait of %3.")
                    .arg(who, what, wording::time_text(run, *wait));
            return Text::tr("%1 gets %2, after a wait.").arg(who, what);
        case MomentKind::LockTaken:
            return Text::tr("%1 takes %2.").arg(who, what);
    }
    return {};
}

std::vector<Moment> moments_of(const RunSnapshot& run, const std::vector<MomentKind>& kinds,
                               std::size_t most, std::optional<trace::TimeRange> range) {
    const auto is_wanted = [&](MomentKind kind) {
        return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
    };
    std::vector<Moment> recorded;
    for (std::size_t i = 0; i < run.trace.moments.size() && recorded.size() < most; ++i)
        if (is_wanted(run.trace.moments[i].kind) && is_in(run.trace.moments[i].at, range))
            recorded.push_back(run.trace.moments[i]);
    // Into what room these leave, and before them: of those at one instant they say least.
    std::vector<Moment> found =
        locks_got(run, is_wanted(MomentKind::LockTaken), is_wanted(MomentKind::LockObtained),
                  most - recorded.size(), range);
    found.insert(found.end(), recorded.begin(), recorded.end());
    std::stable_sort(found.begin(), found.end(), is_before);
    std::vector<Moment> apart;
    for (const Moment& moment : found) {
        if (!apart.empty() && apart.back().at == moment.at)
            apart.back() = moment;
        else
            apart.push_back(moment);
    }
    return apart;
}

}  // namespace threadline::app
