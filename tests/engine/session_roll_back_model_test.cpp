// What is rolled back, held against a model that knows nothing of how: programs in which others
// write beside the blocks, without any lock, so that undoing too much or too little shows in the
// end. What a block does depends on how far the other one has come, so that one that starts over
// may leave out what it did before. Every interleaving is explored, and random ones are run on real
// threads.
//
// The model: additions that are always made come in exactly once; a variable that somebody writes
// without a lock ends with a value that somebody wrote, and never with one from before it;
// additions that such a write has taken away are not taken back from it.
#include "tests/engine/explored.h"

#include <algorithm>
#include <random>
#include <set>

using namespace threadline;
using namespace threadline::test;

namespace {

constexpr std::int64_t written_beside = 1024;  // to z; the additions to it are bits below

struct Program {
    std::string text;
    std::int64_t sum = 0;           // of x
    std::int64_t bits_of_z = 0;     // that are added
    std::set<std::int64_t> writes;  // to y
};

struct End {
    std::int64_t x = 0, y = 0, z = 0;
    auto operator<=>(const End&) const = default;
};

class ProgramMaker {
public:
    explicit ProgramMaker(std::uint32_t seed) : random_(seed) {}

    Program make() {
        std::vector<std::string> threads{blocks("P"), blocks("Q"), beside()};
        std::shuffle(threads.begin(), threads.end(), random_);
        program_.text =
            "local l = {lock 'A', lock 'B', lock 'C'}\n"
            "local x, y, z = shared('x', 0), shared('y', 0), shared('z', 0)\n"
            "local go = shared('go', 0)\n";
        for (const std::string& thread : threads)
            program_.text += thread;
        return program_;
    }

private:
    int below(int count) { return std::uniform_int_distribution<int>(0, count - 1)(random_); }

    // Each has a bit of its own.
    std::string work() {
        const std::int64_t bit = std::int64_t{1} << next_++;
        switch (below(3)) {
            case 0:
                program_.sum += bit;
                return "x:add(" + std::to_string(bit) + ")";
            case 1:
                program_.writes.insert(bit);
                return "if go:read() == 0 then y:write(" + std::to_string(bit) + ") end";
            default:
                program_.bits_of_z |= bit;
                return "if go:read() == 0 then z:add(" + std::to_string(bit) + ") end";
        }
    }
    std::string blocks(const std::string& name) {
        const int outer = below(3);
        const int inner = (outer + 1 + below(2)) % 3;
        return "thread('" + name + "', function()\n  l[" + std::to_string(outer + 1) +
               "]:with(function()\n    " + work() + " " + work() + " go:write(1)\n    l[" +
               std::to_string(inner + 1) + "]:with(function() " + work() + " end)\n  end)\nend)\n";
    }
    std::string beside() {
        const std::int64_t bit = std::int64_t{1} << next_++;
        program_.writes.insert(bit);
        std::vector<std::string> steps{"y:write(" + std::to_string(bit) + ")",
                                       "z:write(" + std::to_string(written_beside) + ")"};
        std::shuffle(steps.begin(), steps.end(), random_);
        return "thread('W', function() " + steps[0] + " " + steps[1] + " end)\n";
    }

    std::mt19937 random_;
    Program program_;
    int next_ = 0;
};

std::string wrong_with(const End& end, const Program& program) {
    const auto told = [](const char* name, std::int64_t value) {
        return std::string(name) + " = " + std::to_string(value);
    };
    if (end.x != program.sum)
        return told("x", end.x) + ", not the sum " + std::to_string(program.sum);
    if (!program.writes.contains(end.y))
        return told("y", end.y) + ", which nobody wrote";
    const std::int64_t added = end.z - written_beside;
    if (added < 0 || (added & ~program.bits_of_z) != 0)
        return told("z", end.z) + ", which is no sum of what was written and added";
    return "";
}

std::int64_t number(const record::ExploredValue& value) {
    return std::get<std::int64_t>(value);
}

End end_of(const record::ExploredOutcome& outcome) {
    return {number(outcome.values[0].values[0]), number(outcome.values[1].values[0]),
            number(outcome.values[2].values[0])};
}

End end_of(const RunSnapshot& run) {
    End end;
    for (const auto& [name, value] : run.trace.values())
        if (name != "go")
            (name == "x" ? end.x : name == "y" ? end.y : end.z) = value.payload;
    return end;
}

}  // namespace

