// What an arrangement of lanes means: order, hidden, folded, grouped, height.
#include "app/timeline/lane_moves.h"
#include "tests/app/lane_names.h"

#include <QTest>

using namespace threadline;
using namespace threadline::app;
using threadline::test::light;
using threadline::test::names;
using threadline::test::RunFixture;
using threadline::test::two;

namespace {

// Worker 1 to 6 and Main, each running from 0 to 10 ms.
session::RunSnapshot workers() {
    RunFixture run;
    run.thread("Main").runs(0, 10);
    for (int i = 1; i <= 6; ++i)
        run.thread("Worker " + std::to_string(i)).runs(0, 10);
    return run.at(10);
}

session::RunSnapshot in_processes(session::RunSnapshot run,
                                  const std::vector<std::uint16_t>& processes) {
    auto tables = std::make_shared<trace::Tables>(*run.trace.tables);
    for (std::size_t i = 0; i < processes.size(); ++i)
        tables->actors[i + 1].process = processes[i];
    run.trace.tables = tables;
    return run;
}

std::vector<LaneNode> tree(const session::RunSnapshot& run, const TimelineOptions& options = {}) {
    return lane_tree(run, options, light(), LaneKeys::Always);
}

}  // namespace

class TimelineLanesTest : public QObject {
    Q_OBJECT
private slots:
    void withoutAnArrangementTheyStandAsDeclared();
    void whatIsNamedInTheOrderStandsInItAndTheRestFollowsWhatItFollowed();
    void aHiddenLaneTakesNoRoomAndIsCounted();
    void lanesOfOneNameAreToldApart();
    void aNameIsOfWhatHasOneAndNoNumber();
    void whatTheWindowCallsOtherwiseIsFoundByItsRecordedName();
    void anArrangementOutlivesARerunWithOtherThreads();
    void aLaneMovesPastThoseThatShow();
    void aFoldedThreadShowsItsStatesAlone();
    void aLaneIsAsHighAsAskedForAndTheOthersAreNot();
    void theContentOfAHigherLaneFillsIt();
    void threadsOfSeveralProcessesStandTogether();
    void processesOfOneThreadEachNeedNoHeads();
    void aFoldedProcessShowsHowManyAreInWhichState();
    void fewThreadsOfOneNameBecomeOneLaneOnRequest();
    void whoIsDrawnInAFoldedGroupIsNotCountedAsHidden();
    void theSettingsBringItBack();
    void badSettingsAreAsUsual_data();
    void badSettingsAreAsUsual();
    void aFigureSaysWhatItLeavesOut();
};

void TimelineLanesTest::withoutAnArrangementTheyStandAsDeclared() {
    QCOMPARE(names(two(), {}), QStringList({"A", "B", "Lock 1", "Lock 2"}));
    QCOMPARE(hidden_lane_count(two(), {}, light()), std::size_t{0});
}

void TimelineLanesTest::whatIsNamedInTheOrderStandsInItAndTheRestFollowsWhatItFollowed() {
    const std::vector<QString> keys{"a", "b", "c", "d"};
    using Places = std::vector<std::size_t>;
    QCOMPARE(ordered(keys, {}), (Places{0, 1, 2, 3}));
    QCOMPARE(ordered(keys, {"d", "c", "b", "a"}), (Places{3, 2, 1, 0}));
    // c and d came after b, and still do.
    QCOMPARE(ordered(keys, {"b", "a"}), (Places{1, 2, 3, 0}));
    // What came before all that is named still does.
    QCOMPARE(ordered(keys, {"d", "c", "nobody"}), (Places{0, 1, 3, 2}));
    TimelineOptions options;
    options.arrangement.order = {"lock:Lock 2", "thread:B", "thread:A", "lock:Lock 1"};
    QCOMPARE(names(two(), options), QStringList({"Lock 2", "B", "A", "Lock 1"}));
}

void TimelineLanesTest::aHiddenLaneTakesNoRoomAndIsCounted() {
    TimelineOptions options;
    const double all = lanes_height(lane_rows(two(), options, light()));
    options.arrangement.hidden = {"thread:B", "lock:Lock 1", "lock:of another scenario"};
    const auto rows = lane_rows(two(), options, light());
    QCOMPARE(names(rows), QStringList({"A", "Lock 2"}));
    QVERIFY(lanes_height(rows) < all * 0.6);
    QCOMPARE(hidden_lane_count(two(), options, light()), std::size_t{2});
}

