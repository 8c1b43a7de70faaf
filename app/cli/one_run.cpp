#include "app/cli/one_run.h"

#include "app/cli/interrupts.h"
#include "app/cli/locations.h"
#include "app/cli/output.h"
#include "app/cli/scenario_lookup.h"

#include "engine/session/session.h"

#include <algorithm>

namespace threadline::app {

namespace {

ExitStatus status_of(const session::RunSnapshot& run, const session::Session& session) {
    const trace::RunInfo& info = *run.trace.info;
    ExitStatus status = ExitStatus::Done;
    if (info.outcome == trace::Outcome::Failed) {
        print_error(info.error);
        status = session.failed_to_load() ? ExitStatus::Usage : ExitStatus::Failed;
    }
    if (!info.file_error.empty()) {
        print_error(info.file_error);
        if (status == ExitStatus::Done)
            status = ExitStatus::Failed;
    }
    return status;
}

// A recording never takes the place of something else that a person may have meant to keep.
Status check_recording(const std::filesystem::path& file, const std::filesystem::path& scenario) {
    std::error_code problem;
    if (std::filesystem::equivalent(file, scenario, problem))
        return Error{"-o " + file.string() + " is the scenario itself; give the recording " +
                     "a name of its own"};
    if (!file.has_filename())
        return Error{"-o '" + file.string() + "' names no file; write -o run.tline"};
    if (file.extension() != ".tline") {
        std::filesystem::path named = file;
        return Error{"-o " + file.string() + ": a recording ends in .tline; write -o " +
                     named.replace_extension(".tline").string()};
    }
    return Done{};
}

}  // namespace

Result<FinishedRun> run_once(const RunCommand& command) {
    auto scenario = find_scenario(scenarios_folder(), command.scenario);
    if (!scenario)
        return scenario.error();
    if (command.simulated_cores && !command.virtual_clock)
        return Error{
            "--cores goes with --clock virtual; on the real clock the cores are this machine's"};
    if (command.file)
        if (const Status fits = check_recording(*command.file, scenario->path); !fits)
            return fits.error();
    session::RunRequest request;
    request.scenario = scenario->path;
    request.name = scenario->name;
    request.parameters = command.parameters;
    request.time_limit = command.timeout;
    if (command.virtual_clock) {
        request.simulated_cpu.emplace();
        request.simulated_cpu->cores =
            command.simulated_cores.value_or(request.simulated_cpu->cores);
    }
    request.file = command.file;
    request.runner = runner_program();

    // The session ends before the handlers do, so that Ctrl-C never leaves anything behind.
    const Interrupts interrupts;
    session::Observer observer;
    observer.finished = [&interrupts] { interrupts.notify(); };
    auto started = session::Session::start(std::move(request), std::move(observer));
    if (!started)
        return started.error();
    session::Session& session = *started.value();
    for (bool stopping = false; !session.finished();) {
        if (interrupts.interrupted() && !stopping) {
            stopping = true;
            session.stop();
        }
        if (stopping || session.snapshot().trace.finished)
            session.wait();
        else
            interrupts.wait();
    }
    FinishedRun run{session.snapshot(), ExitStatus::Done};
    run.status = interrupts.interrupted() ? ExitStatus::Stopped : status_of(run.snapshot, session);
    return run;
}

ExitStatus with_findings(ExitStatus status, const std::vector<analysis::Finding>& findings,
                         const std::vector<analysis::FindingKind>& fail_on) {
    const bool found = std::any_of(findings.begin(), findings.end(), [&](const auto& finding) {
        return std::find(fail_on.begin(), fail_on.end(), finding.kind) != fail_on.end();
    });
    return status == ExitStatus::Done && found ? ExitStatus::Found : status;
}

}  // namespace threadline::app
