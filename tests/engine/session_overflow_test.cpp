// Threads that record faster than anybody can drain: what is lost is counted and drawn as Unknown,
// or nothing is lost and what they were held up for is drawn as Recorder. Never silently.
#include "tests/engine/session_fixture.h"

using namespace threadline;
using namespace threadline::test;

namespace {

// Two threads as fast as they can, through rings of a few events.
constexpr const char* flat_out = R"(
local noise = shared("noise", 0)
threads(2, "Worker", function() for i = 1, 40000 do noise:add(1) end end)
)";

trace::Duration time_in(const RunSnapshot& run, trace::State state) {
    trace::Duration sum{0};
    for (const auto& lane : run.trace.actors)
        sum += lane->shares({lane->begin, lane->end}).of(state);
    return sum;
}

}  // namespace

class SessionOverflowTest : public QObject {
    Q_OBJECT
private slots:
    void whatIsLostIsCountedAndUnknown();
    void whoeverIsHeldUpLosesNothingAndShowsIt();

private:
    RunRequest request() const {
        RunRequest what = fixture_.request(flat_out);
        what.limits.ring_bytes = 16 << 10;
        what.kernel_switches = false;
        return what;
    }
    SessionFixture fixture_;
};

void SessionOverflowTest::whatIsLostIsCountedAndUnknown() {
    const RunSnapshot run = fixture_.finished(request());
    QCOMPARE(went_well(run), std::string());
    // Each addition was recorded or counted, and the value is what they came to.
    QVERIFY(run.trace.info->events_recorded + run.trace.info->events_lost >= 80'000);
    QCOMPARE(value_of(run, "noise"), std::string("80000"));
    QVERIFY(run.trace.info->events_lost > 0);
    QVERIFY(time_in(run, trace::State::Unknown) > trace::Duration{0});
    QCOMPARE(time_in(run, trace::State::Recorder), trace::Duration{0});
}

void SessionOverflowTest::whoeverIsHeldUpLosesNothingAndShowsIt() {
    RunRequest what = request();
    what.overflow = record::OverflowPolicy::HoldUp;
    const RunSnapshot run = fixture_.finished(std::move(what));
    QCOMPARE(went_well(run), std::string());
    QCOMPARE(run.trace.info->events_lost, std::uint64_t{0});
    QVERIFY(run.trace.info->events_recorded >= 80'000);
    QCOMPARE(value_of(run, "noise"), std::string("80000"));
    QCOMPARE(time_in(run, trace::State::Unknown), trace::Duration{0});
    QVERIFY(time_in(run, trace::State::Recorder) > trace::Duration{0});
}

QTEST_APPLESS_MAIN(SessionOverflowTest)
#include "session_overflow_test.moc"