void TimelineLanesTest::lanesOfOneNameAreToldApart() {
    RunFixture run;
    for (int i = 0; i < 3; ++i)
        run.thread("Pool").runs(i, 10);
    TimelineOptions options;
    options.arrangement.hidden = {"thread:Pool#2"};
    const auto rows = lane_rows(run.at(10), options, light());
    QCOMPARE(rows.size(), std::size_t{2});
    QCOMPARE(rows[0].actor, ActorId{1});
    QCOMPARE(rows[1].actor, ActorId{3});
}

void TimelineLanesTest::aNameIsOfWhatHasOneAndNoNumber() {
    RunFixture story;
    story.thread("1").runs(0, 10);
    story.thread("2").runs(0, 10);
    story.thread("3").runs(0, 10);
    session::RunSnapshot run = in_processes(story.at(10), {1, 1, 2});
    auto cpu = std::make_shared<trace::CpuLane>();
    cpu->cpu = 1;
    cpu->end = test::ms(10);
    cpu->intervals.append({test::ms(0), test::ms(10), ActorId{1}, trace::CpuUse::Thread, false});
    run.trace.cpus.push_back(std::move(cpu));
    TimelineOptions options;
    options.cpus = true;
    QCOMPARE(keys_of(tree(run, options), "1"), QStringList{"thread:1"});
    for (const QString& key : {QString("cpu:1"), QString("process:1")})
        QCOMPARE(keys_of(tree(run, options), key), QStringList{key});
}

void TimelineLanesTest::whatTheWindowCallsOtherwiseIsFoundByItsRecordedName() {
    LaneNode first, second, other;
    for (LaneNode* node : {&first, &second, &other})
        node->row.kind = LaneKind::Lock;
    first.key = "lock:Interpreter lock";
    second.key = "lock:Interpreter lock#2";
    first.row.name = second.row.name = "Interpretersperre";
    other.key = "lock:Lock#2";
    other.row.name = "Lock#2";
    const std::vector<LaneNode> locks{first, second, other};
    const QStringList both{first.key, second.key};
    QCOMPARE(keys_of(locks, "Interpreter lock"), both);
    QCOMPARE(keys_of(locks, "Interpretersperre"), both);
    QCOMPARE(keys_of(locks, "Lock"), QStringList{});
    QCOMPARE(keys_of(locks, "Lock#2"), QStringList{other.key});
}

void TimelineLanesTest::anArrangementOutlivesARerunWithOtherThreads() {
    TimelineOptions options;
    options.fold_above = 0;
    options.arrangement = moved(tree(workers(), options), {}, "thread:Worker 6", "thread:Main");
    QCOMPARE(names(workers(), options).first(2), QStringList({"Worker 6", "Main"}));
    RunFixture fewer;
    fewer.thread("Main").runs(0, 10);
    for (int i = 1; i <= 3; ++i)
        fewer.thread("Worker " + std::to_string(i)).runs(0, 10);
    QCOMPARE(names(fewer.at(10), options),
             QStringList({"Main", "Worker 1", "Worker 2", "Worker 3"}));
}

void TimelineLanesTest::aLaneMovesPastThoseThatShow() {
    TimelineOptions options;
    options.arrangement.hidden = {"thread:B"};
    options.arrangement = moved_by(tree(two(), options), options.arrangement, "lock:Lock 1", -1);
    QCOMPARE(names(two(), options), QStringList({"Lock 1", "A", "Lock 2"}));
    // At the end there is nothing to move past.
    const LaneArrangement before = options.arrangement;
    QCOMPARE(moved_by(tree(two(), options), before, "lock:Lock 1", -1), before);
    options.arrangement = moved_by(tree(two(), options), before, "lock:Lock 1", 5);
    QCOMPARE(names(two(), options), QStringList({"A", "Lock 2", "Lock 1"}));
    QCOMPARE(moved_by(tree(two(), options), before, "thread:nobody", 1), before);
}

void TimelineLanesTest::aFoldedThreadShowsItsStatesAlone() {
    TimelineOptions options;
    const auto open = lane_rows(two(), options, light());
    options.arrangement.folded = {{"thread:A", true}};
    const auto rows = lane_rows(two(), options, light());
    QVERIFY(open[0].bars > 0);
    QCOMPARE(rows[0].bars, 0);
    QVERIFY(rows[0].height < rows[1].height * 0.7);
    QVERIFY(rows[0].name.contains("A") && rows[0].name != "A");  // it says that there is more
    const auto list = lane_content(two(), rows, {two().trace.range(), 0, 800}, options, light());
    for (const Box& box : list.boxes)
        QVERIFY(box.subject.actor != ActorId{1} || box.subject.kind != Subject::Kind::Hold);
}

