// The lanes of the CPUs in plain words: what stands in their marks, and what a mark says of itself.
#pragma once

#include "app/timeline/display_list.h"

#include "engine/analysis/idle_causes.h"
#include "engine/session/run_snapshot.h"

#include <optional>

namespace threadline::app {

QString cpu_name(const trace::CpuLane& lane);  // "CPU 0"
QString idle_band_name();
QString idle_band_too_dense();

// What stands inside a mark, longest first: the first that fits is shown.
std::vector<QString> cpu_use_labels(const session::RunSnapshot& run,
                                    const trace::CpuInterval& interval);
// "1 of 2 cores idle", "at most 1 of 2 cores idle"; in brief "1 idle".
QString idle_count(const session::RunSnapshot& run, std::uint32_t idle);
QString idle_count_in_brief(const session::RunSnapshot& run, std::uint32_t idle);
// "threads wait for Lock 1, held by A".
QString idle_cause(const session::RunSnapshot& run, const analysis::IdleStretch& stretch);
std::vector<QString> idle_labels(const session::RunSnapshot& run,
                                 const analysis::IdleStretch& stretch);

// How long the CPU that was idle for longest in that time was so, as its lane says; none where no
// lane was measured, or not all of it is known.
std::optional<trace::Duration> idle_meanwhile(const session::RunSnapshot& run,
                                              trace::TimeRange range);

QString describe_cpu_use(const session::RunSnapshot& run, const Subject& subject);
QString describe_idle_cores(const session::RunSnapshot& run, const Subject& subject);

}  // namespace threadline::app
