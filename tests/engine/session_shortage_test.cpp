// A system that allows fewer threads or processes than a scenario declares: the run goes on with
// those that it allows, and says how many they are.
#include "tests/engine/apart.h"
#include "tests/engine/session_fixture.h"

#include <QRegularExpression>

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <iostream>

using namespace threadline;
using namespace threadline::test;

namespace {

constexpr int allowed = 120;  // threads of one user: those of the session and of the run

struct Said {
    std::string outcome;
    std::string notes;
    std::string done;  // shared("done")
};

enum { Ran, CannotBecome, CannotStart };

// As somebody whom the system allows so many threads: says the outcome, what is done, the notes.
int run_poorly(const std::vector<std::string>& arguments) {
    const RunRequest what = SessionFixture::request_of(arguments.at(0));
    const rlim_t most = std::stoul(arguments.at(1));
    const rlimit few{most, most};
    if (getuid() != 0 || setgid(65534) != 0 || setuid(65534) != 0 ||
        access(what.runner.c_str(), X_OK) != 0 || access(what.scenario.c_str(), R_OK) != 0 ||
        setrlimit(RLIMIT_NPROC, &few) != 0)
        return CannotBecome;
    auto started = Session::start(what);
    if (!started)
        return CannotStart;
    started.value()->wait();
    const RunSnapshot run = started.value()->snapshot();
    std::cout << trace::key_of(run.trace.info->outcome) << run.trace.info->error << "\n"
              << value_of(run, "done") << "\n";
    for (std::size_t i = 0; i < run.trace.moments.size(); ++i)
        if (run.trace.moments[i].kind == trace::MomentKind::Note)
            std::cout << run.trace.tables->name(run.trace.moments[i].text) << ";";
    return Ran;
}

// None: it cannot become somebody else here.
std::optional<Said> as_somebody_poor(const RunRequest& what, int most = allowed) {
    const DoneApart done = do_apart("poorly", {what.scenario.string(), std::to_string(most)});
    if (done.status == CannotBecome)
        return std::nullopt;
    const QStringList lines = QString::fromStdString(done.said).split('\n');
    return Said{lines.value(0).toStdString(), lines.value(2).toStdString(),
                lines.value(1).toStdString()};
}

}  // namespace

class SessionShortageTest : public QObject {
    Q_OBJECT

private slots:
    void goesOnWithTheThreadsThatItGets();
    void goesOnWithTheProcessesThatItGets();
    void withoutOneOfAKindItSaysHowManyThereWere();

private:
    RunRequest request(const std::string& text) const {
        RunRequest what = fixture_.request(text);
        chmod(what.scenario.parent_path().c_str(), 0755);
        return what;
    }
    SessionFixture fixture_;
};

void SessionShortageTest::goesOnWithTheThreadsThatItGets() {
    const auto said = as_somebody_poor(request(R"(local done = shared("done", 0)
local workers = threads(500, "Worker", function() done:add(1) end)
thread("Sum", function()
  join(workers)
  done:add(1000)
end)
)"));
    if (!said)
        QSKIP("root cannot become somebody else, who could run the program, here");
    QCOMPARE(said->outcome, std::string("completed"));
    const int done = std::stoi(said->done) - 1000;
    QVERIFY2(done > 20 && done < allowed, said->done.c_str());
    QCOMPARE(said->notes, "the system allowed only " + std::to_string(done) +
                              " of 500 threads of Worker: the run goes on with those;");
}

// Each of them is a process with a thread that watches over it, and under the thread sanitizer with
// one of its own; the runner needs some as well.
void SessionShortageTest::goesOnWithTheProcessesThatItGets() {
    const auto said = as_somebody_poor(request(R"(local done = shared("done", 0)
local workers = pool("Worker", 100, function(item) done:add(1) return item end)
thread("Sum", function()
  local items = workers:map(1000)
  for i = 1, 1000 do check(items[i] == i, "each comes back in its place") end
  done:add(10000)
end)
)"),
                                       60);
    if (!said)
        QSKIP("root cannot become somebody else, who could run the program, here");
    QCOMPARE(said->outcome, std::string("completed"));
    QCOMPARE(said->done, std::string("11000"));
    const QRegularExpression note(
        "^the system allowed only ([0-9]+) of 100 processes of Worker: the run goes on with "
        "those;$");
    const auto found = note.match(QString::fromStdString(said->notes));
    QVERIFY2(found.hasMatch(), said->notes.c_str());
    QVERIFY2(found.captured(1).toInt() > 10 && found.captured(1).toInt() < 60, said->notes.c_str());
}

void SessionShortageTest::withoutOneOfAKindItSaysHowManyThereWere() {
    std::string text = "local done = shared('done', 0)\n";
    for (int i = 1; i <= 150; ++i)
        text += "thread('T" + std::to_string(i) + "', function() end)\n";
    const auto said = as_somebody_poor(request(text));
    if (!said)
        QSKIP("root cannot become somebody else, who could run the program, here");
    QVERIFY2(said->outcome.starts_with("failed"), said->outcome.c_str());
    QVERIFY2(said->outcome.find("the system allowed only ") != std::string::npos,
             said->outcome.c_str());
}

int main(int argc, char** argv) {
    if (const auto done = done_apart(argc, argv, {{"poorly", run_poorly}}))
        return *done;
    QCoreApplication application(argc, argv);
    SessionShortageTest tests;
    return QTest::qExec(&tests, argc, argv);
}
#include "session_shortage_test.moc"
