// Traces of any length, as a run would record them: threads on simulated CPUs that lock, compute,
// read and write, wait for each other, for replies and for time, with the kernel's switches among
// their events. Nothing of them is kept, so a hundred million events fit.
#pragma once

#include "engine/trace/cpu_event.h"
#include "engine/trace/run_info.h"
#include "engine/trace/tables.h"
#include "engine/trace/trace_event.h"

#include <array>
#include <cstdint>
#include <deque>
#include <queue>
#include <random>
#include <string>
#include <vector>

namespace threadline::bench {

class BigTrace {
public:
    explicit BigTrace(std::uint32_t threads, std::uint32_t cpus = 8)
        : threads_(threads + 1), locks_(threads / 4 + 1), cpus_(cpus) {
        tables.sites.resize(16);
        for (std::size_t i = 1; i < tables.sites.size(); ++i)
            tables.sites[i] = {"big.lua", static_cast<std::uint32_t>(i)};
        for (std::uint32_t id = 1; id <= threads; ++id) {
            trace::ActorInfo actor;
            actor.name = "Worker " + std::to_string(id);
            tables.actors.push_back(actor);
            ready_.push_back(id);
        }
        const auto locks = static_cast<std::uint32_t>(locks_.size() - 1);
        for (std::uint32_t id = 1; id <= 2 * locks; ++id) {
            trace::ObjectInfo object;
            object.kind = id <= locks ? record::ObjectKind::Mutex : record::ObjectKind::Variable;
            object.name = (id <= locks ? "Lock " : "value ") + std::to_string((id - 1) % locks + 1);
            object.initial = Value::integer(0);
            tables.objects.push_back(object);
        }
        trace::ObjectInfo service;
        service.kind = record::ObjectKind::Service;
        service.name = "server";
        tables.objects.push_back(service);
        order_.resize(tables.objects.size());
        values_.resize(tables.objects.size());
        info.version = "bench";
        info.scenario = "big";
        info.title = "Big";
        info.cores = cpus;
        info.cpu_source = trace::CpuSource::Kernel;
        info.outcome = trace::Outcome::Completed;
    }

    trace::Tables tables;
    trace::RunInfo info;
    trace::Time now() const { return trace::Time(static_cast<std::int64_t>(time_)); }

    // Appends at least `count` events.
    void generate(std::size_t count, std::vector<trace::TraceEvent>& out) {
        out_ = &out;
        for (const std::size_t until = out.size() + count; out.size() < until;)
            step();
    }
    // Each thread that is not in the midst of something ends.
    void end(std::vector<trace::TraceEvent>& out) {
        out_ = &out;
        for (std::uint32_t cpu = 0; cpu < cpus_.size(); ++cpu)
            if (const std::uint32_t id = cpus_[cpu].thread;
                id != 0 && threads_[id].begun && threads_[id].step == 0 &&
                threads_[id].ends_with == EventKind::None) {
                add(id, EventKind::ThreadEnd, 0, threads_[id].cpu_time);
                switch_out(cpu, false);
            }
    }

private:
    struct Thread {
        bool begun = false;
        int step = 0;
        std::uint32_t lock = 0;
        std::uint64_t on_since = 0;
        std::int64_t cpu_time = 1;
        EventKind ends_with = EventKind::None;  // of the wait from which it comes back
        int budget = 0;                         // steps until it is preempted
    };
    struct Lock {
        std::uint32_t holder = 0;
        std::deque<std::uint32_t> queue;
    };
    struct Cpu {
        std::uint32_t thread = 0;
    };
    using Due = std::pair<std::uint64_t, std::uint32_t>;

    void push(std::uint32_t id, EventKind kind, std::uint32_t object, std::int64_t argument,
              std::uint16_t flags, std::uint32_t site) {
        trace::TraceEvent e;
        e.actor = ActorId{id};
        e.event.time = time_ += 4 + random_() % 16;
        e.event.kind = kind;
        e.event.object = ObjectId{object};
        e.event.argument = argument;
        e.event.flags = flags;
        e.event.site = SiteId{site};
        if (object != 0)
            e.event.order = kind == EventKind::Read ? order_[object] : ++order_[object];
        out_->push_back(e);
    }
    void add(std::uint32_t id, EventKind kind, std::uint32_t object = 0, std::int64_t argument = 0,
             std::uint16_t flags = 0) {
        push(id, kind, object, argument, flags, static_cast<std::uint32_t>(kind) % 15 + 1);
    }

