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
    children_.push_back({pid, name, serves, false});
    return Done{};
}

void ChildProcesses::end_last(std::size_t count) {
    for (; count > 0 && !children_.empty(); --count) {
        kill(children_.back().pid, SIGKILL);
        waitpid(children_.back().pid, nullptr, 0);
        children_.pop_back();
    }
}

void* ChildProcesses::reap(void* self) {
    auto& children = *static_cast<ChildProcesses*>(self);
    prctl(PR_SET_NAME, "reaper", 0, 0, 0);
    while (true) {
        // Until it is collected its number is nobody else's; from then on it is not for end().
        siginfo_t ended{};
        if (waitid(P_ALL, 0, &ended, WEXITED | WNOWAIT) != 0) {
            if (errno == EINTR)
                continue;
            break;
        }
        const std::lock_guard guard(children.mutex_);
        int status = 0;
        waitpid(ended.si_pid, &status, 0);
        children.note_end(ended.si_pid, status);
    }
    children.all_reaped_.store(1);
    record::futex_wake(children.all_reaped_, INT_MAX);
    return nullptr;
}

void ChildProcesses::note_end(int pid, int status) {
    const auto child = std::ranges::find(children_, pid, &Child::pid);
    if (child == children_.end())
        return;
    child->collected = true;
    if (board_.ending())
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
    {
        const std::lock_guard guard(mutex_);
        for (const Child& child : children_)
            if (!child.collected)
                kill(child.pid, SIGKILL);
    }
    if (reaping_) {
        while (all_reaped_.load() == 0)
            record::futex_wait(all_reaped_, 0, {});
    } else {
        for (const Child& child : children_)
            waitpid(child.pid, nullptr, 0);
    }
}

}  // namespace threadline::runtime
