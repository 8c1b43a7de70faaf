// Searching the lanes: the language, and that nothing is missed.
#include "engine/analysis/lane_search.h"

#include "engine/analysis/lane_items.h"

#include "tests/app/run_fixture.h"

#include <QTest>

#include <random>

using namespace threadline;
using namespace threadline::analysis;
using threadline::test::ms;
using threadline::test::RunFixture;
using trace::State;

namespace {

QStringList lines_of(const session::RunSnapshot& run, const char* query) {
    const ParsedQuery parsed = parse_query(query);
    QStringList lines;
    if (parsed.problem)
        return {QString("not understood: %1").arg(parsed.problem->text.c_str())};
    for (const LaneItem& item : search_lanes(run.trace, parsed.query).items)
        lines.append(QString("%1 %2 %3")
                         .arg(QString::fromStdString(run.trace.tables->actor(item.actor).name),
                              item.kind == ItemKind::Hold ? "holding" : trace::key_of(item.state),
                              QString::fromStdString(run.trace.tables->object(item.object).name))
                         .trimmed());
    return lines;
}

std::vector<LaneItem> all_items(const trace::Snapshot& trace) {
    std::vector<LaneItem> items;
    for (const auto& lane : trace.actors) {
        for (std::size_t i = 0; i < lane->intervals.size(); ++i)
            items.push_back(item_of(lane->actor, lane->intervals[i]));
        if (lane->open)
            items.push_back(item_of(lane->actor, *lane->open));
        for (std::size_t i = 0; i < lane->holds.size(); ++i)
            items.push_back(item_of(lane->holds[i]));
        for (const trace::Hold& hold : lane->open_holds)
            items.push_back(item_of(hold));
    }
    return items;
}

}  // namespace

class AnalysisSearchTest : public QObject {
    Q_OBJECT

private slots:
    void termsFindWhatTheyName_data();
    void termsFindWhatTheyName();
    void whatIsDeadlockedIsAlsoWhatItIsUnderneath();
    void wrongWordsAreToldWhereTheyAre_data();
    void wrongWordsAreToldWhereTheyAre();
    void whatIsRightBesideAMistakeIsKept();
    void wordsAreCompleted_data();
    void wordsAreCompleted();
    void anyTextIsUnderstoodOrRefused();
    void aSearchFindsWhatALookAtEachFinds();
    void inPartsNothingIsFoundTwice();
    void namesThatNobodyHasAreSaid();
    void wordsOfAnotherLanguageStandBesideTheEnglishOnes();
    void aSearchThatIsStoppedEnds();
    void everyItemHasItsNumber();
};

