// The processes of a run: threadline-runner, and the workers and services that it starts, in a
// process group of their own.
//
// How they end, whatever happens:
//   the session ends the run     the whole group is killed, and end() returns once all are gone
//   the session's process dies   each of them sees the watch pipe close and kills the group; the
//                                runner is also told by PR_SET_PDEATHSIG, which follows the thread
//                                that spawned it: spawn from a thread that outlives it
//
// All of them inherit the runner's standard error, a pipe: its end-of-file says that the last one
// has gone. That needs no role of subreaper for the session's process, and tells the dead from
// zombies that their own parent has yet to collect.
//
// One owner thread.
#pragma once

#include "engine/record/descriptor.h"
#include "engine/record/result.h"
#include "engine/record/runner_arguments.h"

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <sys/types.h>

namespace threadline::session {

using record::Descriptor;

// How the runner itself ended, and what it used.
struct RunnerExit {
    bool killed = false;  // by a signal that did not come from end()
    int status = 0;       // exit status, or the signal's number
    std::chrono::nanoseconds cpu_time{0};
    std::uint64_t peak_resident_kib = 0;
};

class RunnerProcess {
public:
    // `memory_fd` is the run's shared memory; `source` is text to run in place of the file's.
    static Result<RunnerProcess> spawn(const std::filesystem::path& runner,
                                       record::RunnerArguments arguments, int memory_fd,
                                       const std::optional<std::string>& source);
    // An exploration: what it prints is read with read_output().
    static Result<RunnerProcess> spawn_exploration(const std::filesystem::path& runner,
                                                   record::RunnerArguments arguments,
                                                   const std::optional<std::string>& source);
    // Runs `threadline-runner --describe` and returns what it printed. With `source`, of that text,
    // whose place is then source_path.
    static constexpr const char* source_path = "/proc/self/fd/5";
    static Result<std::string> describe(const std::filesystem::path& runner,
                                        const std::vector<std::filesystem::path>& files,
                                        const std::optional<std::string>& source,
                                        std::chrono::milliseconds limit);

    RunnerProcess(RunnerProcess&& other) noexcept;
    RunnerProcess& operator=(RunnerProcess&&) = delete;
    ~RunnerProcess();  // ends the run

    pid_t id() const { return id_; }
    // Whether the runner itself has ended; it is not collected before end().
    bool has_exited() const;
    // Kills whatever is left of the group and waits until all of it has gone.
    RunnerExit end();
    // Waits for output, at most so long, and appends what has come. False: nothing more will.
    bool read_output(std::string& text, std::chrono::milliseconds at_most);
    // Asks the runner to report what it has, and to end.
    void ask_to_end() const;
    // What its processes wrote on standard error so far.
    const std::string& messages();

private:
    // What else it is given beside a standard error that is read, and its text.
    enum class Output : std::uint8_t { Discarded, Read };
    enum class Life : std::uint8_t { OfSession, OfItsOwn };  // whether it ends with the session
    struct Wiring {
        int memory_fd = -1;  // none
        Output output = Output::Discarded;
        Life life = Life::OfSession;
    };

    RunnerProcess() = default;
    static Result<RunnerProcess> start(const std::filesystem::path& runner,
                                       record::RunnerArguments arguments, Wiring wiring,
                                       const std::optional<std::string>& source);
    void read_messages();

    pid_t id_ = -1;
    Descriptor watch_;   // writing end: closed when the session goes
    Descriptor stderr_;  // reading end
    Descriptor stdout_;  // reading end, when describing or exploring
    std::string messages_;
    bool all_gone_ = false;
};

}  // namespace threadline::session
