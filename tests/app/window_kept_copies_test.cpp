// Runs that are kept for the comparison are copied beside the window at once: closing it lists
// them, and what cannot be copied is said while it can still be saved.
#include "app/panels/banner.h"
#include "asked_in_window.h"
#include "full_disk.h"
#include "kept_in_window.h"
#include "noted_runs.h"

#include <QDirIterator>
#include <QMessageBox>

using namespace threadline;
using namespace threadline::app;
using threadline::test::answer;
using threadline::test::choose;
using threadline::test::comparison_of;
using threadline::test::has_runs;
using threadline::test::keeps;
using threadline::test::kept_files;
using threadline::test::notes_in;
using threadline::test::OpenWindow;
using threadline::test::recalls;
using threadline::test::run;
using threadline::test::texts_of;
using threadline::test::writes_note;

namespace {

// Made for the next time by windows that are open, and on no list yet; with whatever is not whole.
QStringList copies() {
    QStringList found;
    const QString folder = QString::fromStdString(kept_runs_folder().string());
    for (QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
         files.hasNext();)
        if (const QFileInfo file(files.next()); file.path() != folder && file.fileName() != "owner")
            found.append(file.filePath());
    return found;
}

// As a window that was killed leaves them.
void leave_copies(const QString& folder) {
    QVERIFY(QDir().mkpath(folder));
    for (const char* name : {"/owner", "/1.tline"}) {
        QFile file(folder + name);
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
}

}  // namespace

class WindowKeptCopiesTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { threadline::test::prepare_application(); }
    void init() { threadline::test::forget_all_kept(); }

    void aCopyIsMadeAsSoonAsARunIsKept();
    void whatIsWrittenOnAKeptRunIsInItsCopy();
    void whatIsTakenOutHasNoCopyUntilItIsPutBack();
    void aRunThatIsKeptTwiceIsThereTwice();
    void aWindowThatIsClosedMeanwhileKeepsTheWholeRun();
    void aDiskThatIsFullIsSaidToBeAtOnce();
    void aFolderThatIsNoneIsSaidToBe();
    void copiesOfAWindowThatWasKilledGo();
};

void WindowKeptCopiesTest::aCopyIsMadeAsSoonAsARunIsKept() {
    {
        OpenWindow window;
        QVERIFY(choose(window, "bottleneck/downloads") && keeps(window, "one thread", 1));
        QTRY_COMPARE(copies().size(), 1);
        QVERIFY(kept_runs().empty());
        // Closing needs nothing else.
        QVERIFY(std::filesystem::remove(*window.controller().recording()));
        window.close();
        QCOMPARE(copies(), QStringList());
        QCOMPARE(kept_runs().size(), std::size_t(1));
    }
    QCOMPARE(kept_files(), 1);
    OpenWindow window;
    QVERIFY(recalls(window, 1));
    // What is as the list has it needs no other one.
    QCOMPARE(copies(), QStringList());
}

void WindowKeptCopiesTest::whatIsWrittenOnAKeptRunIsInItsCopy() {
    {
        OpenWindow window;
        QVERIFY(choose(window, "bottleneck/downloads") && keeps(window, "one thread", 1));
        QTRY_COMPARE(copies().size(), 1);
        QVERIFY(writes_note(window, "slow"));
        QTRY_COMPARE(notes_in(copies().front()), QStringList{"slow"});
        QCOMPARE(copies().size(), 1);
        window.close();
        QVERIFY(answer(window, QMessageBox::Discard));
        QTRY_VERIFY(!window.isVisible());
    }
    // As well the next time, where it is on the list already.
    {
        OpenWindow window;
        QVERIFY(recalls(window, 1));
        QCOMPARE(texts_of(*comparison_of(window).runs()[0].recording->notes), QStringList{"slow"});
        emit comparison_of(window).show_asked(0);
        QVERIFY(window.has_finished());
        QVERIFY(writes_note(window, "why?"));
        QTRY_COMPARE(copies().size(), 1);
        window.close();
        QVERIFY(answer(window, QMessageBox::Discard));
        QTRY_VERIFY(!window.isVisible());
    }
    QCOMPARE(kept_files(), 1);
    OpenWindow window;
    QVERIFY(recalls(window, 1));
    QCOMPARE(texts_of(*comparison_of(window).runs()[0].recording->notes),
             (QStringList{"slow", "why?"}));
}