void AnalysisSearchTest::termsFindWhatTheyName_data() {
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QStringList>("found");
    using Lines = QStringList;
    QTest::newRow("a thread's waits for locks") << QByteArray("thread:A state:blocked,deadlocked")
                                                << Lines{"A blocked Lock 2", "A deadlocked Lock 2"};
    QTest::newRow("case does not count")
        << QByteArray("THREAD:a State:HOLDING") << Lines{"A holding Lock 1"};
    QTest::newRow("blocked for a while, and for ever")
        << QByteArray("state:blocked")
        << Lines{"A blocked Lock 2", "A deadlocked Lock 2", "B deadlocked Lock 1"};
    QTest::newRow("waiting, for a lock as for anything else")
        << QByteArray("state:waiting")
        << Lines{"A waiting both hold one", "A blocked Lock 2", "A deadlocked Lock 2",
                 "B deadlocked Lock 1"};
    QTest::newRow("waiting, but for no lock")
        << QByteArray("state:waiting -state:blocked") << Lines{"A waiting both hold one"};
    QTest::newRow("for ever alone")
        << QByteArray("state:deadlocked") << Lines{"A deadlocked Lock 2", "B deadlocked Lock 1"};
    QTest::newRow("a lock, wanted and held")
        << QByteArray("lock:\"Lock 1\"") << Lines{"A holding Lock 1", "B deadlocked Lock 1"};
    QTest::newRow("held") << QByteArray("state:holding")
                          << Lines{"A holding Lock 1", "B holding Lock 2"};
    QTest::newRow("a line") << QByteArray("line:25") << Lines{"B deadlocked Lock 1"};
    QTest::newRow("lines") << QByteArray("line:11-12,21")
                           << Lines{"A running", "A waiting both hold one", "A holding Lock 1",
                                    "B holding Lock 2"};
    QTest::newRow("longer") << QByteArray("longer:20ms state:running")
                            << Lines{"A running", "B running"};
    QTest::newRow("a decimal comma")
        << QByteArray("longer:0,5ms shorter:0,6ms") << Lines{"A waiting both hold one"};
    QTest::newRow("not shorter") << QByteArray("longer:0.5ms shorter:0.6ms")
                                 << Lines{"A waiting both hold one"};
    QTest::newRow("a word is a part of a name")
        << QByteArray("hold")
        << Lines{"A waiting both hold one", "A holding Lock 1", "B holding Lock 2"};
    QTest::newRow("without") << QByteArray("state:running,waiting -thread:B -longer:1ms")
                             << Lines{"A running", "A waiting both hold one", "A blocked Lock 2"};
    QTest::newRow("stars") << QByteArray("lock:*2")
                           << Lines{"A blocked Lock 2", "A deadlocked Lock 2", "B holding Lock 2"};
    QTest::newRow("several words in quotes")
        << QByteArray("\"both hold\"") << Lines{"A waiting both hold one"};
}

void AnalysisSearchTest::termsFindWhatTheyName() {
    QFETCH(QByteArray, query);
    QFETCH(QStringList, found);
    QCOMPARE(lines_of(RunFixture::opposite_order(), query), found);
}

void AnalysisSearchTest::whatIsDeadlockedIsAlsoWhatItIsUnderneath() {
    const session::RunSnapshot run = RunFixture::opposite_order();
    LaneItem item;
    item.state = State::Deadlocked;
    item.underneath = State::Waiting;
    const auto finds = [&](const char* text) {
        return LaneMatcher(parse_query(text).query, *run.trace.tables).matches(item);
    };
    QVERIFY(finds("state:waiting"));
    QVERIFY(finds("waiting"));
    QVERIFY(finds("state:deadlocked"));
    QVERIFY(!finds("state:blocked"));
    QVERIFY(!finds("-state:waiting"));
    QVERIFY(finds("state:waiting -state:blocked"));
    for (const State waits : {State::Waiting, State::Blocked, State::Io, State::Interpreter}) {
        item.state = waits;
        QVERIFY(finds("state:waiting") && finds("waiting") && !finds("-state:waiting"));
        QCOMPARE(finds("state:blocked"), waits == State::Blocked);
    }
    for (const State does_not : {State::Running, State::Ready, State::Sleeping}) {
        item.state = does_not;
        QVERIFY(!finds("state:waiting"));
    }
}

void AnalysisSearchTest::wrongWordsAreToldWhereTheyAre_data() {
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QByteArray>("wrong");  // the part that is
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("text");
    using Kind = QueryProblem::Kind;
    const auto row = [](const char* name, const char* query, const char* wrong, Kind kind,
                        const char* text) {
        QTest::newRow(name) << QByteArray(query) << QByteArray(wrong) << int(kind)
                            << QByteArray(text);
    };
    row("field", "a colour:red", "colour", Kind::NoField, "colour");
    row("state", "state:running,asleep x", "asleep", Kind::NoState, "asleep");
    row("time", "longer:5", "5", Kind::NoTime, "5");
    row("a comma and no unit", "longer:1,5 x", "1,5", Kind::NoTime, "1,5");
    row("negative time", "longer:-5ms", "-5ms", Kind::NoTime, "-5ms");
    row("no time", "shorter:", "shorter:", Kind::NoValue, "shorter");
    row("two times", "longer:1ms,2ms", "longer:1ms,2ms", Kind::OneTime, "longer");
    row("three parts of a time", "longer:1,2,3ms", "1", Kind::NoTime, "1");
    row("line", "line:x", "x", Kind::NoLine, "x");
    row("lines backwards", "line:20-14", "20-14", Kind::NoLine, "20-14");
    row("line 0", "line:0", "0", Kind::NoLine, "0");
    row("quote", "thread:\"A b", "\"A b", Kind::OpenQuote, "");
    row("nothing in quotes", "a \"\"", "\"\"", Kind::NoValue, "");
}

