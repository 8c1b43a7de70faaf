// Runs that a person kept for the comparison are there the next time, whatever other windows do.
#include "app/panels/banner.h"
#include "app/window/kept_runs.h"
#include "app/window/last_run.h"
#include "asked_in_window.h"
#include "banner_offers.h"
#include "compared_runs.h"
#include "full_disk.h"
#include "noted_runs.h"

#include <QDirIterator>
#include <QLabel>
#include <QMessageBox>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace threadline;
using namespace threadline::app;
using threadline::test::answer;
using threadline::test::choose;
using threadline::test::comparison_of;
using threadline::test::has_runs;
using threadline::test::names_of;
using threadline::test::notes_in;
using threadline::test::OpenWindow;
using threadline::test::run;
using threadline::test::takes_up;
using threadline::test::texts_of;
using threadline::test::writes_note;

namespace {

// How many of the runs that were kept have a file of the program's own.
std::ptrdiff_t kept_files() {
    std::error_code error;
    return std::distance(std::filesystem::directory_iterator(kept_runs_folder(), error), {});
}

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

bool keeps(OpenWindow& window, const QString& tool, std::size_t count) {
    if (!run(window, {{"tool", tool}}))
        return false;
    window.commands().keep_run->trigger();
    return has_runs(window, count);
}

// In a window that is closed then.
bool keeps_two() {
    OpenWindow window;
    const bool kept = choose(window, "bottleneck/downloads") && keeps(window, "one thread", 1) &&
                      keeps(window, "threads", 2);
    window.close();
    return kept;
}

const QStringList two{"tool = one thread", "tool = threads"};

// Those that were kept, in a window that was opened since.
bool recalls(OpenWindow& window, std::size_t count) {
    if (!window.is_ready())
        return false;
    window.commands().comparison->trigger();
    return has_runs(window, count);
}

bool tells_while_it_reads(OpenWindow& window, const QString& name) {
    for (const auto* label : comparison_of(window).findChildren<QLabel*>())
        if (label->accessibleName() == "How to compare")
            return label->text().contains("Reading the runs that were kept") &&
                   label->text().contains(name);
    return false;
}

}  // namespace

class WindowKeptRunsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { threadline::test::prepare_application(); }
    void init();

    void keptRunsComeBackOnceTheyAreWanted();
    void anotherRunIsKeptBesideThem();
    void whatNobodyLookedAtIsThereTheTimeAfter();
    void runsTakenOutAreGone();
    void aKeptRunInAFileOfOnesOwnStaysThere();
    void whatAnotherWindowKeepsStays();
    void whatAnotherWindowShowsStaysThere();
    void whatIsTakenOutInOneWindowAndKeptInAnotherStays_data();
    void whatIsTakenOutInOneWindowAndKeptInAnotherStays();
    void whoseRunDoesNotFitBesideThemCanBeginAnew();
    void aRunThatIsTooLargeToBeKeptIsSaidToBe();
    void aCopyIsMadeAsSoonAsARunIsKept();
    void whatIsWrittenOnAKeptRunIsInItsCopy();
    void whatIsTakenOutHasNoCopyUntilItIsPutBack();
    void aRunThatIsKeptTwiceIsThereTwice();
    void aWindowThatIsClosedMeanwhileKeepsTheWholeRun();
    void aDiskThatIsFullIsSaidToBeAtOnce();
    void aFolderThatIsNoneIsSaidToBe();
    void copiesOfAWindowThatWasKilledGo();

private:
    QTemporaryDir folder_;
};

void WindowKeptRunsTest::init() {
    QSettings().clear();
    std::error_code ignored;
    std::filesystem::remove_all(kept_runs_folder(), ignored);
}

void WindowKeptRunsTest::keptRunsComeBackOnceTheyAreWanted() {
    QVERIFY(keeps_two());
    QCOMPARE(kept_files(), 2);
    OpenWindow window;
    QVERIFY(window.is_ready());
    QVERIFY(comparison_of(window).runs().empty());
    window.commands().comparison->trigger();
    QVERIFY(comparison_of(window).isVisible());
    QVERIFY(tells_while_it_reads(window, two[0]) && tells_while_it_reads(window, two[1]));
    QVERIFY(has_runs(window, 2));
    QCOMPARE(names_of(comparison_of(window)), two);
    QCOMPARE(comparison_of(window).timelines().size(), std::size_t(2));
    // Each is a run as any other.
    emit comparison_of(window).show_asked(0);
    QVERIFY(window.has_finished());
    QVERIFY(window.commands().save_run->isEnabled());
    QVERIFY(writes_note(window, "slow"));
    window.commands().comparison->trigger();
    emit comparison_of(window).show_asked(1);
    QVERIFY(window.controller().annotations().empty());
    window.commands().comparison->trigger();
    emit comparison_of(window).show_asked(0);
    QCOMPARE(texts_of(window.controller().annotations()), QStringList{"slow"});
}

