#include "app/timeline/moment_wording.h"

#include "app/timeline/scenario_wording.h"
#include "app/timeline/wording_terms.h"

#include <algorithm>

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

QString written_text(const RunSnapshot& run, const Moment& moment) {
    return moment.text ? said_in_words(QString::fromStdString(run.trace.tables->name(moment.text)))
                       : QString();
}

}  // namespace

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
            return Text::tr("note");
    }
    return {};
}

std::vector<MomentKind> moment_kinds() {
    return {MomentKind::FirstContention, MomentKind::EdgeAdded,   MomentKind::CycleClosed,
            MomentKind::UpdateLost,      MomentKind::CheckFailed, MomentKind::Note};
}

QString moment_sentence(const RunSnapshot& run, const Moment& moment) {
    const QString who = name(run, moment.actor);
    const QString what = name(run, moment.object);
    switch (moment.kind) {
        case MomentKind::FirstContention:
            return Text::tr("%1 is the first who has to wait for %2%3.")
                .arg(who, what, held_by(run, moment));
        case MomentKind::EdgeAdded:
            return moment.object ? Text::tr("%1 begins to wait for %2%3.")
                                       .arg(who, what, held_by(run, moment))
                                 : Text::tr("%1 begins to wait for another thread's end.").arg(who);
        case MomentKind::CycleClosed:
            return Text::tr("The cycle closes: from here on nobody in it can go on.");
        case MomentKind::UpdateLost:
            return Text::tr("%1 writes %2 by what it read before: an update is lost.")
                .arg(who, what);
        case MomentKind::CheckFailed:
            return Text::tr("%1 finds that this does not hold: %2.")
                .arg(who, written_text(run, moment));
        case MomentKind::Note:
            return Text::tr("%1: %2.").arg(who, written_text(run, moment));
    }
    return {};
}

std::vector<Moment> moments_of(const RunSnapshot& run, const std::vector<MomentKind>& kinds,
                               std::size_t most) {
    std::vector<Moment> found;
    for (std::size_t i = 0; i < run.trace.moments.size() && found.size() < most; ++i) {
        const Moment& moment = run.trace.moments[i];
        if (std::find(kinds.begin(), kinds.end(), moment.kind) != kinds.end())
            found.push_back(moment);
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const Moment& one, const Moment& other) { return one.at < other.at; });
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
