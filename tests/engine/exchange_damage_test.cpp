// Chrome JSON that is broken, hostile or cut: one clear line, or a trace that keeps its promises.
#include "engine/exchange/chrome_json_writer.h"
#include "tests/engine/chrome_json_file.h"
#include "tests/engine/exchange_sample_run.h"

#include <QTest>

#include <random>
#include <sstream>

using namespace threadline;
using namespace threadline::trace;

class ExchangeDamageTest : public QObject, test::ChromeJsonFile {
    Q_OBJECT

private slots:
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

QTEST_GUILESS_MAIN(ExchangeDamageTest)
#include "exchange_damage_test.moc"
