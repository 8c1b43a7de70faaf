#include "app/panels/run_notice.h"

#include <QCoreApplication>
#include <QLocale>

namespace threadline::app {
namespace {

struct Notice {
    Q_DECLARE_TR_FUNCTIONS(Notice)
};

// The runner ended by a signal, not by what the scenario says.
bool is_crash(const QString& error) {
    return error.contains(QStringLiteral("the runner was killed by signal")) ||
           error.contains(QStringLiteral("the runner ended with status"));
}

}  // namespace

std::optional<RunNotice> notice_of(const trace::RunInfo& info) {
    using Kind = RunNotice::Kind;
    const QString error = QString::fromStdString(info.error);
    if (info.outcome == trace::Outcome::Failed && is_crash(error))
        return RunNotice{Kind::Failed,
                         Notice::tr("%1. What was recorded until then is shown. Run it again; "
                                    "signal 9 means that something ended it from outside, often "
                                    "for want of memory: then fewer threads help.")
                             .arg(error)};
    if (info.outcome == trace::Outcome::Failed && !error.isEmpty())
        return RunNotice{Kind::Failed, error};
    if (!info.file_error.empty())
        return RunNotice{Kind::NotWritten,
                         Notice::tr("%1. The run on show is whole, but it cannot be saved.")
                             .arg(QString::fromStdString(info.file_error))};
    if (info.truncated)
        return RunNotice{Kind::EndsEarly,
                         Notice::tr("The file ends early: what is whole of it is shown.")};
    if (info.events_lost > 0)
        return RunNotice{
            Kind::EventsLost,
            Notice::tr("%1 of %2 events were lost, for threads recorded faster than could be "
                       "drained: where they are missing the lanes say Unknown. With “Wait rather "
                       "than lose events” none are lost, but threads are held up.")
                .arg(QLocale().toString(quint64(info.events_lost)),
                     QLocale().toString(quint64(info.events_recorded + info.events_lost)))};
    if (info.clock == trace::Clock::Real && info.cpu_source == trace::CpuSource::Estimated &&
        !info.cpu_note.empty())
        return RunNotice{Kind::CpuEstimated,
                         Notice::tr("Times on the CPU are estimated in this run: %1")
                             .arg(QString::fromStdString(info.cpu_note))};
    return std::nullopt;
}

}  // namespace threadline::app