    void switch_in(std::uint32_t cpu, std::uint32_t id) {
        push(id, EventKind::SwitchedIn, 0, trace::packed({static_cast<std::uint16_t>(cpu), 0}), 0,
             0);
        cpus_[cpu].thread = id;
        threads_[id].on_since = time_;
        threads_[id].budget = 200 + static_cast<int>(random_() % 400);
    }
    void switch_out(std::uint32_t cpu, bool preempted) {
        const std::uint32_t id = cpus_[cpu].thread;
        push(id, EventKind::SwitchedOut, 0, trace::packed({static_cast<std::uint16_t>(cpu), 0}),
             preempted ? event_flag::preempted : std::uint16_t{0}, 0);
        threads_[id].cpu_time += static_cast<std::int64_t>(time_ - threads_[id].on_since);
        cpus_[cpu].thread = 0;
    }
    void sleep_for(std::uint32_t id, std::uint64_t length) { due_.push({time_ + length, id}); }

    void step() {
        while (!due_.empty() && due_.top().first <= time_) {
            ready_.push_back(due_.top().second);
            due_.pop();
        }
        const auto cpu = static_cast<std::uint32_t>(random_() % cpus_.size());
        if (cpus_[cpu].thread == 0) {
            if (ready_.empty()) {
                time_ += 50;
                return;
            }
            const std::uint32_t id = ready_.front();
            ready_.pop_front();
            switch_in(cpu, id);
            return;
        }
        const std::uint32_t id = cpus_[cpu].thread;
        Thread& thread = threads_[id];
        if (--thread.budget <= 0 && !ready_.empty()) {
            switch_out(cpu, true);
            ready_.push_back(id);
            return;
        }
        act(cpu, id, thread);
    }

    void act(std::uint32_t cpu, std::uint32_t id, Thread& thread) {
        const auto locks = static_cast<std::uint32_t>(locks_.size() - 1);
        if (!thread.begun) {
            thread.begun = true;
            add(id, EventKind::ThreadBegin, 0, 1);
            return;
        }
        if (thread.ends_with != EventKind::None) {
            const EventKind kind = thread.ends_with;
            thread.ends_with = EventKind::None;
            if (kind == EventKind::Acquired) {
                locks_[thread.lock].queue.pop_front();
                locks_[thread.lock].holder = id;
                add(id, kind, thread.lock, 0, event_flag::contended);
                thread.step = 1;
            } else if (kind == EventKind::IoEnd) {
                add(id, kind, 2 * locks + 1, 300, event_flag::timed);
            } else {
                add(id, kind);
            }
            return;
        }
        switch (thread.step) {
            case 0: {
                const auto choice = random_() % 100;
                if (choice < 2) {
                    add(id, EventKind::SleepBegin, 0, 40'000);
                    thread.ends_with = EventKind::SleepEnd;
                    switch_out(cpu, false);
                    sleep_for(id, 40'000 + random_() % 10'000);
                } else if (choice < 5) {
                    add(id, EventKind::IoBegin, 2 * locks + 1);
                    thread.ends_with = EventKind::IoEnd;
                    switch_out(cpu, false);
                    sleep_for(id, 5'000 + random_() % 20'000);
                } else if (choice < 15) {
                    add(id, EventKind::ComputeBegin, 0, 100);
                    time_ += random_() % 50;
                    add(id, EventKind::ComputeEnd, 0, 100);
                } else {
                    thread.lock = 1 + static_cast<std::uint32_t>(random_() % locks);
                    Lock& lock = locks_[thread.lock];
                    if (lock.holder == 0 && lock.queue.empty()) {
                        lock.holder = id;
                        add(id, EventKind::Acquired, thread.lock);
                        thread.step = 1;
                    } else {
                        add(id, EventKind::Request, thread.lock);
                        lock.queue.push_back(id);
                        thread.ends_with = EventKind::Acquired;
                        switch_out(cpu, false);
                        if (lock.holder == 0 && lock.queue.size() == 1)
                            ready_.push_back(id);
                    }
                }
                break;
            }
            case 1:
                add(id, EventKind::Read, locks + thread.lock, values_[locks + thread.lock],
                    integer);
                thread.step = 2;
                break;
            case 2:
                add(id, EventKind::Write, locks + thread.lock, ++values_[locks + thread.lock],
                    integer);
                thread.step = 3;
                break;
            default: {
                Lock& lock = locks_[thread.lock];
                const std::uint32_t next = lock.queue.empty() ? 0 : lock.queue.front();
                add(id, EventKind::Released, thread.lock, next);
                lock.holder = 0;
                if (next != 0)
                    ready_.push_back(next);
                thread.step = 0;
                break;
            }
        }
    }

    static constexpr auto integer = static_cast<std::uint16_t>(ValueTag::Integer);

    std::vector<Thread> threads_;
    std::vector<Lock> locks_;
    std::vector<Cpu> cpus_;
    std::vector<std::uint32_t> order_;
    std::vector<std::int64_t> values_;
    std::deque<std::uint32_t> ready_;
    std::priority_queue<Due, std::vector<Due>, std::greater<>> due_;
    std::minstd_rand random_{5};
    std::uint64_t time_ = 0;
    std::vector<trace::TraceEvent>* out_ = nullptr;
};

}  // namespace threadline::bench
