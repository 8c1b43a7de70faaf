// Searching runs side by side: one bar, the hits of each run, and the way from hit to hit in the
// run that has the keys.
#include "app/panels/search_bar.h"
#include "app/timeline/search_hits.h"
#include "app/timeline/timeline_view.h"
#include "compared_runs.h"

#include <QLabel>
#include <QLineEdit>

#include <algorithm>

using namespace threadline;
using namespace threadline::app;
using threadline::test::compares;
using threadline::test::comparison_of;
using threadline::test::OpenWindow;

namespace {

constexpr const char* asked = "state:io";

void search(SearchBar& bar) {
    auto* field = bar.findChild<QLineEdit*>();
    field->selectAll();
    QTest::keyClicks(field, asked);
    if (QWidget* popup = QApplication::activePopupWidget())
        popup->hide();
    QTest::keyClick(field, Qt::Key_Return);
    // The popup had the keys.
    bar.window()->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(bar.window()));
}

bool all_have_hits(const ComparisonView& view) {
    return QTest::qWaitFor(
        [&] {
            return std::ranges::all_of(view.timelines(), [](const TimelineView* timeline) {
                return timeline->options().hits != nullptr;
            });
        },
        10'000);
}

// As the bar says of which run they are.
QString hits_of_run(int run, std::uint64_t count, std::uint64_t place) {
    return QString("%1 in run %2").arg(SearchBar::hits_in_words(count, place)).arg(run);
}

std::uint64_t count_in(const Compared& one) {
    return SearchHits(analysis::search_lanes(one.run.trace, analysis::parse_query(asked).query))
        .count();
}

}  // namespace

class WindowComparedSearchTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { threadline::test::prepare_application(); }
    void init() { QSettings().clear(); }

    void whatIsSearchedIsLitAndCountedInEachRun();
    void f3GoesThroughTheHitsOfTheRunThatHasTheKeys();
    void theSearchGoesAlongFromPageToPage();
    void runsThatComeAreSearchedAsWell();
    void whereOneCannotBeReadTheOthersAreSearched();
};

void WindowComparedSearchTest::whatIsSearchedIsLitAndCountedInEachRun() {
    OpenWindow window;
    QVERIFY(compares(window));
    ComparisonView& view = comparison_of(window);
    QTest::keyClick(&window, Qt::Key_F, Qt::ControlModifier);
    QCOMPARE(window.findChildren<SearchBar*>().size(), 1);
    auto& bar = *window.findChild<SearchBar*>();
    QVERIFY(view.isAncestorOf(&bar));
    QTRY_VERIFY(bar.isVisible());
    search(bar);
    QVERIFY(all_have_hits(view));
    const auto panes = view.findChildren<ComparedPane*>();
    for (int i = 0; i < 2; ++i) {
        const std::uint64_t count = count_in(view.runs()[std::size_t(i)]);
        QVERIFY(count > 0);
        QCOMPARE(view.timelines()[std::size_t(i)]->options().hits->count(), count);
        QCOMPARE(panes[i]->hits(), SearchBar::hits_in_words(count, 0));
    }
    QCOMPARE(bar.message(), panes[0]->hits() + " in run 1");
    // The end of the search brings all back, and the keys to the runs.
    QTest::keyClick(bar.findChild<QLineEdit*>(), Qt::Key_Escape);
    QVERIFY(!bar.isVisible());
    for (int i = 0; i < 2; ++i) {
        QVERIFY(!view.timelines()[std::size_t(i)]->options().hits);
        QVERIFY(panes[i]->hits().isEmpty());
    }
    QVERIFY(!window.commands().find_next->isEnabled());
    QTRY_VERIFY(view.timelines()[0]->hasFocus());
}

