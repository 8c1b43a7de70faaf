// The processes that the runner forks: one for the services, one for each process(name, f). All
// are made before the runner has threads, and none is left when it ends.
#pragma once

#include "engine/record/result.h"
#include "engine/runtime/run_board.h"

#include <functional>
#include <mutex>
#include <string>
#include <vector>

namespace threadline::runtime {

class ChildProcesses {
public:
    explicit ChildProcesses(RunBoard& board) : board_(board) {}

    // Forks; the child runs `body`, which does not return. `name` is for messages.
    // `serves`: it is not meant to end by itself.
    Status fork(const std::string& name, bool serves, const std::function<void()>& body);

    // Takes the last ones back, before they have done anything: so many, or all that there are.
    void end_last(std::size_t count);

    // From now on a child that ends otherwise than it should fails the run.
    Status start_reaping();

    // Kills those that are left and waits for them.
    void end();

private:
    struct Child {
        int pid;
        std::string name;
        bool serves;
        bool collected = false;  // its number may be another process's by now
    };
    static void* reap(void* self);
    void note_end(int pid, int status);

    RunBoard& board_;
    std::mutex mutex_;
    std::vector<Child> children_;  // fixed once reaping starts, but for `collected`
    std::atomic<std::uint32_t> all_reaped_{0};
    bool reaping_ = false;
};

}  // namespace threadline::runtime
