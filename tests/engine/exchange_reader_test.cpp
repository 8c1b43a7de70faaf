// Chrome JSON of other programs: slices by name, nothing claimed that the file does not say, and
// one clear line where the file is broken.
#include "engine/exchange/chrome_json_reader.h"
#include "engine/exchange/chrome_json_writer.h"
#include "tests/engine/exchange_sample_run.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <random>
#include <sstream>

using namespace threadline;
using namespace threadline::trace;
using threadline::exchange::ChromeJsonCounts;

namespace {

// What a lane shows: "name begin+length" in microseconds, rows parted by "|".
QString drawn(const Snapshot& snapshot, const SliceLane& lane) {
    QStringList rows;
    for (const auto& row : lane.rows) {
        QStringList slices;
        for (std::size_t i = 0; i < row.size(); ++i)
            slices << QString("%1 %2+%3")
                          .arg(QString::fromStdString(snapshot.tables->name(row[i].name)))
                          .arg(double(row[i].begin.count()) / 1000)
                          .arg(double(row[i].range().length().count()) / 1000);
        rows << slices.join(", ");
    }
    return rows.join(" | ");
}

}  // namespace

class ExchangeReaderTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    ChromeJsonCounts counts_;

    std::filesystem::path file(const QByteArray& text) {
        QFile file(folder_.filePath("x.json"));
        file.remove();  // some file systems flush to the disk what replaces another file
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write the test's file");
        return folder_.filePath("x.json").toStdString();
    }
    // JSON in these tests has ' where it should have ".
    Result<Snapshot> read(QByteArray text) {
        text.replace('\'', '"');
        return exchange::read_chrome_json(file(text), &counts_);
    }
    Snapshot snapshot(const QByteArray& text) {
        auto read = this->read(text);
        if (!read)
            qFatal("%s", read.error().message.c_str());
        return *read;
    }
    QString error(const QByteArray& text) {
        const auto read = this->read(text);
        return read ? QString() : QString::fromStdString(read.error().message).section('/', -1);
    }
    QString only_lane(const QByteArray& text) {
        const Snapshot snapshot = this->snapshot(text);
        return snapshot.slices.size() == 1 ? drawn(snapshot, *snapshot.slices[0])
                                           : QString("%1 lanes").arg(snapshot.slices.size());
    }

