#include "app/cli/came_out.h"

#include "app/cli/quantities.h"
#include "app/language/decimal_mark.h"
#include "app/language/kind_names.h"
#include "app/timeline/wording_terms.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace threadline::app {
namespace {

using analysis::Finding;
using analysis::FindingKind;
using trace::Outcome;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(CameOut)
};

QString time_text(trace::Duration time) {
    return with_decimal_mark(QString::fromStdString(format_duration(time)));
}

QString count_text(std::uint64_t count) {
    return count == 0 ? Text::tr("none") : QString::number(count);
}

// "+48 %"; empty: as long, as far as one would notice.
QString longer_by(trace::Duration with, trace::Duration as_it_is) {
    if (as_it_is.count() <= 0)
        return {};
    const double percent = (double(with.count()) / double(as_it_is.count()) - 1) * 100;
    const int rounded = int(std::lround(std::abs(percent)));
    if (rounded == 0)
        return {};
    return (percent < 0 ? QString(QChar(0x2212)) : QStringLiteral("+")) + QString::number(rounded) +
           QStringLiteral(" %");
}

}  // namespace

CameOut came_out(const trace::RunInfo& info, const std::vector<Finding>& findings) {
    CameOut run;
    run.outcome = info.outcome;
    run.wall = info.wall;
    run.has_times = !wording::is_stepped(&info);
    for (const Finding& finding : findings) {
        if (run.has_times && analysis::is_freeze(finding.kind) &&
            (!run.froze_at || finding.at < *run.froze_at))
            run.froze_at = finding.at;
        if (finding.kind == FindingKind::LostUpdate)
            run.lost_updates += std::max<std::uint64_t>(finding.lost, 1);  // one, in an older file
    }
    return run;
}

QString why_not_ended(const CameOut& run) {
    switch (run.outcome) {
        case Outcome::Deadlocked:
            return run.froze_at ? Text::tr("deadlock at %1").arg(time_text(*run.froze_at))
                                : Text::tr("deadlock");
        case Outcome::TimedOut:
            return Text::tr("its time was up");
        case Outcome::Failed:
            return Text::tr("it broke off with an error");
        default:
            return name_of(run.outcome);
    }
}

QString end_in_words(const CameOut& run) {
    if (!run.ended())
        return Text::tr("did not end: %1").arg(why_not_ended(run));
    return run.has_times ? time_text(run.wall) : Text::tr("step by step");
}

QString lost_updates_in_words(std::uint64_t count) {
    return count == 1 ? Text::tr("1 update lost")
                      : Text::tr("%1 updates lost").arg(count_text(count));
}

QString change_in_words(const CameOut& as_it_is, const CameOut& with, const QString& remedies) {
    QStringList said;
    if (!as_it_is.ended() && with.ended())
        said += with.has_times ? Text::tr("With “%1” it ends, after %2; as it is it does not: %3.")
                                     .arg(remedies, time_text(with.wall), why_not_ended(as_it_is))
                               : Text::tr("With “%1” it ends; as it is it does not: %2.")
                                     .arg(remedies, why_not_ended(as_it_is));
    else if (as_it_is.ended() && !with.ended())
        said += as_it_is.has_times
                    ? Text::tr("With “%1” it does not end: %2; as it is it does, after %3.")
                          .arg(remedies, why_not_ended(with), time_text(as_it_is.wall))
                    : Text::tr("With “%1” it does not end: %2; as it is it does.")
                          .arg(remedies, why_not_ended(with));
    else if (!with.ended())
        said += Text::tr("It does not end, as it is (%1) or with “%2” (%3).")
                    .arg(why_not_ended(as_it_is), remedies, why_not_ended(with));
    // One that does not end has not come to all of its updates.
    if (with.ended() && (as_it_is.lost_updates > 0 || with.lost_updates > 0))
        said +=
            Text::tr("Updates lost: %1 as it is, %2 with “%3”.")
                .arg(count_text(as_it_is.lost_updates), count_text(with.lost_updates), remedies);
    if (as_it_is.tells_times() && with.tells_times()) {
        const QString by = longer_by(with.wall, as_it_is.wall);
        said += by.isEmpty() ? Text::tr("It takes just as long: %1.").arg(time_text(with.wall))
                             : Text::tr("It takes %1 instead of %2 (%3).")
                                   .arg(time_text(with.wall), time_text(as_it_is.wall), by);
    } else if (as_it_is.ended() && with.ended()) {
        said += Text::tr("It ends, as it is and with “%1”.").arg(remedies);
    }
    return said.join(u' ');
}

}  // namespace threadline::app
