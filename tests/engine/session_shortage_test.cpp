// A system that allows fewer threads or processes than a scenario declares: the run goes on with
// those that it allows, and says how many they are.
#include "tests/engine/session_fixture.h"

#include <QRegularExpression>

#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace threadline;
using namespace threadline::test;

namespace {

constexpr int allowed = 120;  // threads of one user: those of the session and of the run

struct Said {
    std::string outcome;
    std::string notes;
    std::string done;  // shared("done")
};

// Runs it as somebody whom the system allows so many threads, in a process of its own. None: it
// cannot become somebody else here.
std::optional<Said> as_somebody_poor(const RunRequest& what, rlim_t most = allowed) {
    int ends[2];
    if (pipe(ends) != 0)
        return std::nullopt;
    const pid_t child = fork();
    if (child == 0) {
        const rlimit few{most, most};
        if (getuid() != 0 || setgid(65534) != 0 || setuid(65534) != 0 ||
            access(what.runner.c_str(), X_OK) != 0 || access(what.scenario.c_str(), R_OK) != 0 ||
            setrlimit(RLIMIT_NPROC, &few) != 0)
            _exit(1);
        auto started = Session::start(what);
        if (!started)
            _exit(2);
        started.value()->wait();
        const RunSnapshot run = started.value()->snapshot();
        std::string said = std::string(trace::key_of(run.trace.info->outcome)) +
                           run.trace.info->error + "\n" + value_of(run, "done") + "\n";
        for (std::size_t i = 0; i < run.trace.moments.size(); ++i)
            if (run.trace.moments[i].kind == trace::MomentKind::Note)
                said += run.trace.tables->name(run.trace.moments[i].text) + ";";
        _exit(write(ends[1], said.data(), said.size()) < 0 ? 2 : 0);
    }
    close(ends[1]);
    std::string said;
    char buffer[1024];
    for (ssize_t count = 0; (count = read(ends[0], buffer, sizeof buffer)) > 0;)
        said.append(buffer, static_cast<std::size_t>(count));
    close(ends[0]);
    int status = 0;
    waitpid(child, &status, 0);
    if (WIFEXITED(status) && WEXITSTATUS(status) == 1)
        return std::nullopt;
    const QStringList lines = QString::fromStdString(said).split('\n');
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

// Each of them is a process with a thread that watches over it; the runner needs some as well.
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
    QVERIFY2(found.captured(1).toInt() > 20 && found.captured(1).toInt() < 60, said->notes.c_str());
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

QTEST_GUILESS_MAIN(SessionShortageTest)
#include "session_shortage_test.moc"
