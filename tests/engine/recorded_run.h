// A run in miniature for tests: shared memory, actors on threads or in forked processes, and
// afterwards all that they recorded. Include it before anything of Qt, whose keywords get in its
// way.
#pragma once

#include "engine/record/event.h"
#include "engine/record/recorder.h"
#include "engine/schedule/free_schedule.h"
#include "engine/sync/primitives.h"

#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>
#include <thread>
#include <vector>

namespace threadline::testing {

inline record::SharedMemory create_memory(const record::Limits& limits) {
    auto memory = record::SharedMemory::create(limits);
    if (!memory) {
        std::fprintf(stderr, "%s\n", memory.error().message.c_str());
        std::abort();
    }
    return std::move(memory).value();
}

// Small tables, room for many events.
inline record::Limits small_limits() {
    record::Limits limits;
    limits.actors = 200;
    limits.objects = 1000;
    limits.values = 10'000;
    limits.sites = 1000;
    limits.names = 1000;
    limits.name_bytes = 1u << 16;
    limits.rings = 64;
    limits.ring_bytes = 256ull << 20;
    return limits;
}

class RecordedRun {
public:
    using Body = std::function<void(sync::Caller&)>;

    explicit RecordedRun(const record::Limits& limits = small_limits())
        : memory(create_memory(limits)), schedule(memory) {}
    ~RecordedRun() { wait(); }
    RecordedRun(const RecordedRun&) = delete;
    RecordedRun& operator=(const RecordedRun&) = delete;

    ActorId declare(const std::string& name) const {
        return memory.add_actor(record::ActorKind::Thread, memory.intern(name), 0, {});
    }

    // What every actor does around its body.
    void act_as(ActorId actor, const Body& body) {
        record::Recorder recorder(memory, actor);
        sync::Caller caller{recorder, actor, schedule};
        memory.actor(actor).status.store(static_cast<std::uint32_t>(record::ActorStatus::Started));
        recorder.record(EventKind::ThreadBegin);
        body(caller);
        sync::end_actor(caller);
    }
    void thread(ActorId actor, Body body) {
        threads_.emplace_back([this, actor, body = std::move(body)] { act_as(actor, body); });
    }
    ActorId thread(const std::string& name, Body body) {
        const ActorId actor = declare(name);
        thread(actor, std::move(body));
        return actor;
    }
    // Processes are forked: before any thread is started.
    void process(ActorId actor, const Body& body) {
        const pid_t child = fork();
        if (child == 0) {
            act_as(actor, body);
            _exit(0);
        }
        children_.push_back(child);
    }

    // Until all have ended; false if a process failed.
    bool wait() {
        for (std::thread& thread : threads_)
            thread.join();
        threads_.clear();
        bool all_well = true;
        for (const pid_t child : children_) {
            int status = 0;
            all_well &= waitpid(child, &status, 0) == child && status == 0;
        }
        children_.clear();
        return all_well;
    }

    // Until `actor` sleeps in park().
    void until_parked(ActorId actor) const {
        while (memory.actor(actor).status.load() !=
               static_cast<std::uint32_t>(record::ActorStatus::Parked))
            std::this_thread::sleep_for(std::chrono::microseconds(50));
    }

    // All events of an actor, in its own order. Nothing may have been lost.
    std::vector<Event> events_of(ActorId actor) const;
    // ... those on one object.
    std::vector<Event> events_of(ActorId actor, ObjectId object) const {
        std::vector<Event> events;
        for (const Event& event : events_of(actor))
            if (event.object == object)
                events.push_back(event);
        return events;
    }

    record::SharedMemory memory;
    schedule::FreeSchedule schedule;

private:
    std::vector<std::thread> threads_;
    std::vector<pid_t> children_;
};

inline sync::Deadline in_ms(int ms) {
    return sync::Clock::now() + std::chrono::milliseconds(ms);
}

}  // namespace threadline::testing
