// What a lesson does not say of a run that was disturbed, stopped, or had a remedy that its script
// does not have; and what it does not offer because it is on show.
#include "app/lesson/reservation.h"
#include "app/lesson/lesson.h"
#include "tests/scenarios/completed_run.h"

#include <QTest>

using namespace threadline;
using app::Facts;
using test::completed;
using Texts = std::vector<std::string>;

namespace {

constexpr const char* text = R"(# Predict
How many run at a time?
- One | parallelism < 1.2
- Several | parallelism >= 1.2
# Look at
- end | The end.
# Explanation
[parameter.tool = processes]
It ran as processes.

[speed_up < 1.2]
Nothing was gained.
# Try next
- tool=threads | With threads.
- tool=processes | With processes.
- tool=processes, work=40 | With processes, and more work.
# Say it aloud
I propose processes. They are faster.
# When not to
[speed_up < 1.2]
Neither threads nor processes help.
)";

app::Lesson lesson(const std::string& from = text) {
    auto read = app::read_lesson("x", from);
    return read ? std::move(read.value()) : app::Lesson();
}

Facts a_run() {
    Facts facts = completed({{"parallelism", 0.84},
                             {"speed_up", 0.84},
                             {"wall_ms", 193.0},
                             {"alone_ms", 160.0},
                             {"others_percent", 0.0},
                             {"end.at_ms", 193.0},
                             {"parameter.work", 20.0}});
    facts.set("parameter.tool", std::string("processes"));
    return facts;
}

app::ToldLesson told_of(const Facts& facts, const std::string& from = text) {
    auto told = app::tell(lesson(from), facts);
    if (!told)
        qWarning("%s", told.error().message.c_str());
    return told ? std::move(told.value()) : app::ToldLesson();
}

}  // namespace

class ReservationTest : public QObject {
    Q_OBJECT

private slots:
    void aQuietRunAnswersAndNothingIsReserved();
    void whereOthersHadTheCoresNoVerdictOnTimeIsGiven();
    void ofStepsThatAPersonDecidedNoVerdictOnTimeIsGiven();
    void ofStepsNoSentenceGivesAFigureOfTime();
    void whatDoesNotHangOnTimeIsAnsweredAllTheSame();
    void ofAStoppedRunNothingIsToldButThat();
    void aRemedyThatWasTriedIsToldOfInPlaceOfTheScript_data();
    void aRemedyThatWasTriedIsToldOfInPlaceOfTheScript();
    void whatIsOnShowIsNotOffered();
};

void ReservationTest::aQuietRunAnswersAndNothingIsReserved() {
    Facts facts = a_run();
    facts.set("others_percent", 30.0);
    const app::ToldLesson told = told_of(facts);
    QCOMPARE(told.answer, std::optional<std::size_t>(0));
    QVERIFY(told.caveat.empty() && !told.is_disturbed);
    QCOMPARE(told.explanation, (Texts{"It ran as processes.", "Nothing was gained."}));
    QCOMPARE(told.when_not, Texts{"Neither threads nor processes help."});
}

void ReservationTest::whereOthersHadTheCoresNoVerdictOnTimeIsGiven() {
    Facts facts = a_run();
    facts.set("others_percent", 47.9);
    const app::ToldLesson told = told_of(facts);
    QVERIFY(!told.answer);
    QVERIFY(told.is_disturbed);
    QCOMPARE(told.caveat,
             std::string("Other programs had the cores for 47.9 % of their time: how long things "
                         "took here says little of the program. Run it again on a quiet machine, "
                         "or on the virtual clock."));
    QCOMPARE(told.explanation, Texts{"It ran as processes."});
    QVERIFY(told.aloud.empty() && told.when_not.empty());
    QCOMPARE(told.judgement.gained, std::string("This run cannot tell: other programs had "
                                                "the cores for 47.9 % of their time."));
}

void ReservationTest::ofStepsThatAPersonDecidedNoVerdictOnTimeIsGiven() {
    Facts facts = a_run();
    facts.set("stepped", std::string("yes"));
    facts.set("locks.requests", 4.0);
    facts.set("locks.contended", 2.0);
    const app::ToldLesson told = told_of(facts);
    QVERIFY(!told.answer && !told.has_times);
    QVERIFY2(told.judgement.cost.ends_with(", and waiting for locks (2 of 4 requests)."),
             told.judgement.cost.c_str());
    QCOMPARE(told.caveat,
             std::string("A person decided each step of this run: no time was measured, and how "
                         "long things take in the program it does not say."));
    QCOMPARE(told.explanation, Texts{"It ran as processes."});
    QCOMPARE(told.judgement.gained,
             std::string("This run cannot tell: a person decided each of its steps."));
}

void ReservationTest::ofStepsNoSentenceGivesAFigureOfTime() {
    std::string from = text;
    const auto replace = [&from](const std::string& old, const std::string& now) {
        from.replace(from.find(old), old.size(), now);
    };
    replace(
        "It ran as processes.",
        "It ran as {parameter.tool}. That took {wall_ms} ms, 1.5 of them at first! Is {1 + 1.5} "
        "enough? No.\n\nIt took {wall_ms} ms");
    Facts facts = a_run();
    QCOMPARE(told_of(facts, from).explanation,
             (Texts{"It ran as processes. That took 193 ms, 1.5 of them at first! Is 2.5 enough? "
                    "No.",
                    "It took 193 ms", "Nothing was gained."}));
    facts.set("stepped", std::string("yes"));
    QCOMPARE(told_of(facts, from).explanation, Texts{"It ran as processes. Is 2.5 enough? No."});
}

