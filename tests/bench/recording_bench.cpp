// What recording costs: a bare clock read and a bare mutex beside the recorded ones, uncontended,
// through a seam that never blocks. One operation an iteration; the "pair" is a lock and an unlock.
#include "engine/record/clock.h"
#include "engine/record/recorder.h"
#include "engine/sync/primitives.h"

#include <benchmark/benchmark.h>
#include <pthread.h>

#include <atomic>
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

void bare_mutex_pair(benchmark::State& state) {
    // A process with one thread only is spared the atomic operations by glibc.
    std::atomic<bool> done = false;
    std::thread other([&] { done.wait(false); });
    pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
    for (auto _ : state) {
        pthread_mutex_lock(&mutex);
        benchmark::ClobberMemory();
        pthread_mutex_unlock(&mutex);
    }
    done = true;
    done.notify_one();
    other.join();
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

BENCHMARK(bare_tsc_read);
BENCHMARK(bare_clock_gettime);
BENCHMARK(recorded_event);
BENCHMARK(bare_mutex_pair);
BENCHMARK(recorded_mutex_pair);
BENCHMARK(recorded_variable_write);

}  // namespace
