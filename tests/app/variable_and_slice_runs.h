// Runs for tests with shared variables, and traces of other programs.
#pragma once

#include "tests/app/run_fixture.h"

namespace threadline::test {

struct Write {
    double at;  // ms
    std::int64_t value;
    ActorId writer;
    SiteId site = {};
};

// The variable is 0 from the start; the last value is open unless the run has finished.
inline void add_variable(session::RunSnapshot& run, ObjectId variable,
                         const std::vector<Write>& writes) {
    auto lane = std::make_shared<trace::VariableLane>();
    lane->variable = variable;
    trace::Holding holding{ms(0), ms(0), Value::integer(0), {}, {}};
    for (const Write& write : writes) {
        holding.end = ms(write.at);
        lane->values.append(holding);
        holding = {ms(write.at), ms(write.at), Value::integer(write.value), write.writer,
                   write.site};
    }
    holding.end = run.trace.now;
    if (run.trace.finished)
        lane->values.append(holding);
    else
        lane->open = holding;
    run.trace.variables.push_back(std::move(lane));
}

// A and B both read 1 and both write 2: B's write at 7 ms loses A's at 6 ms.
inline session::RunSnapshot lost_update() {
    RunFixture story;
    story.title("Race: a lost update");
    const ObjectId count = story.object("count", record::ObjectKind::Variable);
    const ObjectId guard = story.lock("guard");
    auto& a = story.thread("A").runs(0, 10).holds(guard, 1, 2);
    auto& b = story.thread("B").runs(0, 10);
    const SiteId line = story.site(9);
    session::RunSnapshot run = story.at(10);
    add_variable(run, count, {{3, 1, a.id(), line}, {6, 2, a.id(), line}, {7, 2, b.id(), line}});
    return run;
}

// A lost update with a CPU, two moments and two notes.
inline session::RunSnapshot with_all_lanes() {
    session::RunSnapshot run = lost_update();
    auto tables = std::make_shared<trace::Tables>(*run.trace.tables);
    tables->names.push_back("both have read");
    auto cpu = std::make_shared<trace::CpuLane>();
    cpu->cpu = 1;
    cpu->end = ms(10);
    cpu->intervals.append({ms(0), ms(6), ActorId{1}, trace::CpuUse::Thread, false});
    cpu->intervals.append({ms(6), ms(10), {}, trace::CpuUse::Idle, false});
    run.trace.cpus.push_back(std::move(cpu));
    run.trace.moments.append({ms(5), trace::MomentKind::Note, ActorId{2}, {}, {}, NameId{1}});
    run.trace.moments.append(
        {ms(7), trace::MomentKind::UpdateLost, ActorId{2}, ObjectId{1}, {}, {}});
    run.trace.tables = tables;
    run.annotations = std::make_shared<const std::vector<trace::Annotation>>(
        std::vector<trace::Annotation>{{{ms(2), ms(2)}, ""}, {{ms(6), ms(8)}, "Here it GOES"}});
    return run;
}

// `writes` writes, evenly over 100 ms.
inline session::RunSnapshot much_written(int writes) {
    RunFixture story;
    const ObjectId count = story.object("count", record::ObjectKind::Variable);
    auto& a = story.thread("A").runs(0, 100);
    session::RunSnapshot run = story.at(100);
    std::vector<Write> all;
    for (int i = 0; i < writes; ++i)
        all.push_back({100.0 * (i + 1) / (writes + 1), i + 1, a.id()});
    add_variable(run, count, all);
    return run;
}

struct SliceStory {
    std::size_t depth;
    double begin, end;  // ms
    std::string name;
};

inline session::RunSnapshot foreign_trace(
    double now, const std::vector<std::pair<std::string, std::vector<SliceStory>>>& threads) {
    session::RunSnapshot run;
    run.findings = std::make_shared<std::vector<analysis::Finding>>();
    auto tables = std::make_shared<trace::Tables>();
    auto info = std::make_shared<trace::RunInfo>();
    info->title = "A trace of another program";
    info->cores = 0;
    info->outcome = trace::Outcome::Completed;
    run.trace.now = ms(now);
    run.trace.finished = true;
    std::map<std::string, NameId> names;
    for (const auto& [thread, slices] : threads) {
        auto lane = std::make_shared<trace::SliceLane>();
        lane->actor = ActorId{static_cast<std::uint32_t>(tables->actors.size())};
        tables->actors.push_back({});
        tables->actors.back().name = thread;
        for (const SliceStory& slice : slices) {
            NameId& name = names[slice.name];
            if (!name) {
                name = NameId{static_cast<std::uint32_t>(tables->names.size())};
                tables->names.push_back(slice.name);
            }
            lane->rows.resize(std::max(lane->rows.size(), slice.depth + 1));
            lane->rows[slice.depth].append({ms(slice.begin), ms(slice.end), name});
            lane->end = std::max(lane->end, ms(slice.end));
        }
        run.trace.slices.push_back(std::move(lane));
    }
    run.trace.tables = tables;
    run.trace.info = info;
    return run;
}

inline session::RunSnapshot page_load() {
    return foreign_trace(
        100, {{"main",
               {{0, 2, 70, "load page"},
                {0, 74, 98, "paint"},
                {1, 4, 30, "parse html"},
                {1, 30, 66, "run script"},
                {2, 33, 41, "collect garbage"},
                {2, 42, 60, "layout of everything that is on the page"}}},
              {"network", {{0, 3, 28, "request"}, {0, 31, 44, "request"}, {1, 5, 25, "receive"}}}});
}

// `depths` rows of `slices` slices each, with names that take turns, over one second.
inline session::RunSnapshot sliced(int lanes, int depths, int slices) {
    static const std::string names[] = {"parse", "layout", "paint", "script", "collect garbage"};
    std::vector<std::pair<std::string, std::vector<SliceStory>>> threads;
    for (int lane = 0; lane < lanes; ++lane) {
        threads.push_back({"thread " + std::to_string(lane + 1), {}});
        for (int depth = 0; depth < depths; ++depth)
            for (int i = 0; i < slices; ++i)
                threads.back().second.push_back({static_cast<std::size_t>(depth),
                                                 1000.0 * i / slices, 1000.0 * (i + 0.9) / slices,
                                                 names[(i * 7 + depth) % 5]});
    }
    return foreign_trace(1000, threads);
}

}  // namespace threadline::test
