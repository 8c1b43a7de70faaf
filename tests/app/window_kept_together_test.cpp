// Windows that are closed in the same moment: each lists the runs that it has kept, and none those
// of another one away.
#include "app/panels/banner.h"
#include "app/window/restart.h"
#include "banner_offers.h"
#include "kept_in_window.h"

#include <QLockFile>
#include <QThread>

#include <sys/wait.h>
#include <unistd.h>

#include <memory>

using namespace threadline;
using namespace threadline::app;
using threadline::test::choose;
using threadline::test::keeps;
using threadline::test::OpenWindow;
using threadline::test::takes_up;

namespace {

QString lock_of_list() {
    return QString::fromStdString(kept_runs_lock().string());
}

// In a file of a person's own, which is listed as it is.
Compared run_in(const std::string& file) {
    Compared run;
    run.recording = std::make_shared<Recording>();
    run.recording->file = "/kept/" + file;
    run.recording->is_persons = true;
    run.name = file;
    return run;
}

std::unique_ptr<QThread> lists(const std::string& file) {
    std::unique_ptr<QThread> window(
        QThread::create([file] { KeptAside().list({run_in(file)}, true); }));
    window->start();
    return window;
}

QStringList listed() {
    QStringList names;
    for (const KeptRun& run : kept_runs())
        names.append(run.name);
    names.sort();
    return names;
}

}  // namespace

class WindowKeptTogetherTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { threadline::test::prepare_application(); }
    void init() {
        threadline::test::forget_all_kept();
        std::filesystem::create_directories(kept_runs_lock().parent_path());
    }

    void whatIsWrittenMeanwhileStays();
    void twoThatCloseTogetherListBoth();
    void aWindowThatWasKilledHoldsUpNobody();
    void whoDoesNotComeToTheListIsTold();
    void whoIsToldSoStillStartsAnewUnlessTheyCloseTheLine_data();
    void whoIsToldSoStillStartsAnewUnlessTheyCloseTheLine();
};

void WindowKeptTogetherTest::whatIsWrittenMeanwhileStays() {
    QLockFile first(lock_of_list());
    QVERIFY(first.tryLock(0));
    const auto second = lists("second");
    // It neither reads nor writes until the first one has written.
    QVERIFY(!second->wait(300));
    QCOMPARE(listed(), QStringList());
    {
        QSettings settings;
        settings.beginWriteArray("kept-runs", 1);
        settings.setArrayIndex(0);
        settings.setValue("file", "/kept/first");
        settings.setValue("is-persons", true);
        settings.setValue("name", "first");
        settings.endArray();
    }
    first.unlock();
    QVERIFY(second->wait(10'000));
    QCOMPARE(listed(), (QStringList{"first", "second"}));
}

void WindowKeptTogetherTest::twoThatCloseTogetherListBoth() {
    QStringList expected;
    for (int round = 0; round < 10; ++round) {
        const std::string one = "a" + std::to_string(round), other = "b" + std::to_string(round);
        const auto first = lists(one), second = lists(other);
        QVERIFY(first->wait(10'000) && second->wait(10'000));
        expected.append({QString::fromStdString(one), QString::fromStdString(other)});
        expected.sort();
        QCOMPARE(listed(), expected);
    }
}

void WindowKeptTogetherTest::aWindowThatWasKilledHoldsUpNobody() {
    const pid_t window = fork();
    if (window == 0) {
        QLockFile lock(lock_of_list());
        _exit(lock.tryLock(0) ? 0 : 1);  // without a word to the lock
    }
    int status = 1;
    QCOMPARE(waitpid(window, &status, 0), window);
    QVERIFY(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    QVERIFY(QFile::exists(lock_of_list()));
    QVERIFY(KeptAside().list({run_in("next")}, true));
    QCOMPARE(listed(), QStringList{"next"});
    QVERIFY(!QFile::exists(lock_of_list()));
}

void WindowKeptTogetherTest::whoDoesNotComeToTheListIsTold() {
    OpenWindow window;
    QVERIFY(choose(window, "bottleneck/downloads") && keeps(window, "one thread", 1));
    {
        QLockFile another(lock_of_list());
        QVERIFY(another.tryLock(0));
        QVERIFY(!window.close());
    }
    QVERIFY(window.isVisible());
    const auto* banner = window.findChild<Banner*>();
    QVERIFY2(banner->message().contains("another window"), qPrintable(banner->message()));
    QCOMPARE(listed(), QStringList());
    QVERIFY(window.close());
    QCOMPARE(listed().size(), 1);
}

void WindowKeptTogetherTest::whoIsToldSoStillStartsAnewUnlessTheyCloseTheLine_data() {
    QTest::addColumn<bool>("given_up");
    QTest::newRow("closed again") << false;
    QTest::newRow("given up before") << true;
}

void WindowKeptTogetherTest::whoIsToldSoStillStartsAnewUnlessTheyCloseTheLine() {
    QFETCH(const bool, given_up);
    OpenWindow window;
    QVERIFY(choose(window, "bottleneck/downloads") && keeps(window, "one thread", 1));
    for (QAction* language : window.commands().languages->actions())
        if (language->text() == "Deutsch")
            language->trigger();
    {
        QLockFile another(lock_of_list());
        QVERIFY(another.tryLock(0));
        QVERIFY(takes_up(window, "Restart now / Jetzt neu starten"));
        QVERIFY(window.isVisible());
    }
    const auto* banner = window.findChild<Banner*>();
    QVERIFY2(banner->message().contains("another window"), qPrintable(banner->message()));
    if (given_up)
        QVERIFY(takes_up(window, "Dismiss"));
    QVERIFY(window.close());
    QCOMPARE(closes_to_restart(window), !given_up);
}

QTEST_MAIN(WindowKeptTogetherTest)
#include "window_kept_together_test.moc"