class SessionRollBackModelTest : public QObject {
    Q_OBJECT

    SessionFixture fixture_;

    RunSnapshot run(const Program& program, const char* remedy, std::uint64_t seed) const {
        RunRequest request = fixture_.request(program.text);
        request.remedies = *record::Remedies::parse(remedy);
        request.deadlock_grace = 0ms;
        request.schedule.kind = record::SchedulePolicy::Kind::Seeded;
        request.schedule.seed = seed;
        return fixture_.finished(std::move(request));
    }

private slots:
    void every_interleaving_ends_as_the_model_says_and_none_is_missing_data() {
        QTest::addColumn<std::uint32_t>("seed");
        for (std::uint32_t seed = 1; seed <= 12; ++seed)
            QTest::addRow("%u", seed) << seed;
    }
    void every_interleaving_ends_as_the_model_says_and_none_is_missing() {
        QFETCH(std::uint32_t, seed);
        const Program program = ProgramMaker(seed).make();
        const auto found = explored(to_explore(program.text, "victim"));
        QVERIFY2(found, found ? "" : found.error().message.c_str());
        QVERIFY2(found->report.is_complete(), program.text.c_str());
        std::set<End> ends;
        for (const session::ConfirmedOutcome& one : found->outcomes) {
            QVERIFY2(one.outcome.outcome == "completed",
                     (one.outcome.outcome + program.text).c_str());
            QVERIFY2(one.confirmed.value_or(true), program.text.c_str());
            const End end = end_of(one.outcome);
            QVERIFY2(wrong_with(end, program).empty(),
                     (wrong_with(end, program) + "\n" + program.text).c_str());
            ends.insert(end);
        }
        for (std::uint64_t run_seed = 1; run_seed <= 40 / THREADLINE_ONE_IN; ++run_seed) {
            const RunSnapshot one = run(program, "victim", run_seed);
            QCOMPARE(went_well(one), "");
            const End end = end_of(one);
            QVERIFY2(ends.contains(end), ("seed " + std::to_string(run_seed) + ": x = " +
                                          std::to_string(end.x) + ", y = " + std::to_string(end.y) +
                                          ", z = " + std::to_string(end.z) + "\n" + program.text)
                                             .c_str());
        }
    }

    void random_interleavings_end_as_the_model_says_data() {
        QTest::addColumn<QString>("remedy");
        QTest::newRow("victim") << "victim";
        QTest::newRow("timeout") << "timeout";
    }
    void random_interleavings_end_as_the_model_says() {
        QFETCH(QString, remedy);
        int rolled_back = 0;
        for (std::uint32_t seed = 101; seed <= 120; ++seed) {
            const Program program = ProgramMaker(seed).make();
            for (std::uint64_t run_seed = 1; run_seed <= 10; ++run_seed) {
                const RunSnapshot one = run(program, remedy.toLatin1().constData(), run_seed);
                QCOMPARE(went_well(one), "");
                const std::string wrong = wrong_with(end_of(one), program);
                QVERIFY2(wrong.empty(),
                         ("seed " + std::to_string(run_seed) + ": " + wrong + "\n" + program.text)
                             .c_str());
                for (std::size_t i = 0; i < one.trace.moments.size(); ++i)
                    if (const trace::Moment& moment = one.trace.moments[i];
                        moment.kind == trace::MomentKind::Note &&
                        one.trace.tables->name(moment.text).find("rolled back") !=
                            std::string::npos)
                        ++rolled_back;
            }
        }
        QVERIFY(rolled_back > 0);
    }
};

QTEST_GUILESS_MAIN(SessionRollBackModelTest)
#include "session_roll_back_model_test.moc"
