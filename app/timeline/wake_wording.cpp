// Wakes as sentences.
#include "app/timeline/subject_wakes.h"
#include "app/timeline/wording_terms.h"

namespace threadline::app {

using namespace wording;

namespace {

using trace::Wake;
using trace::WakeKind;

// "A's unlock of Lock 1"; `who` is "A's" or "its".
QString step_text(const RunSnapshot& run, const Wake& wake, const QString& who) {
    const QString object = name(run, wake.object);
    switch (wake.kind) {
        case WakeKind::Unlock:
            return Text::tr("%1 unlock of %2").arg(who, object);
        case WakeKind::GaveUp:
            return Text::tr("%1 giving up the wait for %2").arg(who, object);
        case WakeKind::Notify:
            return Text::tr("%1 notify on “%2”").arg(who, object);
        case WakeKind::Post:
            return Text::tr("%1 post to %2").arg(who, object);
        case WakeKind::Barrier:
            return Text::tr("%1 arrival at “%2”, the last one").arg(who, object);
        case WakeKind::Put:
            return Text::tr("%1 put into %2").arg(who, object);
        case WakeKind::Get:
            return Text::tr("%1 get from %2").arg(who, object);
        case WakeKind::Close:
            return Text::tr("%1 closing of %2").arg(who, object);
        case WakeKind::End:
            return Text::tr("%1 end").arg(who);
        case WakeKind::Start:
            return Text::tr("%1 start of it").arg(who);
        case WakeKind::Reply:
            break;
    }
    return Text::tr("the reply from %1").arg(object);
}

QString later_text(const RunSnapshot& run, const SubjectWake& wake) {
    if (!wake.went_on)
        return Text::tr("it has not gone on yet");
    const trace::Duration later = *wake.went_on - wake.wake.begin;
    if (later <= trace::Duration{0})
        return Text::tr("went on at once");
    return is_stepped(run.trace.info.get())
               ? Text::tr("went on later")
               : Text::tr("went on %1 later").arg(time_text(run, later));
}

}  // namespace

QString describe_wakes(const RunSnapshot& run, const Subject& subject) {
    const bool has_times = !is_stepped(run.trace.info.get());
    // " at 20.4 ms, line 11"
    const auto where = [&](const Wake& wake) {
        return (has_times ? Text::tr(" at %1").arg(moment_text(run, wake.begin)) : QString()) +
               line_text(run, wake.site);
    };
    const SubjectWakes wakes = wakes_of(run, subject);
    QStringList lines;
    if (wakes.by) {
        const Wake& wake = wakes.by->wake;
        const QString who = wake.waker ? Text::tr("%1's").arg(name(run, wake.waker)) : QString();
        const QString step = step_text(run, wake, who);
        lines.append((wake.kind == WakeKind::Start ? Text::tr("Started by %1%2; %3.")
                                                   : Text::tr("Woken by %1%2; %3."))
                         .arg(wake.kind == WakeKind::Start ? name(run, wake.waker) : step,
                              where(wake), later_text(run, *wakes.by)));
    }
    constexpr std::size_t most_told = 4;
    for (std::size_t i = 0; i < std::min(most_told, wakes.given.size()); ++i) {
        const SubjectWake& given = wakes.given[i];
        const QString woken = name(run, given.woken);
        const QString at = where(given.wake), later = later_text(run, given);
        if (given.wake.kind == WakeKind::Start)
            lines.append(Text::tr("Starts %1%2, which %3.").arg(woken, at, later));
        else
            lines.append(Text::tr("Wakes %1 by %2%3, which %4.")
                             .arg(woken, step_text(run, given.wake, Text::tr("its")), at, later));
    }
    if (const std::size_t rest = wakes.given.size() + wakes.more; rest > most_told) {
        const QString count = QString::number(rest - most_told);
        lines.append(wakes.more > SubjectWakes::most
                         ? Text::tr("And wakes more than %1 others.").arg(count)
                         : Text::tr("And wakes %1 more.").arg(count));
    }
    return lines.join(QLatin1Char('\n'));
}

}  // namespace threadline::app
