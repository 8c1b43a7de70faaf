// Starts threadline-runner on a scenario as the session would, and reads what it left in the shared
// memory: for tests of the runtime and of the scenarios, which know nothing of sessions.
#pragma once

#include "engine/record/event.h"
#include "engine/record/shared_memory.h"

#include <chrono>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace threadline::test {

struct RecordedEvent {
    Event event;
    ActorId actor;
    std::string actor_name;
    std::string object_name;
    std::uint32_t line = 0;
};

// As the window runs edited text: the file is only named.
inline const std::string edited_file = "scenarios/lesson/one.lua";

class RunnerHarness {
public:
    using Parameters = std::vector<std::pair<std::string, std::string>>;

    // Starts the run of a file; `source` in place of its text where it is not empty.
    RunnerHarness(const std::string& scenario, const Parameters& parameters = {},
                  const std::string& source = {}, std::uint64_t seed = 1);
    ~RunnerHarness();  // ends the whole group
    RunnerHarness(const RunnerHarness&) = delete;
    RunnerHarness& operator=(const RunnerHarness&) = delete;

    // Waits for the runner's end; false: it still ran after `limit`.
    bool wait(std::chrono::milliseconds limit = std::chrono::seconds(20));
    // Waits until `holds` of the run, looking every millisecond.
    bool wait_until(const std::function<bool()>& holds,
                    std::chrono::milliseconds limit = std::chrono::seconds(10));
    void close_watch();  // as if the session had died
    void request_stop();
    void kill_group();

    int exit_status() const { return exit_status_; }  // -1: killed by a signal, or still running
    int process() const { return pid_; }
    const std::string& standard_error();  // all of it, once the runner has ended
    // Processes of the run that are still there, apart from zombies.
    int processes_left() const;

    const record::SharedMemory& memory() const { return memory_; }
    record::Phase phase() const { return memory_.header().phase.load(); }
    std::string error_message() const;

    // All that was recorded so far, ring by ring.
    std::vector<RecordedEvent> events() const;
    int count(EventKind kind) const;
    int count(EventKind kind, const std::string& actor) const;
    // What the last write left in a shared variable; its initial value is nil here.
    Value last_value(const std::string& variable) const;

private:
    record::SharedMemory memory_;
    int pid_ = -1;
    int watch_ = -1;
    int error_ = -1;
    int exit_status_ = -1;
    bool ended_ = false;
    std::string standard_error_;
};

}  // namespace threadline::test
