// Whether a run is advised a tool goes by what it shows, not by where its scenario lies.
#include "engine/analysis/bottleneck.h"
#include "tests/engine/session_fixture.h"

using namespace threadline;
using namespace threadline::test;

class SessionVerdictTest : public QObject {
    Q_OBJECT

private slots:
    void aProgramOfOnesOwnThatRacesIsAdvisedNoTool();
    void aCopyOfALessonIsJudgedAsTheLesson();
    void aProgramOfOnesOwnThatComputesIsAdvised();

private:
    // Two threads that add to one count, as a file of one's own.
    bool is_advised(const std::string& title, const std::string& step) const {
        const RunSnapshot run = fixture_.simulated("title \"" + title + "\"\n" +
                                                   R"(local count = shared("count", 0)
local gate  = lock "Gate"
threads(2, "Adder", function(i)
  for turn = 1, 20 do )" + step + R"( end
end))");
        return std::ranges::any_of(*run.findings, [](const analysis::Finding& finding) {
            return analysis::is_of_whole_run(finding.kind);
        });
    }
    SessionFixture fixture_;
};

void SessionVerdictTest::aProgramOfOnesOwnThatRacesIsAdvisedNoTool() {
    QVERIFY(!is_advised("Mine", "local seen = count:read() compute(2) count:write(seen + 1)"));
}

void SessionVerdictTest::aCopyOfALessonIsJudgedAsTheLesson() {
    QVERIFY(!is_advised("Race: lost updates",
                        "gate:with(function() "
                        "local seen = count:read() compute(2) "
                        "count:write(seen + 1) end)"));
}

void SessionVerdictTest::aProgramOfOnesOwnThatComputesIsAdvised() {
    QVERIFY(is_advised("Mine", "compute(2) count:add(1)"));
}

QTEST_GUILESS_MAIN(SessionVerdictTest)
#include "session_verdict_test.moc"
