#include "app/panels/run_notice.h"

#include "app/language/error_wording.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>

namespace threadline::app {
namespace {

struct Notice {
    Q_DECLARE_TR_FUNCTIONS(Notice)
};

// Where the runner did not end by what the scenario says: that, as a sentence without its full
// stop.
QString crash_of(const QString& error) {
    static const QRegularExpression killed(
        QStringLiteral("^the runner was killed by signal (.+) while it ran (.+)$"));
    static const QRegularExpression ended(
        QStringLiteral("^the runner ended with status (.+) while it ran (.+)$"));
    if (const auto said = killed.match(error); said.hasMatch())
        return Notice::tr("The runner was killed by signal %1 while it ran %2")
            .arg(said.captured(1), said.captured(2));
    if (const auto said = ended.match(error); said.hasMatch())
        return Notice::tr("The runner ended with status %1 while it ran %2")
            .arg(said.captured(1), said.captured(2));
    return {};
}

RunNotice said(RunNotice::Kind kind, const QString& what, const QString& more) {
    const QString brief = what + u'.';
    return {kind, brief + u' ' + more, brief};
}

}  // namespace

std::optional<RunNotice> notice_of(const trace::RunInfo& info) {
    using Kind = RunNotice::Kind;
    const QString error = QString::fromStdString(info.error);
    const QString crash = info.outcome == trace::Outcome::Failed ? crash_of(error) : QString();
    if (!crash.isEmpty())
        return said(Kind::Failed, crash,
                    Notice::tr("What was recorded until then is shown. Run it again; signal 9 "
                               "means that something ended it from outside, often for want of "
                               "memory: then fewer threads help."));
    if (info.outcome == trace::Outcome::Failed && !error.isEmpty())
        return RunNotice{Kind::Failed, error_in_words(info.error)};
    if (!info.file_error.empty())
        return said(Kind::NotWritten, error_in_words(info.file_error),
                    Notice::tr("The run on show is whole, but it cannot be saved."));
    if (info.truncated)
        return RunNotice{Kind::EndsEarly,
                         Notice::tr("The file ends early: what is whole of it is shown.")};
    if (info.events_lost > 0)
        return RunNotice{
            Kind::EventsLost,
            Notice::tr("%1 of %2 events were lost, because threads recorded them faster than they "
                       "could be drained: where they are missing the lanes say Unknown. With “Wait "
                       "rather than lose events” none are lost, but threads are held up.")
                .arg(QLocale().toString(quint64(info.events_lost)),
                     QLocale().toString(quint64(info.events_recorded + info.events_lost)))};
    if (info.clock == trace::Clock::Real && info.cpu_source == trace::CpuSource::Estimated &&
        !info.cpu_note.empty())
        return RunNotice{Kind::CpuEstimated,
                         Notice::tr("Times on the CPU are estimated in this run: %1")
                             .arg(error_in_words(info.cpu_note))};
    return std::nullopt;
}

}  // namespace threadline::app
