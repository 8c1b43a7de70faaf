#include "app/cli/one_run.h"

#include "app/cli/interrupts.h"
#include "app/cli/locations.h"
#include "app/cli/output.h"
#include "app/cli/scenario_lookup.h"

#include "engine/session/scenario_description.h"
#include "engine/session/session.h"

#include <algorithm>
#include <fstream>
#include <sstream>

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

// What stands for a run that did not come to anything.
session::RunSnapshot no_run() {
    session::RunSnapshot nothing;
    nothing.trace.info = std::make_shared<trace::RunInfo>();
    nothing.trace.tables = std::make_shared<trace::Tables>();
    nothing.findings = std::make_shared<std::vector<analysis::Finding>>();
    return nothing;
}

// The clock that the scenario asks for, where nobody said which; with it the request knows what the
// scenario declares.
Result<std::string> clock_asked_for(const RunCommand& command, session::RunRequest& request) {
    if (command.virtual_clock || command.schedule.is_controlled())
        return std::string();
    std::ifstream file(request.scenario, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    if (!file)
        return std::string();  // the run will say so
    auto declaration = session::describe_text(request.runner, request.scenario, text.str());
    if (!declaration)
        return declaration.error();
    request.declaration = std::move(declaration).value();
    return request.declaration->virtual_clock;
}

// What goes with the clock that the run is on.
Status check_clock(const RunCommand& command) {
    if (command.schedule.is_controlled()) {
        if (command.virtual_clock == false)
            return Error{
                "a schedule that decides runs on the virtual clock; leave --clock real out"};
        if (command.simulated_cores.value_or(1) != 1)
            return Error{"a schedule that decides lets one thread go at a time; leave --cores out"};
    } else if (!command.virtual_clock.value_or(false)) {
        if (command.simulated_cores)
            return Error{
                "--cores goes with --clock virtual; on the real clock the cores are this "
                "machine's"};
        if (command.simulated_costs)
            return Error{
                "--simulate goes with --clock virtual; on the real clock time is measured"};
    }
    return Done{};
}

}  // namespace

Result<ExitStatus> measure_steps(RunCommand& command) {
    record::SchedulePolicy& policy = command.schedule.policy;
    if (policy.kind != record::SchedulePolicy::Kind::Pct || policy.steps != 0)
        return ExitStatus::Done;
    RunCommand first = command;
    first.file.reset();
    first.schedule.policy.steps = 1;
    first.schedule.policy.depth = 1;  // no change of priorities
    const auto finished = run_once(first);
    if (!finished)
        return finished.error();
    policy.steps = std::max<std::uint64_t>(finished->choices, 1);
    return finished->status;
}

bool is_recording(const std::string& source) {
    const std::filesystem::path ending = std::filesystem::path(source).extension();
    return ending == ".tline" || ending == ".json";
}

Status check_recorded(const RunCommand& command) {
    if (command.given.empty())
        return Done{};
    return Error{command.given.front() + " goes with a scenario; " + command.scenario +
                 " is a recorded run, so leave it out"};
}

Result<FinishedRun> run_once(const RunCommand& command) {
    auto scenario = find_scenario(scenarios_folder(), command.scenario);
    if (!scenario)
        return scenario.error();
    session::RunRequest request;
    request.scenario = scenario->path;
    request.runner = runner_program();
    auto asked = clock_asked_for(command, request);
    if (!asked)
        return asked.error();
    if (!asked->empty()) {
        RunCommand as_asked = command;
        as_asked.virtual_clock = true;
        auto finished = run_once(as_asked);
        if (finished)
            finished->virtual_clock = std::move(*asked);
        return finished;
    }
    if (const Status fits = check_clock(command); !fits)
        return fits.error();
    if (command.schedule.policy.kind == record::SchedulePolicy::Kind::Pct &&
        command.schedule.policy.steps == 0) {
        RunCommand measured = command;
        const auto measuring = measure_steps(measured);
        if (!measuring)
            return measuring.error();
        if (*measuring == ExitStatus::Usage || *measuring == ExitStatus::Stopped)
            return FinishedRun{no_run(), *measuring, 0, 0, {}};
        return run_once(measured);
    }
    if (command.file)
        if (const Status fits = check_recording(*command.file, scenario->path); !fits)
            return fits.error();
    request.name = scenario->name;
    request.parameters = command.parameters;
    request.time_limit = command.timeout;
    request.remedies = command.what_if;
    request.simulated_cpu = command.simulated_costs;
    if (command.virtual_clock.value_or(false) && !command.schedule.is_controlled()) {
        if (!request.simulated_cpu)
            request.simulated_cpu.emplace();
        request.simulated_cpu->cores =
            command.simulated_cores.value_or(request.simulated_cpu->cores);
    }
    if (command.hold_up)
        request.overflow = record::OverflowPolicy::HoldUp;
    if (command.memory_mib)
        request.memory = std::size_t(*command.memory_mib) << 20;
    request.file = command.file;
    if (const Status follows = follow(command.schedule, *scenario, request); !follows)
        return follows.error();

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
    FinishedRun run{session.snapshot(), ExitStatus::Done, session.choices().size(), 0, {}};
    if (const auto start_up = session.start_up_time())
        run.start_up_ms = std::chrono::duration<double, std::milli>(*start_up).count();
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