void WindowKeptRunsTest::anotherRunIsKeptBesideThem() {
    QVERIFY(keeps_two());
    {
        OpenWindow window;
        QVERIFY(choose(window, "bottleneck/downloads"));
        QVERIFY(keeps(window, "event loop", 3));
        QCOMPARE(names_of(comparison_of(window)),
                 (QStringList{two[0], two[1], "tool = event loop"}));
        window.close();
    }
    QCOMPARE(kept_files(), 3);
    OpenWindow window;
    QVERIFY(recalls(window, 3));
    QCOMPARE(names_of(comparison_of(window)), (QStringList{two[0], two[1], "tool = event loop"}));
}

void WindowKeptRunsTest::whatNobodyLookedAtIsThereTheTimeAfter() {
    QVERIFY(keeps_two());
    {
        OpenWindow window;
        QVERIFY(window.is_ready());
        window.close();
    }
    // Nor is it lost with a window that is closed while it reads, or ends without a goodbye.
    for (const bool is_closed : {true, false}) {
        OpenWindow window;
        QVERIFY(window.is_ready());
        window.commands().comparison->trigger();
        if (is_closed)
            window.close();
    }
    OpenWindow window;
    QVERIFY(recalls(window, 2));
    QCOMPARE(names_of(comparison_of(window)), two);
}

void WindowKeptRunsTest::runsTakenOutAreGone() {
    QVERIFY(keeps_two());
    for (std::size_t left = 2; left > 0; --left) {
        QCOMPARE(kept_files(), std::ptrdiff_t(left));
        OpenWindow window;
        QVERIFY(recalls(window, left));
        comparison_of(window).take_out(0);
        window.close();
    }
    QCOMPARE(kept_files(), 0);
    OpenWindow window;
    QVERIFY(window.is_ready());
    window.commands().comparison->trigger();
    QVERIFY(!tells_while_it_reads(window, QString()));
    QVERIFY(comparison_of(window).runs().empty());
}

void WindowKeptRunsTest::aKeptRunInAFileOfOnesOwnStaysThere() {
    const QString file = folder_.filePath("kept.tline");
    {
        OpenWindow window;
        QVERIFY(choose(window, "bottleneck/downloads"));
        QVERIFY(keeps(window, "one thread", 1));
        const QSignalSpy saved(&window.controller(), &RunController::saved);
        window.controller().save(window.controller().share_recording(), file.toStdString());
        QTRY_COMPARE(saved.count(), 1);
        QVERIFY(keeps(window, "threads", 2));
        window.close();
    }
    QCOMPARE(kept_files(), 1);
    {
        OpenWindow window;
        QVERIFY(recalls(window, 2));
        QVERIFY(comparison_of(window).runs()[0].recording->is_persons);
        QVERIFY(!comparison_of(window).runs()[1].recording->is_persons);
        window.close();
    }
    // Once that is gone, so is the run; the other is not.
    QVERIFY(QFile::remove(file));
    OpenWindow window;
    QVERIFY(window.is_ready());
    window.commands().comparison->trigger();
    QVERIFY(window.says("Not all of the runs that were kept can be read any more"));
    QCOMPARE(comparison_of(window).runs().size(), std::size_t(1));
}

void WindowKeptRunsTest::whatAnotherWindowKeepsStays() {
    {
        OpenWindow beside;
        QVERIFY(choose(beside, "bottleneck/downloads") && keeps(beside, "event loop", 1));
        QVERIFY(keeps_two());
        beside.close();
    }
    QCOMPARE(kept_files(), 3);
    OpenWindow window;
    QVERIFY(recalls(window, 3));
    QCOMPARE(names_of(comparison_of(window)), (QStringList{"tool = event loop", two[0], two[1]}));
}

void WindowKeptRunsTest::whatAnotherWindowShowsStaysThere() {
    QVERIFY(keeps_two());
    {
        OpenWindow window;
        QVERIFY(recalls(window, 2));
        {
            OpenWindow beside;
            QVERIFY(recalls(beside, 2));
            for (int i = 0; i < 2; ++i)
                comparison_of(beside).take_out(0);
            beside.close();
        }
        QCOMPARE(kept_files(), 0);
        emit comparison_of(window).show_asked(0);
        QVERIFY(window.has_finished());
        QVERIFY(window.commands().save_run->isEnabled());
        const QSignalSpy saved(&window.controller(), &RunController::saved);
        window.controller().save(window.controller().share_recording(),
                                 folder_.filePath("recalled.tline").toStdString());
        QTRY_COMPARE(saved.count(), 1);
        window.close();
    }
    QCOMPARE(kept_files(), 1);
    OpenWindow window;
    QVERIFY(recalls(window, 2));
    QCOMPARE(names_of(comparison_of(window)), two);
}

