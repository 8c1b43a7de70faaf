// A file that was cut opens up to its last whole chunk; a damaged one says so in one line, and
// never crashes or asks for more memory than it may.
#include "engine/trace/chunk.h"
#include "engine/trace/cpu_event.h"
#include "engine/trace/event_coding.h"
#include "engine/trace/table_coding.h"
#include "tests/engine/trace_files.h"

using namespace threadline;
using namespace threadline::test;

class TraceDamageTest : public QObject, private TraceFiles {
    Q_OBJECT

private slots:
    void aFileCutAnywhereOpensUpToItsLastWholeChunk();
    void aFlippedBitIsNoticed();
    void mutatedChunksWithTheRightChecksumDoNoHarm();
    void moreCoresThanThereCanBeAreDamage();
    void moreCoreTimeThanCanBeAddedUpIsRefused();
    void moreCoresInItsEventsThanCanBeAddedUpAreRefused();
    void aFinalValueThatNamesNothingIsNil();
    void otherFilesAreNotTraces_data();
    void otherFilesAreNotTraces();
    void whatFollowsTheEndIsSaid_data();
    void whatFollowsTheEndIsSaid();
};

void TraceDamageTest::aFileCutAnywhereOpensUpToItsLastWholeChunk() {
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

void TraceDamageTest::aFlippedBitIsNoticed() {
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
void TraceDamageTest::mutatedChunksWithTheRightChecksumDoNoHarm() {
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
        test::rebuild(**reader, world, builder);
        builder.finish((*reader)->range().end);
        QVERIFY(builder.snapshot().actors.size() < 10'000);
        ++survived;
    }
    QVERIFY(survived > 25);
}

void TraceDamageTest::moreCoresThanThereCanBeAreDamage() {
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

void TraceDamageTest::moreCoreTimeThanCanBeAddedUpIsRefused() {
    // What ends last is the last event, or what the run says of itself.
    for (const bool says_so : {false, true})
        for (const std::uint32_t cores : {16u, 17u, 65'536u}) {
            RunInfo info = some_info();
            info.cores = cores;
            info.wall = says_so ? latest_time : Time{1s};
            auto writer = TraceWriter::create(path("years.tline"));
            QVERIFY((*writer)
                        ->finish(info, tables_for(1), {0ns, says_so ? Time{1s} : latest_time})
                        .ok());
            const auto reader = TraceReader::open(path("years.tline"));
            QCOMPARE(reader.ok(), cores == 16u);
            if (!reader)
                QVERIFY(QString::fromStdString(reader.error().message)
                            .endsWith(": its run is too long for so many cores"));
        }
}

void TraceDamageTest::moreCoresInItsEventsThanCanBeAddedUpAreRefused() {
    // The run says of itself that it had one core; its events name others.
    for (const unsigned last : {15u, 16u, 65'535u}) {
        RunInfo info = some_info();
        info.cores = 1;
        info.wall = latest_time;
        std::vector<TraceEvent> events(1);
        events[0].event.kind = EventKind::SwitchedIn;
        events[0].event.argument = packed({static_cast<std::uint16_t>(last), 0});
        auto writer = TraceWriter::create(path("many.tline"));
        QVERIFY((*writer)->append(events, tables_for(1)).ok());
        QVERIFY((*writer)->finish(info, tables_for(1), {0ns, latest_time}).ok());
        const auto reader = TraceReader::open(path("many.tline"));
        QVERIFY(reader.ok());
        const Status read = (*reader)->read([](auto) { return true; });
        QCOMPARE(read.ok(), last == 15u);
        if (!read)
            QVERIFY(QString::fromStdString(read.error().message)
                        .endsWith("many.tline: its run is too long for so many cores"));
    }
}

void TraceDamageTest::aFinalValueThatNamesNothingIsNil() {
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

void TraceDamageTest::otherFilesAreNotTraces_data() {
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("message");
    QTest::newRow("empty") << QByteArray() << "not a Threadline trace";
    QTest::newRow("text") << QByteArray("hello, this is no trace at all")
                          << "not a Threadline trace";
    QTest::newRow("zeros") << QByteArray(5000, '\0') << "not a Threadline trace";
    QTest::newRow("a later version")
        << QByteArray("TLINE\0\7\0", 8) << "written by a later version of Threadline (format 7)";
}

void TraceDamageTest::otherFilesAreNotTraces() {
    QFETCH(QByteArray, content);
    QFETCH(QString, message);
    put(path("x.tline"), content);
    const auto reader = TraceReader::open(path("x.tline"));
    QVERIFY(!reader.ok());
    QCOMPARE(QString::fromStdString(reader.error().message),
             QString::fromStdString(path("x.tline")) + ": " + message);
}

void TraceDamageTest::whatFollowsTheEndIsSaid_data() {
    QTest::addColumn<QByteArray>("junk");
    QTest::newRow("a byte") << QByteArray("x");
    QTest::newRow("zeros") << QByteArray(64, '\0');
    QTest::newRow("text") << QByteArray("this is not a chunk at all, and it is long enough");
}

void TraceDamageTest::whatFollowsTheEndIsSaid() {
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

QTEST_GUILESS_MAIN(TraceDamageTest)
#include "trace_damage_test.moc"
