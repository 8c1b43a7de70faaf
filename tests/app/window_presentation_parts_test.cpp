// What a stop of a presentation tells of is in the picture, on small screens as well, and what has
// no room there is said.
#include "app/graph/graph_view.h"
#include "app/timeline/timeline_view.h"
#include "presented_in_window.h"

#include <QLabel>
#include <QScopeGuard>

#include <algorithm>

using namespace threadline;
using namespace threadline::app;
using threadline::test::OpenWindow;

class WindowPresentationPartsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { threadline::test::prepare_application(); }
    void init() { QSettings().clear(); }

    void theGraphStandsBesideTheLanesAtEachStop_data();
    void theGraphStandsBesideTheLanesAtEachStop();
    void whereTheyHaveNoRoomBesideEachOtherTheyComeInTurn();
    void whatHasNoRoomAtAllIsSaid();
    void whereAllHasRoomNothingIsSaid();
    void namesOfLanesAreWholeBesideTheGraph();

private:
    // Of a finished run, in a window of that size, before its first stop.
    static Presentation* presented(OpenWindow& window, const QString& scenario, QSize size);
    static std::size_t threads(OpenWindow& window, const TimelineView& timeline);
    static QString said(const Presentation& shown);
};

Presentation* WindowPresentationPartsTest::presented(OpenWindow& window, const QString& scenario,
                                                     QSize size) {
    return window.chooses(scenario) ? threadline::test::presented(window, size) : nullptr;
}

std::size_t WindowPresentationPartsTest::threads(OpenWindow& window, const TimelineView& timeline) {
    const auto rows =
        lane_rows(window.controller().snapshot(), timeline.options(), theme(ThemeKind::Projector));
    return std::size_t(std::ranges::count(rows, LaneKind::Thread, &LaneRow::kind));
}

// Empty: nothing is left out.
QString WindowPresentationPartsTest::said(const Presentation& shown) {
    const auto* line = shown.findChild<QLabel*>("left-out");
    return line && line->isVisible() ? line->text() : QString();
}

void WindowPresentationPartsTest::theGraphStandsBesideTheLanesAtEachStop_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("scenario");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<std::size_t>("lanes");
    for (const char* language : {"en", "de"})
        for (const QSize size : {QSize(1024, 768), QSize(1366, 768), QSize(1920, 1080)}) {
            const auto row = [&](const char* scenario, std::size_t lanes) {
                QTest::addRow("%s, %s, %d x %d", language, scenario, size.width(), size.height())
                    << language << scenario << size << lanes;
            };
            row("deadlock/philosophers", 5);
            row("deadlock/opposite-order", 2);
        }
}

void WindowPresentationPartsTest::theGraphStandsBesideTheLanesAtEachStop() {
    QFETCH(const QString, language);
    QFETCH(const QString, scenario);
    QFETCH(const QSize, size);
    QFETCH(const std::size_t, lanes);
    load_language(*qApp, language);
    const auto english = qScopeGuard([] { load_language(*qApp, "en"); });
    OpenWindow window;
    Presentation* shown = presented(window, scenario, size);
    QVERIFY(shown && shown->stops() > 3);
    const auto* timeline = shown->findChild<TimelineView*>();
    const auto* graph = shown->findChild<GraphView*>();
    bool closes = false;
    QRect place;
    for (std::size_t stop = 1; stop < shown->stops(); ++stop) {
        QTest::keyClick(shown, Qt::Key_PageDown);
        QCoreApplication::processEvents();
        QVERIFY2(graph->isVisible() && graph->fits(), qPrintable(shown->narration()));
        QVERIFY(!graph->picture().edges.empty());
        QVERIFY(timeline->isVisible());
        QCOMPARE(threads(window, *timeline), lanes);
        // Either the locks have their lanes, or it is said that they have no room.
        QCOMPARE(said(*shown).isEmpty(), timeline->options().locks);
        closes = closes || (stop + 1 < shown->stops() && graph->picture().cycle);
        // Nothing moves aside from stop to stop.
        if (stop == 1)
            place = graph->geometry();
        const QRect here = graph->geometry();
        QVERIFY2(here.left() == place.left() && here.width() == place.width(),
                 qPrintable(QString("%1 px, not %2: %3")
                                .arg(here.left())
                                .arg(place.left())
                                .arg(shown->narration())));
    }
    QVERIFY(closes);
    QVERIFY(graph->picture().cycle);
}

