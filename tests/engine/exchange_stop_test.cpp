// Reading a Chrome JSON trace of which nobody wants to have the lanes any more.
#include "engine/exchange/chrome_event_parser.h"
#include "engine/exchange/foreign_slices.h"
#include "engine/exchange/recorded_run.h"
#include "tests/engine/chrome_json_file.h"

#include <QTest>

#include <fcntl.h>

using namespace threadline;
using namespace threadline::exchange;

class ExchangeStopTest : public QObject, test::ChromeJsonFile {
    Q_OBJECT

private slots:
    void no_more_is_read_than_a_buffer_after_it() {
        constexpr int all = 20'000;
        const QByteArray text = events(all, R"("ph":"X","name":"work","tid":1,"dur":1)");
        std::stop_source stop;
        int seen = 0;
        const auto end = parse(
            text,
            [&](const ChromeEvent&) {
                if (++seen == 10)
                    stop.request_stop();
            },
            stop.get_token());
        QVERIFY(!end.ok());
        QCOMPARE(end.error().message, std::string("stopped"));
        QVERIFY(seen >= 10);
        QVERIFY(seen <= all / 2 && text.size() >= 2 * 256 * 1024);
    }

    // Whatever is wrong with it.
    void what_is_stopped_before_it_begins_reads_nothing_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("a trace") << events(10, R"("ph":"X","name":"work","tid":1,"dur":1)");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("not JSON") << QByteArray("<html>");
    }
    void what_is_stopped_before_it_begins_reads_nothing() {
        QFETCH(QByteArray, text);
        std::stop_source stop;
        stop.request_stop();
        const auto read = read_chrome_json(file(text), &counts_, nullptr, stop.get_token());
        QVERIFY(!read.ok());
        QCOMPARE(read.error().message, std::string("stopped"));
        QCOMPARE(counts_.events, std::uint64_t{0});
    }

    void lanes_are_not_made_to_their_end_data() {
        QTest::addColumn<QByteArray>("fields");
        QTest::newRow("slices") << QByteArray(R"("ph":"X","name":"work","tid":1,"dur":1)");
        QTest::newRow("begins") << QByteArray(R"("ph":"B","name":"work","tid":1)");
        QTest::newRow("asynchronous")
            << QByteArray(R"("ph":"b","cat":"net","id":"1","name":"work")");
    }
    void lanes_are_not_made_to_their_end() {
        QFETCH(QByteArray, fields);
        for (const bool stopped : {false, true}) {
            ForeignSlices slices(counts_);
            QVERIFY(parse(events(20'000, fields), [&](const ChromeEvent& event) {
                        slices.add(event);
                    }).ok());
            trace::Tables tables;
            StopPoint point = stop_point(stopped);
            if (stopped)
                QVERIFY_THROWS_EXCEPTION(StopPoint::Stopped,
                                         (void)slices.lanes(slices.first(), tables, point));
            else
                QCOMPARE(slices.lanes(slices.first(), tables, point).size(), std::size_t{1});
        }
    }

    void nor_are_those_of_a_run() {
        for (const bool stopped : {false, true}) {
            RecordedRun run;
            QVERIFY(parse(events(20'000, R"("ph":"X","cat":"threadline.state","tid":1,"dur":1,)"
                                         R"("args":{"state":"running"})"),
                          [&](const ChromeEvent& event) { run.add(event); })
                        .ok());
            QVERIFY(!run.empty());
            StopPoint point = stop_point(stopped);
            if (stopped)
                QVERIFY_THROWS_EXCEPTION(StopPoint::Stopped, (void)run.take(point));
            else
                QCOMPARE(run.take(point).actors.size(), std::size_t{1});
        }
    }

private:
    // The last one first: they have to be put in order.
    static QByteArray events(int count, const QByteArray& fields) {
        QByteArray text = "[";
        for (int i = count; i > 0; --i)
            text += "{\"ts\":" + QByteArray::number(i) + "," + fields + "},\n";
        return text + "{}]";
    }

    Result<FileEnd> parse(const QByteArray& text,
                          const std::function<void(const ChromeEvent&)>& each,
                          const std::stop_token& stop = {}) {
        const int fd = ::open(file(text).c_str(), O_RDONLY | O_CLOEXEC);
        auto end = parse_chrome_events(fd, "x.json", each, stop);
        ::close(fd);
        return end;
    }

    static StopPoint stop_point(bool stopped) {
        std::stop_source stop;
        if (stopped)
            stop.request_stop();
        return StopPoint(stop.get_token());
    }
};

QTEST_APPLESS_MAIN(ExchangeStopTest)
#include "exchange_stop_test.moc"
