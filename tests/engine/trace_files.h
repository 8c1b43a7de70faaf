// Trace files for tests: what a scenario records, written and read.
#pragma once

#include "engine/trace/trace_file.h"
#include "tests/engine/random_run.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <random>

namespace threadline::test {

using namespace threadline::trace;

inline RunInfo some_info() {
    RunInfo info;
    info.version = "0.1.0";
    info.scenario = "deadlock/opposite-order";
    info.title = "Two locks";
    info.source = "title \"x\"\n\0y";
    info.parameters = {{"remedy", std::string("none")}, {"work", 20.5}, {"fast", true}};
    info.seed = 17;
    info.simulate = "hand-over=7us";
    info.cores = 8;
    info.outcome = Outcome::Deadlocked;
    info.wall = 171'200'000ns;
    info.events_recorded = 1234;
    info.overhead_percent = 0.25;
    info.largest_time_correction = 80ns;
    info.resident_kib = 5120;
    return info;
}

// Threads that take a lock, read and write a variable and let go, over and over, with computing and
// I/O between: what a scenario records.
inline std::vector<TraceEvent> typical_events(std::size_t count, std::uint32_t actors) {
    std::mt19937 random(11);
    std::vector<TraceEvent> events;
    struct Thread {
        int step = 0;
        std::uint64_t cpu = 1'000'000;
    };
    std::vector<Thread> threads(actors + 1);
    std::uint64_t time = 0;
    std::uint32_t lock_order = 0;
    std::uint32_t variable_order = 0;
    std::int64_t value = 0;
    while (events.size() < count) {
        time += 150 + random() % 900;
        const auto id = static_cast<std::uint32_t>(1 + random() % actors);
        Thread& thread = threads[id];
        TraceEvent e;
        e.actor = ActorId{id};
        e.event.time = time;
        const auto integer = static_cast<std::uint16_t>(ValueTag::Integer);
        switch (thread.step++ % 8) {
            case 0:
                e.event.kind = EventKind::ComputeBegin;
                e.event.argument = 20'000'000;
                e.event.site = SiteId{3};
                break;
            case 1:
                e.event.kind = EventKind::ComputeEnd;
                e.event.argument = 20'000'000 + static_cast<std::int64_t>(random() % 100'000);
                e.event.site = SiteId{3};
                break;
            case 2:
                e.event.kind = EventKind::Request;
                e.event.object = ObjectId{1};
                e.event.order = ++lock_order;
                e.event.site = SiteId{4};
                break;
            case 3:
                e.event.kind = EventKind::CpuTime;
                thread.cpu += 20'000'000 + random() % 200'000;
                e.event.argument = static_cast<std::int64_t>(thread.cpu);
                break;
            case 4:
                e.event.kind = EventKind::Acquired;
                e.event.flags = event_flag::contended;
                e.event.object = ObjectId{1};
                e.event.order = ++lock_order;
                e.event.site = SiteId{4};
                break;
            case 5:
                e.event.kind = EventKind::Read;
                e.event.object = ObjectId{2};
                e.event.order = variable_order;
                e.event.argument = value;
                e.event.flags = integer;
                e.event.site = SiteId{5};
                break;
            case 6:
                e.event.kind = EventKind::Write;
                e.event.object = ObjectId{2};
                e.event.order = ++variable_order;
                e.event.argument = ++value;
                e.event.flags = integer;
                e.event.site = SiteId{5};
                break;
            default:
                e.event.kind = EventKind::Released;
                e.event.object = ObjectId{1};
                e.event.order = ++lock_order;
                e.event.argument = static_cast<std::int64_t>(1 + random() % actors);
                e.event.site = SiteId{6};
                break;
        }
        events.push_back(e);
    }
    return events;
}

inline Tables tables_for(std::uint32_t actors) {
    Tables tables;
    for (std::uint32_t i = 1; i <= actors; ++i)
        tables.actors.push_back({"T" + std::to_string(i), {}, 0, 4711, {}, {}});
    ObjectInfo object;
    object.name = "x";
    object.kind = record::ObjectKind::Queue;
    object.capacity = 4;
    object.initial = Value::number(2.5);
    tables.objects.resize(3, object);
    tables.sites.resize(8, SiteInfo{"a.lua", 3});
    tables.names.push_back("text");
    return tables;
}

inline std::vector<TraceEvent> events_of(const TraceReader& reader) {
    std::vector<TraceEvent> events;
    const Status status = reader.read([&](std::span<const TraceEvent> chunk) {
        events.insert(events.end(), chunk.begin(), chunk.end());
        return true;
    });
    return status ? events : std::vector<TraceEvent>{};
}

inline bool one_line(const std::string& message) {
    return !message.empty() && message.find('\n') == std::string::npos;
}

class TraceFiles {
public:
    std::string path(const char* name) const { return folder_.filePath(name).toStdString(); }
    QByteArray bytes(const std::string& path) const {
        QFile file(QString::fromStdString(path));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void put(const std::string& path, const QByteArray& bytes) const {
        QFile file(QString::fromStdString(path));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }
    // A small file with several chunks of each kind.
    std::string small_file(const char* name, std::size_t count = 9000) {
        const Tables tables = tables_for(4);
        auto writer = TraceWriter::create(path(name));
        if (!writer || !(*writer)->write_info(some_info()) ||
            !(*writer)->append(typical_events(count, 4), tables) ||
            !(*writer)->finish(some_info(), tables, {0ns, 1s}))
            qFatal("cannot write %s", name);
        return path(name);
    }
    QString folder() const { return folder_.path(); }

private:
    QTemporaryDir folder_;
};

// What was read, applied event by event to `world` and `builder`; not finished yet.
inline void rebuild(TraceReader& reader, World& world, TraceBuilder& builder) {
    world.learn(reader.tables());
    builder.set_tables(std::make_shared<Tables>(reader.tables()));
    for (const TraceEvent& event : events_of(reader)) {
        world.apply(event);
        builder.append(event, world);
    }
}

}  // namespace threadline::test
