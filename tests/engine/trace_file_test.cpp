// The file gives back what was written; cut anywhere it opens up to its last whole chunk; damaged
// anywhere it says so in one line, and never crashes or asks for more memory than it may.
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "engine/trace/chunk.h"
#include "engine/trace/event_coding.h"
#include "engine/trace/table_coding.h"
#include "engine/trace/trace_file.h"
#include "tests/engine/random_run.h"

#include <csignal>

#include <sys/resource.h>

using namespace threadline;
using namespace threadline::test;
using namespace threadline::trace;

namespace {

RunInfo some_info() {
    RunInfo info;
    info.version = "0.1.0";
    info.scenario = "deadlock/opposite-order";
    info.title = "Two locks";
    info.source = "title \"x\"\n\0y";
    info.parameters = {{"remedy", std::string("none")}, {"work", 20.5}, {"fast", true}};
    info.seed = 17;
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
std::vector<TraceEvent> typical_events(std::size_t count, std::uint32_t actors) {
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

Tables tables_for(std::uint32_t actors) {
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

std::vector<TraceEvent> events_of(const TraceReader& reader) {
    std::vector<TraceEvent> events;
    const Status status = reader.read([&](std::span<const TraceEvent> chunk) {
        events.insert(events.end(), chunk.begin(), chunk.end());
        return true;
    });
    return status ? events : std::vector<TraceEvent>{};
}

bool one_line(const std::string& message) {
    return !message.empty() && message.find('\n') == std::string::npos;
}

}  // namespace

class TraceFileTest : public QObject {
    Q_OBJECT

private slots:
    void whatWasWrittenComesBack();
    void aRandomRunComesBackToTheLastEvent();
    void aRunIsTheSameAfterReading();
    void theChecksumIsThatOfTheStandard();
    void aFileCutAnywhereOpensUpToItsLastWholeChunk();
    void aFlippedBitIsNoticed();
    void mutatedChunksWithTheRightChecksumDoNoHarm();
    void moreCoresThanThereCanBeAreDamage();
    void aFinalValueThatNamesNothingIsNil();
    void otherFilesAreNotTraces_data();
    void otherFilesAreNotTraces();
    void aMissingFolderIsNamed();
    void aFullDiskLeavesWhatWasWrittenReadable();
    void typicalEventsTakeFewBytes_data();
    void typicalEventsTakeFewBytes();
    void theSameRunGivesTheSameBytes();
    void whatIsFlushedIsReadableBeforeTheChunkIsFull();
    void flushingLeavesNoTraceInTheBytes();
    void aFileKeepsItsNameUntilTheRunHasBegun();
    void whatFollowsTheEndIsSaid_data();
    void whatFollowsTheEndIsSaid();

private:
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

    QTemporaryDir folder_;
};

void TraceFileTest::whatWasWrittenComesBack() {
    Tables tables = tables_for(3);
    const auto events = typical_events(20'000, 3);
    {
        auto writer = TraceWriter::create(path("a.tline"));
        QVERIFY(writer.ok());
        QVERIFY((*writer)->append(std::span(events).first(5000), tables).ok());
        tables.names.push_back("later");
        tables.actors.push_back({"new", record::ActorKind::Task, 1, 0, ActorId{1}, SiteId{2}});
        tables.actors[1].process_id = 99;
        QVERIFY((*writer)->append(std::span(events).subspan(5000), tables).ok());
        QVERIFY((*writer)->finish(some_info(), tables, {0ns, 60s}).ok());
    }
    const auto reader = TraceReader::open(path("a.tline"));
    QVERIFY2(reader.ok(), reader.ok() ? "" : reader.error().message.c_str());
    QVERIFY((*reader)->info() == some_info());
    QVERIFY((*reader)->tables().names == tables.names);
    QVERIFY((*reader)->tables().actors == tables.actors);
    QVERIFY((*reader)->tables().objects == tables.objects);
    QVERIFY((*reader)->tables().sites == tables.sites);
    QVERIFY(((*reader)->range() == TimeRange{0ns, 60s}));
    QCOMPARE((*reader)->event_count(), std::uint64_t{20'000});
    QVERIFY(events_of(**reader) == events);
    QCOMPARE((*reader)->event_count(EventKind::Acquired),
             static_cast<std::uint64_t>(std::count_if(
                 events.begin(), events.end(),
                 [](const TraceEvent& event) { return event.event.kind == EventKind::Acquired; })));
}

void TraceFileTest::aRandomRunComesBackToTheLastEvent() {
    for (std::uint32_t seed = 1; seed <= 100; ++seed) {
        RandomRun random(seed);
        while (random.run.events().size() < 300 && random.step()) {
        }
        const auto& events = random.run.events();
        std::vector<TraceEvent> back;
        QVERIFY(decode_events(encode_events(events), random.run.tables(), back));
        QVERIFY(back == events);
        EventSummary summary;
        QVERIFY(decode_summary(encode_events(events), summary));
        QCOMPARE(summary.count, events.size());
    }
}

void TraceFileTest::aRunIsTheSameAfterReading() {
    RandomRun random(3);
    while (random.run.events().size() < 200 && random.step()) {
    }
    auto writer = TraceWriter::create(path("run.tline"));
    QVERIFY((*writer)->append(random.run.events(), random.run.tables()).ok());
    QVERIFY((*writer)->finish(some_info(), random.run.tables(), {0ns, random.now()}).ok());
    const auto reader = TraceReader::open(path("run.tline"));
    QVERIFY(reader.ok());
    World world;
    TraceBuilder builder;
    world.learn((*reader)->tables());
    builder.set_tables(std::make_shared<Tables>((*reader)->tables()));
    for (const TraceEvent& event : events_of(**reader)) {
        world.apply(event);
        builder.append(event, world);
    }
    builder.finish(random.now());
    const auto expected = random.run.finish(random.now()).snapshot();
    const auto actual = builder.snapshot();
    QVERIFY(actual.values() == expected.values());
    QCOMPARE(actual.actors.size(), expected.actors.size());
    for (std::size_t i = 0; i < actual.actors.size(); ++i)
        QCOMPARE(actual.actors[i]->end, expected.actors[i]->end);
    QCOMPARE(world.inconsistencies(), std::uint64_t{0});
}

void TraceFileTest::theChecksumIsThatOfTheStandard() {
    // RFC 3720, B.4, and the usual check value.
    QCOMPARE(crc32c("123456789"), 0xe3069283u);
    QCOMPARE(crc32c(std::string(32, '\0')), 0x8a9136aau);
    QCOMPARE(crc32c(std::string(32, '\xff')), 0x62a8ab43u);
    QCOMPARE(crc32c("56789", crc32c("1234")), 0xe3069283u);
}

void TraceFileTest::aFileCutAnywhereOpensUpToItsLastWholeChunk() {
    const QByteArray whole = bytes(small_file("whole.tline"));
    const auto events = typical_events(9000, 4);
    std::size_t last = 0;
    for (qsizetype length = 0; length < whole.size(); length += length < 300 ? 1 : 499) {
        put(path("cut.tline"), whole.left(length));
        const auto reader = TraceReader::open(path("cut.tline"));
        if (length < qsizetype(file_head_size)) {
            QVERIFY(!reader.ok());
            continue;
        }
        QVERIFY2(reader.ok(), qPrintable(QString::number(length)));
        QVERIFY((*reader)->info().truncated);
        const auto read = events_of(**reader);
        QCOMPARE(read.size(), std::size_t((*reader)->event_count()));
        QVERIFY(read.size() >= last && read.size() <= events.size());
        QVERIFY(std::equal(read.begin(), read.end(), events.begin()));
        last = read.size();
    }
    // Only the index is missing: every event is there.
    put(path("cut.tline"), whole.left(whole.size() - 1));
    QCOMPARE(events_of(**TraceReader::open(path("cut.tline"))).size(), std::size_t{9000});
    QVERIFY(TraceReader::open(path("whole.tline")).ok());
    QVERIFY(!(*TraceReader::open(path("whole.tline")))->info().truncated);
}

void TraceFileTest::aFlippedBitIsNoticed() {
    const QByteArray whole = bytes(small_file("flip.tline", 300));
    const auto events = typical_events(300, 4);
    for (qsizetype at = 0; at < whole.size(); at += 3) {
        QByteArray flipped = whole;
        flipped[at] = static_cast<char>(flipped[at] ^ (1 << (at % 8)));
        put(path("flipped.tline"), flipped);
        const auto reader = TraceReader::open(path("flipped.tline"));
        if (!reader) {
            QVERIFY(one_line(reader.error().message));
            continue;
        }
        // A length that points beyond the end looks like a file that was cut off.
        QVERIFY2((*reader)->info().truncated, qPrintable(QString::number(at)));
        const auto read = events_of(**reader);
        QVERIFY(read.empty() || read == events);
    }
    QByteArray damaged = whole;
    damaged[whole.size() / 2] = static_cast<char>(~damaged[whole.size() / 2]);
    put(path("damaged.tline"), damaged);
    const auto reader = TraceReader::open(path("damaged.tline"));
    QVERIFY(!reader.ok());
    QVERIFY(QString::fromStdString(reader.error().message).endsWith(" is damaged"));
}

// The checksum keeps accidents out; this is what stays if somebody means harm.
void TraceFileTest::mutatedChunksWithTheRightChecksumDoNoHarm() {
    const std::uint32_t seed = 4;
    qInfo("seed %u", seed);
    std::mt19937 random(seed);
    const Tables tables = tables_for(4);
    const std::string events = encode_events(typical_events(200, 4));
    const std::string info = encode_info(some_info());
    const std::string table = TablesEncoder().encode(tables);
    const auto mutate = [&](std::string content) {
        const int changes = 1 + static_cast<int>(random() % 4);
        for (int i = 0; i < changes && !content.empty(); ++i) {
            const std::size_t at = random() % content.size();
            switch (random() % 4) {
                case 0:
                    content[at] = static_cast<char>(random());
                    break;
                case 1:
                    content[at] = static_cast<char>(0xff);
                    break;
                case 2:
                    content.erase(at, 1 + random() % 8);
                    break;
                default:
                    content.insert(at, 1 + random() % 8, static_cast<char>(random()));
                    break;
            }
        }
        return content;
    };
    int survived = 0;
    for (int i = 0; i < 900; ++i) {
        std::string file(file_magic);
        file += std::string("\1\0", 2);
        file += make_chunk(ChunkKind::Tables, i % 3 == 0 ? mutate(table) : table);
        file += make_chunk(ChunkKind::Info, i % 3 == 1 ? mutate(info) : info);
        file += make_chunk(ChunkKind::Events, i % 3 == 2 ? mutate(events) : events);
        put(path("mutated.tline"), QByteArray(file.data(), static_cast<qsizetype>(file.size())));
        const auto reader = TraceReader::open(path("mutated.tline"));
        if (!reader) {
            QVERIFY(one_line(reader.error().message));
            continue;
        }
        World world;
        TraceBuilder builder;
        world.learn((*reader)->tables());
        builder.set_tables(std::make_shared<Tables>((*reader)->tables()));
        for (const TraceEvent& event : events_of(**reader)) {
            world.apply(event);
            builder.append(event, world);
        }
        builder.finish((*reader)->range().end);
        QVERIFY(builder.snapshot().actors.size() < 10'000);
        ++survived;
    }
    QVERIFY(survived > 25);
}

void TraceFileTest::moreCoresThanThereCanBeAreDamage() {
    RunInfo info = some_info();
    for (const std::uint32_t cores : {65'536u, 65'537u, UINT32_MAX}) {
        info.cores = cores;
        auto writer = TraceWriter::create(path("cores.tline"));
        QVERIFY((*writer)->finish(info, tables_for(1), {0ns, 1s}).ok());
        const auto reader = TraceReader::open(path("cores.tline"));
        QCOMPARE(reader.ok(), cores == 65'536u);
        if (!reader)
            QVERIFY(QString::fromStdString(reader.error().message).endsWith(" is damaged"));
    }
}

void TraceFileTest::aFinalValueThatNamesNothingIsNil() {
    const Tables tables = tables_for(1);
    RunInfo info = some_info();
    info.final_values = {{ObjectId{1}, Value::string(NameId{1})},
                         {ObjectId{2}, {ValueTag::String, 1'000'000}},
                         {ObjectId{2}, {ValueTag::String, -1}},
                         {ObjectId{99}, Value::integer(3)}};
    auto writer = TraceWriter::create(path("final.tline"));
    QVERIFY((*writer)->finish(info, tables, {0ns, 1s}).ok());
    const auto reader = TraceReader::open(path("final.tline"));
    QVERIFY(reader.ok());
    const std::vector<FinalValue>& values = (*reader)->info().final_values;
    QCOMPARE(values.size(), std::size_t(3));
    QVERIFY(values[0].value == Value::string(NameId{1}));
    QVERIFY(values[1].value == Value::nil() && values[2].value == Value::nil());
}

void TraceFileTest::otherFilesAreNotTraces_data() {
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("message");
    QTest::newRow("empty") << QByteArray() << "not a Threadline trace";
    QTest::newRow("text") << QByteArray("hello, this is no trace at all")
                          << "not a Threadline trace";
    QTest::newRow("zeros") << QByteArray(5000, '\0') << "not a Threadline trace";
    QTest::newRow("a later version")
        << QByteArray("TLINE\0\7\0", 8) << "written by a later version of Threadline (format 7)";
}

void TraceFileTest::otherFilesAreNotTraces() {
    QFETCH(QByteArray, content);
    QFETCH(QString, message);
    put(path("x.tline"), content);
    const auto reader = TraceReader::open(path("x.tline"));
    QVERIFY(!reader.ok());
    QCOMPARE(QString::fromStdString(reader.error().message),
             QString::fromStdString(path("x.tline")) + ": " + message);
}

void TraceFileTest::aMissingFolderIsNamed() {
    const auto writer = TraceWriter::create(path("missing/x.tline"));
    QVERIFY(!writer.ok());
    QCOMPARE(QString::fromStdString(writer.error().message),
             "cannot write '" + QString::fromStdString(path("missing/x.tline")) +
                 "': there is no folder '" + QString::fromStdString(path("missing")) +
                 "'; make it first");
    QVERIFY(QString::fromStdString(TraceReader::open(path("none.tline")).error().message)
                .endsWith(": No such file or directory"));
    QVERIFY(!TraceReader::open(folder_.path().toStdString()).ok());
}

// The limit on file sizes stands in for a disk that is full.
void TraceFileTest::aFullDiskLeavesWhatWasWrittenReadable() {
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    getrlimit(RLIMIT_FSIZE, &before);
    rlimit limit = before;
    limit.rlim_cur = 100'000;
    setrlimit(RLIMIT_FSIZE, &limit);

    const Tables tables = tables_for(4);
    const auto events = typical_events(100'000, 4);
    Result<std::unique_ptr<TraceWriter>> writer = TraceWriter::create(path("full.tline"));
    const Status status = (*writer)->append(events, tables);
    const Status again = (*writer)->append(events, tables);
    const Status finished = (*writer)->finish(some_info(), tables, {0ns, 1s});
    setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, SIG_DFL);

    QVERIFY(!status.ok() && !again.ok() && !finished.ok());
    QVERIFY(one_line(status.error().message));
    QCOMPARE(status.error().message, finished.error().message);
    const auto reader = TraceReader::open(path("full.tline"));
    QVERIFY(reader.ok());
    QVERIFY((*reader)->info().truncated);
    const auto read = events_of(**reader);
    QVERIFY(read.size() >= 4096);
    QVERIFY(std::equal(read.begin(), read.end(), events.begin()));
}

void TraceFileTest::typicalEventsTakeFewBytes_data() {
    QTest::addColumn<int>("actors");
    for (const int actors : {1, 2, 8, 64, 1000})
        QTest::addRow("%d threads", actors) << actors;
}

void TraceFileTest::typicalEventsTakeFewBytes() {
    QFETCH(int, actors);
    const auto count = std::uint32_t{50'000};
    const Tables tables = tables_for(static_cast<std::uint32_t>(actors));
    auto writer = TraceWriter::create(path("size.tline"));
    QVERIFY(
        (*writer)->append(typical_events(count, static_cast<std::uint32_t>(actors)), tables).ok());
    QVERIFY((*writer)->finish(some_info(), tables, {0ns, 60s}).ok());
    const double each = double(bytes(path("size.tline")).size()) / count;
    qInfo("%.2f bytes an event", each);
    QVERIFY(each <= 8.0);
}

void TraceFileTest::theSameRunGivesTheSameBytes() {
    QCOMPARE(bytes(small_file("one.tline")), bytes(small_file("two.tline")));
}

void TraceFileTest::whatIsFlushedIsReadableBeforeTheChunkIsFull() {
    const Tables tables = tables_for(4);
    const auto events = typical_events(5000, 4);
    auto writer = TraceWriter::create(path("flushed.tline"));
    QVERIFY((*writer)->write_info(some_info()).ok());
    for (const std::size_t count : {100, 3000, 5000}) {
        const std::size_t before = count == 100 ? 0 : count == 3000 ? 100 : 3000;
        QVERIFY((*writer)->append(std::span(events).first(count).subspan(before), tables).ok());
        QVERIFY((*writer)->flush(tables).ok());
        QVERIFY((*writer)->flush(tables).ok());
        const auto reader = TraceReader::open(path("flushed.tline"));
        QVERIFY2(reader.ok(), reader.ok() ? "" : reader.error().message.c_str());
        QCOMPARE((*reader)->event_count(), count);
        QVERIFY((*reader)->info().truncated);
        QCOMPARE((*reader)->info().title, some_info().title);
        QCOMPARE((*reader)->info().source, some_info().source);
        const auto read = events_of(**reader);
        QVERIFY(std::equal(read.begin(), read.end(), events.begin(), events.begin() + count));
    }
}

void TraceFileTest::flushingLeavesNoTraceInTheBytes() {
    const auto write = [this](const char* name, bool flushing) {
        Tables tables = tables_for(4);
        const auto events = typical_events(9000, 4);
        auto writer = TraceWriter::create(path(name));
        if (!(*writer)->write_info(some_info()))
            qFatal("cannot write");
        for (std::size_t at = 0; at < events.size(); at += 500) {
            tables.names.push_back("name " + std::to_string(at));
            if (!(*writer)->append(std::span(events).subspan(at, 500), tables) ||
                (flushing && !(*writer)->flush(tables)))
                qFatal("cannot write");
        }
        if (!(*writer)->finish(some_info(), tables, {0ns, 1s}))
            qFatal("cannot write");
        return bytes(path(name));
    };
    QCOMPARE(write("flushed.tline", true), write("plain.tline", false));
}

void TraceFileTest::aFileKeepsItsNameUntilTheRunHasBegun() {
    const QByteArray before = bytes(small_file("old.tline"));
    {
        auto writer = TraceWriter::create(path("old.tline"));
        QVERIFY(writer.ok());
        QCOMPARE(bytes(path("old.tline")), before);
        QCOMPARE(QDir(folder_.path()).entryList({"*.part"}, QDir::Files | QDir::Hidden).size(), 1);
    }
    QCOMPARE(bytes(path("old.tline")), before);
    QVERIFY(QDir(folder_.path()).entryList({"*.part"}, QDir::Files | QDir::Hidden).empty());
    auto writer = TraceWriter::create(path("old.tline"));
    QVERIFY((*writer)->write_info(some_info()).ok());
    QVERIFY(bytes(path("old.tline")).size() < before.size());
}

void TraceFileTest::whatFollowsTheEndIsSaid_data() {
    QTest::addColumn<QByteArray>("junk");
    QTest::newRow("a byte") << QByteArray("x");
    QTest::newRow("zeros") << QByteArray(64, '\0');
    QTest::newRow("text") << QByteArray("this is not a chunk at all, and it is long enough");
}

void TraceFileTest::whatFollowsTheEndIsSaid() {
    QFETCH(QByteArray, junk);
    const QByteArray whole = bytes(small_file("whole.tline"));
    put(path("junk.tline"), whole + junk);
    const auto reader = TraceReader::open(path("junk.tline"));
    QVERIFY(!reader.ok());
    const std::string& message = reader.error().message;
    QVERIFY2(message.find(std::to_string(junk.size()) + " bytes follow the end of the trace") !=
                 std::string::npos,
             message.c_str());
    QVERIFY(message.find("truncate -s " + std::to_string(whole.size())) != std::string::npos);
}

QTEST_GUILESS_MAIN(TraceFileTest)
#include "trace_file_test.moc"
