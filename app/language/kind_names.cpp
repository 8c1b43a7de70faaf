#include "app/language/kind_names.h"

#include <QCoreApplication>
#include <QStringList>

namespace threadline::app {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(KindNames)
};

}  // namespace

QString name_of(trace::Outcome outcome) {
    using trace::Outcome;
    switch (outcome) {
        case Outcome::Running:
            return Text::tr("running");
        case Outcome::Completed:
            return Text::tr("completed");
        case Outcome::Deadlocked:
            return Text::tr("deadlocked");
        case Outcome::TimedOut:
            return Text::tr("timed out");
        case Outcome::Failed:
            return Text::tr("failed");
        case Outcome::Stopped:
            return Text::tr("stopped");
    }
    return {};
}

QString name_of(trace::Clock clock) {
    return clock == trace::Clock::Virtual ? Text::tr("virtual") : Text::tr("real");
}

QString name_of(analysis::FindingKind kind) {
    using analysis::FindingKind;
    switch (kind) {
        case FindingKind::Deadlock:
            return Text::tr("Deadlock");
        case FindingKind::SelfDeadlock:
            return Text::tr("Self-deadlock");
        case FindingKind::AbandonedLock:
            return Text::tr("Abandoned lock");
        case FindingKind::LostWakeup:
            return Text::tr("Lost wakeup");
        case FindingKind::PotentialDeadlock:
            return Text::tr("Potential deadlock");
        case FindingKind::DataRace:
            return Text::tr("Data race");
        case FindingKind::LostUpdate:
            return Text::tr("Lost update");
        case FindingKind::CheckFailed:
            return Text::tr("Check failed");
        case FindingKind::Contention:
            return Text::tr("Contention");
        case FindingKind::Convoy:
            return Text::tr("Convoy");
        case FindingKind::Starvation:
            return Text::tr("Starvation");
        case FindingKind::Livelock:
            return Text::tr("Livelock");
        case FindingKind::PriorityInversion:
            return Text::tr("Priority inversion");
        case FindingKind::Straggler:
            return Text::tr("Straggler");
        case FindingKind::Oversubscribed:
            return Text::tr("Oversubscribed");
        case FindingKind::IdleCpu:
            return Text::tr("Idle CPU");
        case FindingKind::IoBound:
            return Text::tr("I/O-bound");
        case FindingKind::CpuBound:
            return Text::tr("CPU-bound");
        case FindingKind::LockBound:
            return Text::tr("Lock-bound");
        case FindingKind::InterpreterBound:
            return Text::tr("Interpreter-bound");
        case FindingKind::Serial:
            return Text::tr("Serial");
        case FindingKind::NothingToGain:
            return Text::tr("Nothing to gain");
    }
    return {};
}

QString outcome_named(const std::string& key) {
    using trace::Outcome;
    for (const Outcome outcome : {Outcome::Completed, Outcome::Deadlocked, Outcome::TimedOut,
                                  Outcome::Failed, Outcome::Stopped})
        if (key == trace::key_of(outcome))
            return name_of(outcome);
    return QString::fromStdString(key);
}

QString findings_named(const std::string& keys) {
    QStringList names;
    for (const QString& each : QString::fromStdString(keys).split(", ", Qt::SkipEmptyParts)) {
        const QString key = each.section(u' ', 0, 0), count = each.section(u' ', 1);
        const auto kind = analysis::finding_kind_of(key.toStdString());
        const QString name = kind ? name_of(*kind) : key;
        names.append(count.isEmpty() ? name : name + u' ' + count);
    }
    return names.join(", ");
}

QString name_of(analysis::Severity severity) {
    switch (severity) {
        case analysis::Severity::Info:
            return Text::tr("Note");
        case analysis::Severity::Warning:
            return Text::tr("Warning");
        case analysis::Severity::Error:
            break;
    }
    return Text::tr("Error");
}

QString remedies_named(const std::string& keys) {
    QStringList names;
    for (const QString& key : QString::fromStdString(keys).split(u',', Qt::SkipEmptyParts))
        names += key == QLatin1String("global-order") ? Text::tr("global order")
                 : key == QLatin1String("timeout")    ? Text::tr("timeout")
                 : key == QLatin1String("guard")      ? Text::tr("guard")
                 : key == QLatin1String("victim")     ? Text::tr("victim")
                                                      : key;
    return names.join(u',');
}

}  // namespace threadline::app
