// The words that sentences and labels are made of; internal to the wording.
#pragma once

#include "app/timeline/wording.h"

#include "engine/analysis/report.h"

#include <QCoreApplication>

#include <utility>

namespace threadline::app::wording {

using session::RunSnapshot;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Timeline)
};

QString name(const RunSnapshot& run, ActorId actor);
QString name(const RunSnapshot& run, ObjectId object);
record::ObjectKind kind_of(const RunSnapshot& run, ObjectId object);

// For what a ready actor waits: a CPU; where they go one at a time its turn, which a schedule
// decides, or a person.
enum class Awaits { Cpu, Turn, Person };
Awaits awaited_when_ready(const RunSnapshot& run);

// A person decided each of its steps: only their order counts. Its times say how wide they are
// drawn, and nothing of what a run takes, so no sentence tells them. Known of a file, too; null:
// not so.
bool is_stepped(const trace::RunInfo* info);

// In the digits of the rule that stands at analysis::text_of.
QString time_text(trace::Duration time);
// Of a run in hand a length is never coarser than its instants (moment_text), of which those of a
// short one are finer than a tenth of a millisecond.
QString time_text(const RunSnapshot& run, trace::Duration time);
// A point in the run, in the unit and as fine as a run as long as it is told, the same wherever it
// stands: to a tenth of a millisecond, from ten seconds on a hundredth of one, finer where the run
// is short, or where as much as `seen` is told apart. Without idle noughts.
QString moment_text(trace::Time at, trace::Time whole,
                    trace::Duration seen = trace::Duration::max());
QString moment_text(const RunSnapshot& run, trace::Time at,
                    trace::Duration seen = trace::Duration::max());
// Both ends of a stretch likewise, with as many decimals: "5.94 ms" and "48.40 ms".
std::pair<QString, QString> ends_text(trace::TimeRange stretch, trace::Time whole);
// "20.4 ms": in the unit and with the decimals that a run as long as `whole` needs, so that one
// instant after the other is as long; what would be nought there in a unit of its own.
QString instant_text(trace::Time at, trace::Time whole);
QString share_text(trace::Duration part, trace::Duration whole);  // "83.3 %", as findings say it
// "46.8 %", or "at most 46.8 %" where other programs could not be told apart.
QString idle_text(const analysis::CpuReport& cpu);
QString idle_text(const analysis::CpuReport& cpu, const QString& share);  // ... so told already
QString line_text(const RunSnapshot& run, SiteId site);  // ", line 14"; empty without one
QString join_names(std::vector<QString> names);          // "A, B and C"

}  // namespace threadline::app::wording