void TimelineLanesTest::aLaneIsAsHighAsAskedForAndTheOthersAreNot() {
    TimelineOptions options;
    const auto usual = lane_rows(two(), options, light());
    options.arrangement.stretch = {{"thread:B", 2.0}, {"lock:Lock 2", 0.5}};
    const auto rows = lane_rows(two(), options, light());
    QCOMPARE(rows[0].height, usual[0].height);
    QVERIFY(std::abs(rows[1].height / usual[1].height - 2) < 0.1);  // but for gaps
    QCOMPARE(rows[2].height, usual[2].height);
    QVERIFY(rows[3].height < usual[3].height * 0.6);
    for (std::size_t i = 1; i < rows.size(); ++i)
        QVERIFY(rows[i].top >= rows[i - 1].top + rows[i - 1].height);
}

void TimelineLanesTest::theContentOfAHigherLaneFillsIt() {
    TimelineOptions options;
    options.arrangement.stretch = {{"thread:B", 2.0}, {"lock:Lock 2", 2.0}};
    const auto rows = lane_rows(two(), options, light());
    const auto list = lane_content(two(), rows, {two().trace.range(), 0, 800}, options, light());
    const auto lowest = [&](auto belongs) {
        double y = 0;
        for (const Box& box : list.boxes)
            if (belongs(box.subject))
                y = std::max(y, box.rect.bottom());
        return y;
    };
    const double of_b = lowest([](const Subject& s) {
        return s.actor == ActorId{2} &&
               !(s.kind == Subject::Kind::LockHold || s.kind == Subject::Kind::LockWait);
    });
    QVERIFY(of_b > rows[1].top + rows[1].height * 0.9);
    QVERIFY(of_b <= rows[1].top + rows[1].height + 1);
    const double of_lock = lowest([](const Subject& s) {
        return s.object == ObjectId{2} &&
               (s.kind == Subject::Kind::LockHold || s.kind == Subject::Kind::LockWait);
    });
    QVERIFY(of_lock > rows[3].top + rows[3].height * 0.9);
    QVERIFY(of_lock <= rows[3].top + rows[3].height + 1);
}

void TimelineLanesTest::threadsOfSeveralProcessesStandTogether() {
    // Main and Worker 2, 4, 6 are in the runner, the others in a process of their own.
    const auto run = in_processes(workers(), {0, 1, 0, 1, 0, 1, 0});
    TimelineOptions options;
    const auto rows = lane_rows(run, options, light());
    QCOMPARE(names(rows),
             QStringList({"▾ process of Main", "Main", "Worker 2", "Worker 4", "Worker 6",
                          "▾ process of Worker 1", "Worker 1", "Worker 3", "Worker 5"}));
    QCOMPARE(rows[0].kind, LaneKind::Process);
    // A thread moves within its process, which moves as a whole.
    options.arrangement = moved_by(tree(run, options), {}, "thread:Main", 9);
    options.arrangement = moved_by(tree(run, options), options.arrangement, "process:1", -1);
    QCOMPARE(names(run, options),
             QStringList({"▾ process of Worker 1", "Worker 1", "Worker 3", "Worker 5",
                          "▾ process of Main", "Worker 2", "Worker 4", "Worker 6", "Main"}));
    options.arrangement.hidden = {"process:1"};
    QCOMPARE(names(run, options).size(), 5);
    QCOMPARE(hidden_lane_count(run, options, light()), std::size_t{4});
    options.arrangement = {};
    options.arrangement.by_process = false;
    QCOMPARE(names(run, options).first(), QString("Main"));
    QCOMPARE(names(run, options).size(), 7);
}

void TimelineLanesTest::processesOfOneThreadEachNeedNoHeads() {
    const auto run = in_processes(workers(), {0, 1, 2, 3, 4, 5, 6});
    QCOMPARE(names(run, {}).size(), 7);
}

