// A run that is too long to be in memory, written part by part as a table and as Chrome JSON: the
// same bytes as if it were read in one.
#include "engine/exchange/chrome_json_writer.h"
#include "engine/exchange/interval_csv_writer.h"
#include "engine/exchange/sections.h"
#include "engine/session/noted_findings.h"
#include "engine/session/run_writing.h"
#include "engine/session/session.h"
#include "tests/app/full_disk.h"
#include "tests/engine/recorded_long.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace threadline;
using namespace threadline::session;
using test::Recorded;
using trace::CpuSource;
using trace::Time;
using trace::TimeRange;

namespace {

constexpr std::uint64_t small_part = 10'000;  // events

}  // namespace

class SessionRunWritingTest : public QObject {
    Q_OBJECT
private slots:
    void part_by_part_it_is_what_it_is_in_one_data();
    void part_by_part_it_is_what_it_is_in_one();
    void who_stops_it_keeps_the_file_that_was_there();
    void what_cannot_be_written_is_one_clear_line();
    void no_more_is_read_than_there_is_room_for();
    void who_stops_it_while_it_is_joined_keeps_the_file_too();
    void no_more_is_joined_than_the_output_takes();
    void sections_stand_in_order_however_they_came();

private:
    std::filesystem::path path(const char* name) const {
        return std::filesystem::path(folder_.path().toStdString()) / name;
    }
    QByteArray content(const char* name) const {
        QFile file(folder_.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QTemporaryDir folder_;
};

void SessionRunWritingTest::part_by_part_it_is_what_it_is_in_one_data() {
    QTest::addColumn<CpuSource>("cpus");
    QTest::addColumn<Recorded::Threads>("threads");
    using enum Recorded::Threads;
    QTest::newRow("switches known") << CpuSource::Kernel << End;
    QTest::newRow("estimated") << CpuSource::Estimated << End;
    QTest::newRow("cut off") << CpuSource::Kernel << AreCutOff;
}

void SessionRunWritingTest::part_by_part_it_is_what_it_is_in_one() {
    QFETCH(CpuSource, cpus);
    QFETCH(Recorded::Threads, threads);
    Recorded recorded(12, cpus);
    recorded.record(path("run.tline"), 100'000, test::often, threads);
    const auto opened = open_trace(path("run.tline"));
    QVERIFY(opened.ok() && opened->whole);
    const TimeRange all = opened->trace.range();
    const auto in_one = [&](TimeRange range) { return opened->whole->detail(range).value().trace; };
    int parts = 0;
    const GoOn count = [&parts] { return ++parts > 0; };

    const TimeRange stretch{all.end / 7, all.end / 3 * 2};
    for (const TimeRange& range : {all, stretch}) {
        parts = 0;
        QVERIFY(write_interval_csv(*opened, range, path("parts.csv"), count, small_part).ok());
        QVERIFY2(parts > 3, qPrintable(QString::number(parts)));
        QVERIFY(exchange::write_interval_csv(in_one(range), range, path("one.csv")).ok());
        QVERIFY(content("one.csv").count('\n') > 1000);
        QVERIFY(content("parts.csv") == content("one.csv"));
    }
    // Nor does it matter that it was ever too long.
    const trace::Snapshot kept = recorded.whole.snapshot().trace;
    QVERIFY(exchange::write_interval_csv(kept, stretch, path("kept.csv")).ok());
    QVERIFY(content("parts.csv") == content("kept.csv"));

    parts = 0;
    QVERIFY(write_chrome_json(*opened, path("parts.json"), count, small_part).ok());
    QVERIFY2(parts > 3, qPrintable(QString::number(parts)));
    QVERIFY(
        exchange::write_chrome_json(in_one(all), path("one.json"), noted(*opened->findings)).ok());
    QVERIFY(content("one.json").contains("threadline.wake"));
    QVERIFY(content("parts.json") == content("one.json"));
}

void SessionRunWritingTest::who_stops_it_keeps_the_file_that_was_there() {
    Recorded recorded(12, CpuSource::Kernel);
    recorded.record(path("run.tline"), 60'000);
    const auto opened = open_trace(path("run.tline"));
    QVERIFY(opened.ok());
    QFile before(folder_.filePath("stopped.csv"));
    QVERIFY(before.open(QIODevice::WriteOnly) && before.write("mine") == 4);
    before.close();
    int parts = 0;
    const Status stopped = write_interval_csv(
        *opened, opened->trace.range(), path("stopped.csv"), [&] { return ++parts < 3; },
        small_part);
    QVERIFY(!stopped.ok());
    QVERIFY(stopped.error().message == "stopped: nothing was written");
    QCOMPARE(parts, 3);
    QCOMPARE(content("stopped.csv"), QByteArray("mine"));
}

void SessionRunWritingTest::what_cannot_be_written_is_one_clear_line() {
    Recorded recorded(12, CpuSource::Kernel);
    recorded.record(path("run.tline"), 60'000);
    const auto opened = open_trace(path("run.tline"));
    QVERIFY(opened.ok());
    const Status nowhere = write_chrome_json(*opened, "/nonexistent/folder/run.json");
    QVERIFY(!nowhere.ok());
    QVERIFY(nowhere.error().message.starts_with("cannot write '/nonexistent/folder/run.json'"));
    const Status full = write_chrome_json(*opened, "/dev/full");
    QVERIFY(!full.ok());
    QVERIFY2(full.error().message.starts_with("cannot write '/dev/full': No space left on device"),
             full.error().message.c_str());
}

void SessionRunWritingTest::no_more_is_read_than_there_is_room_for() {
    Recorded recorded(12, CpuSource::Kernel);
    recorded.record(path("run.tline"), 100'000);
    const auto opened = open_trace(path("run.tline"));
    QVERIFY(opened.ok() && opened->whole);
    std::uint64_t given = 0;
    const auto parts_given = [&](const char* name) {
        given = 0;
        const TimeRange all = opened->trace.range();
        const exchange::RunParts parts = [&](const auto& take) {
            return for_each_part(
                opened->whole->overview(), all,
                [&](const trace::Snapshot& snapshot, TimeRange part) {
                    ++given;
                    return take({snapshot, part.begin == all.begin ? Time::min() : part.begin,
                                 part.end == all.end ? Time::max() : part.end});
                },
                small_part);
        };
        return exchange::write_chrome_json(parts, path(name));
    };
    QVERIFY(parts_given("roomy.json").ok());
    const std::uint64_t all = given;
    QVERIFY2(all > 3, qPrintable(QString::number(all)));
    QVERIFY(content("roomy.json").size() > 2'000'000);
    {
        const test::FilesOfAtMost full(500'000);
        const Status status = parts_given("full.json");
        QVERIFY(!status.ok());
        QVERIFY(status.error().message.starts_with("cannot write '" + path("full.json").string()));
    }
    QVERIFY2(given < all, qPrintable(QString::number(given)));
    QVERIFY(!QFile::exists(folder_.filePath("full.json")));
    // Where nothing can be begun, nothing is read.
    QVERIFY(!parts_given("no such folder/run.json").ok());
    QCOMPARE(given, std::uint64_t(0));
}

void SessionRunWritingTest::who_stops_it_while_it_is_joined_keeps_the_file_too() {
    QFile before(folder_.filePath("joined"));
    QVERIFY(before.open(QIODevice::WriteOnly) && before.write("mine") == 4);
    before.close();
    int asked = 0;
    const Status stopped = exchange::write_in_sections(
        path("joined"),
        [](exchange::Sections& sections) -> Status {
            sections.stream() << std::string(5'000'000, 'x');
            return Done{};
        },
        [&] { return ++asked < 3; });
    QVERIFY(!stopped.ok());
    QVERIFY(stopped.error().message == "stopped: nothing was written");
    QCOMPARE(asked, 3);
    QCOMPARE(content("joined"), QByteArray("mine"));
}

void SessionRunWritingTest::no_more_is_joined_than_the_output_takes() {
    int asked = 0;
    const Status full = exchange::write_in_sections(
        "/dev/full",
        [](exchange::Sections& sections) -> Status {
            sections.stream() << std::string(5'000'000, 'x');
            return Done{};
        },
        [&] { return ++asked > 0; });
    QVERIFY(!full.ok());
    QVERIFY(full.error().message.starts_with("cannot write '/dev/full': No space left on device"));
    QVERIFY2(asked < 5, qPrintable(QString::number(asked)));
}

void SessionRunWritingTest::sections_stand_in_order_however_they_came() {
    const Status written =
        exchange::write_in_sections(path("sections"), [](exchange::Sections& sections) -> Status {
            for (const char* turn : {"1", "2", "3"}) {
                sections.begin({1, 7});
                sections.stream() << 'b' << turn;
                sections.begin({1, 2, 1});
                sections.stream() << "a" << turn;
                sections.begin({0});
                sections.stream() << '-';
            }
            return Done{};
        });
    QVERIFY(written.ok());
    QCOMPARE(content("sections"), QByteArray("---a1a2a3b1b2b3"));
}

QTEST_APPLESS_MAIN(SessionRunWritingTest)
#include "session_run_writing_test.moc"