void WindowKeptRunsTest::whatIsTakenOutInOneWindowAndKeptInAnotherStays_data() {
    QTest::addColumn<bool>("keeper_is_closed_first");
    QTest::newRow("kept first") << true;
    QTest::newRow("taken out first") << false;
}

void WindowKeptRunsTest::whatIsTakenOutInOneWindowAndKeptInAnotherStays() {
    QFETCH(const bool, keeper_is_closed_first);
    QVERIFY(keeps_two());
    {
        OpenWindow keeper, other;
        QVERIFY(recalls(keeper, 2) && recalls(other, 2));
        for (int i = 0; i < 2; ++i)
            comparison_of(other).take_out(0);
        (keeper_is_closed_first ? keeper : other).close();
        (keeper_is_closed_first ? other : keeper).close();
    }
    QCOMPARE(kept_files(), 2);
    OpenWindow window;
    QVERIFY(recalls(window, 2));
    QCOMPARE(names_of(comparison_of(window)), two);
}

void WindowKeptRunsTest::whoseRunDoesNotFitBesideThemCanBeginAnew() {
    QVERIFY(keeps_two());
    {
        OpenWindow window;
        QVERIFY(choose(window, "bottleneck/downloads"));
        window.commands().virtual_clock->setChecked(false);
        QVERIFY(run(window, {{"tool", "threads"}}));
        window.commands().keep_run->trigger();
        QVERIFY(window.says("a measured time says nothing beside a simulated one"));
        QVERIFY(takes_up(window, "Begin anew"));
        QVERIFY(window.says("1 of 6"));
        QCOMPARE(comparison_of(window).runs().size(), std::size_t(1));
        QVERIFY(takes_up(window, "Undo"));
        QCOMPARE(names_of(comparison_of(window)), two);
        window.commands().keep_run->trigger();
        QVERIFY(window.says("a measured time says nothing beside a simulated one"));
        QVERIFY(takes_up(window, "Begin anew"));
        QVERIFY(window.says("1 of 6"));
        window.close();
    }
    QCOMPARE(kept_files(), 1);
    OpenWindow window;
    QVERIFY(recalls(window, 1));
    QCOMPARE(comparison_of(window).runs()[0].report.info.clock, trace::Clock::Real);
}

void WindowKeptRunsTest::aRunThatIsTooLargeToBeKeptIsSaidToBe() {
    OpenWindow window;
    QVERIFY(choose(window, "bottleneck/downloads") && run(window));
    std::filesystem::resize_file(*window.controller().recording(), most_kept_bytes + 1);
    window.commands().keep_run->trigger();
    QVERIFY(window.says("It will not be there the next time unless you save it"));
    window.close();
    QCOMPARE(kept_files(), 0);
}

void WindowKeptRunsTest::aCopyIsMadeAsSoonAsARunIsKept() {
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

void WindowKeptRunsTest::whatIsWrittenOnAKeptRunIsInItsCopy() {
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

void WindowKeptRunsTest::whatIsTakenOutHasNoCopyUntilItIsPutBack() {
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

void WindowKeptRunsTest::aRunThatIsKeptTwiceIsThereTwice() {
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

void WindowKeptRunsTest::aWindowThatIsClosedMeanwhileKeepsTheWholeRun() {
    std::uint64_t events = 0;
    {
        OpenWindow window;
        QVERIFY(choose(window, "bottleneck/downloads") && run(window));
        events = window.controller().snapshot().trace.events;
        // It was asked for, and nobody has heard that it is there.
        connect(&comparison_of(window), &ComparisonView::runs_changed, &window,
                [&window] { window.close(); });
        window.commands().keep_run->trigger();
        QVERIFY(has_runs(window, 1));
        QVERIFY(!window.isVisible());
    }
    QCOMPARE(kept_files(), 1);
    OpenWindow window;
    QVERIFY(recalls(window, 1));
    QCOMPARE(comparison_of(window).runs()[0].run.trace.events, events);
}

void WindowKeptRunsTest::aDiskThatIsFullIsSaidToBeAtOnce() {
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

void WindowKeptRunsTest::aFolderThatIsNoneIsSaidToBe() {
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

void WindowKeptRunsTest::copiesOfAWindowThatWasKilledGo() {
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

QTEST_MAIN(WindowKeptRunsTest)
#include "window_kept_runs_test.moc"
