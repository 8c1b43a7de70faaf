// What a run is advised goes by what it shows, not by where its scenario lies.
#include "engine/analysis/bottleneck.h"
#include "tests/engine/session_fixture.h"

using namespace threadline;
using namespace threadline::test;

class SessionVerdictTest : public QObject {
    Q_OBJECT

private slots:
    void aProgramOfOnesOwnThatRacesIsToldToMendThatFirst();
    void whereSomethingCanGoWrongItIsNotSaidThatNothingIsToBeGained();
    void whereSomethingCanGoWrongNothingIsAdvisedForIdleCores();
    void aCopyOfALessonIsJudgedAsTheLesson();
    void aProgramOfOnesOwnThatComputesIsAdvised();

private:
    // Two threads that add to one count, as a file of one's own.
    RunSnapshot added(const std::string& title, const std::string& step,
                      std::uint32_t cores = 2) const {
        return fixture_.simulated("title \"" + title + "\"\n" +
                                      R"(local count = shared("count", 0)
local gate  = lock "Gate"
threads(2, "Adder", function(i)
  for turn = 1, 20 do )" + step + R"( end
end))",
                                  cores);
    }
    static std::vector<analysis::Finding> of_the_whole(const RunSnapshot& run) {
        std::vector<analysis::Finding> found;
        std::ranges::copy_if(
            *run.findings, std::back_inserter(found),
            [](const analysis::Finding& one) { return analysis::is_of_whole_run(one.kind); });
        return found;
    }
    SessionFixture fixture_;
};

void SessionVerdictTest::aProgramOfOnesOwnThatRacesIsToldToMendThatFirst() {
    const RunSnapshot run =
        added("Mine", "local seen = count:read() compute(2) count:write(seen + 1)");
    QVERIFY(analysis::can_go_wrong(*run.findings));
    const auto found = of_the_whole(run);
    QCOMPARE(found.size(), 1u);
    QCOMPARE(found[0].kind, analysis::FindingKind::CpuBound);
    QCOMPARE(QString::fromStdString(found[0].remedy),
             QString("First mend what can go wrong, then measure again. Only more cores, with "
                     "a thread for each, or less work make it faster."));
}

void SessionVerdictTest::whereSomethingCanGoWrongItIsNotSaidThatNothingIsToBeGained() {
    const RunSnapshot wrong = added("Mine", "count:write(count:read() + 1)");
    QVERIFY(analysis::can_go_wrong(*wrong.findings));
    QCOMPARE(of_the_whole(wrong).size(), 0u);
    const RunSnapshot right = added("Mine", "count:add(1)");
    QCOMPARE(of_the_whole(right).size(), 1u);
    QCOMPARE(of_the_whole(right)[0].kind, analysis::FindingKind::NothingToGain);
}

void SessionVerdictTest::whereSomethingCanGoWrongNothingIsAdvisedForIdleCores() {
    const auto kinds = [](const RunSnapshot& run) {
        std::vector<analysis::FindingKind> found;
        for (const analysis::Finding& one : of_the_whole(run))
            found.push_back(one.kind);
        return found;
    };
    constexpr std::uint32_t cores = 8;
    const RunSnapshot right = added("Mine", "compute(2) count:add(1)", cores);
    QVERIFY(std::ranges::count(kinds(right), analysis::FindingKind::IdleCpu) == 1);
    const RunSnapshot wrong =
        added("Mine", "local seen = count:read() compute(2) count:write(seen + 1)", cores);
    QVERIFY(analysis::can_go_wrong(*wrong.findings));
    QVERIFY(std::ranges::count(kinds(wrong), analysis::FindingKind::IdleCpu) == 0);
}

void SessionVerdictTest::aCopyOfALessonIsJudgedAsTheLesson() {
    QCOMPARE(of_the_whole(added("Race: lost updates",
                                "gate:with(function() "
                                "local seen = count:read() compute(2) "
                                "count:write(seen + 1) end)"))
                 .size(),
             0u);
}

void SessionVerdictTest::aProgramOfOnesOwnThatComputesIsAdvised() {
    const auto found = of_the_whole(added("Mine", "compute(2) count:add(1)"));
    QVERIFY(!found.empty());
    QVERIFY(!QString::fromStdString(found[0].remedy).contains("mend"));
}

QTEST_GUILESS_MAIN(SessionVerdictTest)
#include "session_verdict_test.moc"
