// What goes wrong around a run shows as a calm line that says what to do: the runner dies, events
// are lost, the kernel does not tell, the disk is full. Each is brought about, none is made up.
#include "app/panels/banner.h"
#include "app/panels/run_notice.h"
#include "app/window/scenario_files.h"
#include "full_disk.h"
#include "runner_process.h"
#include "window_fixture.h"

#include <QAbstractButton>
#include <QTemporaryDir>

#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <cerrno>
#include <cstddef>

using namespace threadline;
using namespace threadline::app;
using threadline::test::endless;
using threadline::test::FilesOfAtMost;
using threadline::test::OpenWindow;
using threadline::test::runner_of_this_process;

namespace {

const QByteArray busy = R"(title "Many events"
local count = shared("count", 0)
threads(2, "T", function() for i = 1, 60000 do count:write(i) end end)
)";

const QByteArray long_and_busy = R"(title "Long and busy"
local count = shared("count", 0)
thread("A", function()
  for i = 1, 400 do
    for j = 1, 200 do count:write(j) end
    sleep(2)
  end
end)
)";

const QByteArray quick = R"(title "Quick"
thread("A", function() compute(2) end)
)";

// As a container does, for this process from here on.
bool refuse_perf_events() {
    sock_filter filter[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_perf_event_open, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EACCES),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    sock_fprog program{4, filter};
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
           syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &program) == 0;
}

}  // namespace

class WindowNoticesTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { threadline::test::prepare_application(); }
    void init() { QSettings().clear(); }

    void aRunnerThatIsKilledSaysSoAndWhatToDo();
    void lostEventsOfferToWaitAndDoSo();
    void aDiskThatIsFullLeavesTheRunOnShow();
    void savingToAFullDiskSaysSo();
    void savingWhereThereIsNoFolderSaysSo();
    void aTextThatDoesNotFitOnTheDiskIsNotTakenForAnother();
    void theMostSeriousComesFirst();
    void inBriefANoticeIsItsFirstSentenceWhateverItsNamesAre();
    void closingItHidesItUntilTheNextOne();
    // The last one: what it forbids stays forbidden.
    void whereTheKernelRefusesItIsSaidOnceAndNoMoreIfSoWished();

private:
    QTemporaryDir folder_;
};

void WindowNoticesTest::aRunnerThatIsKilledSaysSoAndWhatToDo() {
    OpenWindow window;
    QVERIFY(window.opens_text(endless));
    window.commands().run->trigger();
    QVERIFY(window.is_under_way());
    const qint64 runner = runner_of_this_process();
    QVERIFY(runner > 0);
    ::kill(static_cast<pid_t>(runner), SIGKILL);
    QVERIFY(window.has_finished());
    const auto* banner = window.findChild<Banner*>();
    QVERIFY(banner->isVisible());
    QVERIFY2(banner->message().contains("killed by signal 9"), qPrintable(banner->message()));
    QVERIFY(banner->message().contains("Run it again"));
    QVERIFY(window.controller().snapshot().trace.events > 10);  // what there was is on show
}

void WindowNoticesTest::lostEventsOfferToWaitAndDoSo() {
    OpenWindow window;
    QVERIFY(window.opens_text(busy));
    // Rings so small that they must overflow.
    session::RunRequest request;
    request.scenario = window.own_scenario().toStdString();
    request.name = "busy";
    request.runner = threadline::test::start_here().runner;
    request.limits.ring_bytes = 16 << 10;
    window.controller().run(request);
    QVERIFY(window.has_finished());
    QVERIFY(window.controller().snapshot().trace.info->events_lost > 0);
    const auto* banner = window.findChild<Banner*>();
    QVERIFY2(banner->message().contains("were lost"), qPrintable(banner->message()));
    auto* offer = window.findChild<QAbstractButton*>("offer");
    QVERIFY(offer->isVisible());
    QTest::mouseClick(offer, Qt::LeftButton);
    QVERIFY(!banner->isVisible());
    QVERIFY(window.commands().hold_up->isChecked());
    QVERIFY(window.controller().busy());
    QVERIFY(window.has_finished());
    QCOMPARE(window.controller().snapshot().trace.info->events_lost, std::uint64_t(0));
}

