// The processes that the runner forks: how they are ended, and who is not.
#include "engine/runtime/child_processes.h"
#include "tests/engine/apart.h"

#include <QTest>

#include <chrono>
#include <csignal>
#include <fstream>
#include <thread>

#include <unistd.h>

using namespace threadline;
using namespace std::chrono_literals;

namespace {

struct Pipe {
    int ends[2]{-1, -1};
    Pipe() {
        if (pipe(ends) != 0)
            qFatal("no pipe");
    }
    void tell(int number) const {
        if (write(ends[1], &number, sizeof number) != sizeof number)
            _exit(1);
    }
    int hear() const {
        int number = -1;
        return read(ends[0], &number, sizeof number) == sizeof number ? number : -1;
    }
};

// A process of nobody's, which echoes one number.
struct Stranger {
    Pipe question, answer;
    // With this number, if the system lets one choose: whether it does.
    bool start_as(int pid) {
        const Pipe started;
        const int helper = fork();
        if (helper == 0) {
            std::ofstream("/proc/sys/kernel/ns_last_pid") << pid - 1;
            const int stranger = fork();
            if (stranger == 0) {
                if (getpid() == pid)
                    answer.tell(question.hear());
                _exit(0);
            }
            started.tell(stranger == pid ? 1 : 0);
            _exit(0);
        }
        return started.hear() == 1;
    }
    bool lives() {
        close(answer.ends[1]);  // so that its end is heard
        question.tell(7);
        return answer.hear() == 7;
    }
};

enum Outcome { LeftAlone, Killed, NoStranger, NotEnded };

// In a process of its own: whoever reaps takes all children of a process.
int end_with_a_stranger(const std::vector<std::string>&) {
    runtime::RunBoard* const board = runtime::RunBoard::create();
    if (board == nullptr)
        return NotEnded;
    runtime::ChildProcesses children(*board);
    const Pipe pipe;
    if (!children.fork("short", false, [&pipe] { pipe.tell(getpid()); }) ||
        !children.fork("long", true, [] { pause(); }) || !children.start_reaping())
        return NotEnded;
    const int ended = pipe.hear();
    while (kill(ended, 0) == 0)
        std::this_thread::sleep_for(1ms);
    Stranger stranger;
    bool started = false;
    for (int tries = 0; !started && tries < 50; ++tries)
        started = stranger.start_as(ended);
    if (!started)
        return NoStranger;
    children.end();
    return stranger.lives() ? LeftAlone : Killed;
}

}  // namespace

class RuntimeChildrenTest : public QObject {
    Q_OBJECT

private slots:
    void whoGotTheNumberOfAnEndedOneIsLeftAlone();
};

void RuntimeChildrenTest::whoGotTheNumberOfAnEndedOneIsLeftAlone() {
    const int status = test::do_apart("with a stranger").status;
    if (status == NoStranger)
        QSKIP("only root may choose the number of the next process");
    QCOMPARE(status, int(LeftAlone));
}

int main(int argc, char** argv) {
    if (const auto done = test::done_apart(argc, argv, {{"with a stranger", end_with_a_stranger}}))
        return *done;
    QCoreApplication application(argc, argv);
    RuntimeChildrenTest tests;
    return QTest::qExec(&tests, argc, argv);
}
#include "runtime_children_test.moc"