void WindowPresentationPartsTest::whereTheyHaveNoRoomBesideEachOtherTheyComeInTurn() {
    OpenWindow window;
    Presentation* shown = presented(window, "deadlock/philosophers", {740, 750});
    QVERIFY(shown && shown->stops() > 3);
    const auto* timeline = shown->findChild<TimelineView*>();
    const auto* graph = shown->findChild<GraphView*>();
    for (std::size_t stop = 1; stop + 1 < shown->stops(); ++stop) {
        QTest::keyClick(shown, Qt::Key_PageDown);
        QCoreApplication::processEvents();
        QVERIFY2(graph->isVisible() && graph->fits(), qPrintable(shown->narration()));
        QVERIFY(!timeline->isVisible());
        QVERIFY2(said(*shown).contains("lanes"), qPrintable(said(*shown)));
    }
    QVERIFY(graph->picture().cycle);
    // The whole of the run is told by its lanes.
    QTest::keyClick(shown, Qt::Key_PageDown);
    QVERIFY(timeline->isVisible() && !graph->isVisible());
    QCOMPARE(threads(window, *timeline), std::size_t(5));
    QVERIFY2(said(*shown).contains("5 locks") && said(*shown).contains("graph"),
             qPrintable(said(*shown)));
    QTest::keyClick(shown, Qt::Key_PageUp);
    QTRY_VERIFY(graph->isVisible() && !timeline->isVisible());
}

void WindowPresentationPartsTest::whatHasNoRoomAtAllIsSaid() {
    OpenWindow window;
    Presentation* shown = presented(window, "deadlock/philosophers", {800, 600});
    QVERIFY(shown);
    QTest::keyClick(shown, Qt::Key_PageDown);
    const auto* graph = shown->findChild<GraphView*>();
    QVERIFY(!graph->isVisible() && shown->findChild<TimelineView*>()->isVisible());
    QVERIFY2(said(*shown).contains("5 locks") && said(*shown).contains("graph (G)"),
             qPrintable(said(*shown)));
    // The key that is named there shows it.
    QTest::keyClick(shown, Qt::Key_G);
    QVERIFY(graph->isVisible());
    QCOMPARE(said(*shown), QString());
}

void WindowPresentationPartsTest::whereAllHasRoomNothingIsSaid() {
    OpenWindow window;
    Presentation* shown = presented(window, "deadlock/opposite-order", {1920, 1080});
    QVERIFY(shown);
    for (std::size_t stop = 1; stop < shown->stops(); ++stop) {
        QTest::keyClick(shown, Qt::Key_PageDown);
        QCOMPARE(said(*shown), QString());
        QVERIFY(shown->findChild<TimelineView*>()->options().locks);
    }
}

void WindowPresentationPartsTest::namesOfLanesAreWholeBesideTheGraph() {
    OpenWindow window;
    Presentation* shown = presented(window, "deadlock/philosophers", {1024, 768});
    QVERIFY(shown);
    LaneArrangement arrangement;
    arrangement.grouped = {"group:Philosopher "};
    shown->set_arrangement(arrangement);
    QTest::keyClick(shown, Qt::Key_PageDown);
    auto* timeline = shown->findChild<TimelineView*>();
    QVERIFY(timeline->isVisible() && shown->findChild<GraphView*>()->isVisible());
    timeline->refresh_now();
    const double width = timeline->header_rects().front().width();
    QVERIFY(width <= shown->width() / 3.0);
    const TimelineOptions& options = timeline->options();
    const auto rows = lane_rows(window.controller().snapshot(), options, shown->look());
    bool is_whole = false;
    for (const Label& label : header_content(rows, width, options, shown->look()).labels) {
        is_whole = is_whole || label.text.contains("Philosopher 1..5");
        QVERIFY2(!label.text.contains(u'…'), qPrintable(label.text));
    }
    QVERIFY(is_whole);
}

QTEST_MAIN(WindowPresentationPartsTest)
#include "window_presentation_parts_test.moc"
