#include "engine/runtime/child_processes.h"

#include "engine/record/futex.h"
#include "engine/runtime/small_thread.h"
#include "engine/runtime/watch.h"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstring>

namespace threadline::runtime {

Status ChildProcesses::fork(const std::string& name, bool serves,
                            const std::function<void()>& body) {
    const int parent = getpid();
    const int pid = ::fork();
    if (pid < 0)
        return Error{"process '" + name + "' cannot be started: " + std::strerror(errno)};
    if (pid == 0) {
        if (die_with_parent(parent)) {
            prctl(PR_SET_NAME, name.c_str(), 0, 0, 0);
            body();
        }
        _exit(0);
    }
    children_.push_back({pid, name, serves});
    return Done{};
}

void ChildProcesses::keep_places(std::uint32_t threads) {
    const int parent = getpid();
    for (std::uint32_t i = 0; i < threads; ++i) {
        const int pid = ::fork();
        if (pid < 0)
            return;
        if (pid == 0) {
            while (die_with_parent(parent))
                pause();
            _exit(0);
        }
        keepers_.push_back(pid);
    }
}

void ChildProcesses::give_places_back() {
    for (const int pid : keepers_)
        kill(pid, SIGKILL);
    for (const int pid : keepers_)
        waitpid(pid, nullptr, 0);
    keepers_.clear();
}

void* ChildProcesses::reap(void* self) {
    auto& children = *static_cast<ChildProcesses*>(self);
    prctl(PR_SET_NAME, "reaper", 0, 0, 0);
    while (true) {
        int status = 0;
        const int pid = waitpid(-1, &status, 0);
        if (pid > 0)
            children.note_end(pid, status);
        else if (errno != EINTR)
            break;
    }
    children.all_reaped_.store(1);
    record::futex_wake(children.all_reaped_, INT_MAX);
    return nullptr;
}

void ChildProcesses::note_end(int pid, int status) {
    const auto child = std::ranges::find(children_, pid, &Child::pid);
    if (board_.ending() || child == children_.end())
        return;
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0 && !child->serves)
        return;
    const std::string how = WIFSIGNALED(status)
                                ? "was killed by signal " + std::to_string(WTERMSIG(status))
                                : "ended with status " + std::to_string(WEXITSTATUS(status));
    board_.fail("process '" + child->name + "' " + how + " while the run went on");
}

Status ChildProcesses::start_reaping() {
    if (children_.empty())
        return Done{};
    Status started = start_small_thread(reap, this);
    reaping_ = started.ok();
    return started;
}

void ChildProcesses::end() {
    board_.set_ending();
    give_places_back();
    for (const Child& child : children_)
        kill(child.pid, SIGKILL);
    if (reaping_) {
        while (all_reaped_.load() == 0)
            record::futex_wait(all_reaped_, 0, {});
    } else {
        for (const Child& child : children_)
            waitpid(child.pid, nullptr, 0);
    }
}

}  // namespace threadline::runtime