void WindowNoticesTest::aDiskThatIsFullLeavesTheRunOnShow() {
    OpenWindow window;
    QVERIFY(window.opens_text(long_and_busy));
    window.commands().run->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(window.controller().phase(), RunController::Phase::Running, 20'000);
    {
        const FilesOfAtMost full(8 << 10);  // not before: it holds for shared memory, too
        QVERIFY(window.has_finished());
    }
    QCOMPARE(window.outcome(), trace::Outcome::Completed);
    const auto* banner = window.findChild<Banner*>();
    QVERIFY(banner->isVisible());
    QVERIFY2(banner->message().contains("cannot write"), qPrintable(banner->message()));
    QVERIFY2(banner->message().contains("cannot be saved"), qPrintable(banner->message()));
    QVERIFY(window.controller().snapshot().trace.events > 50'000);
}

void WindowNoticesTest::savingToAFullDiskSaysSo() {
    OpenWindow window;
    QVERIFY(window.opens_text(quick));
    QVERIFY(window.runs_simulated());
    const QString kept = folder_.filePath("kept.tline");
    QFile older(kept);
    QVERIFY(older.open(QIODevice::WriteOnly) && older.write("older") == 5);
    older.close();
    const auto* banner = window.findChild<Banner*>();
    {
        const FilesOfAtMost full(64);
        window.controller().save(window.controller().share_recording(), kept.toStdString());
        QTRY_VERIFY(banner->isVisible());
    }
    QVERIFY2(banner->message().contains("choose another folder"), qPrintable(banner->message()));
    QVERIFY(older.open(QIODevice::ReadOnly));
    QCOMPARE(older.readAll(), QByteArray("older"));
    QCOMPARE(QDir(folder_.path()).entryList(QDir::Files), QStringList{"kept.tline"});
}

void WindowNoticesTest::savingWhereThereIsNoFolderSaysSo() {
    OpenWindow window;
    QVERIFY(window.opens_text(quick));
    QVERIFY(window.runs_simulated());
    const auto* banner = window.findChild<Banner*>();
    window.controller().save(window.controller().share_recording(),
                             folder_.filePath("no/such/folder/run.tline").toStdString());
    QTRY_VERIFY(banner->isVisible());
    QVERIFY2(banner->message().contains("choose another folder"), qPrintable(banner->message()));
}

void WindowNoticesTest::aTextThatDoesNotFitOnTheDiskIsNotTakenForAnother() {
    const FilesOfAtMost nearly_none(16);
    const auto described =
        describe_text(threadline::test::start_here().runner, "own.lua", QString::fromUtf8(endless));
    QVERIFY(!described.ok());
    const QString error = QString::fromStdString(described.error().message);
    QVERIFY2(error.startsWith("cannot write"), qPrintable(error));
}

void WindowNoticesTest::theMostSeriousComesFirst() {
    trace::RunInfo info;
    info.outcome = trace::Outcome::Failed;
    info.error = "the runner was killed by signal 11 (Segmentation fault) while it ran x";
    info.file_error = "cannot write 'x.tline': No space left on device; make room there";
    info.events_lost = 12;
    info.events_recorded = 88;
    info.cpu_note = "the kernel does not tell";
    QVERIFY(notice_of(info)->text.startsWith(
        "The runner was killed by signal 11 (Segmentation fault) while it ran x."));
    info.outcome = trace::Outcome::Completed;
    QCOMPARE(notice_of(info)->kind, RunNotice::Kind::NotWritten);
    QVERIFY(notice_of(info)->text.contains("make room there"));
    info.file_error.clear();
    QCOMPARE(notice_of(info)->kind, RunNotice::Kind::EventsLost);
    QVERIFY(notice_of(info)->text.startsWith("12 of 100 events"));
    info.events_lost = 0;
    QCOMPARE(notice_of(info)->kind, RunNotice::Kind::CpuEstimated);
    info.cpu_source = trace::CpuSource::Kernel;
    QVERIFY(!notice_of(info));
}

void WindowNoticesTest::inBriefANoticeIsItsFirstSentenceWhateverItsNamesAre() {
    trace::RunInfo info;
    info.outcome = trace::Outcome::Completed;
    info.file_error = "cannot write '/a. b/my. file.tline': No space left on device; make room";
    const QString said = QString::fromStdString(info.file_error) + '.';
    QCOMPARE(notice_of(info)->brief, said);
    QVERIFY(notice_of(info)->text.startsWith(said + ' '));
    info.outcome = trace::Outcome::Failed;
    info.error = "the runner ended with status 3 while it ran /a. b/own.lua";
    QCOMPARE(notice_of(info)->brief,
             QString("The runner ended with status 3 while it ran /a. b/own.lua."));
    info.error = "own.lua:3: one thing. And another";
    QVERIFY(notice_of(info)->brief.isEmpty());
}

void WindowNoticesTest::closingItHidesItUntilTheNextOne() {
    OpenWindow window;
    QVERIFY(window.is_ready());
    window.open("nothing.txt");
    auto* banner = window.findChild<Banner*>();
    QVERIFY(banner->isVisible());
    for (auto* button : banner->findChildren<QAbstractButton*>())
        if (button->accessibleName() == "Close this message")
            QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(!banner->isVisible());
    window.open("nothing.txt");
    QVERIFY(banner->isVisible());
    QVERIFY(!window.findChild<QAbstractButton*>("offer")->isVisible());
}

void WindowNoticesTest::whereTheKernelRefusesItIsSaidOnceAndNoMoreIfSoWished() {
    if (!refuse_perf_events())
        QSKIP("this system allows no seccomp filter");
    const auto run_once = [this](OpenWindow& window) {
        return window.opens_text(quick) &&
               (window.commands().run->trigger(), window.has_finished());
    };
    {
        OpenWindow window;
        QVERIFY(run_once(window));
        QCOMPARE(window.controller().snapshot().trace.info->cpu_source,
                 trace::CpuSource::Estimated);
        auto* banner = window.findChild<Banner*>();
        QVERIFY2(banner->message().contains("estimated"), qPrintable(banner->message()));
        QVERIFY2(banner->message().contains("allow it"), qPrintable(banner->message()));
        QTest::mouseClick(window.findChild<QAbstractButton*>("offer"), Qt::LeftButton);
        QVERIFY(!banner->isVisible());
        window.commands().run->trigger();
        QVERIFY(window.has_finished());
        QVERIFY(!banner->isVisible());
    }
    OpenWindow next;
    QVERIFY(run_once(next));
    QVERIFY(!next.findChild<Banner*>()->isVisible());
}

QTEST_MAIN(WindowNoticesTest)
#include "window_notices_test.moc"