private slots:
    void begins_and_ends_nest() {
        QCOMPARE(only_lane("[{'ph':'B','name':'a','pid':1,'tid':1,'ts':10},"
                           "{'ph':'B','name':'b','pid':1,'tid':1,'ts':12},"
                           "{'ph':'E','pid':1,'tid':1,'ts':13.5},"
                           "{'ph':'B','name':'c','pid':1,'tid':1,'ts':14},"
                           "{'ph':'E','pid':1,'tid':1,'ts':15},"
                           "{'ph':'E','pid':1,'tid':1,'ts':20}]"),
                 "a 0+10 | b 2+1.5, c 4+1");
    }

    void begins_and_ends_need_not_be_in_order() {
        QCOMPARE(only_lane("[{'ph':'E','pid':1,'tid':1,'ts':20},"
                           "{'ph':'E','pid':1,'tid':1,'ts':13},"
                           "{'ph':'B','name':'b','pid':1,'tid':1,'ts':12},"
                           "{'ph':'B','name':'a','pid':1,'tid':1,'ts':10}]"),
                 "a 0+10 | b 2+1");
    }

    void complete_slices_nest_whatever_their_order_in_the_file() {
        // VizTracer writes a function when it returns: the inner ones first.
        QCOMPARE(only_lane("{'traceEvents':["
                           "{'ph':'X','name':'inner','pid':1,'tid':1,'ts':1000.5,'dur':2},"
                           "{'ph':'X','name':'outer','pid':1,'tid':1,'ts':1000.5,'dur':10.125}],"
                           "'viztracer_metadata':{'version':'0.16','overflow':false}}"),
                 "outer 0+10.125 | inner 0+2");
    }

    void complete_slices_and_pairs_share_a_lane() {
        QCOMPARE(only_lane("[{'ph':'B','name':'a','pid':1,'tid':1,'ts':0},"
                           "{'ph':'X','name':'x','pid':1,'tid':1,'ts':1,'dur':1},"
                           "{'ph':'E','pid':1,'tid':1,'ts':5}]"),
                 "a 0+5 | x 1+1");
    }

    void slices_that_overlap_on_a_thread_are_all_shown() {
        QCOMPARE(only_lane("[{'ph':'X','name':'a','pid':1,'tid':1,'ts':0,'dur':10},"
                           "{'ph':'X','name':'b','pid':1,'tid':1,'ts':5,'dur':10},"
                           "{'ph':'X','name':'c','pid':1,'tid':1,'ts':15,'dur':1}]"),
                 "a 0+10, c 15+1 | b 5+10");
    }

    void a_begin_without_end_lasts_to_the_end_of_the_trace() {
        QCOMPARE(only_lane("[{'ph':'B','name':'a','pid':1,'tid':1,'ts':0},"
                           "{'ph':'X','name':'b','pid':1,'tid':1,'ts':5,'dur':10}]"),
                 "a 0+15 | b 5+10");
        QCOMPARE(counts_.unfinished, 1u);
    }

    void an_end_without_begin_is_counted() {
        QCOMPARE(only_lane("[{'ph':'E','name':'a','pid':1,'tid':1,'ts':0},"
                           "{'ph':'i','name':'mark','pid':1,'tid':1,'ts':5,'s':'t'}]"),
                 "mark 5+0");
        QCOMPARE(counts_.unmatched_ends, 1u);
    }

    void asynchronous_slices_overlap_on_a_lane_of_their_own() {
        const Snapshot trace = snapshot(
            "[{'ph':'X','name':'run','pid':1,'tid':1,'ts':0,'dur':100},"
            "{'ph':'b','cat':'net','id':'0x1','name':'GET','pid':1,'tid':1,'ts':10},"
            "{'ph':'b','cat':'net','id':'0x2','name':'PUT','pid':1,'tid':1,'ts':20},"
            "{'ph':'n','cat':'net','id':'0x1','name':'reply','pid':1,'tid':1,'ts':25},"
            "{'ph':'e','cat':'net','id':'0x1','name':'GET','pid':1,'tid':2,'ts':30},"
            "{'ph':'e','cat':'net','id':'0x2','name':'PUT','pid':1,'tid':1,'ts':40},"
            "{'ph':'b','cat':'net','id2':{'local':'7'},'name':'GET','pid':1,'ts':50},"
            "{'ph':'e','cat':'net','id2':{'local':'7'},'name':'GET','pid':1,'ts':60}"
            "]");
        QCOMPARE(trace.slices.size(), 2u);
        QVERIFY(trace.slices[1]->asynchronous);
        QCOMPARE(drawn(trace, *trace.slices[1]), "GET 10+20, GET 50+10 | PUT 20+20 | reply 25+0");
        QCOMPARE(trace.tables->actor(trace.slices[1]->actor).name, std::string("net"));
    }

    void names_and_order_come_from_the_metadata_wherever_it_stands() {
        const Snapshot trace = snapshot(
            "{'traceEvents':["
            "{'ph':'X','name':'x','pid':1,'tid':1,'ts':0,'dur':1},"
            "{'ph':'X','name':'x','pid':1,'tid':2,'ts':0,'dur':1},"
            "{'ph':'X','name':'x','pid':9,'tid':3,'ts':0,'dur':1},"
            "{'args':{'name':'second'},'cat':'__metadata','name':'thread_name','ph':'M','pid':1,'"
            "tid':1,'ts':0},"
            "{'args':{'name':'first'},'cat':'__metadata','name':'thread_name','ph':'M','pid':1,'"
            "tid':2,'ts':0},"
            "{'args':{'name':'idle'},'cat':'__metadata','name':'thread_name','ph':'M','pid':1,'tid'"
            ":77,'ts':0},"
            "{'args':{'sort_index':-1},'name':'thread_sort_index','ph':'M','pid':1,'tid':2},"
            "{'args':{'name':'Renderer'},'name':'process_name','ph':'M','pid':9},"
            "{'args':{'sort_index':-5},'name':'process_sort_index','ph':'M','pid':9}]}");
        QStringList names;
        for (const auto& lane : trace.slices)
            names << QString::fromStdString(trace.tables->actor(lane->actor).name);
        QCOMPARE(names.join(", "), "Thread 3 (Renderer), first (1), second (1)");
        QCOMPARE(trace.tables->actor(trace.slices[0]->actor).process_id, 9);
    }

    void processes_and_threads_may_be_known_by_texts() {
        const Snapshot trace =
            snapshot("[{'ph':'X','name':'x','pid':'Main','tid':'Work','ts':'5','dur':'1.5'}]");
        QCOMPARE(trace.tables->actor(trace.slices[0]->actor).name, std::string("Work"));
        QCOMPARE(drawn(trace, *trace.slices[0]), "x 0+1.5");
    }

    void no_state_is_claimed_for_foreign_threads() {
        const Snapshot trace = snapshot("[{'ph':'X','name':'x','pid':1,'tid':1,'ts':5,'dur':1}]");
        QVERIFY(trace.actors.empty());
        QVERIFY(trace.locks.empty());
        QCOMPARE(trace.info->scenario, std::string("x.json"));
        QVERIFY(trace.info->clock == Clock::Real);
        QCOMPARE(trace.info->cores, 0u);
        QCOMPARE(trace.now.count(), 1000);
        QVERIFY(trace.finished);
    }

    void flows_and_counters_of_others_are_counted() {
        snapshot(
            "[{'ph':'X','name':'x','pid':1,'tid':1,'ts':5,'dur':1},"
            "{'ph':'s','name':'f','id':1,'pid':1,'tid':1,'ts':5},"
            "{'ph':'t','name':'f','id':1,'pid':1,'tid':1,'ts':5.5},"
            "{'ph':'f','bp':'e','name':'f','id':1,'pid':1,'tid':1,'ts':6},"
            "{'ph':'C','name':'heap','pid':1,'ts':5,'args':{'bytes':12}},"
            "{'ph':'O','name':'o','pid':1,'ts':5,'args':{'snapshot':{'a':[{}]}}}]");
        QCOMPARE(counts_.events, 6u);
        QCOMPARE(counts_.flows, 3u);
        QCOMPARE(counts_.counters, 1u);
        QCOMPARE(counts_.others, 1u);
    }

    void times_are_exact_to_the_nanosecond() {
        // Microseconds since 1970 do not fit into a double with three decimals.
        const Snapshot trace = snapshot(
            "[{'ph':'X','name':'x','pid':1,'tid':1,'ts':1700000000000000.001,'dur':1e3},"
            "{'ph':'X','name':'y','pid':1,'tid':1,'ts':1700000000001000.0035,'dur':1E-3}]");
        QCOMPARE(trace.slices[0]->rows[0][0].end.count(), 1'000'000);
        QCOMPARE(trace.slices[0]->rows[0][1].begin.count(), 1'000'003);
        QCOMPARE(trace.slices[0]->rows[0][1].end.count(), 1'000'004);
    }

    void texts_are_unescaped() {
        QCOMPARE(
            only_lane(
                "[{'ph':'X','name':'a\\\"\\\\\\u00e9\\n\\ud83d\\ude00','pid':1,'ts':0,'dur':1}]"),
            QString("a\"\\é\n😀 0+1"));
    }

    void an_array_without_its_end_is_whole() {
        const QByteArray event = "{'ph':'X','name':'x','pid':1,'tid':1,'ts':5,'dur':1}";
        for (const char* rest : {"", ",", ",\n", "\n"}) {
            const Snapshot trace = snapshot("[" + event + rest);
            QCOMPARE(trace.slices.size(), 1u);
            QVERIFY(!trace.info->truncated);
        }
    }

    void an_object_cut_between_events_opens_and_says_so() {
        const Snapshot trace =
            snapshot("{'traceEvents':[{'ph':'X','name':'x','pid':1,'tid':1,'ts':5,'dur':1},");
        QCOMPARE(trace.slices.size(), 1u);
        QVERIFY(trace.info->truncated);
    }

    void a_byte_order_mark_and_other_keys_are_skipped() {
        QCOMPARE(only_lane("\xef\xbb\xbf{\"displayTimeUnit\":\"ns\",\"otherData\":{\"traceEvents\":"
                           "[{\"ph\":\"X\"}]},\"traceEvents\":[{\"ph\":\"X\",\"name\":\"x\","
                           "\"ts\":1,\"dur\":2,\"pid\":1}],\"metadata\":[1,2,{}]}"),
                 "x 0+2");
    }

    void broken_files_say_where_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("message");
        QTest::newRow("comma missing")
            << QByteArray("[\n{\"ph\":\"X\"\n\"pid\":1}]")
            << "x.json:3: malformed JSON at byte 12: Missing a comma or '}' after an object member";
        QTest::newRow("cut inside an event")
            << QByteArray("[{\"ph\":\"X\"},{\"ph\":\"B\",\"na")
            << "x.json:1: malformed JSON at byte 25: Missing a closing quotation mark in string";
        QTest::newRow("no value") << QByteArray("{\"traceEvents\":[{\"ts\":}]}")
                                  << "x.json:1: malformed JSON at byte 22: Invalid value";
        QTest::newRow("not JSON") << QByteArray("<html>")
                                  << "x.json:1: malformed JSON at byte 0: Invalid value";
        QTest::newRow("rubbish at the end")
            << QByteArray("[]x")
            << "x.json:1: malformed JSON at byte 2: The document root must not "
               "be followed by other values";
        QTest::newRow("too deep") << QByteArray(10'000, '[')
                                  << "x.json:1: malformed JSON at byte 512: nested too deeply";
        QTest::newRow("empty") << QByteArray()
                               << "x.json: the file is empty; write the trace again";
        const QString none =
            "x.json: no trace events in it; a Chrome JSON trace is an array of "
            "events or an object with \"traceEvents\"";
        QTest::newRow("another object") << QByteArray("{\"a\":1}") << none;
        QTest::newRow("another array") << QByteArray("[1,2,3]") << none;
        QTest::newRow("objects that are no events") << QByteArray("[{\"a\":1}]") << none;
        QTest::newRow("a number") << QByteArray("12") << none;
    }
    void broken_files_say_where() {
        QFETCH(QByteArray, text);
        QFETCH(QString, message);
        QCOMPARE(error(text), message);
    }

    void a_file_that_is_not_there_is_one_clear_line() {
        const auto read = exchange::read_chrome_json("/nonexistent.json");
        QVERIFY(!read.ok());
        QCOMPARE(read.error().message, std::string("/nonexistent.json: No such file or directory"));
        QVERIFY(!exchange::read_chrome_json("/tmp").ok());
    }

    void json_is_told_by_its_first_bytes() {
        QVERIFY(exchange::looks_like_json(file(" \n[")));
        QVERIFY(exchange::looks_like_json(file("\xef\xbb\xbf{}")));
        QVERIFY(!exchange::looks_like_json(file("TLINE{")));
        QVERIFY(!exchange::looks_like_json(file("")));
    }

    void hostile_values_do_no_harm_data() {
        QTest::addColumn<QByteArray>("events");
        QTest::newRow("huge times") << QByteArray(
            "{'ph':'X','name':'x','ts':1e300,'dur':1e300},"
            "{'ph':'X','name':'y','ts':-1e300,'dur':9999999999999999999999},"
            "{'ph':'X','name':'z','ts':1e307,'dur':-5}");
        QTest::newRow("fields of other types") << QByteArray(
            "{'ph':1,'ts':{},'dur':[],'name':null,'pid':{'a':1},'tid':true},"
            "{'ph':'X','ts':null,'dur':[1],'name':7,'args':'x','id':{}},"
            "{'ph':'XX','ts':1},{'ph':'','ts':'a','dur':'b'}");
        QTest::newRow("nothing but a phase") << QByteArray(
            "{'ph':'X'},{'ph':'B'},{'ph':'E'},{'ph':'b'},{'ph':'e'},{'ph':'M'},"
            "{'ph':'M','name':'thread_name','args':[]},{'ph':'s'},{'ph':'i'}");
        QTest::newRow("keys twice")
            << QByteArray("{'ph':'B','ph':'X','ts':1,'ts':2,'dur':1,'args':{'a':1},'args':{}}");
        QTest::newRow("ids out of range") << QByteArray(
            "{'ph':'X','cat':'threadline.state','tid':4,'ts':1,'dur':5,'args':{'state':'blocked',"
            "'object_id':99,'site_id':4294967295,'by_id':-1,'woken_by_id':1e30}},"
            "{'ph':'X','cat':'threadline.state','tid':99999999999,'ts':1,'dur':5},"
            "{'ph':'X','cat':'threadline.hold','tid':2,'ts':1,'dur':5,'args':{'actor_id':77}},"
            "{'ph':'b','cat':'threadline.wait','id':1,'tid':2,'ts':1,'args':{'actor_id':4}},"
            "{'ph':'X','cat':'threadline.value','tid':3,'ts':9,'dur':5,"
            "'args':{'tag':4,'payload':12345}},"
            "{'ph':'i','cat':'threadline.moment','ts':4,'args':{'kind':200,'text_id':9}},"
            "{'ph':'M','name':'threadline_object','args':{'id':2,'kind':250,'extent':4000000000}},"
            "{'ph':'M','name':'threadline_actor','args':{'id':-3}},"
            "{'ph':'M','name':'threadline_name','args':{'id':1e18}}");
        QTest::newRow("states that overlap and leave gaps") << QByteArray(
            "{'ph':'X','cat':'threadline.state','tid':1,'ts':50,'dur':5,'args':{'open':true}},"
            "{'ph':'X','cat':'threadline.state','tid':1,'ts':10,'dur':20,'args':{}},"
            "{'ph':'X','cat':'threadline.state','tid':1,'ts':15,'dur':2,'args':{}},"
            "{'ph':'X','cat':'threadline.state','tid':1,'ts':15,'dur':30,'args':{}}");
    }
    void hostile_values_do_no_harm() {
        QFETCH(QByteArray, events);
        const Snapshot trace = snapshot("[" + events + "]");
        keeps_its_promises(trace);
    }

    void more_core_time_than_can_be_added_up_is_refused() {
        for (const int cpus : {16, 17, 257}) {
            const QString said =
                cpus > 16 ? QString("x.json: its run is too long for so many cores") : QString();
            QByteArray text = "[{'ph':'M','name':'threadline_run','args':{'cores':";
            text += QByteArray::number(cpus) + ",'now_ns':36028797018963968}}]";
            QCOMPARE(error(text), said);
            text = "[";
            for (int cpu = 1; cpu <= cpus; ++cpu)
                text += "{'ph':'M','name':'threadline_cpu','tid':" + QByteArray::number(cpu) +
                        ",'args':{'end_ns':36028797018963968}},";
            QCOMPARE(error(text + "{}]"), said);
        }
    }

    void ten_thousand_nested_slices_are_cut_at_the_deepest_row() {
        QByteArray text = "[";
        for (int i = 0; i < 10'000; ++i)
            text += "{\"ph\":\"B\",\"name\":\"f\",\"ts\":" + QByteArray::number(i) + "},";
        const Snapshot trace = snapshot(text + "{'ph':'i','name':'end','ts':20000}]");
        QCOMPARE(trace.slices[0]->rows.size(), exchange::deepest_slice);
        QCOMPARE(counts_.too_deep, 10'000u - exchange::deepest_slice);
    }

    // A file cut anywhere opens or says what is wrong.
    void cut_anywhere() {
        const QByteArray whole =
            sample().trimmed();  // without its last line break nothing is missing
        int opened = 0;
        for (int length = 0; length < whole.size(); length += 7) {
            const auto read = this->read(whole.left(length));
            if (read) {
                ++opened;
                QVERIFY(read->info->truncated);
                keeps_its_promises(*read);
            } else {
                QVERIFY(!read.error().message.empty());
                QVERIFY(!QByteArray::fromStdString(read.error().message).contains('\n'));
            }
        }
        QVERIFY(opened > 0);
    }

    void changed_anywhere() {
        const unsigned seed = qEnvironmentVariableIntValue("THREADLINE_SEED") != 0
                                  ? unsigned(qEnvironmentVariableIntValue("THREADLINE_SEED"))
                                  : 20240807u;
        qInfo("seed %u (set THREADLINE_SEED for another)", seed);
        std::mt19937 random(seed);
        const QByteArray whole = sample();
        const char* pieces[] = {"9",
                                "-",
                                "e99",
                                "\"",
                                "{",
                                "}",
                                "[",
                                "]",
                                ",",
                                "null",
                                ":",
                                "\\",
                                "\"ph\":\"B\",",
                                "\"tid\":999999,",
                                "\"ts\":-1e18,",
                                "1e400",
                                "."};
        int opened = 0;
        for (int round = 0; round < 2000; ++round) {
            QByteArray text = whole;
            const unsigned changes = 1 + random() % 4;
            for (unsigned i = 0; i < changes; ++i) {
                const int at = int(random() % unsigned(text.size()));
                switch (random() % 5) {
                    case 0:
                        text[at] = char(random());
                        break;
                    case 1:
                        text.remove(at, 1 + int(random() % 40));
                        break;
                    case 2:
                        text.insert(at, pieces[random() % std::size(pieces)]);
                        break;
                    case 3:
                        text.insert(at, text.mid(int(random() % unsigned(text.size())),
                                                 int(random() % 200)));
                        break;
                    case 4:  // a digit becomes another: stays JSON, changes meaning
                        for (int k = at; k < text.size(); ++k)
                            if (text[k] >= '0' && text[k] <= '9') {
                                text[k] = char('0' + random() % 10);
                                break;
                            }
                        break;
                }
            }
            const auto read = this->read(text);
            if (!read)
                continue;
            ++opened;
            keeps_its_promises(*read);
            std::ostringstream again;  // what was opened can be written
            exchange::write_chrome_json(*read, again);
        }
        QVERIFY(opened > 100);
    }

private:
    static QByteArray sample() {
        test::SampleRun run;
        run.play();
        std::ostringstream text;
        exchange::write_chrome_json(run.finished(), text);
        QByteArray events = QByteArray::fromStdString(text.str());
        // Some of another program's in the same file.
        events.insert(events.indexOf('[') + 1,
                      "{'ph':'X','name':'f','pid':9,'tid':9,'ts':5,'dur':20},"
                      "{'ph':'B','name':'g','pid':9,'tid':9,'ts':6},"
                      "{'ph':'b','cat':'c','id':4,'name':'h','pid':9,'tid':9,'ts':6},"
                      "{'ph':'E','pid':9,'tid':9,'ts':7},"
                      "{'ph':'e','cat':'c','id':4,'name':'h','pid':9,'tid':9,'ts':8},");
        return events;
    }

    // What the types of a snapshot promise to those who draw and count.
    void keeps_its_promises(const Snapshot& trace) {
        const Tables& tables = *trace.tables;
        for (const auto& lane : trace.actors) {
            QVERIFY(lane->actor.value < tables.actors.size());
            Time at = lane->begin;
            const auto check = [&](const Interval& interval) {
                QVERIFY(interval.begin == at && interval.end >= interval.begin);
                QVERIFY(interval.object.value < tables.objects.size());
                QVERIFY(interval.site.value < tables.sites.size());
                QVERIFY(interval.by.value < tables.actors.size());
                QVERIFY(interval.woken_by.value < tables.actors.size());
                at = interval.end;
            };
            for (std::size_t i = 0; i < lane->intervals.size(); ++i)
                check(lane->intervals[i]);
            if (lane->open)
                check(*lane->open);
            QVERIFY(at == lane->end);
            QVERIFY(lane->end <= trace.now);
            QCOMPARE(lane->shares({lane->begin, lane->end}).total().count(),
                     (lane->end - lane->begin).count());
        }
        for (const auto& lane : trace.locks)
            for (const auto* series : {&lane->holds, &lane->waits})
                for (std::size_t i = 0; i < series->size(); ++i) {
                    const Hold& hold = (*series)[i];
                    QVERIFY(hold.begin <= hold.end);
                    QVERIFY(i == 0 || (*series)[i - 1].end <= hold.end);
                    QVERIFY(hold.actor.value < tables.actors.size());
                    QVERIFY(hold.lock.value < tables.objects.size());
                    QVERIFY(hold.site.value < tables.sites.size());
                }
        for (const auto& lane : trace.slices) {
            QVERIFY(lane->actor.value < tables.actors.size());
            for (const auto& row : lane->rows)
                for (std::size_t i = 0; i < row.size(); ++i) {
                    QVERIFY(row[i].begin <= row[i].end);
                    QVERIFY(row[i].begin >= Time{0} && row[i].end <= trace.now);
                    QVERIFY(i == 0 || row[i - 1].end <= row[i].begin);
                    QVERIFY(row[i].name.value < tables.names.size());
                }
        }
        for (std::size_t i = 0; i < trace.moments.size(); ++i)
            QVERIFY(trace.moments[i].text.value < tables.names.size());
        for (const auto& [name, value] : trace.values())
            QVERIFY(value.tag != ValueTag::String || value.as_name().value < tables.names.size());
    }
};

QTEST_GUILESS_MAIN(ExchangeReaderTest)
#include "exchange_reader_test.moc"