void ReservationTest::whatDoesNotHangOnTimeIsAnsweredAllTheSame() {
    QVERIFY(app::is_about_time("wall_ms > 0.9 * parameter.requests"));
    QVERIFY(app::is_about_time("outcome = completed & speed_up >= 1.2"));
    QVERIFY(app::is_about_time("verdict = io-bound"));
    QVERIFY(!app::is_about_time("outcome = deadlocked & value.meals eaten = 0"));
    QVERIFY(!app::is_about_time(""));

    std::string from = text;
    for (const char* claim : {"parallelism < 1.2", "parallelism >= 1.2"})
        from.replace(from.find(claim), std::string(claim).size(),
                     claim[12] == '<' ? "outcome = completed" : "outcome = deadlocked");
    Facts facts = a_run();
    facts.set("others_percent", 47.9);
    const app::ToldLesson told = told_of(facts, from);
    QCOMPARE(told.answer, std::optional<std::size_t>(0));
    QVERIFY(told.is_disturbed);
    QCOMPARE(told.aloud, Texts{"I propose processes. They are faster."});
}

void ReservationTest::ofAStoppedRunNothingIsToldButThat() {
    Facts facts = a_run();
    facts.set("outcome", std::string("stopped"));
    // Neither choice need be true of what has no end.
    std::string from = text;
    from.replace(from.find("parallelism >= 1.2"), 18, "parallelism >= 9.9");
    facts.set("parallelism", 2.0);
    const app::ToldLesson told = told_of(facts, from);
    QCOMPARE(told.caveat,
             std::string("The run was stopped before its end: there is nothing that an "
                         "answer could be compared with."));
    QVERIFY(!told.answer && told.explanation.empty() && told.aloud.empty());
    QVERIFY(told.when_not.empty() && told.judgement.gained.empty());
    QCOMPARE(told.question, std::string("How many run at a time?"));
    QCOMPARE(told.next.size(), 2);
}

void ReservationTest::aRemedyThatWasTriedIsToldOfInPlaceOfTheScript_data() {
    QTest::addColumn<QString>("remedies");
    QTest::addColumn<QString>("outcome");
    QTest::addColumn<int>("lost");
    QTest::addColumn<QString>("explained");
    QTest::addColumn<QString>("aloud");
    QTest::newRow("one order") << "global-order"
                               << "completed" << 0
                               << "Each thread took all locks of its block at once"
                               << "Tried: global-order. It completes, after 193 ms. I propose "
                                  "to write that into the script";
    QTest::newRow("it does not help")
        << "timeout"
        << "deadlocked" << 0 << "Whoever waited too long for a second lock"
        << "Tried: timeout. It still ends in a deadlock";
    QTest::newRow("still wrong") << "guard"
                                 << "completed" << 3 << "A lock was held around what raced"
                                 << "Tried: guard. It completes after 193 ms, but what comes "
                                    "out is still wrong";
    QTest::newRow("a victim") << "victim"
                              << "completed" << 0 << "A circle of waits is found as it closes"
                              << "Tried: victim. It completes";
}

void ReservationTest::aRemedyThatWasTriedIsToldOfInPlaceOfTheScript() {
    QFETCH(QString, remedies);
    QFETCH(QString, outcome);
    QFETCH(int, lost);
    QFETCH(QString, explained);
    QFETCH(QString, aloud);
    Facts facts = a_run();
    facts.set("what_if", remedies.toStdString());
    facts.set("outcome", outcome.toStdString());
    facts.set("finding.lost-update", double(lost));
    const app::ToldLesson told = told_of(facts);
    QCOMPARE(told.question, "Tried here, though the script does not have it: " +
                                remedies.toStdString() + ". How many run at a time?");
    QCOMPARE(told.explanation.size(), 1);
    QVERIFY2(QString::fromStdString(told.explanation[0]).startsWith(explained),
             told.explanation[0].c_str());
    QCOMPARE(told.aloud.size(), 1);
    QVERIFY2(QString::fromStdString(told.aloud[0]).startsWith(aloud), told.aloud[0].c_str());
    QCOMPARE(told.when_not.size(), 1);
    QVERIFY(told.when_not[0].starts_with("What was tried stands in no line of the script"));

    facts.set("what_if", std::string("global-order,guard"));
    QCOMPARE(told_of(facts).explanation.size(), 2);
}

void ReservationTest::whatIsOnShowIsNotOffered() {
    Facts facts = a_run();
    const auto offered = [&facts] {
        Texts all;
        for (const app::NextTry& next : told_of(facts).next)
            all.push_back(next.parameters);
        return all;
    };
    QCOMPARE(offered(), (Texts{"tool=threads", "tool=processes, work=40"}));
    facts.set("parameter.work", 40.0);
    QCOMPARE(offered(), Texts{"tool=threads"});
    facts.set("parameter.tool", std::string("threads"));
    QCOMPARE(offered(), (Texts{"tool=processes", "tool=processes, work=40"}));
}

QTEST_GUILESS_MAIN(ReservationTest)
#include "reservation_test.moc"