void WindowComparedSearchTest::f3GoesThroughTheHitsOfTheRunThatHasTheKeys() {
    OpenWindow window;
    QVERIFY(compares(window));
    ComparisonView& view = comparison_of(window);
    TimelineView &first = *view.timelines()[0], &second = *view.timelines()[1];
    const auto panes = view.findChildren<ComparedPane*>();
    window.commands().find->trigger();
    auto& bar = *window.findChild<SearchBar*>();
    search(bar);
    QVERIFY(all_have_hits(view));
    const std::uint64_t in_first = count_in(view.runs()[0]), in_second = count_in(view.runs()[1]);

    QTest::keyClick(&window, Qt::Key_F3);
    QVERIFY(first.options().hits->has(first.selected()));
    QCOMPARE(second.selected().kind, Subject::Kind::None);
    QCOMPARE(bar.message(), hits_of_run(1, in_first, 1));
    QCOMPARE(panes[0]->hits(), SearchBar::hits_in_words(in_first, 1));
    QCOMPARE(panes[1]->hits(), SearchBar::hits_in_words(in_second, 0));
    QCOMPARE(first.cursor(), std::optional(first.selected().range.begin));
    QCOMPARE(second.cursor(), first.cursor());
    QVERIFY(view.said().startsWith("1  tool = one thread: "));

    // The last one is out of sight: all go there.
    first.show_range({trace::Time{0}, view.runs()[0].run.trace.now / 20});
    QTest::keyClick(&window, Qt::Key_F3, Qt::ShiftModifier);
    QCOMPARE(bar.message(), hits_of_run(1, in_first, in_first));
    QVERIFY(first.selected().range.overlaps(first.visible_range()));
    QCOMPARE(second.visible_range(), first.visible_range());

    // In the other run there are others, wherever the keys are written by then.
    second.setFocus();
    QTRY_COMPARE(bar.message(), hits_of_run(2, in_second, 0));
    bar.findChild<QLineEdit*>()->setFocus();
    window.commands().fit->trigger();
    QTest::keyClick(&window, Qt::Key_F3);
    QVERIFY(second.options().hits->has(second.selected()));
    QCOMPARE(panes[0]->hits(), SearchBar::hits_in_words(in_first, in_first));
    QCOMPARE(bar.message(), panes[1]->hits() + " in run 2");
    QVERIFY(bar.message() != hits_of_run(2, in_second, 0));
}

void WindowComparedSearchTest::theSearchGoesAlongFromPageToPage() {
    OpenWindow window;
    QVERIFY(compares(window));
    ComparisonView& view = comparison_of(window);
    window.commands().single_run->trigger();
    window.commands().find->trigger();
    auto& bar = *window.findChild<SearchBar*>();
    search(bar);
    QTRY_VERIFY(window.commands().find_next->isEnabled());
    const QString of_single = bar.message();
    for (const TimelineView* timeline : view.timelines())
        QVERIFY(!timeline->options().hits);  // nobody looks at them
    window.commands().comparison->trigger();
    QTRY_VERIFY(bar.isVisible());
    QVERIFY(view.isAncestorOf(&bar));
    QVERIFY(all_have_hits(view));
    QCOMPARE(bar.message(), hits_of_run(1, count_in(view.runs()[0]), 0));
    QVERIFY(window.commands().find_next->isEnabled());
    window.commands().single_run->trigger();
    QTRY_VERIFY(bar.isVisible());
    QVERIFY(!view.isAncestorOf(&bar));
    QCOMPARE(bar.message(), of_single);
    // Who comes back finds them as they were: they are not searched once more.
    const auto hits = view.timelines()[0]->options().hits;
    window.commands().comparison->trigger();
    QVERIFY(view.isVisible());
    QCOMPARE(view.timelines()[0]->options().hits, hits);
    QCOMPARE(bar.message(), hits_of_run(1, count_in(view.runs()[0]), 0));
}

void WindowComparedSearchTest::runsThatComeAreSearchedAsWell() {
    OpenWindow window;
    QVERIFY(compares(window));
    ComparisonView& view = comparison_of(window);
    window.commands().find->trigger();
    auto& bar = *window.findChild<SearchBar*>();
    search(bar);
    QVERIFY(all_have_hits(view));
    view.add_run(Compared(view.runs()[0]));
    QVERIFY(all_have_hits(view));
    QCOMPARE(view.timelines()[2]->options().hits->count(), count_in(view.runs()[0]));
    view.set_runs({});
    QVERIFY(!window.commands().find->isEnabled());
    QVERIFY(!window.commands().find_next->isEnabled());
    QCOMPARE(bar.message(), QString());  // there is nothing to be searched
}

void WindowComparedSearchTest::whereOneCannotBeReadTheOthersAreSearched() {
    OpenWindow window;
    QVERIFY(compares(window));
    ComparisonView& view = comparison_of(window);
    const Compared first = view.runs()[0], second = view.runs()[1];
    // Most of it was let go of, and is in no file.
    Compared gone = first;
    gone.run.trace.detail = {};
    view.set_runs({gone, second});
    window.commands().find->trigger();
    auto& bar = *window.findChild<SearchBar*>();
    search(bar);
    QTRY_VERIFY(view.timelines()[1]->options().hits);
    QCOMPARE(view.timelines()[1]->options().hits->count(), count_in(second));
    QVERIFY(!view.timelines()[0]->options().hits);
    const auto* const count = bar.findChild<QLabel*>("search-count");
    view.timelines()[0]->setFocus();
    QTRY_COMPARE(view.active_number(), std::optional(std::size_t(0)));
    QCOMPARE(count->text(), QString());
    QVERIFY2(bar.message().contains("too long to be kept whole"), qPrintable(bar.message()));
    view.timelines()[1]->setFocus();
    QTRY_COMPARE(count->text(), hits_of_run(2, count_in(second), 0));
}

QTEST_MAIN(WindowComparedSearchTest)
#include "window_compared_search_test.moc"
