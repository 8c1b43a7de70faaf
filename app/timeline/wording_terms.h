// The words that sentences and labels are made of; internal to the wording.
#pragma once

#include "app/timeline/wording.h"

#include "engine/analysis/report.h"

#include <QCoreApplication>

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
// A point in the run, in the unit in which the axis counts: to a tenth of a millisecond, finer
// where the run is shorter than that.
QString moment_text(const RunSnapshot& run, trace::Time at);
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
