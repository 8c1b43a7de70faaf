// A recorded run as a schedule that gives it again, whoever decided in it: the operating system, a
// simulation of cores, or a schedule.
//
// Where a schedule decided, its choices stand in the trace. Otherwise they follow from what each
// actor did, step by step (schedule/controlled_schedule.h): the replay makes the same calls in the
// same order with the same results, but not in the same time. One thing cannot be had again, and
// the replay then says at which step it differs: that a join was given up between the last call of
// a thread and its end, which to a schedule are one step.
#pragma once

#include "engine/record/schedule_text.h"
#include "engine/trace/run_info.h"
#include "engine/trace/tables.h"
#include "engine/trace/trace_event.h"

#include <filesystem>
#include <span>

namespace threadline::exchange {

// With notes that say what each step did. O(n) in the number of events.
record::Schedule schedule_of_run(const trace::RunInfo& info, const trace::Tables& tables,
                                 std::span<const trace::TraceEvent> events);

// Of a .tline file. The error: it cannot be read, or events were lost, so that it is not known who
// went next.
// Or, unless a schedule decided, that it has tasks.
Result<record::Schedule> schedule_of_file(const std::filesystem::path& path);

}  // namespace threadline::exchange
