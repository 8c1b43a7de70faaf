// The thread of an event loop: it lets its tasks go on, one after another, each until it is about
// to block, and sits in epoll_wait while none can. As asyncio does it: those that are due are
// collected, then run, then collected again. Where a policy says who goes next it says which of the
// tasks does, too.
//
// What it records is its own and the tasks': Resume and Suspend say whose.
#pragma once

#include "engine/runtime/poller.h"
#include "engine/runtime/script.h"
#include "engine/runtime/task.h"

#include <deque>
#include <queue>

namespace threadline::runtime {

class EventLoop {
public:
    // `loop` is the actor of the calling thread; `script` has loaded the bodies of all tasks.
    EventLoop(const RunContext& run, sync::Caller& loop, Script& script);
    ~EventLoop();
    EventLoop(const EventLoop&) = delete;
    EventLoop& operator=(const EventLoop&) = delete;

    // Until the last of the declared tasks, and of those that they started, has ended.
    Result<Script::End> run();

    // For the steps of a task. The error of start() says what there is no room for.
    Result<ActorId> start(ActorContext& starter, std::size_t body,
                          const std::vector<Value>& arguments);
    Status request(Task& task, std::chrono::nanoseconds latency);
    // The system allows fewer connections than there are requests.
    bool shares_connections() const { return poller_ && poller_->shares_connections(); }
    // Where somebody wants the interpreter lock; the task is suspended meanwhile.
    sync::Outcome yield_interpreter(Task& task);
    ActorId actor() const { return caller_.actor; }

private:
    // Who is let go on twice at once, by another and by its deadline, may be over at the second.
    struct Due {
        ActorId task;
        sync::Wake wake;
        std::uint32_t timer;  // Deadline: the number of the timer
    };
    struct Timer {
        sync::Clock::time_point time;
        std::uint32_t actor;  // ties follow it
        std::uint32_t number;
        friend auto operator<=>(const Timer&, const Timer&) = default;
    };

    Status open_poller();
    Status add_declared();
    Result<Script::End> run_due();
    Result<Script::End> run_as_decided();
    Status add(ActorId actor, std::size_t body, const std::vector<Value>& arguments);
    Task* task_of(ActorId actor);
    void collect();
    Status pause();
    Status poll(sync::Deadline until);
    Status look_for_replies(sync::Deadline until);
    bool is_stale(const Task& task, const Due& due) const;
    Result<Script::End> resume(Due due);
    void give_stack(Task& task, std::size_t body, const std::vector<Value>& arguments);
    void resume_stack(Task& task);
    void suspend(Task& task);
    void end(Task& task, std::uint16_t flags);
    void speak_for(Task& task);
    void fall_silent(Task& task, record::ActorStatus status);
    void arm(Task& task);

    const RunContext& run_;
    sync::Caller& caller_;
    Script& script_;
    std::unique_ptr<Poller> poller_;            // none on the virtual clock
    std::vector<std::unique_ptr<Task>> tasks_;  // by actor, from the first; none: ended
    std::uint32_t first_ = 0;
    std::size_t living_ = 0;
    std::size_t outstanding_ = 0;  // replies for which a task waits
    std::deque<Due> due_;
    std::priority_queue<Timer, std::vector<Timer>, std::greater<>> timers_;
    std::vector<ActorId> woken_;
    std::vector<Poller::Arrival> arrivals_;
};

}  // namespace threadline::runtime
