// What the session costs: putting events in order, applying them, and how long a person waits for a
// run and for a finding.
#include "engine/record/recorder.h"
#include "engine/session/event_order.h"
#include "engine/session/live_trace.h"
#include "engine/session/ring_drain.h"
#include "engine/session/session.h"

#include <benchmark/benchmark.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <random>

using namespace threadline;
using namespace std::chrono_literals;

namespace {

namespace fs = std::filesystem;

Event fact(EventKind kind, std::uint64_t time, ObjectId object = {}, std::uint32_t order = 0) {
    Event e;
    e.kind = kind;
    e.time = time;
    e.object = object;
    e.order = order;
    return e;
}

// Threads that take one lock in turn (contended), or each its own.
std::vector<std::vector<Event>> made_up_rings(std::uint32_t rings, std::size_t events,
                                              bool contended) {
    std::vector<std::vector<Event>> result(rings);
    std::vector<std::uint32_t> orders(rings + 1, 0);
    std::uint64_t time = 0;
    for (std::uint32_t ring = 0; ring < rings; ++ring)
        result[ring].push_back(fact(EventKind::ThreadBegin, ++time));
    for (std::size_t i = 0; i < events / 2; ++i) {
        const auto ring = static_cast<std::uint32_t>(i % rings);
        const ObjectId lock{contended ? 1 : ring + 1};
        result[ring].push_back(
            fact(EventKind::Acquired, time += 50, lock, ++orders[lock.value - 1]));
        result[ring].push_back(
            fact(EventKind::Released, time += 50, lock, ++orders[lock.value - 1]));
    }
    return result;
}

void put_in_order(benchmark::State& state) {
    const auto rings = static_cast<std::uint32_t>(state.range(0));
    const auto events = made_up_rings(rings, 200'000, state.range(1) != 0);
    std::vector<trace::TraceEvent> out;
    std::size_t total = 0;
    for (auto _ : state) {
        session::EventOrder order({}, 0, [](ActorId) { return ActorId{}; });
        out.clear();
        // As the session drains: a part of each ring at a time.
        constexpr std::size_t part = 64;
        for (std::uint32_t ring = 0; ring < rings; ++ring)
            order.add_ring(ring, ActorId{ring + 1});
        for (std::size_t at = 0; at < events[0].size(); at += part)
            for (std::uint32_t ring = 0; ring < rings; ++ring) {
                const std::size_t count =
                    std::min(part, events[ring].size() - std::min(at, events[ring].size()));
                order.push(ring, std::span(events[ring]).subspan(at, count));
                order.apply(out);
            }
        total += out.size();
        benchmark::DoNotOptimize(out.data());
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(total));
}
BENCHMARK(put_in_order)
    ->ArgNames({"rings", "contended"})
    ->Args({2, 0})
    ->Args({2, 1})
    ->Args({100, 1})
    ->Args({1000, 0});

void apply_to_trace_and_analyses(benchmark::State& state) {
    const auto rings = static_cast<std::uint32_t>(state.range(0));
    session::EventOrder order({}, 0, [](ActorId) { return ActorId{}; });
    std::vector<trace::TraceEvent> events;
    const auto raw = made_up_rings(rings, 200'000, true);
    for (std::uint32_t ring = 0; ring < rings; ++ring) {
        order.add_ring(ring, ActorId{ring + 1});
        order.push(ring, raw[ring]);
    }
    order.apply(events);
    auto tables = std::make_shared<trace::Tables>();
    tables->actors.resize(rings + 1);
    tables->objects.resize(rings + 1);
    for (auto& object : tables->objects)
        object.kind = record::ObjectKind::Mutex;
    for (auto _ : state) {
        session::LiveTrace trace;
        trace.set_info(std::make_shared<trace::RunInfo>());
        trace.set_tables(tables);
        trace.apply(events);
        benchmark::DoNotOptimize(trace.snapshot());
    }
    state.SetItemsProcessed(
        static_cast<std::int64_t>(events.size() * static_cast<std::size_t>(state.iterations())));
}
BENCHMARK(apply_to_trace_and_analyses)->ArgName("threads")->Arg(2)->Arg(100);

// All that the session does with an event of a run that goes on: out of the ring in shared memory,
// into order, through world, lanes, wakes and every analysis; checkpoints are kept. One thread.
// Goal: 10 million a second.
void drain_order_trace_and_analyse(benchmark::State& state) {
    const auto threads = static_cast<std::uint32_t>(state.range(0));
    const auto raw = made_up_rings(threads, 1'000'000, state.range(1) != 0);
    record::Limits limits;
    limits.actors = limits.rings = threads + 1;
    limits.objects = threads + 1;
    limits.ring_bytes = std::size_t{threads} << 19;
    auto memory = record::SharedMemory::create(limits);
    if (!memory) {
        state.SkipWithError(memory.error().message.c_str());
        return;
    }
    std::vector<std::unique_ptr<record::Recorder>> recorders;
    for (std::uint32_t i = 0; i < threads; ++i)
        recorders.push_back(std::make_unique<record::Recorder>(
            *memory, memory->add_actor(record::ActorKind::Thread, memory->intern("T"), 0, {})));
    auto tables = std::make_shared<trace::Tables>();
    tables->actors.resize(threads + 1);
    tables->objects.resize(threads + 1);
    for (auto& object : tables->objects)
        object.kind = record::ObjectKind::Mutex;
    std::int64_t events = 0;
    for (auto _ : state) {
        state.PauseTiming();
        session::RingDrain drain(*memory);
        for (std::uint32_t i = 0; i < threads; ++i) {
            record::RingHeader& ring = memory->ring(recorders[i]->ring_index());
            ring.head.store(0);
            ring.tail.store(0);
        }
        session::EventOrder order({}, 0, [](ActorId) { return ActorId{}; });
        auto live = std::make_unique<session::LiveTrace>();
        live->keep_checkpoints({});
        live->set_info(std::make_shared<trace::RunInfo>());
        live->set_tables(tables);
        std::vector<trace::TraceEvent> batch;
        const auto push = [&](std::uint32_t index, std::span<const Event> taken) {
            const ActorId thread = memory->ring(index).thread;
            order.add_ring(thread.value, thread);
            order.push(thread.value, taken);
        };
        state.ResumeTiming();
        for (std::size_t at = 0; at < raw[0].size();) {
            state.PauseTiming();  // the threads' part
            // As much as comes in the 2 ms after which the session looks again.
            const std::size_t part =
                std::min<std::size_t>({20'000 / threads, raw[0].size() - at,
                                       memory->ring_slots(recorders[0]->ring_index()).size()});
            for (std::uint32_t i = 0; i < threads; ++i) {
                const std::uint32_t index = recorders[i]->ring_index();
                const std::span<Event> slots = memory->ring_slots(index);
                const std::uint64_t head = memory->ring(index).head.load();
                const std::size_t count =
                    std::min(part, raw[i].size() - std::min(at, raw[i].size()));
                for (std::size_t k = 0; k < count; ++k)
                    slots[(head + k) & (slots.size() - 1)] = raw[i][at + k];
                memory->ring(index).head.store(head + count);
            }
            at += part;
            state.ResumeTiming();
            drain.drain_all(push);
            for (bool more = true; more;) {
                more = order.apply(batch, session::EventOrder::most_at_once);
                live->apply(batch);
                events += static_cast<std::int64_t>(batch.size());
                batch.clear();
            }
        }
        state.PauseTiming();
        live.reset();
        state.ResumeTiming();
    }
    state.SetItemsProcessed(events);
}
BENCHMARK(drain_order_trace_and_analyse)
    ->ArgNames({"threads", "contended"})
    ->Args({2, 0})
    ->Args({2, 1})
    ->Args({64, 1})
    ->Unit(benchmark::kMillisecond);

session::RunRequest request(const char* text) {
    session::RunRequest what;
    what.scenario = "bench.lua";
    what.name = "bench";
    what.source = text;
    what.runner = fs::path(THREADLINE_BIN_DIR) / "threadline-runner";
    return what;
}

void run_a_trivial_scenario(benchmark::State& state) {
    for (auto _ : state) {
        auto run = session::Session::start(request("thread(\"A\", function() end)"));
        run.value()->wait();
        if (run.value()->snapshot().trace.info->outcome != trace::Outcome::Completed)
            state.SkipWithError(run.value()->snapshot().trace.info->error.c_str());
    }
}
BENCHMARK(run_a_trivial_scenario)->Unit(benchmark::kMillisecond)->UseRealTime();

double resident_kib() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmRSS:"))
            return std::strtod(line.c_str() + 6, nullptr);
    return 0;
}

// All meet at a barrier, so that they are all there at once. Goals: the last has begun within 2 s
// of the first, 16 KiB of ours a thread beside its stack and its Lua state (24 KiB). What the
// runner has in memory holds all of these; the session's is ours alone.
void ten_thousand_threads(benchmark::State& state) {
    const auto threads = static_cast<double>(state.range(0));
    for (auto _ : state) {
        auto what = request("");
        const std::string count = std::to_string(state.range(0));
        what.source = "local meet = barrier('all', " + count + ")\nthreads(" + count +
                      ", 'Worker', function() meet:wait() end)\n";
        const double before = resident_kib();
        auto run = session::Session::start(std::move(what));
        if (!run) {
            state.SkipWithError(run.error().message.c_str());
            return;
        }
        run.value()->wait();
        const auto snapshot = run.value()->snapshot();
        if (snapshot.trace.info->outcome != trace::Outcome::Completed) {
            state.SkipWithError(snapshot.trace.info->error.c_str());
            return;
        }
        trace::Time first = trace::Time::max();
        trace::Time last{0};
        for (const auto& lane : snapshot.trace.actors) {
            first = std::min(first, lane->begin);
            last = std::max(last, lane->begin);
        }
        state.counters["first_to_last_ms"] =
            std::chrono::duration<double, std::milli>(last - first).count();
        state.counters["runner_kib_a_thread"] =
            static_cast<double>(snapshot.trace.info->resident_kib) / threads;
        state.counters["session_kib_a_thread"] = (resident_kib() - before) / threads;
        state.counters["lost"] = static_cast<double>(snapshot.trace.info->events_lost);
    }
}
BENCHMARK(ten_thousand_threads)
    ->Arg(10'000)
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

// From the request that closes the cycle to the finding; the goals are a median of 0.2 ms and a
// 99th percentile of 2 ms.
void notice_a_deadlock(benchmark::State& state) {
    std::vector<double> delays;
    for (auto _ : state) {
        auto what = request(R"(
local one = lock "1"
local two = lock "2"
local meet = barrier("both", 2)
thread("A", function() one:lock() meet:wait() two:lock() end)
thread("B", function() two:lock() meet:wait() one:lock() end)
)");
        what.deadlock_grace = 1ms;
        auto run = session::Session::start(std::move(what));
        run.value()->wait();
        const auto delay = run.value()->finding_delay();
        if (!delay) {
            state.SkipWithError("no deadlock was found");
            break;
        }
        delays.push_back(std::chrono::duration<double, std::micro>(*delay).count());
    }
    if (delays.empty())
        return;
    std::sort(delays.begin(), delays.end());
    state.counters["median_us"] = delays[delays.size() / 2];
    state.counters["p99_us"] = delays[delays.size() * 99 / 100];
    state.counters["longest_us"] = delays.back();
}
BENCHMARK(notice_a_deadlock)->Iterations(200)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