void AnalysisSearchTest::wrongWordsAreToldWhereTheyAre() {
    QFETCH(QByteArray, query);
    QFETCH(QByteArray, wrong);
    QFETCH(int, kind);
    QFETCH(QByteArray, text);
    const ParsedQuery parsed = parse_query(query.toStdString());
    QVERIFY(parsed.problem.has_value());
    QCOMPARE(query.mid(qsizetype(parsed.problem->at), qsizetype(parsed.problem->length)), wrong);
    QCOMPARE(int(parsed.problem->kind), kind);
    QCOMPARE(QByteArray::fromStdString(parsed.problem->text), text);
}

void AnalysisSearchTest::whatIsRightBesideAMistakeIsKept() {
    const ParsedQuery parsed = parse_query("thread:A colour:red state:blocked");
    QVERIFY(parsed.problem.has_value());
    QVERIFY(parsed.query == parse_query("thread:A state:blocked").query);
}

void AnalysisSearchTest::wordsAreCompleted_data() {
    QTest::addColumn<QByteArray>("text");  // the cursor is at |
    QTest::addColumn<QStringList>("texts");
    QTest::addColumn<QByteArray>("replaced");
    QTest::newRow("a field") << QByteArray("thr|") << QStringList{"thread:"} << QByteArray("thr");
    QTest::newRow("a state") << QByteArray("state:bl| x") << QStringList{"blocked"}
                             << QByteArray("bl");
    QTest::newRow("states") << QByteArray("state:r|") << QStringList{"running", "ready", "recorder"}
                            << QByteArray("r");
    QTest::newRow("the second of them")
        << QByteArray("state:running,dead|") << QStringList{"deadlocked"} << QByteArray("dead");
    QTest::newRow("all locks, in quotes where they need them")
        << QByteArray("x lock:|") << QStringList{"\"Lock 1\"", "\"Lock 2\"", "\"both hold one\""}
        << QByteArray("");
    QTest::newRow("within quotes") << QByteArray("lock:\"lo|")
                                   << QStringList{"\"Lock 1\"", "\"Lock 2\""} << QByteArray("\"lo");
    QTest::newRow("a word that could be the value of a field")
        << QByteArray("blo|") << QStringList{"state:blocked"} << QByteArray("blo");
    QTest::newRow("between words there is nothing to complete")
        << QByteArray("a | b") << QStringList{} << QByteArray("");
    QTest::newRow("what is complete stays")
        << QByteArray("state:blocked|") << QStringList{} << QByteArray("blocked");
}

void AnalysisSearchTest::wordsAreCompleted() {
    QFETCH(QByteArray, text);
    QFETCH(QStringList, texts);
    QFETCH(QByteArray, replaced);
    const auto cursor = std::size_t(text.indexOf('|'));
    text.remove(qsizetype(cursor), 1);
    const QueryCompletion completion =
        complete_query(text.toStdString(), cursor, *RunFixture::opposite_order().trace.tables);
    QStringList offered;
    for (const std::string& each : completion.texts)
        offered.append(QString::fromStdString(each));
    QCOMPARE(offered, texts);
    QCOMPARE(text.mid(qsizetype(completion.at), qsizetype(completion.length)), replaced);
}

