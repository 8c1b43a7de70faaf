// Intervals as comma-separated values, as RFC 4180 has them.
#include "engine/exchange/interval_csv_writer.h"
#include "tests/engine/exchange_sample_run.h"

#include <QTest>

#include <sstream>

using namespace threadline;
using threadline::test::SampleRun;

namespace {

// A reader of RFC 4180, written from its grammar.
QList<QStringList> parsed(const QByteArray& text) {
    QList<QStringList> records;
    QStringList record;
    QByteArray field;
    bool quoted = false;
    for (int i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted) {
            if (c != '"') {
                field += c;
            } else if (i + 1 < text.size() && text[i + 1] == '"') {
                field += text[++i];
            } else {
                quoted = false;
            }
        } else if (c == '"') {
            quoted = true;
        } else if (c == ',' || c == '\r') {
            record << QString::fromUtf8(field);
            field.clear();
        } else if (c == '\n') {
            records << record;
            record.clear();
        } else {
            field += c;
        }
    }
    return records;
}

QByteArray csv(const trace::Snapshot& snapshot, std::optional<trace::TimeRange> range = {}) {
    std::ostringstream text;
    exchange::write_interval_csv(snapshot, range.value_or(snapshot.range()), text);
    return QByteArray::fromStdString(text.str());
}

}  // namespace

class ExchangeCsvTest : public QObject {
    Q_OBJECT

private slots:
    void every_interval_and_every_hold_is_a_row() {
        SampleRun run;
        run.play();
        const trace::Snapshot snapshot = run.finished();
        const auto records = parsed(csv(snapshot));
        std::size_t expected = 1;
        for (const auto& lane : snapshot.actors)
            expected += lane->intervals.size();
        for (const auto& lane : snapshot.locks)
            expected += lane->holds.size() + lane->waits.size();
        QCOMPARE(std::size_t(records.size()), expected);
        QCOMPARE(records[0].join(","),
                 "lane,kind,state,begin_ms,end_ms,duration_ms,object,by,line,estimated");
        for (const QStringList& record : records)
            QCOMPARE(record.size(), 10);
    }

    void times_are_exact_and_names_are_quoted() {
        SampleRun run;
        run.play();
        const QByteArray text = csv(run.finished());
        QVERIFY(
            text.contains("B,thread,blocked,0.011000,0.015000,0.004000,Lock 1,"
                          "\"A, the \"\"first\"\"\n\",14,false\r\n"));
        QVERIFY(text.contains("Table,lock,read,0.003001,0.009000,0.005999,Table,B,14,false\r\n"));
        QVERIFY(
            text.contains("Lock 1,lock,wanted,0.011000,0.016000,0.005000,Lock 1,B,14,false\r\n"));
        QVERIFY(text.endsWith("\r\n"));
    }

    void states_of_a_row_add_up_to_the_lifetime() {
        SampleRun run;
        run.play();
        double sum = 0;
        for (const QStringList& record : parsed(csv(run.finished())))
            if (record[0] == "B" && record[1] == "thread")
                sum += record[5].toDouble();
        QCOMPARE(sum, 2.000001 - 0.001);
    }

    void a_range_cuts_what_sticks_out() {
        SampleRun run;
        run.play();
        const QByteArray text =
            csv(run.finished(), trace::TimeRange{trace::Time(12'000), trace::Time(14'000)});
        const auto records = parsed(text);
        QCOMPARE(records.size(), 5);  // two threads; Lock 1 held by A and wanted by B
        for (int i = 1; i < records.size(); ++i)
            QCOMPARE(records[i].mid(3, 3).join(" "), "0.012000 0.014000 0.002000");
    }

    void times_of_steps_are_said_to_be_an_order_alone() {
        SampleRun run;
        run.play();
        trace::Snapshot snapshot = run.finished();
        const auto of_times = parsed(csv(snapshot));
        auto info = std::make_shared<trace::RunInfo>(*snapshot.info);
        info->schedule = "stepped";
        snapshot.info = std::move(info);
        const auto of_steps = parsed(csv(snapshot));
        QCOMPARE(of_steps.size(), of_times.size());
        QCOMPARE(of_steps[0], QStringList(of_times[0]) << "schedule");
        for (int i = 1; i < of_steps.size(); ++i) {
            QCOMPARE(of_steps[i].size(), 11);
            QCOMPARE(of_steps[i].last(), "stepped");
        }
    }

    void slices_of_other_programs_have_no_state() {
        auto tables = std::make_shared<trace::Tables>();
        tables->names.push_back("f(\"x\")");
        tables->actors.resize(2);
        tables->actors[1].name = "Main";
        auto lane = std::make_shared<trace::SliceLane>();
        lane->actor = ActorId{1};
        lane->rows.emplace_back();
        lane->rows[0].append({trace::Time(1'000'000), trace::Time(2'500'000), NameId{1}});
        trace::Snapshot snapshot;
        snapshot.now = trace::Time(3'000'000);
        snapshot.tables = tables;
        snapshot.slices.push_back(lane);
        QCOMPARE(parsed(csv(snapshot))[1].join("|"),
                 "Main|slice||1.000000|2.500000|1.500000|f(\"x\")|||false");
    }

    void a_file_that_cannot_be_written_is_one_clear_line() {
        const Status status =
            exchange::write_interval_csv(trace::Snapshot{}, {}, "/nonexistent/folder/run.csv");
        QVERIFY(!status.ok());
        QVERIFY(QString::fromStdString(status.error().message).contains("cannot write"));
    }
};

QTEST_GUILESS_MAIN(ExchangeCsvTest)
#include "exchange_csv_test.moc"
