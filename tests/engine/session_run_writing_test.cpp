// A run that is too long to be in memory, written part by part as a table and as Chrome JSON: the
// same bytes as if it were read in one.
#include "engine/exchange/chrome_json_writer.h"
#include "engine/exchange/interval_csv_writer.h"
#include "engine/exchange/sections.h"
#include "engine/session/noted_findings.h"
#include "engine/session/run_writing.h"
#include "engine/session/session.h"
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
    QVERIFY(!write_chrome_json(*opened, "/dev/full").ok());
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
