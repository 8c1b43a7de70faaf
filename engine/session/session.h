// Runs one scenario: starts the runner, drains its rings, puts the events in order, feeds the
// trace, the live analyses and the file, and ends the run.
//
// start() returns at once; a thread of the session's own does the work and outlives the runner
// (PR_SET_PDEATHSIG follows the thread that spawned it). Destroying the session ends the run: the
// whole process group is killed and reaped before the destructor returns.
//
// Threads: snapshot(), stop(), finished(), wait() from any thread. The callbacks of Observer come
// on the session's thread; they must be quick and must not call back into the session.
#pragma once

#include "engine/session/choice_desk.h"
#include "engine/session/run_request.h"
#include "engine/session/run_snapshot.h"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <span>

namespace threadline::session {

struct Observer {
    std::function<void(const analysis::Finding&)> finding;  // the moment it is found
    std::function<void()> published;  // ... and the moment that it is in snapshot()
    std::function<void()> decision;   // stepped schedule: a choice is to be made
    std::function<void()> finished;   // the last snapshot is ready
};

class Session {
public:
    // Errors that show before anything runs: no such file, runner not found, no memory.
    // A scenario that does not load shows as outcome Failed with failed_to_load().
    static Result<std::unique_ptr<Session>> start(RunRequest request, Observer observer = {});
    ~Session();

    RunSnapshot snapshot() const;  // the latest; refreshed at most every few milliseconds
    bool finished() const;
    bool failed_to_load() const;  // exit status 2 rather than 3
    void stop();                  // outcome Stopped; returns at once
    void wait();                  // until finished
    // The longest time from the event that made a finding true to its report; none: no finding yet.
    std::optional<std::chrono::nanoseconds> finding_delay() const;
    // From start() until the threads went: loading the scenario, starting processes and threads.
    // None: they have not gone yet.
    std::optional<std::chrono::nanoseconds> start_up_time() const;

    // A run whose schedule decides. Which choices were made so far: given to another run of the
    // same scenario they lead to the same point, so a step is taken back by running again, stepped,
    // with all but the last.
    std::vector<record::Choice> choices() const;
    // Stepped: what there is to be chosen; the snapshot shows what led to it. None: nothing now.
    std::optional<Decision> decision() const;
    // Both return at once; the next decision comes by itself. See ChoiceDesk.
    Status choose(const record::Choice& choice);
    Status run_on(std::uint64_t most_steps = 10'000);

private:
    struct Impl;
    explicit Session(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

// Reads a .tline through the same builder and analyses, or a Chrome JSON trace as it is.
Result<RunSnapshot> open_trace(const std::filesystem::path& path);
// What a person wrote on it, to where open_trace() finds it: into a .tline, beside a Chrome JSON.
Status save_annotations(const std::filesystem::path& path,
                        std::span<const trace::Annotation> annotations);

// The scenarios below `folder`, and single files, described by the runner in one go (sandboxed).
Result<std::vector<record::Declaration>> describe_scenarios(
    const std::filesystem::path& runner, const std::vector<std::filesystem::path>& files);

}  // namespace threadline::session