void AnalysisSearchTest::anyTextIsUnderstoodOrRefused() {
    const std::uint32_t seed = 5;
    std::mt19937 random(seed);
    const char letters[] = "ab \"\":,-*1msstate:thread:line:longer:\xc3\xa9";
    const session::RunSnapshot run = RunFixture::opposite_order();
    for (int round = 0; round < 20'000; ++round) {
        std::string text;
        for (std::size_t n = random() % 24; n > 0; --n)
            text += letters[random() % (sizeof letters - 1)];
        const ParsedQuery parsed = parse_query(text);
        if (parsed.problem) {
            QVERIFY2(parsed.problem->at + parsed.problem->length <= text.size(), text.c_str());
        }
        const std::size_t cursor = random() % (text.size() + 1);
        const QueryCompletion completion = complete_query(text, cursor, *run.trace.tables);
        QVERIFY2(completion.at <= cursor && cursor <= completion.at + completion.length,
                 text.c_str());
        search_lanes(run.trace, parsed.query);
    }
}

void AnalysisSearchTest::aSearchFindsWhatALookAtEachFinds() {
    for (const char* text : {"", "state:blocked,io", "lock:accounts", "thread:Worker*3 longer:1us",
                             "work -lock:log shorter:2ms", "state:holding longer:100us"}) {
        const session::RunSnapshot run = RunFixture::busy(13, 200, 3);
        const LaneQuery query = parse_query(text).query;
        const LaneMatcher matcher(query, *run.trace.tables);
        std::vector<LaneItem> expected;
        for (const LaneItem& item : all_items(run.trace))
            if (matcher.matches(item))
                expected.push_back(item);
        const LaneHits hits = search_lanes(run.trace, query);
        QVERIFY(!expected.empty());
        QCOMPARE(hits.count, std::uint64_t(expected.size()));
        QVERIFY2(hits.items == expected, text);
    }
}

void AnalysisSearchTest::inPartsNothingIsFoundTwice() {
    const session::RunSnapshot run = RunFixture::busy(6, 300, 9);
    const trace::TimeRange all = run.trace.range();
    LaneSearch search({}, all, nullptr);
    constexpr int parts = 17;
    for (int i = 0; i < parts; ++i)
        search.add(run.trace, {all.length() * i / parts, all.length() * (i + 1) / parts});
    std::vector<LaneItem> found = search.take().items;
    std::vector<LaneItem> expected = all_items(run.trace);
    const auto order = [](const LaneItem& a, const LaneItem& b) {
        return std::tuple(a.actor, a.kind, a.range.begin, a.object) <
               std::tuple(b.actor, b.kind, b.range.begin, b.object);
    };
    std::sort(found.begin(), found.end(), order);
    std::sort(expected.begin(), expected.end(), order);
    QVERIFY(found == expected);
}

void AnalysisSearchTest::namesThatNobodyHasAreSaid() {
    const session::RunSnapshot run = RunFixture::opposite_order();
    const auto unknown = [&](const char* text) {
        return LaneMatcher(parse_query(text).query, *run.trace.tables).unknown();
    };
    using Unknown = std::optional<UnknownName>;
    QVERIFY(!unknown("thread:A lock:\"Lock 1\" blocked"));
    QVERIFY(unknown("thread:A,zed") == Unknown({QueryField::Thread, "zed"}));
    QVERIFY(unknown("lock:Door") == Unknown({QueryField::Lock, "Door"}));
    QVERIFY(unknown("xyz") == Unknown({QueryField::Word, "xyz"}));
}