void TimelineLanesTest::aFoldedProcessShowsHowManyAreInWhichState() {
    const auto run = in_processes(two(), {1, 1});
    TimelineOptions options;
    // Alone it is all that there is, so there is nothing to tell apart.
    QCOMPARE(names(run, options).first(), QString("A"));
    const auto both = in_processes(workers(), {0, 1, 1, 1, 1, 1, 1});
    options.arrangement.folded = {{"process:1", true}};
    const auto rows = lane_rows(both, options, light());
    QCOMPARE(names(rows), QStringList({"Main", "▸ process of Worker 1"}));
    const auto list = lane_content(both, rows, {both.trace.range(), 0, 800}, options, light());
    double height = 0;
    for (const Box& box : list.boxes)
        if (box.subject.kind == Subject::Kind::Process &&
            box.rect.contains(QPointF(400, box.rect.center().y())))
            height += box.rect.height();
    QVERIFY2(std::abs(height - rows[1].height) < 1, qPrintable(QString::number(height)));
}

void TimelineLanesTest::fewThreadsOfOneNameBecomeOneLaneOnRequest() {
    TimelineOptions options;
    options.arrangement.grouped = {"group:Worker "};
    QCOMPARE(names(workers(), options), QStringList({"Main", "▸ Worker 1..6"}));
    options.arrangement.folded = {{"group:Worker ", false}};
    QCOMPARE(names(workers(), options).size(), 8);
}

void TimelineLanesTest::whoIsDrawnInAFoldedGroupIsNotCountedAsHidden() {
    TimelineOptions options;
    options.arrangement.grouped = {"group:Worker "};
    options.arrangement.hidden = {"thread:Worker 3"};
    QCOMPARE(names(workers(), options), QStringList({"Main", "▸ Worker 1..6"}));
    QCOMPARE(hidden_lane_count(workers(), options, light()), std::size_t{0});
    options.arrangement.folded = {{"group:Worker ", false}};
    QCOMPARE(names(workers(), options).size(), 7);
    QCOMPARE(hidden_lane_count(workers(), options, light()), std::size_t{1});
}

void TimelineLanesTest::theSettingsBringItBack() {
    LaneArrangement arrangement;
    arrangement.order = {"lock:a \"b\"\n", "thread:Ä"};
    arrangement.hidden = {"thread:x", "lock:y"};
    arrangement.grouped = {"group:Worker "};
    arrangement.folded = {{"thread:x", true}, {"group:Worker ", false}};
    arrangement.stretch = {{"thread:z", 1.953125}};
    arrangement.by_process = false;
    QCOMPARE(lane_arrangement_from_json(to_json(arrangement)), arrangement);
    QVERIFY(LaneArrangement{}.is_usual());
    QCOMPARE(lane_arrangement_from_json(to_json({})), LaneArrangement{});
}

void TimelineLanesTest::badSettingsAreAsUsual_data() {
    QTest::addColumn<QByteArray>("json");
    QTest::addRow("nothing") << QByteArray();
    QTest::addRow("no JSON") << QByteArray("{order");
    QTest::addRow("a list") << QByteArray("[1,2]");
    QTest::addRow("other kinds") << QByteArray(
        R"({"order": 3, "hidden": {"a": 1}, "stretch": [2], "folded": "x"})");
    QTest::addRow("entries of other kinds")
        << QByteArray(R"({"order": [1, null], "hidden": [true], "stretch": {"a": "high"}})");
}

void TimelineLanesTest::badSettingsAreAsUsual() {
    QFETCH(QByteArray, json);
    QVERIFY(lane_arrangement_from_json(json).is_usual());
    const auto huge = lane_arrangement_from_json(R"({"stretch": {"a": 1e9, "b": -5}})");
    QCOMPARE(huge.stretch.at("a"), LaneArrangement::most_stretch);
    QCOMPARE(huge.stretch.at("b"), LaneArrangement::least_stretch);
}

void TimelineLanesTest::aFigureSaysWhatItLeavesOut() {
    TimelineOptions options;
    const auto said = [&] {
        for (const Label& label :
             timeline_figure(two(), two().trace.range(), {500, 0}, options, theme(ThemeKind::Print))
                 .labels)
            if (label.text.contains("hidden"))
                return label.text;
        return QString();
    };
    QCOMPARE(said(), QString());
    options.arrangement.hidden = {"thread:B", "lock:Lock 1"};
    QCOMPARE(said(), QString("2 hidden"));
}

QTEST_MAIN(TimelineLanesTest)
#include "timeline_lanes_test.moc"
