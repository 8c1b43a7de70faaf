// A run from the command line: waits for its end, and ends it on Ctrl-C.
#pragma once

#include "app/cli/commands.h"

#include "engine/record/result.h"
#include "engine/session/run_snapshot.h"

namespace threadline::app {

struct FinishedRun {
    session::RunSnapshot snapshot;
    ExitStatus status = ExitStatus::Done;  // Done, Usage, Failed, Stopped; its error is printed
    std::uint64_t choices = 0;             // that a schedule made
    double start_up_ms = 0;                // from the start of the runner until its threads went
    std::string virtual_clock;             // not empty: the scenario asked for it, and why
};

// How many choices a run of it takes, as a PCT schedule needs to know: measured by a run, at the
// first call, and noted in the command. Nothing to do for another schedule.
Result<ExitStatus> measure_steps(RunCommand& command);

// Whether what is named is a file of a run, by its ending: .tline or .json.
bool is_recording(const std::string& source);
// Nothing was said of such a run that only one that is yet to go can follow.
Status check_recorded(const RunCommand& command);

// Errors show before anything runs.
Result<FinishedRun> run_once(const RunCommand& command);

// `status`, or Found if it is Done and one of the kinds was found.
ExitStatus with_findings(ExitStatus status, const std::vector<analysis::Finding>& findings,
                         const std::vector<analysis::FindingKind>& fail_on);

}  // namespace threadline::app
