// What recording costs: a bare clock read and a bare mutex beside the recorded ones. One operation
// an iteration; the "pair" is a lock and an unlock. Contended: two threads that do nothing else;
// the time is that of all pairs by the clock on the wall, and `blocked` the share of pairs that had
// to wait in the kernel. What it costs through Lua says runner_bench.
#include "engine/record/clock.h"
#include "engine/record/recorder.h"
#include "engine/schedule/free_schedule.h"
#include "engine/sync/primitives.h"

#include <benchmark/benchmark.h>
#include <pthread.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <thread>

using namespace threadline;

namespace {

struct NeverBlocks final : sync::Seam {
    sync::Wake park(ActorId, sync::Deadline) override { std::abort(); }
    void unpark(ActorId) override {}
};

record::SharedMemory memory_for_one() {
    record::Limits limits;
    limits.rings = 4;
    limits.ring_bytes = 4u << 20;
    auto memory = record::SharedMemory::create(limits);
    if (!memory) {
        std::fprintf(stderr, "%s\n", memory.error().message.c_str());
        std::exit(1);
    }
    return std::move(memory).value();
}

struct Bench {
    record::SharedMemory memory = memory_for_one();
    ActorId actor = memory.add_actor(record::ActorKind::Thread, memory.intern("A"), 0, {});
    record::Recorder recorder{memory, actor};
    NeverBlocks seam;
    sync::Caller caller{recorder, actor, seam};
    std::uint32_t taken = 0;

    // The session's part: takes everything now and then, so that the ring never fills.
    void take_all() {
        if (++taken % 1024 != 0)
            return;
        record::RingHeader& ring = memory.ring(recorder.ring_index());
        ring.tail.store(ring.head.load(std::memory_order_acquire), std::memory_order_release);
    }
};

void bare_tsc_read(benchmark::State& state) {
    for (auto _ : state)
        benchmark::DoNotOptimize(record::read_ticks(true));
}

void bare_clock_gettime(benchmark::State& state) {
    for (auto _ : state)
        benchmark::DoNotOptimize(record::read_ticks(false));
}

void recorded_event(benchmark::State& state) {
    Bench bench;
    for (auto _ : state) {
        bench.recorder.record(EventKind::Note, {}, 0, 42);
        bench.take_all();
    }
}

// `inside` and `after` are called where a recorded pair would take its two times.
template <typename Inside, typename After>
void pairs_of_pthread(benchmark::State& state, Inside&& inside, After&& after) {
    // A process with one thread only is spared the atomic operations by glibc.
    std::atomic<bool> done = false;
    std::thread other([&] { done.wait(false); });
    pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
    for (auto _ : state) {
        pthread_mutex_lock(&mutex);
        inside();
        benchmark::ClobberMemory();
        after();
        pthread_mutex_unlock(&mutex);
    }
    done = true;
    done.notify_one();
    other.join();
}

void bare_mutex_pair(benchmark::State& state) {
    pairs_of_pthread(
        state, [] {}, [] {});
}

// The floor of whatever tells when a lock was taken and when it was let go: a pair and two times,
// which nobody keeps.
void bare_mutex_pair_with_two_tsc_reads(benchmark::State& state) {
    const auto read = [] { benchmark::DoNotOptimize(record::read_ticks(true)); };
    pairs_of_pthread(state, read, read);
}

void recorded_mutex_pair(benchmark::State& state) {
    Bench bench;
    const ObjectId mutex = sync::declare_mutex(bench.memory, "m", {});
    for (auto _ : state) {
        sync::lock(bench.caller, mutex);
        sync::unlock(bench.caller, mutex);
        bench.take_all();
    }
}

void recorded_variable_write(benchmark::State& state) {
    Bench bench;
    const ObjectId variable = sync::declare_variable(bench.memory, "v", {}, Value::integer(0));
    std::int64_t next = 0;
    for (auto _ : state) {
        sync::write(bench.caller, variable, Value::integer(++next));
        bench.take_all();
    }
}

// Both threads begin at once. Returns the time from there until the last has ended.
template <typename Body>
double two_at_once(Body&& body) {
    std::atomic<int> there = 0;
    std::chrono::steady_clock::time_point begin[2], end[2];
    std::thread threads[2];
    for (int i = 0; i < 2; ++i)
        threads[i] = std::thread([&, i] {
            for (++there; there < 2;) {
            }
            begin[i] = std::chrono::steady_clock::now();
            body(i);
            end[i] = std::chrono::steady_clock::now();
        });
    for (std::thread& thread : threads)
        thread.join();
    return std::chrono::duration<double>(std::max(end[0], end[1]) - std::min(begin[0], begin[1]))
        .count();
}

constexpr int contended_pairs = 100'000;  // of each thread

void bare_contended_pair(benchmark::State& state) {
    for (auto _ : state) {
        pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
        state.SetIterationTime(two_at_once([&](int) {
                                   for (int i = 0; i < contended_pairs; ++i) {
                                       pthread_mutex_lock(&mutex);
                                       benchmark::ClobberMemory();
                                       pthread_mutex_unlock(&mutex);
                                   }
                               }) /
                               (2 * contended_pairs));
    }
}

void recorded_contended_pair(benchmark::State& state) {
    double blocked = 0;
    for (auto _ : state) {
        record::SharedMemory memory = memory_for_one();
        schedule::FreeSchedule schedule(memory);
        const ObjectId mutex = sync::declare_mutex(memory, "m", {});
        ActorId actors[2];
        for (ActorId& actor : actors)
            actor = memory.add_actor(record::ActorKind::Thread, memory.intern("T"), 0, {});
        std::uint64_t requests[2] = {};
        state.SetIterationTime(
            two_at_once([&](int i) {
                record::Recorder recorder(memory, actors[i]);
                sync::Caller caller{recorder, actors[i], schedule};
                record::RingHeader& ring = memory.ring(recorder.ring_index());
                const auto slots = memory.ring_slots(recorder.ring_index());
                for (int pair = 0; pair < contended_pairs; ++pair) {
                    sync::lock(caller, mutex);
                    sync::unlock(caller, mutex);
                    if (pair % 1024 != 0)
                        continue;
                    // The session's part.
                    const std::uint64_t head = ring.head.load(std::memory_order_acquire);
                    for (std::uint64_t at = ring.tail.load(); at < head; ++at)
                        requests[i] += slots[at & (slots.size() - 1)].kind == EventKind::Request;
                    ring.tail.store(head, std::memory_order_release);
                }
            }) /
            (2 * contended_pairs));
        blocked += static_cast<double>(requests[0] + requests[1]) /
                   static_cast<double>(2 * contended_pairs);
    }
    state.counters["blocked"] = blocked / static_cast<double>(state.iterations());
}

BENCHMARK(bare_tsc_read);
BENCHMARK(bare_clock_gettime);
BENCHMARK(recorded_event);
BENCHMARK(bare_mutex_pair);
BENCHMARK(bare_mutex_pair_with_two_tsc_reads);
BENCHMARK(recorded_mutex_pair);
BENCHMARK(recorded_variable_write);
BENCHMARK(bare_contended_pair)->UseManualTime()->Iterations(7);
BENCHMARK(recorded_contended_pair)->UseManualTime()->Iterations(7);

}  // namespace
