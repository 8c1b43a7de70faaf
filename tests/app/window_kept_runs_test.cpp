// Runs that a person kept for the comparison are there the next time, whatever other windows do.
#include "app/runs/last_run.h"
#include "banner_offers.h"
#include "kept_in_window.h"
#include "noted_runs.h"
#include "what_if_in_window.h"

#include <QCheckBox>
#include <QLabel>
#include <QTemporaryDir>

using namespace threadline;
using namespace threadline::app;
using threadline::test::accept_button;
using threadline::test::choose;
using threadline::test::comparison_of;
using threadline::test::has_runs;
using threadline::test::keeps;
using threadline::test::kept_files;
using threadline::test::names_of;
using threadline::test::OpenWindow;
using threadline::test::recalls;
using threadline::test::run;
using threadline::test::shows_beside;
using threadline::test::takes_up;
using threadline::test::texts_of;
using threadline::test::writes_note;

namespace {

// In a window that is closed then.
bool keeps_two() {
    OpenWindow window;
    const bool kept = choose(window, "bottleneck/downloads") && keeps(window, "one thread", 1) &&
                      keeps(window, "threads", 2);
    window.close();
    return kept;
}

const QStringList two{"tool = one thread", "tool = threads"};

const QStringList tools{"tool = one thread", "tool = threads", "tool = pool of threads",
                        "tool = event loop"};

// By the dialog, as a person does it, in place of what is there.
bool compares_tools(OpenWindow& window) {
    window.commands().compare_with->trigger();
    auto* dialog = window.findChildren<CompareDialog*>().last();
    for (auto* box : dialog->findChildren<QCheckBox*>())
        if (dialog->beside_kept() && box->text().startsWith("Beside the "))
            QTest::keyClick(box, Qt::Key_Space);
    QTest::mouseClick(accept_button(*dialog), Qt::LeftButton);
    return QTest::qWaitFor([&] { return names_of(comparison_of(window)) == tools; }, 20'000);
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
    void init() { threadline::test::forget_all_kept(); }

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
    void aRunIsKeptBesideWhatIsCompared();
    void whereNoMoreFitThePersonIsLedToThose();
    void whatMakesWayForAComparisonCanBeHadBack();
    void whatWasComparedTheLastTimeCanBeHadBack();
    void aRunKeptWhileBeforeAndAfterAreOnShowStandsBesideTheOthers();
    void whatIsComparedDuringBeforeAndAfterComesBesideWhatWasKept();

private:
    QTemporaryDir folder_;
};

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
        QVERIFY(window.saves_run(file.toStdString()));
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
        QVERIFY(window.saves_run(folder_.filePath("recalled.tline").toStdString()));
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
        QVERIFY(takes_up(window, "Start over"));
        QVERIFY(window.says("1 of 6"));
        QCOMPARE(comparison_of(window).runs().size(), std::size_t(1));
        QVERIFY(takes_up(window, "Undo"));
        QCOMPARE(names_of(comparison_of(window)), two);
        window.commands().keep_run->trigger();
        QVERIFY(window.says("a measured time says nothing beside a simulated one"));
        QVERIFY(takes_up(window, "Start over"));
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

void WindowKeptRunsTest::aRunIsKeptBesideWhatIsCompared() {
    {
        OpenWindow window;
        QVERIFY(choose(window, "bottleneck/downloads"));
        QVERIFY(compares_tools(window));
        window.commands().single_run->trigger();
        QVERIFY(run(window, {{"requests", "20"}}));
        window.commands().keep_run->trigger();
        QVERIFY(has_runs(window, 5));
        QVERIFY(window.says("Kept for comparison, 5 of 6"));
        QVERIFY(!takes_up(window, "Undo"));       // nothing made way
        window.commands().comparison->trigger();  // as the line says
        QTRY_VERIFY(!window.findChild<Banner*>()->isVisible());
        for (std::size_t i = 0; i < 4; ++i)
            QVERIFY2(names_of(comparison_of(window))[qsizetype(i)].endsWith(tools[qsizetype(i)]),
                     qPrintable(names_of(comparison_of(window))[qsizetype(i)]));
        window.close();
    }
    QCOMPARE(kept_files(), 5);
    OpenWindow window;
    QVERIFY(recalls(window, 5));
}

void WindowKeptRunsTest::whereNoMoreFitThePersonIsLedToThose() {
    OpenWindow window;
    QVERIFY(choose(window, "bottleneck/downloads"));
    QVERIFY(compares_tools(window));
    window.commands().single_run->trigger();
    QVERIFY(run(window, {{"requests", "20"}}));
    for (const std::size_t count : {std::size_t(5), std::size_t(6)}) {
        window.commands().keep_run->trigger();
        QVERIFY(has_runs(window, count));
    }
    window.commands().keep_run->trigger();
    QVERIFY(window.says("6 runs are side by side, and no more fit"));
    QVERIFY(takes_up(window, "Show them"));
    QVERIFY(comparison_of(window).isVisible());
    comparison_of(window).take_out(0);
    window.commands().keep_run->trigger();
    QVERIFY(window.says("6 of 6"));
    QCOMPARE(comparison_of(window).runs().size(), std::size_t(6));
}

void WindowKeptRunsTest::whatMakesWayForAComparisonCanBeHadBack() {
    {
        OpenWindow window;
        QVERIFY(choose(window, "bottleneck/downloads"));
        QVERIFY(keeps(window, "one thread", 1) && keeps(window, "threads", 2));
        QVERIFY(compares_tools(window));
        QVERIFY(window.says("2 runs made way for this comparison"));
        QVERIFY(takes_up(window, "Undo"));
        QCOMPARE(names_of(comparison_of(window)), two);
        QVERIFY(comparison_of(window).isVisible());
        // So can what nobody kept.
        QVERIFY(compares_tools(window));
        comparison_of(window).take_out(0);  // one fewer than what takes their place
        QVERIFY(compares_tools(window));
        QVERIFY(window.says("3 runs made way for this comparison"));
        QVERIFY(takes_up(window, "Undo"));
        QCOMPARE(names_of(comparison_of(window)), tools.mid(1));
        window.close();
    }
    OpenWindow window;
    QVERIFY(recalls(window, 3));
}

void WindowKeptRunsTest::whatWasComparedTheLastTimeCanBeHadBack() {
    {
        OpenWindow window;
        QVERIFY(choose(window, "bottleneck/downloads"));
        QVERIFY(compares_tools(window));
        window.close();
    }
    OpenWindow window;
    QVERIFY(choose(window, "bottleneck/downloads") && keeps(window, "threads", 1));
    QVERIFY(window.says("4 other runs made way for it"));
    QVERIFY(takes_up(window, "Undo"));
    QCOMPARE(names_of(comparison_of(window)), tools);
}

void WindowKeptRunsTest::aRunKeptWhileBeforeAndAfterAreOnShowStandsBesideTheOthers() {
    OpenWindow window;
    QVERIFY(choose(window, "deadlock/opposite-order"));
    QVERIFY(run(window));
    window.commands().keep_run->trigger();
    QVERIFY(has_runs(window, 1));
    window.commands().what_if_timeout->trigger();
    QVERIFY(shows_beside(window, "timeout"));
    window.commands().what_if_victim->trigger();
    QVERIFY(shows_beside(window, "victim"));
    window.commands().keep_run->trigger();
    QVERIFY(window.says("2 of 6"));
    QVERIFY(shows_beside(window, "victim"));
    window.commands().single_run->trigger();
    window.commands().comparison->trigger();
    QCOMPARE(comparison_of(window).runs().size(), std::size_t(2));
    // Nor has what was tried gone.
    window.commands().single_run->trigger();
    window.commands().what_if_beside->trigger();
    QVERIFY(shows_beside(window, "victim"));
    QCOMPARE(comparison_of(window).runs().size(), std::size_t(3));
    // Where no more fit the person is led to those, in place of what was tried.
    for (int count = 3; count <= 6; ++count) {
        window.commands().keep_run->trigger();
        QVERIFY(window.says(QString("%1 of 6").arg(count)));
    }
    window.commands().keep_run->trigger();
    QVERIFY(takes_up(window, "Show them"));
    QCOMPARE(comparison_of(window).runs().size(), std::size_t(6));
}

void WindowKeptRunsTest::whatIsComparedDuringBeforeAndAfterComesBesideWhatWasKept() {
    OpenWindow window;
    QVERIFY(choose(window, "deadlock/opposite-order"));
    QVERIFY(run(window));
    window.commands().keep_run->trigger();
    QVERIFY(has_runs(window, 1));
    window.commands().what_if_timeout->trigger();
    QVERIFY(shows_beside(window, "timeout"));
    window.commands().compare_with->trigger();
    auto* dialog = window.findChildren<CompareDialog*>().last();
    QVERIFY(dialog->beside_kept());
    const std::size_t asked = dialog->chosen().size();
    QTest::mouseClick(accept_button(*dialog), Qt::LeftButton);
    QVERIFY(has_runs(window, 1 + asked));
    // Those, not the two of before and after.
    for (const Compared& one : comparison_of(window).runs())
        QVERIFY(one.report.info.remedies.empty());
}

QTEST_MAIN(WindowKeptRunsTest)
#include "window_kept_runs_test.moc"