void WindowKeptCopiesTest::whatIsTakenOutHasNoCopyUntilItIsPutBack() {
    {
        OpenWindow window;
        QVERIFY(choose(window, "bottleneck/downloads") && keeps(window, "one thread", 1));
        comparison_of(window).take_out(0);
        // One after the other: the first is over once the second is there.
        QVERIFY(keeps(window, "threads", 1));
        QTRY_COMPARE(copies().size(), 1);
        comparison_of(window).put_back(1);
        QTRY_COMPARE(copies().size(), 2);
        comparison_of(window).take_out(1);
        QTRY_COMPARE(copies().size(), 1);
        window.close();
    }
    QCOMPARE(kept_files(), 1);
    OpenWindow window;
    QVERIFY(recalls(window, 1));
    QCOMPARE(parameter_text(comparison_of(window).runs()[0].report.info, "tool"),
             std::string("one thread"));
}

void WindowKeptCopiesTest::aRunThatIsKeptTwiceIsThereTwice() {
    {
        OpenWindow window;
        QVERIFY(choose(window, "bottleneck/downloads") && keeps(window, "threads", 1));
        window.commands().keep_run->trigger();
        QVERIFY(has_runs(window, 2));
        window.close();
    }
    QCOMPARE(kept_files(), 2);
    OpenWindow window;
    QVERIFY(recalls(window, 2));
}

void WindowKeptCopiesTest::aWindowThatIsClosedMeanwhileKeepsTheWholeRun() {
    std::uint64_t events = 0;
    {
        OpenWindow window;
        QVERIFY(choose(window, "bottleneck/downloads") && run(window));
        events = window.controller().snapshot().trace.events;
        // It was asked for, and nobody has heard that it is there.
        connect(&comparison_of(window), &ComparisonView::runs_changed, &window, [&window] {
            if (!comparison_of(window).runs().empty())
                window.close();
        });
        window.commands().keep_run->trigger();
        QVERIFY(has_runs(window, 1));
        QVERIFY(!window.isVisible());
    }
    QCOMPARE(kept_files(), 1);
    OpenWindow window;
    QVERIFY(recalls(window, 1));
    QCOMPARE(comparison_of(window).runs()[0].run.trace.events, events);
}

void WindowKeptCopiesTest::aDiskThatIsFullIsSaidToBeAtOnce() {
    {
        OpenWindow window;
        QVERIFY(choose(window, "bottleneck/downloads") && run(window, {{"tool", "threads"}}));
        {
            const threadline::test::FilesOfAtMost full(64);
            window.commands().keep_run->trigger();
            QVERIFY(window.says("cannot be kept for the next time as it is now"));
        }
        const QString line = window.findChild<Banner*>()->message();
        QVERIFY2(line.contains("cannot write"), qPrintable(line));
        QVERIFY2(line.contains("Save it as a file of your own (Ctrl+Alt+S)"), qPrintable(line));
        QCOMPARE(copies(), QStringList());
        QCOMPARE(comparison_of(window).runs().size(), std::size_t(1));
        // There is room again.
        QVERIFY(keeps(window, "event loop", 2));
        QTRY_COMPARE(copies().size(), 1);
        window.close();
    }
    QCOMPARE(kept_files(), 1);
    OpenWindow window;
    QVERIFY(recalls(window, 1));
}

void WindowKeptCopiesTest::aFolderThatIsNoneIsSaidToBe() {
    const QString folder = QString::fromStdString(kept_runs_folder().string());
    QVERIFY(QDir().mkpath(QFileInfo(folder).path()));
    QFile file(folder);
    QVERIFY(file.open(QIODevice::WriteOnly));
    OpenWindow window;
    QVERIFY(choose(window, "bottleneck/downloads") && keeps(window, "threads", 1));
    QVERIFY(window.says("cannot be kept for the next time as it is now"));
    const QString line = window.findChild<Banner*>()->message();
    QVERIFY2(line.contains("there is no folder '" + folder), qPrintable(line));
    window.close();
    QVERIFY(kept_runs().empty());
    QVERIFY(file.exists());
}

void WindowKeptCopiesTest::copiesOfAWindowThatWasKilledGo() {
    const QString left = QString::fromStdString((kept_runs_folder() / "threadline-left").string());
    OpenWindow living;
    QVERIFY(choose(living, "bottleneck/downloads") && keeps(living, "threads", 1));
    QTRY_COMPARE(copies().size(), 1);
    leave_copies(left);
    OpenWindow window;
    QVERIFY(window.is_ready());
    QTRY_VERIFY(!QFile::exists(left));
    QCOMPARE(copies().size(), 1);
}

QTEST_MAIN(WindowKeptCopiesTest)
#include "window_kept_copies_test.moc"
