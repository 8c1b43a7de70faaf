// What it costs to turn events into a trace: events a second through world, lanes and analyses,
// snapshots of a large run, queries of a lane, and the file.
#include "engine/analysis/analyses.h"
#include "engine/analysis/data_race.h"
#include "engine/analysis/lost_update.h"
#include "engine/analysis/potential_deadlock.h"
#include "engine/analysis/report.h"
#include "engine/trace/event_coding.h"
#include "engine/trace/trace_builder.h"
#include "engine/trace/wake_track.h"

#include <benchmark/benchmark.h>

#include <map>
#include <random>

using namespace threadline;
using namespace threadline::trace;

namespace {

// Threads that lock, read, write and unlock, with computing and contention now and then, as the
// primitives would record it.
struct Stream {
    std::vector<TraceEvent> events;
    Tables tables;

    Stream(std::size_t count, std::uint32_t actors) {
        std::mt19937 random(5);
        const std::uint32_t locks = std::max(1u, actors / 4);
        tables.actors.resize(actors + 1);
        tables.sites.resize(10);
        ObjectInfo lock, variable;
        lock.kind = record::ObjectKind::Mutex;
        variable.kind = record::ObjectKind::Variable;
        tables.objects.resize(1 + locks, lock);
        tables.objects.resize(1 + 2 * locks, variable);
        struct Thread {
            int step = 0;
            std::uint32_t lock = 0;
            std::int64_t cpu = 1;
            bool waits = false;
        };
        std::vector<Thread> threads(actors + 1);
        std::vector<std::uint32_t> holder(1 + locks), order(1 + 2 * locks);
        std::vector<std::deque<std::uint32_t>> queue(1 + locks);
        std::uint64_t time = 0;
        const auto add = [&](std::uint32_t id, EventKind kind, std::uint32_t object = 0,
                             std::int64_t argument = 0, std::uint16_t flags = 0) {
            TraceEvent e;
            e.actor = ActorId{id};
            e.event.time = time += 50 + random() % 500;
            e.event.kind = kind;
            e.event.object = ObjectId{object};
            e.event.argument = argument;
            e.event.flags = flags;
            e.event.site = SiteId{static_cast<std::uint32_t>(kind) % 9 + 1};
            if (object != 0)
                e.event.order = kind == EventKind::Read ? order[object] : ++order[object];
            events.push_back(e);
        };
        for (std::uint32_t id = 1; id <= actors; ++id)
            add(id, EventKind::ThreadBegin, 0, 1);
        while (events.size() < count) {
            const auto id = static_cast<std::uint32_t>(1 + random() % actors);
            Thread& thread = threads[id];
            if (thread.waits) {
                if (holder[thread.lock] != 0 || queue[thread.lock].front() != id)
                    continue;
                thread.waits = false;
                queue[thread.lock].pop_front();
                add(id, EventKind::CpuTime, 0, thread.cpu);
                add(id, EventKind::Acquired, thread.lock, 0, event_flag::contended);
                holder[thread.lock] = id;
                thread.step = 1;
                continue;
            }
            switch (thread.step) {
                case 0:
                    thread.lock = 1 + static_cast<std::uint32_t>(random() % locks);
                    if (holder[thread.lock] == 0) {
                        holder[thread.lock] = id;
                        add(id, EventKind::Acquired, thread.lock);
                        thread.step = 1;
                    } else {
                        add(id, EventKind::Request, thread.lock);
                        add(id, EventKind::CpuTime, 0, thread.cpu += 500);
                        queue[thread.lock].push_back(id);
                        thread.waits = true;
                    }
                    break;
                case 1:
                    add(id, EventKind::Read, locks + thread.lock, 1, 2);
                    thread.step = 2;
                    break;
                case 2:
                    add(id, EventKind::Write, locks + thread.lock, 1, 2);
                    thread.step = 3;
                    break;
                default:
                    add(id, EventKind::Released, thread.lock,
                        queue[thread.lock].empty() ? 0 : queue[thread.lock].front());
                    holder[thread.lock] = 0;
                    thread.step = 0;
                    break;
            }
        }
    }
};

const Stream& stream(std::uint32_t actors) {
    static std::map<std::uint32_t, Stream> streams;
    return streams.try_emplace(actors, 1'000'000, actors).first->second;
}

void apply_to_world(benchmark::State& state) {
    const Stream& input = stream(static_cast<std::uint32_t>(state.range(0)));
    for (auto _ : state) {
        World world;
        world.learn(input.tables);
        for (const TraceEvent& event : input.events)
            world.apply(event);
        if (world.inconsistencies() != 0)
            state.SkipWithError("the stream is not sound");
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(input.events.size()));
}
BENCHMARK(apply_to_world)->Arg(2)->Arg(64)->Arg(1000)->Arg(10'000)->Unit(benchmark::kMillisecond);

void build(const Stream& input, World& world, TraceBuilder& builder) {
    world.learn(input.tables);
    builder.set_tables(std::make_shared<Tables>(input.tables));
    for (const TraceEvent& event : input.events) {
        world.apply(event);
        builder.append(event, world);
    }
}

void build_lanes(benchmark::State& state) {
    const Stream& input = stream(static_cast<std::uint32_t>(state.range(0)));
    for (auto _ : state) {
        World world;
        TraceBuilder builder;
        build(input, world, builder);
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(input.events.size()));
}
BENCHMARK(build_lanes)->Arg(2)->Arg(64)->Arg(1000)->Unit(benchmark::kMillisecond);

// All that a session does with an event once it is in order.
void build_and_analyse(benchmark::State& state) {
    const Stream& input = stream(static_cast<std::uint32_t>(state.range(0)));
    for (auto _ : state) {
        World world;
        TraceBuilder builder;
        world.learn(input.tables);
        builder.set_tables(std::make_shared<Tables>(input.tables));
        analysis::Analyses analyses;
        const analysis::Context context{world, input.tables,
                                        [&](const analysis::Finding&) {
                                            state.SkipWithError("nothing is wrong with the stream");
                                        },
                                        [](const Moment&) {}};
        for (const TraceEvent& event : input.events) {
            world.apply(event);
            builder.append(event, world);
            analyses.on_event(event, context);
        }
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(input.events.size()));
}
BENCHMARK(build_and_analyse)->Arg(2)->Arg(64)->Arg(1000)->Unit(benchmark::kMillisecond);

// What one analysis costs: to be compared with apply_to_world, which every one of them needs.
template <typename Analysis>
void apply_and_analyse(benchmark::State& state) {
    const Stream& input = stream(static_cast<std::uint32_t>(state.range(0)));
    for (auto _ : state) {
        World world;
        world.learn(input.tables);
        Analysis analysis;
        const analysis::Context context{world, input.tables,
                                        [&](const analysis::Finding&) {
                                            state.SkipWithError("nothing is wrong with the stream");
                                        },
                                        [](const Moment&) {}};
        for (const TraceEvent& event : input.events) {
            world.apply(event);
            analysis.on_event(event, context);
        }
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(input.events.size()));
}
BENCHMARK(apply_and_analyse<analysis::DataRaceAnalysis>)
    ->Arg(2)
    ->Arg(64)
    ->Arg(1000)
    ->Arg(10'000)
    ->Unit(benchmark::kMillisecond);
BENCHMARK(apply_and_analyse<analysis::LostUpdateAnalysis>)
    ->Arg(2)
    ->Arg(64)
    ->Arg(1000)
    ->Unit(benchmark::kMillisecond);
BENCHMARK(apply_and_analyse<analysis::PotentialDeadlockAnalysis>)
    ->Arg(2)
    ->Arg(64)
    ->Arg(1000)
    ->Unit(benchmark::kMillisecond);

// Thousands of threads that each come for the same lock, one after the other, and count.
void find_races_around_one_lock(benchmark::State& state) {
    const auto actors = static_cast<std::uint32_t>(state.range(0));
    Tables tables;
    tables.actors.resize(actors + 1);
    tables.objects.resize(3);
    std::vector<TraceEvent> events;
    std::uint32_t changes = 0, turns = 0;
    while (events.size() < 1'000'000) {
        const ActorId actor{turns / 2 % actors + 1};
        for (const EventKind kind :
             {EventKind::Acquired, EventKind::Read, EventKind::Write, EventKind::Released}) {
            TraceEvent event;
            event.actor = actor;
            event.event.time = events.size() * 100;
            event.event.kind = kind;
            const bool of_lock = kind == EventKind::Acquired || kind == EventKind::Released;
            event.event.object = ObjectId{of_lock ? 1u : 2u};
            event.event.order = of_lock ? ++turns : kind == EventKind::Read ? changes : ++changes;
            events.push_back(event);
        }
    }
    for (auto _ : state) {
        World world;
        world.learn(tables);
        analysis::DataRaceAnalysis races;
        const analysis::Context context{
            world, tables,
            [&](const analysis::Finding&) { state.SkipWithError("the lock guards it"); },
            [](const Moment&) {}};
        for (const TraceEvent& event : events) {
            world.apply(event);
            races.on_event(event, context);
        }
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(events.size()));
}
BENCHMARK(find_races_around_one_lock)
    ->Arg(2)
    ->Arg(1000)
    ->Arg(10'000)
    ->Unit(benchmark::kMillisecond);

// Threads that each come to wait for one lock, whose holder then waits for ever: each request looks
// for a circle, and the last one finds all of them dead.
void find_a_deadlock_behind_one_lock(benchmark::State& state) {
    const auto actors = static_cast<std::uint32_t>(state.range(0));
    Tables tables;
    tables.actors.resize(actors + 1);
    tables.objects.resize(3);
    std::vector<TraceEvent> events;
    std::uint32_t orders[3]{};
    const auto add = [&](std::uint32_t actor, EventKind kind, std::uint32_t object) {
        TraceEvent event;
        event.actor = ActorId{actor};
        event.event.kind = kind;
        event.event.object = ObjectId{object};
        event.event.order = ++orders[object];
        events.push_back(event);
    };
    for (std::uint32_t i = 1; i <= actors; ++i)
        add(i, EventKind::ThreadBegin, 0);
    add(1, EventKind::Acquired, 1);
    add(2, EventKind::Acquired, 2);
    for (std::uint32_t i = 2; i <= actors; ++i)
        add(i, EventKind::Request, 1);
    add(1, EventKind::Request, 2);
    for (auto _ : state) {
        World world;
        world.learn(tables);
        analysis::Analyses analyses;
        std::size_t found = 0;
        const analysis::Context context{world, tables, [&](const analysis::Finding&) { ++found; },
                                        [](const Moment&) {}};
        for (const TraceEvent& event : events) {
            world.apply(event);
            analyses.on_event(event, context);
        }
        if (found != 1)
            state.SkipWithError("there is one deadlock");
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(events.size()));
}
BENCHMARK(find_a_deadlock_behind_one_lock)->Arg(1000)->Arg(10'000)->Unit(benchmark::kMillisecond);

// What it costs to keep who woke whom: the time of one wake, on both sides; and of a whole trace,
// how many there are an event, and what they take in memory.
void keep_a_wake(benchmark::State& state) {
    constexpr std::uint32_t many = 100'000;
    for (auto _ : state) {
        WakeTrack woken{ActorId{1}};
        WakeTrack waker{ActorId{2}};
        for (std::uint32_t i = 0; i < many; ++i) {
            Wake wake;
            wake.begin = Time(i * 100);
            wake.waker = ActorId{2};
            wake.from = i;
            woken.woken(wake);
            waker.wakes(wake.begin, i, ActorId{1});
            woken.went_on(wake.begin + Duration(50), i + 1);
        }
        benchmark::DoNotOptimize(woken.kept_bytes() + waker.kept_bytes());
    }
    state.SetItemsProcessed(state.iterations() * many);
    const Stream& input = stream(64);
    World world;
    TraceBuilder builder;
    build(input, world, builder);
    std::size_t wakes = 0, bytes = 0;
    for (const auto& lane : builder.snapshot().wakes) {
        wakes += lane->wakes.size();
        bytes += lane->wakes.size() * sizeof(Wake) + lane->given.size() * sizeof(Waking);
    }
    const auto events = static_cast<double>(input.events.size());
    state.counters["wakes/event"] = static_cast<double>(wakes) / events;
    state.counters["bytes/event"] = static_cast<double>(bytes) / events;
}
BENCHMARK(keep_a_wake)->Unit(benchmark::kMillisecond);

// A frame of a run of a million events that goes on: every lane has changed.
void take_snapshot(benchmark::State& state) {
    const Stream& input = stream(static_cast<std::uint32_t>(state.range(0)));
    World world;
    TraceBuilder builder;
    build(input, world, builder);
    Time now{static_cast<std::int64_t>(input.events.back().event.time)};
    for (auto _ : state) {
        builder.advance(now += Time(1000));
        benchmark::DoNotOptimize(builder.snapshot());
    }
}
BENCHMARK(take_snapshot)->Arg(2)->Arg(64)->Arg(1000)->Arg(10'000)->Unit(benchmark::kMicrosecond);

// 1920 pixel columns of one lane of a million events.
void summarise_columns(benchmark::State& state) {
    const Stream& input = stream(2);
    World world;
    TraceBuilder builder;
    build(input, world, builder);
    const Snapshot snapshot = builder.snapshot();
    const Duration column = snapshot.now / 1920;
    for (auto _ : state)
        for (int i = 0; i < 1920; ++i)
            benchmark::DoNotOptimize(
                snapshot.actors[0]->shares({column * i, column * (i + 1)}).worst);
    state.counters["intervals"] = static_cast<double>(snapshot.actors[0]->intervals.size());
}
BENCHMARK(summarise_columns)->Unit(benchmark::kMicrosecond);

void make_the_report(benchmark::State& state) {
    const Stream& input = stream(static_cast<std::uint32_t>(state.range(0)));
    World world;
    TraceBuilder builder;
    build(input, world, builder);
    const Snapshot snapshot = builder.snapshot();
    for (auto _ : state)
        benchmark::DoNotOptimize(analysis::make_report(snapshot, {}));
}
BENCHMARK(make_the_report)->Arg(64)->Unit(benchmark::kMillisecond);

void encode(benchmark::State& state) {
    const Stream& input = stream(static_cast<std::uint32_t>(state.range(0)));
    const std::span<const TraceEvent> events(input.events);
    std::size_t bytes = 0;
    for (auto _ : state) {
        bytes = 0;
        for (std::size_t at = 0; at + 4096 <= events.size(); at += 4096)
            bytes += encode_events(events.subspan(at, 4096)).size();
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(events.size()));
    state.counters["bytes/event"] =
        static_cast<double>(bytes) / static_cast<double>(events.size() / 4096 * 4096);
}
BENCHMARK(encode)->Arg(2)->Arg(64)->Arg(1000)->Unit(benchmark::kMillisecond);

void decode(benchmark::State& state) {
    const Stream& input = stream(64);
    const std::string content = encode_events(std::span(input.events).first(4096));
    std::vector<TraceEvent> events;
    for (auto _ : state) {
        events.clear();
        if (!decode_events(content, input.tables, events))
            state.SkipWithError("does not read back");
    }
    state.SetItemsProcessed(state.iterations() * 4096);
}
BENCHMARK(decode);

}  // namespace
