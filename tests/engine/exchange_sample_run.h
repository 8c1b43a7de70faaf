// A small run made by hand: two threads in two processes, a mutex that both want, a reader-writer
// lock with two readers, a deadlock, a sleep, a shared variable, names that need escaping.
#pragma once

#include "engine/trace/trace_builder.h"

namespace threadline::test {

class SampleRun {
public:
    SampleRun() {
        tables.names = {"", "red, \"green\"\tand \x01", "naïve ∀"};
        tables.sites = {{}, {"scenarios/deadlock/sample.lua", 14}, {"helper \"x\".lua", 3}};
        tables.actors.resize(3);
        tables.actors[1].name = "A, the \"first\"\n";
        tables.actors[1].process_id = 4711;
        tables.actors[2].name = "B";
        tables.actors[2].process = 1;
        tables.actors[2].process_id = 4712;
        tables.actors[2].parent = ActorId{1};
        tables.actors[2].body = SiteId{2};
        tables.objects.resize(6);
        tables.objects[lock1.value] = object("Lock 1", record::ObjectKind::Mutex);
        tables.objects[lock2.value] = object("Lock 2", record::ObjectKind::Mutex);
        tables.objects[readers.value] = object("Table", record::ObjectKind::ReaderWriterLock);
        tables.objects[count.value] = object("count", record::ObjectKind::Variable);
        tables.objects[count.value].initial = Value::integer(7);
        tables.objects[count.value].declared = SiteId{1};
        tables.objects[flag.value] = object("flag", record::ObjectKind::Variable);

        info.version = "0.1.0";
        info.scenario = "deadlock/sample";
        info.title = "A sample";
        info.source = "-- line 1\nlock \"Lock 1\"\n";
        info.parameters = {{"remedy", std::string("none")}, {"work", 12.5}, {"guarded", true}};
        info.seed = 18;
        info.remedies = "global-order";
        info.simulate = "slice=1ms,step=50ns";
        info.cpu_note = "the kernel does not tell: perf_event_paranoid is 3";
        info.switches_lost = 5;
        info.cores = 2;
        info.outcome = trace::Outcome::Deadlocked;
        info.wall = trace::Duration(2'000'001);
        info.events_recorded = 99;
        info.overhead_percent = 0.25;
        info.clock_error = trace::Duration(-40);

        world.learn(tables);
        builder.set_tables(std::make_shared<trace::Tables>(tables));
    }

    void event(std::int64_t at_ns, ActorId actor, EventKind kind, ObjectId object = {},
               std::uint16_t flags = 0, std::int64_t argument = 0, SiteId site = SiteId{1}) {
        trace::TraceEvent event;
        event.actor = actor;
        event.event.time = static_cast<std::uint64_t>(at_ns);
        event.event.kind = kind;
        event.event.object = object;
        event.event.flags = flags;
        event.event.argument = argument;
        event.event.site = site;
        if (changes_object(kind))
            event.event.order = ++orders_[object.value];
        world.apply(event);
        builder.append(event, world);
        builder.advance(event.time());
    }

    void play() {
        using enum EventKind;
        using namespace event_flag;
        event(0, a, ThreadBegin);
        event(1'000, b, ThreadBegin);
        event(2'000, a, Acquired, readers, shared);
        event(3'001, b, Acquired, readers, shared);
        event(3'500, a, Released, readers, shared);
        event(9'000, b, Released, readers, shared);
        event(10'001, a, Acquired, lock1);
        event(11'000, b, Request, lock1);
        event(15'000, a, Released, lock1, 0, b.value);
        event(16'000, b, Acquired, lock1, contended, 0, SiteId{2});
        event(17'000, b, Write, count, static_cast<std::uint16_t>(ValueTag::Integer), -8);
        event(17'500, b, Write, flag, static_cast<std::uint16_t>(ValueTag::String), 2);
        event(18'000, b, Write, flag, static_cast<std::uint16_t>(ValueTag::Float),
              Value::number(0.1).payload);
        event(20'000, a, SleepBegin, {}, 0, 10'000);
        event(33'000, a, SleepEnd);
        event(40'000, a, Acquired, lock2);
        event(50'000, a, Request, lock1);
        event(60'123, b, Request, lock2);
        builder.mark_deadlocked({a, b}, trace::Time(60'123));
        builder.add_moment(
            {trace::Time(60'123), trace::MomentKind::CycleClosed, b, lock2, SiteId{1}, NameId{}});
        builder.add_moment({trace::Time(61'000), trace::MomentKind::Note, ActorId{}, ObjectId{},
                            SiteId{2}, NameId{1}});
        builder.advance(trace::Time(1'500'000));
    }
    // While it still goes on.
    trace::Snapshot unfinished() {
        builder.set_info(std::make_shared<trace::RunInfo>(info));
        return builder.snapshot();
    }
    trace::Snapshot finished() {
        builder.finish(trace::Time(2'000'001));
        return unfinished();
    }

    static constexpr ActorId a{1}, b{2};
    static constexpr ObjectId lock1{1}, lock2{2}, readers{3}, count{4}, flag{5};
    trace::Tables tables;
    trace::RunInfo info;
    trace::World world;
    trace::TraceBuilder builder;

private:
    static trace::ObjectInfo object(const char* name, record::ObjectKind kind) {
        trace::ObjectInfo info;
        info.name = name;
        info.kind = kind;
        return info;
    }
    static bool changes_object(EventKind kind) {
        return kind == EventKind::Acquired || kind == EventKind::Released ||
               kind == EventKind::Request || kind == EventKind::Write;
    }

    std::uint32_t orders_[8] = {};
};

}  // namespace threadline::test
