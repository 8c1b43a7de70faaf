// The file gives back what was written, whatever happens while it is written.
#include "engine/trace/chunk.h"
#include "engine/trace/event_coding.h"
#include "engine/trace/table_coding.h"
#include "tests/engine/huge_recording.h"
#include "tests/engine/trace_files.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <future>
#include <stop_token>

using namespace threadline;
using namespace threadline::test;

class TraceFileTest : public QObject, private TraceFiles {
    Q_OBJECT

private slots:
    void whatWasWrittenComesBack();
    void aRandomRunComesBackToTheLastEvent();
    void aRunIsTheSameAfterReading();
    void theChecksumIsThatOfTheStandard();
    void aMissingFolderIsNamed();
    void aNameThatNoFileCanHaveIsRefusedAtOnce();
    void aFolderThatIsThereIsNotSaidToBeMissing();
    void aFullDiskLeavesWhatWasWrittenReadable();
    void typicalEventsTakeFewBytes_data();
    void typicalEventsTakeFewBytes();
    void theSameRunGivesTheSameBytes();
    void whatIsFlushedIsReadableBeforeTheChunkIsFull();
    void flushingLeavesNoTraceInTheBytes();
    void whatAKilledProgramLeftIsClearedAway();
    void aFileKeepsItsNameUntilTheRunIsWhole();
    void whatIsBesideTakesNoNameThatIsThere();
    void aLinkStaysAndWhereItLeadsIsWritten_data();
    void aLinkStaysAndWhereItLeadsIsWritten();
    void whereALinkLeadsToNoFolderThatIsNamed();
    void whoReadsALargeFileCanStop();
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
    test::rebuild(**reader, world, builder);
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

void TraceFileTest::aMissingFolderIsNamed() {
    const auto writer = TraceWriter::create(path("missing/x.tline"));
    QVERIFY(!writer.ok());
    QCOMPARE(QString::fromStdString(writer.error().message),
             "cannot write '" + QString::fromStdString(path("missing/x.tline")) +
                 "': there is no folder '" + QString::fromStdString(path("missing")) +
                 "'; make it first");
    QVERIFY(QString::fromStdString(TraceReader::open(path("none.tline")).error().message)
                .endsWith(": No such file or directory"));
    QVERIFY(!TraceReader::open(folder().toStdString()).ok());
}

// Before the run, not after it.
void TraceFileTest::aNameThatNoFileCanHaveIsRefusedAtOnce() {
    const auto writer = TraceWriter::create(path((std::string(300, 'a') + ".tline").c_str()));
    QVERIFY(!writer.ok());
    QVERIFY2(writer.error().message.ends_with(": File name too long"),
             writer.error().message.c_str());
}

// Nobody makes a file there, and the system says that there is no such file.
void TraceFileTest::aFolderThatIsThereIsNotSaidToBeMissing() {
    const auto writer = TraceWriter::create("/proc/x.tline");
    QVERIFY(!writer.ok());
    QCOMPARE(QString::fromStdString(writer.error().message),
             QString("cannot write '/proc/x.tline': nothing can be written in the folder '/proc'; "
                     "choose another folder"));
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

void TraceFileTest::whatAKilledProgramLeftIsClearedAway() {
    const auto leave = [this](const char* name, std::chrono::minutes age) {
        std::ofstream(path(name)) << "half a run";
        std::filesystem::last_write_time(path(name),
                                         std::filesystem::file_time_type::clock::now() - age);
    };
    leave(".threadline-1-1.part", std::chrono::minutes(5));
    leave(".threadline-2-1.part", std::chrono::minutes(0));
    leave(".threadline-3-1.part", std::chrono::minutes(5));
    leave("my.part", std::chrono::minutes(5));
    const int held = open(path(".threadline-3-1.part").c_str(), O_RDONLY | O_CLOEXEC);
    QCOMPARE(flock(held, LOCK_EX | LOCK_NB), 0);

    QVERIFY(TraceWriter::create(path("new.tline")).ok());
    const QStringList left = {".threadline-2-1.part", ".threadline-3-1.part", "my.part"};
    QCOMPARE(QDir(folder()).entryList({"*.part"}, QDir::Files | QDir::Hidden, QDir::Name), left);
    close(held);
    for (const QString& name : left)
        QVERIFY(QFile::remove(QDir(folder()).filePath(name)));
}

void TraceFileTest::aFileKeepsItsNameUntilTheRunIsWhole() {
    const QByteArray before = bytes(small_file("old.tline"));
    {
        auto writer = TraceWriter::create(path("old.tline"));
        QVERIFY(writer.ok());
        QCOMPARE(bytes(path("old.tline")), before);
        QCOMPARE(QDir(folder()).entryList({"*.part"}, QDir::Files | QDir::Hidden).size(), 1);
    }
    QCOMPARE(bytes(path("old.tline")), before);
    QVERIFY(QDir(folder()).entryList({"*.part"}, QDir::Files | QDir::Hidden).empty());
    auto writer = TraceWriter::create(path("old.tline"));
    QVERIFY((*writer)->write_info(some_info()).ok());
    QCOMPARE(bytes(path("old.tline")), before);
    const auto cut = TraceReader::open(path("old-new.tline"));  // so whoever is killed leaves both
    QVERIFY(cut.ok() && (*cut)->info().truncated);
    QVERIFY((*writer)->finish(some_info(), tables_for(1), {0ns, 1s}).ok());
    QVERIFY(bytes(path("old.tline")) != before);
    const auto whole = TraceReader::open(path("old.tline"));
    QVERIFY(whole.ok() && !(*whole)->info().truncated);
    QVERIFY(!QFile::exists(QString::fromStdString(path("old-new.tline"))));
}

void TraceFileTest::whatIsBesideTakesNoNameThatIsThere() {
    small_file("twice.tline");
    put(path("twice-new.tline"), "mine");
    auto writer = TraceWriter::create(path("twice.tline"));
    QVERIFY((*writer)->write_info(some_info()).ok());
    QCOMPARE(bytes(path("twice-new.tline")), QByteArray("mine"));
    QVERIFY(TraceReader::open(path("twice-new-2.tline")).ok());
}

void TraceFileTest::aLinkStaysAndWhereItLeadsIsWritten_data() {
    QTest::addColumn<bool>("is_there");
    QTest::newRow("what it leads to is there") << true;
    QTest::newRow("nothing is there yet") << false;
}

void TraceFileTest::aLinkStaysAndWhereItLeadsIsWritten() {
    QFETCH(const bool, is_there);
    const QDir here(folder());
    const QString links = is_there ? "links" : "dangling";
    QVERIFY(here.mkpath(links + "/runs"));
    const auto in_links = [&](const QString& name) { return here.filePath(links + '/' + name); };
    QVERIFY(QFile::link("next.tline", in_links("link.tline")));
    QVERIFY(QFile::link("runs/target.tline", in_links("next.tline")));
    if (is_there)
        put(in_links("runs/target.tline").toStdString(), "older");
    small_file((links + "/link.tline").toUtf8().constData());
    QCOMPARE(QFile(in_links("link.tline")).symLinkTarget(), in_links("next.tline"));
    QCOMPARE(QFile(in_links("next.tline")).symLinkTarget(), in_links("runs/target.tline"));
    QVERIFY(TraceReader::open(in_links("runs/target.tline").toStdString()).ok());
    QCOMPARE(QDir(in_links("runs")).entryList(QDir::Files | QDir::Hidden),
             QStringList("target.tline"));
}

void TraceFileTest::whereALinkLeadsToNoFolderThatIsNamed() {
    const QDir here(folder());
    QVERIFY(QFile::link("gone/run.tline", here.filePath("to-gone.tline")));
    const auto writer = TraceWriter::create(path("to-gone.tline"));
    QVERIFY(!writer.ok());
    QVERIFY2(writer.error().message.ends_with(": there is no folder '" + path("gone") +
                                              "'; make it first"),
             writer.error().message.c_str());
}

void TraceFileTest::whoReadsALargeFileCanStop() {
    QVERIFY(make_huge_recording(path("huge.tline")));
    std::stop_source stop;
    auto is_read = std::async(std::launch::async, [this, token = stop.get_token()] {
        return TraceReader::open(path("huge.tline"), token).ok();
    });
    QTRY_VERIFY(is_open(path("huge.tline")));
    stop.request_stop();
    QVERIFY(!is_read.get());
}

QTEST_GUILESS_MAIN(TraceFileTest)
#include "trace_file_test.moc"
