// Chrome JSON of other programs: slices by name, and nothing claimed that the file does not say.
#include "tests/engine/chrome_json_file.h"

#include <QTest>

using namespace threadline;
using namespace threadline::trace;

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

class ExchangeReaderTest : public QObject, test::ChromeJsonFile {
    Q_OBJECT

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

    void json_is_told_by_its_first_bytes() {
        QVERIFY(exchange::looks_like_json(file(" \n[")));
        QVERIFY(exchange::looks_like_json(file("\xef\xbb\xbf{}")));
        QVERIFY(!exchange::looks_like_json(file("TLINE{")));
        QVERIFY(!exchange::looks_like_json(file("")));
    }

    void ten_thousand_nested_slices_are_cut_at_the_deepest_row() {
        QByteArray text = "[";
        for (int i = 0; i < 10'000; ++i)
            text += "{\"ph\":\"B\",\"name\":\"f\",\"ts\":" + QByteArray::number(i) + "},";
        const Snapshot trace = snapshot(text + "{'ph':'i','name':'end','ts':20000}]");
        QCOMPARE(trace.slices[0]->rows.size(), exchange::deepest_slice);
        QCOMPARE(counts_.too_deep, 10'000u - exchange::deepest_slice);
    }
};

QTEST_GUILESS_MAIN(ExchangeReaderTest)
#include "exchange_reader_test.moc"
