#include "app/panels/step_wording.h"

#include "app/timeline/lane_lookup.h"
#include "app/timeline/variable_story.h"
#include "app/timeline/variable_wording.h"
#include "app/timeline/wording_terms.h"

#include <QCoreApplication>

#include <algorithm>

namespace threadline::app {
namespace {

using record::StepKind;
using session::PendingStep;
using session::RunSnapshot;
using wording::name;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Steps)
};

// ", held by A and B"
QString holders(const RunSnapshot& run, ObjectId object, ActorId but) {
    const trace::LockLane* lock = run.trace.lane_of(object);
    QStringList names;
    if (lock)
        for (const trace::Hold& hold : lock->open_holds)
            if (hold.actor != but)
                names.append(name(run, hold.actor));
    return names.isEmpty() ? QString()
                           : Text::tr(", held by %1").arg(names.join(Text::tr(" and ")));
}

// ", having read 5", and whether that is still so, of who is about to write.
QString what_it_knows(const RunSnapshot& run, const PendingStep& pending) {
    const trace::VariableLane* lane = pending.step.kind == StepKind::Write
                                          ? variable_lane(run.trace, pending.step.object)
                                          : nullptr;
    if (!lane || !lane->open)
        return {};
    for (const trace::Reading& copy : copies_at(*lane, run.trace.now)) {
        if (copy.reader != pending.actor)
            continue;
        const QString read = value_text(run, copy.value);
        if (copy.version == lane->first_version + lane->values.size())
            return Text::tr(", having read %1").arg(read);
        return Text::tr(", having read %1: it is %2 by now, which would be lost")
            .arg(read, value_text(run, lane->open->value));
    }
    return {};
}

// ": blocks, held by B", of a task: its own waiting is a step, too.
QString whether_it_blocks(const RunSnapshot& run, const PendingStep& pending) {
    const bool locks = pending.step.kind == StepKind::Lock || pending.step.kind == StepKind::Relock;
    if (!locks || pending.standing != record::Standing::Calls)
        return {};
    const QString held = holders(run, pending.step.object, {});
    if (held.isEmpty())
        return {};
    return pending.step.patience == record::StepPatience::None ? Text::tr(": fails%1").arg(held)
                                                               : Text::tr(": blocks%1").arg(held);
}

}  // namespace

QString step_text(const RunSnapshot& run, const record::NextStep& step) {
    const QString what = name(run, step.object);
    const bool tries = step.patience == record::StepPatience::None;
    switch (step.kind) {
        case StepKind::None:
            return Text::tr("begin");
        case StepKind::Lock:
            return tries ? Text::tr("try to take %1").arg(what) : Text::tr("take %1").arg(what);
        case StepKind::Unlock:
            return Text::tr("let %1 go").arg(what);
        case StepKind::ReadLock:
            return Text::tr("take %1 for reading").arg(what);
        case StepKind::ReadUnlock:
            return Text::tr("let %1 go, having read").arg(what);
        case StepKind::WriteLock:
            return Text::tr("take %1 for writing").arg(what);
        case StepKind::WriteUnlock:
            return Text::tr("let %1 go, having written").arg(what);
        case StepKind::Wait:
            return Text::tr("let %1 go and wait for “%2”").arg(name(run, step.mutex), what);
        case StepKind::Relock:
            return Text::tr("take %1 again").arg(what);
        case StepKind::Notify:
            return Text::tr("notify one who waits for “%1”").arg(what);
        case StepKind::NotifyAll:
            return Text::tr("notify all who wait for “%1”").arg(what);
        case StepKind::Acquire:
            return tries ? Text::tr("try to take one of %1").arg(what)
                         : Text::tr("take one of %1").arg(what);
        case StepKind::Post:
            return Text::tr("give one to %1").arg(what);
        case StepKind::Arrive:
            return Text::tr("arrive at “%1”").arg(what);
        case StepKind::Put:
            return Text::tr("put something into %1").arg(what);
        case StepKind::Get:
            return Text::tr("get something out of %1").arg(what);
        case StepKind::Close:
            return Text::tr("close %1").arg(what);
        case StepKind::Read:
            return Text::tr("read %1").arg(what);
        case StepKind::Write:
            return Text::tr("write %1 to %2").arg(value_text(run, step.value), what);
        case StepKind::Add:
            return Text::tr("add %1 to %2, in one").arg(value_text(run, step.value), what);
        case StepKind::CompareExchange:
            return Text::tr("write %1 to %2 if it is as expected")
                .arg(value_text(run, step.value), what);
        case StepKind::Compute:
            return Text::tr("compute");
        case StepKind::Sleep:
            return Text::tr("sleep");
        case StepKind::Request:
            return Text::tr("ask %1 and wait for the answer").arg(what);
        case StepKind::Join:
            return Text::tr("wait for the end of %1").arg(name(run, step.target));
        case StepKind::Start:
            return Text::tr("start another");
        case StepKind::Check:
            return Text::tr("check");
        case StepKind::Note:
            return Text::tr("note");
    }
    return {};
}

QString choice_text(const RunSnapshot& run, const PendingStep& pending,
                    const record::Choice& choice) {
    if (choice.kind == record::Choice::Kind::Timeout)
        return Text::tr("give up: %1").arg(step_text(run, pending.step));
    if (choice.wakes)
        return Text::tr("notify “%1”, which wakes %2")
            .arg(name(run, pending.step.object), name(run, choice.wakes));
    return step_text(run, pending.step) + whether_it_blocks(run, pending) +
           what_it_knows(run, pending);
}

Copies copies_by_actor(const RunSnapshot& run) {
    constexpr std::size_t most_variables = 256;
    Copies copies;
    const std::size_t count = std::min(run.trace.variables.size(), most_variables);
    for (std::size_t i = 0; i < count; ++i) {
        const trace::VariableLane& lane = *run.trace.variables[i];
        for (const trace::Reading& copy : copies_at(lane, run.trace.now))
            copies[copy.reader].push_back(
                {lane.variable, Text::tr("%1 from %2")
                                    .arg(value_text(run, copy.value), name(run, lane.variable))});
    }
    return copies;
}

QString copies_text(const Copies& copies, ActorId actor, ObjectId but) {
    constexpr qsizetype most = 3;
    const auto found = copies.find(actor);
    QStringList texts;
    if (found != copies.end())
        for (const Copy& copy : found->second)
            if (copy.variable != but)
                texts.append(copy.text);
    if (texts.isEmpty())
        return {};
    const bool all = texts.size() <= most;
    return Text::tr("has read %1%2").arg(texts.mid(0, most).join(", "), all ? "" : " …");
}

QString wait_text(const RunSnapshot& run, const PendingStep& pending) {
    if (pending.step.kind == StepKind::None)
        return Text::tr("waits for its tasks");
    if (pending.step.kind == StepKind::Join)
        return Text::tr("waits for the end of %1").arg(name(run, pending.step.target));
    const trace::Tables& tables = *run.trace.tables;
    const ObjectId object = pending.step.object;
    if (object && object.value < tables.objects.size() &&
        tables.object(object).kind == record::ObjectKind::Barrier)
        return Text::tr("waits at “%1” for the others").arg(name(run, pending.step.object));
    return Text::tr("waits for %1%2")
        .arg(name(run, pending.step.object), holders(run, pending.step.object, pending.actor));
}

}  // namespace threadline::app