void AnalysisSearchTest::wordsOfAnotherLanguageStandBesideTheEnglishOnes() {
    QueryWords words;
    words.fields = {{"zustand", QueryField::State}, {"länger", QueryField::Longer}};
    words.states = {{"blockiert", State::Blocked}, {"im deadlock", State::Deadlocked}};
    words.holding = {"hält"};
    const QueryWords& english = english_words();
    words.fields.insert(words.fields.end(), english.fields.begin(), english.fields.end());
    words.states.insert(words.states.end(), english.states.begin(), english.states.end());
    words.holding.insert(words.holding.end(), english.holding.begin(), english.holding.end());
    const auto means = [&](const char* text, const char* in_english) {
        const ParsedQuery parsed = parse_query(text, words);
        return !parsed.problem && parsed.query == parse_query(in_english).query;
    };
    QVERIFY(means("zustand:blockiert länger:5ms", "state:blocked longer:5ms"));
    QVERIFY(means("Zustand:BLOCKIERT,hält LÄNGER:5ms", "state:blocked,holding longer:5ms"));
    QVERIFY(means("zustand:\"Im Deadlock\"", "state:deadlocked"));
    QVERIFY(means("state:blocked zustand:ready", "state:blocked state:ready"));
    QVERIFY(parse_query("zustand:blockiert").problem.has_value());  // where nobody brought them
    // A word alone is part of a state's name in either.
    const LaneQuery word = parse_query("blockie", words).query;
    QVERIFY(word.terms[0].states == std::vector{State::Blocked});
    QVERIFY(parse_query("HÄL", words).query.terms[0].holding);
    // What is offered is in that language where it has words.
    const session::RunSnapshot run = RunFixture::opposite_order();
    const auto offered = [&](const std::string& text) {
        QStringList list;
        const trace::Tables& tables = *run.trace.tables;
        for (const std::string& each : complete_query(text, text.size(), tables, words).texts)
            list.append(QString::fromStdString(each));
        return list;
    };
    QCOMPARE(offered("zu"), QStringList{"zustand:"});
    QCOMPARE(offered("st"), QStringList{});
    QCOMPARE(offered("zustand:b"), QStringList{"blockiert"});
    QCOMPARE(offered("state:i"), (QStringList{"\"im deadlock\"", "io", "interpreter"}));
    QCOMPARE(offered("bl"), QStringList{"zustand:blockiert"});
}

void AnalysisSearchTest::aSearchThatIsStoppedEnds() {
    const session::RunSnapshot run = RunFixture::busy(6, 3000, 9);
    const std::atomic<bool> stop{true};
    LaneSearch search({}, run.trace.range(), &stop);
    search.add(run.trace, run.trace.range());
    const LaneHits hits = search.take();
    QVERIFY(hits.items.size() < all_items(run.trace).size() / 2);
}

void AnalysisSearchTest::everyItemHasItsNumber() {
    RunFixture story;
    const ObjectId lock = story.lock("Lock");
    story.thread("A").runs(0, 4).blocked(lock, 4, 6).holds(lock, 1, 3).holds(lock, 3.5, 6);
    story.thread("B").runs(1, 9).holds(lock, 6, 9).lives_on();
    story.thread("C").runs(2, 2).runs(2, 5);
    for (const session::RunSnapshot& run :
         {story.at(9, false), RunFixture::busy(4, 50), RunFixture::opposite_order()}) {
        const LaneItems items(run.trace);
        std::vector<LaneItem> expected = all_items(run.trace);
        for (const auto& lane : run.trace.locks)
            for (std::size_t i = 0; i < lane->waits.size(); ++i)
                expected.push_back(wait_of(run.trace, lane->waits[i]));
        QCOMPARE(items.size(), expected.size());
        for (std::size_t i = 0; i < items.size(); ++i)
            QVERIFY(items[i] == expected[i]);
    }
    const session::RunSnapshot run = RunFixture::busy(4, 50);
    const LaneItems items(run.trace);
    for (std::size_t i = 0; i < items.size(); ++i)
        QCOMPARE(items.find(items[i]), i);
    LaneItem missing = items[3];
    missing.actor = ActorId{99};
    QCOMPARE(items.find(missing), items.size());
    QCOMPARE(LaneItems().size(), std::size_t(0));
}

QTEST_GUILESS_MAIN(AnalysisSearchTest)
#include "analysis_search_test.moc"
