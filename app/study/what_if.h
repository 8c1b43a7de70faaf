// The run as it is that a remedy is held against, and how the same is run again with the remedy.
#pragma once

#include "app/cli/recording.h"
#include "app/runs/scenario_request.h"

#include "engine/session/run_request.h"
#include "engine/session/run_snapshot.h"

#include <filesystem>
#include <memory>

namespace threadline::app {

struct RunAsItIs {
    session::RunSnapshot run;         // finished
    record::SchedulePolicy schedule;  // who went next in it
    std::shared_ptr<Recording> recording;
};

// What was tried last, held against the same run as it is.
struct BeforeAndAfter {
    session::RunSnapshot before, after;
    std::shared_ptr<Recording> recording_before, recording_after;
    bool is_beside = false;  // the comparison was given both
};

// The text, the values and the seed that ran, whatever they are by now; with those remedies.
ScenarioChoice same_again(ScenarioChoice choice, const trace::RunInfo& ran,
                          const record::Remedies& remedies);
// The cores that it ran on, as they are simulated: what simulated time goes to is the same, too.
record::SimulatedCpu simulated_as(const trace::RunInfo& ran);
// The clock, its cores and what they cost, the seed of the scenario's own numbers.
void set_same_conditions(session::RunRequest& request, const trace::RunInfo& ran);
// Who goes next when the same is run with a remedy, whose steps are others: decided in the same way
// where that can be said without them, otherwise as it was decided, as far as that goes. Reads the
// recording in `file`, if there is one, where the choices are there alone: not on the GUI thread.
Result<record::SchedulePolicy> schedule_again(const record::SchedulePolicy& before,
                                              const std::filesystem::path& file);
inline bool is_same_run(const session::RunSnapshot& a, const session::RunSnapshot& b) {
    return a.trace.info == b.trace.info;  // the very same, not an equal one
}
// Nothing but their remedies sets them apart, as far as that can be told: who went next along a
// list of choices was perhaps another list.
bool differ_in_remedies_alone(const trace::RunInfo& a, const trace::RunInfo& b);

}  // namespace threadline::app
