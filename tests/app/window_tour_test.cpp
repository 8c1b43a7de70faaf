// The tour through the window: what it points at, and what it says of what was done.
#include "app/panels/banner.h"
#include "app/panels/details_panel.h"
#include "app/panels/findings_list.h"
#include "app/panels/gallery.h"
#include "app/panels/transport.h"
#include "app/timeline/timeline_view.h"
#include "app/window/tour.h"
#include "first_minute.h"

#include <QLabel>
#include <QMenuBar>
#include <QPushButton>
#include <QRegularExpression>
#include <QStatusBar>

#include <algorithm>

using namespace threadline;
using namespace threadline::app;
using threadline::test::first_start;
using threadline::test::OpenWindow;
using threadline::test::tour_is_known;

namespace {

// One of the lines on its card.
bool says(const Tour& tour, const QRegularExpression& line) {
    return std::ranges::any_of(tour.findChildren<QLabel*>(), [&](const QLabel* label) {
        return line.match(label->text()).hasMatch();
    });
}

// On the one button that goes on.
bool reads(const Tour& tour, const QString& words) {
    return std::ranges::any_of(tour.findChildren<QPushButton*>(), [&](const QPushButton* button) {
        return button->text() == words && button->isDefault() != tour.asks();
    });
}

bool is_shown_with(const Tour& tour, const QString& key) {
    return std::ranges::any_of(tour.findChildren<QPushButton*>(), [&](const QPushButton* button) {
        return button->isVisible() && button->shortcut() == QKeySequence(key);
    });
}

}  // namespace

class WindowTourTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { threadline::test::prepare_application(); }
    void init() { QSettings().clear(); }

    void theTourComesOnceAndAgainWhenAsked();
    void theTourIsWalkedByKeysAndPointsAtWhatIsThere();
    void theTourGoesOnByKeyboardFromWhereverOneIs();
    void theFindingsOfTheTourAreThereWithWhatIsToDo();
    void whoHasTakenTheTourIsNotOfferedIt();
    void theButtonsOfTheTourStayWhereTheyAreAndItCoversNothing();
    void theCardOfTheTourIsBesideWhatItSpeaksOf();
    void aStepSaysWhatWasDoneAndWaitsToGoOn();
    void whatWasDoneStaysDone();
    void aStepCanBeSkippedByKeyboard();
    void anExampleIsNotTakenForARun();
    void theCardTellsTheKeysThatWorkFromAnywhere();
    void theCardStaysInTheWindow_data();
    void theCardStaysInTheWindow();
    void theCardGoesPastWhatLiesBesideItsTarget();
    void theCardIsBelowWhereThatIsAsGoodAsElsewhere();
};

void WindowTourTest::theTourComesOnceAndAgainWhenAsked() {
    {
        OpenWindow window(first_start());
        QTRY_VERIFY_WITH_TIMEOUT(window.findChild<Tour*>(), 30'000);
        auto* tour = window.findChild<Tour*>();
        QVERIFY(tour->isVisible());
        QTest::keyClick(tour, Qt::Key_Escape);
        QTRY_VERIFY(!window.findChild<Tour*>());
    }
    OpenWindow window(first_start());
    QVERIFY(window.has_finished());
    QTest::qWait(100);
    QVERIFY(!window.findChild<Tour*>());
    window.commands().tour->trigger();
    QVERIFY(window.findChild<Tour*>()->isVisible());
}

void WindowTourTest::theTourIsWalkedByKeysAndPointsAtWhatIsThere() {
    tour_is_known();
    OpenWindow window(first_start());
    QVERIFY(window.has_finished());
    window.commands().tour->trigger();
    auto* tour = window.findChild<Tour*>();
    QVERIFY(tour->isAncestorOf(window.focusWidget()));
    const int steps = tour->steps();
    for (int step = 0; step < steps; ++step) {
        QCOMPARE(tour->step(), step);
        QVERIFY2(tour->target()->isVisible() && !tour->target()->size().isEmpty(),
                 qPrintable(tour->accessibleName()));
        QVERIFY(window.isAncestorOf(tour->target()));
        QVERIFY(!tour->accessibleDescription().isEmpty());
        QTest::qWait(20);
        for (const auto* label : tour->findChildren<QLabel*>())
            QVERIFY2(label->height() >= label->heightForWidth(label->width()),
                     qPrintable(label->text()));
        QTest::keyClick(window.focusWidget(), Qt::Key_Right);
    }
    // The last one is followed by nothing.
    QTRY_VERIFY(!window.findChild<Tour*>());
    // Its keys are those of the timeline.
    QCOMPARE(window.focusWidget(), window.findChild<TimelineView*>());
    window.commands().tour->trigger();
    tour = window.findChild<Tour*>();
    QTest::keyClick(window.focusWidget(), Qt::Key_Return);
    QCOMPARE(tour->step(), 1);
    QTest::keyClick(window.focusWidget(), Qt::Key_Left);
    QCOMPARE(tour->step(), 0);
}

void WindowTourTest::theTourGoesOnByKeyboardFromWhereverOneIs() {
    tour_is_known();
    OpenWindow window(first_start());
    QVERIFY(window.has_finished());
    window.commands().tour->trigger();
    auto* tour = window.findChild<Tour*>();
    auto* timeline = window.findChild<TimelineView*>();
    QTest::mouseClick(timeline->plot(), Qt::LeftButton, {}, QPoint(4, 4));
    QCOMPARE(window.focusWidget(), timeline);
    QTest::keyClick(timeline, Qt::Key_N, Qt::AltModifier);
    QTRY_COMPARE(tour->step(), 1);
    QTest::keyClick(timeline, Qt::Key_B, Qt::AltModifier);
    QTRY_COMPARE(tour->step(), 0);
    QTest::keyClick(timeline, Qt::Key_K, Qt::AltModifier);
    QTRY_VERIFY(!window.findChild<Tour*>());
}

void WindowTourTest::theFindingsOfTheTourAreThereWithWhatIsToDo() {
    tour_is_known();
    OpenWindow window(first_start());
    window.resize(1280, 890);
    QVERIFY(window.has_finished());
    window.commands().tour->trigger();
    auto* tour = window.findChild<Tour*>();
    while (tour->step() < 4)  // "What was found"
        tour->go_on();
    QVERIFY(tour->target()->isAncestorOf(window.findChild<FindingsList*>()));
    QVERIFY(tour->target()->isAncestorOf(window.findChild<DetailsPanel*>()));
    // A wide window, where they stand on the right.
    window.resize(1920, 1080);
    tour->go_back();
    tour->go_on();
    QVERIFY(tour->target()->isAncestorOf(window.findChild<FindingsList*>()));
    QVERIFY(tour->target()->isAncestorOf(window.findChild<DetailsPanel*>()));
    QVERIFY(window.findChild<DetailsPanel*>()->isVisible());
    // The last one speaks of what is in the menus.
    while (tour->step() + 1 < tour->steps())
        tour->go_on();
    QCOMPARE(tour->target(), window.menuBar());
}

void WindowTourTest::whoHasTakenTheTourIsNotOfferedIt() {
    OpenWindow window(first_start());
    QTRY_VERIFY_WITH_TIMEOUT(window.findChild<Tour*>(), 30'000);
    // Not while it is on.
    const auto* banner = window.findChild<Banner*>();
    QVERIFY2(!banner->isVisible(), qPrintable(banner->message()));
    // Who leaves it may come back.
    QTest::keyClick(window.findChild<Tour*>(), Qt::Key_Escape);
    QTRY_VERIFY(!window.findChild<Tour*>());
    QVERIFY(banner->isVisible());
    QVERIFY2(banner->message().contains("Ctrl+R"), qPrintable(banner->message()));
    window.commands().tour->trigger();
    auto* tour = window.findChild<Tour*>();
    QVERIFY(tour && !banner->isVisible());
    for (int steps = tour->steps(); steps > 0; --steps)
        tour->go_on();
    QTRY_VERIFY(!window.findChild<Tour*>());
    QVERIFY(!banner->isVisible());
}

// Two clicks in one place are two steps, unless what comes next lies there, or far away.
void WindowTourTest::theButtonsOfTheTourStayWhereTheyAreAndItCoversNothing() {
    tour_is_known();
    OpenWindow window(first_start());
    window.resize(1920, 1080);
    QVERIFY(window.has_finished());
    window.commands().tour->trigger();
    auto* tour = window.findChild<Tour*>();
    QTest::qWait(50);
    int moved = 0;
    for (int step = 0; step + 1 < tour->steps(); ++step) {
        const QRect target(tour->target()->mapTo(&window, QPoint(0, 0)), tour->target()->size());
        const bool is_large = target.height() > window.height() - 2 * tour->height() &&
                              target.width() > window.width() - 2 * tour->width();
        QVERIFY2(is_large || !tour->geometry().intersects(target),
                 qPrintable(tour->accessibleName()));
        const QRect before = tour->geometry();
        tour->go_on();
        QTest::qWait(50);
        QCOMPARE(tour->height(), before.height());
        moved += tour->geometry() != before ? 1 : 0;
    }
    QVERIFY2(moved <= 5, qPrintable(QString::number(moved)));
}

// Also where there is little room.
void WindowTourTest::theCardOfTheTourIsBesideWhatItSpeaksOf() {
    tour_is_known();
    OpenWindow window(first_start());
    window.resize(1024, 768);
    QVERIFY(window.has_finished());
    window.commands().tour->trigger();
    auto* tour = window.findChild<Tour*>();
    const auto place = [&](const QWidget& part) {
        return QRect(part.mapTo(&window, QPoint(0, 0)), part.size());
    };
    for (int step = 0; step < tour->steps(); ++step) {
        QTest::qWait(50);
        const QRect target = place(*tour->target());
        QVERIFY2(!tour->geometry().intersects(target), qPrintable(tour->accessibleName()));
        QVERIFY2(!tour->geometry().intersects(place(*window.statusBar())),
                 qPrintable(tour->accessibleName()));
        // Step 2 speaks of the source and the details, too, which fill what is below the timeline.
        constexpr int near = 1024 / 6;
        QVERIFY2(
            step == 1 || tour->geometry().adjusted(-near, -near, near, near).intersects(target),
            qPrintable(tour->accessibleName()));
        if (step < 2)
            QVERIFY(!tour->geometry().intersects(place(*window.findChild<Transport*>())));
        if (step == 3)  // the graph, which had to be brought forward first
            QVERIFY(tour->geometry().right() < target.left() &&
                    tour->geometry().bottom() > target.top());
        if (step == 1)
            QVERIFY(!tour->geometry().intersects(place(*window.findChild<DetailsPanel*>())));
        tour->go_on();
    }
}

void WindowTourTest::aStepSaysWhatWasDoneAndWaitsToGoOn() {
    tour_is_known();
    OpenWindow window(first_start());
    QVERIFY(window.has_finished());
    window.commands().tour->trigger();
    auto* tour = window.findChild<Tour*>();
    QVERIFY(!tour->asks());
    QVERIFY(reads(*tour, "&Next"));
    tour->go_on();  // "Click an interval"
    QVERIFY(tour->asks());
    QVERIFY(reads(*tour, "Skip this step"));
    auto* timeline = window.findChild<TimelineView*>();
    timeline->refresh_now();
    auto* plot = timeline->findChild<QWidget*>("timeline-plot");
    QTest::mouseClick(plot, Qt::LeftButton, {}, QPoint(int(plot->width() * 0.7), 40));
    QCOMPARE(tour->step(), 1);
    QVERIFY(!tour->asks());
    QVERIFY(reads(*tour, "&Next"));
    QVERIFY2(says(*tour, QRegularExpression("^Done: .+ \\([0-9.]+ m?s\\)$")),
             qPrintable(tour->accessibleDescription()));
    // From where the click has put the keys.
    QTest::keyClick(window.focusWidget(), Qt::Key_N, Qt::AltModifier);
    QTRY_COMPARE(tour->step(), 2);  // "Run it"
    QVERIFY(tour->asks());
    window.commands().run->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(!tour->asks(), 30'000);
    QCOMPARE(tour->step(), 2);
    QVERIFY2(says(*tour, QRegularExpression("^Done: Deadlock")),
             qPrintable(tour->accessibleDescription()));
    tour->go_on();
    tour->go_on();  // "What was found"
    window.commands().next_finding->trigger();
    QVERIFY2(says(*tour, QRegularExpression("^Done: Deadlock: ")),
             qPrintable(tour->accessibleDescription()));
    tour->go_on();
    QVERIFY(tour->asks());
    window.commands().next_moment->trigger();
    QVERIFY2(says(*tour, QRegularExpression("^Done: gone to [0-9.]+ ms$")),
             qPrintable(tour->accessibleDescription()));
    QCOMPARE(tour->step(), 5);
    tour->go_on();
    tour->go_on();  // "More scenarios"
    QVERIFY(tour->asks());
    emit window.findChild<Gallery*>()->chosen("race/lost-update");
    QTRY_VERIFY(!tour->asks());
    QCOMPARE(tour->step(), 7);
}

void WindowTourTest::whatWasDoneStaysDone() {
    tour_is_known();
    OpenWindow window(first_start());
    QVERIFY(window.has_finished());
    window.commands().tour->trigger();
    auto* tour = window.findChild<Tour*>();
    while (tour->step() < 4)  // "What was found"
        tour->go_on();
    window.commands().next_finding->trigger();
    QVERIFY(!tour->asks());
    tour->go_back();
    tour->go_back();  // "Run it"
    QVERIFY(tour->asks() && says(*tour, QRegularExpression("^$")));
    tour->go_on();
    tour->go_on();
    QVERIFY(!tour->asks() && says(*tour, QRegularExpression("^Done: Deadlock: ")));
}

// Where what it asks for is not to be had, too.
void WindowTourTest::aStepCanBeSkippedByKeyboard() {
    tour_is_known();
    OpenWindow window(first_start());
    QVERIFY(window.has_finished());
    window.commands().tour->trigger();
    auto* tour = window.findChild<Tour*>();
    for (int step = 0; step + 1 < tour->steps(); ++step) {
        QCOMPARE(tour->step(), step);
        QTest::keyClick(window.focusWidget(), Qt::Key_Return);
    }
    QCOMPARE(tour->step(), tour->steps() - 1);
    QTest::keyClick(window.focusWidget(), Qt::Key_Return);
    QTRY_VERIFY(!window.findChild<Tour*>());
}

// The example of another scenario is not a run that somebody asked for.
void WindowTourTest::anExampleIsNotTakenForARun() {
    tour_is_known();
    OpenWindow window(first_start());
    QVERIFY(window.has_finished());
    window.commands().tour->trigger();
    auto* tour = window.findChild<Tour*>();
    tour->go_on();
    tour->go_on();  // "Run it"
    emit window.findChild<Gallery*>()->chosen("race/lost-update");
    QTRY_VERIFY(window.controller().has_run() && window.controller().snapshot().trace.info);
    QVERIFY(window.has_finished());
    QVERIFY(window.controller().snapshot().trace.info->scenario == "race/lost-update");
    QVERIFY(tour->asks());
}

void WindowTourTest::theCardTellsTheKeysThatWorkFromAnywhere() {
    tour_is_known();
    OpenWindow window(first_start());
    QVERIFY(window.has_finished());
    window.commands().tour->trigger();
    auto* tour = window.findChild<Tour*>();
    for (int step = 0; step < tour->steps(); ++step) {
        QVERIFY(says(*tour, QRegularExpression("Alt\\+N on, Alt\\+B back")));
        QVERIFY(is_shown_with(*tour, "Alt+N"));
        tour->go_on();
    }
}

void WindowTourTest::theCardStaysInTheWindow_data() {
    QTest::addColumn<QRect>("target");
    const QRect room(0, 0, 1024, 768);
    QTest::newRow("left") << QRect(0, 100, 240, 300);
    QTest::newRow("right") << QRect(800, 100, 224, 300);
    QTest::newRow("wide") << QRect(240, 60, 784, 300);
    QTest::newRow("everything") << room;
    QTest::newRow("a button at the bottom") << QRect(10, 740, 200, 28);
    QTest::newRow("a corner") << QRect(1000, 0, 24, 24);
}

void WindowTourTest::theCardStaysInTheWindow() {
    QFETCH(const QRect, target);
    const QRect room(0, 0, 1024, 768);
    const QRect card = place_beside(target, {340, 190}, room);
    QVERIFY(room.contains(card));
    QCOMPARE(card.size(), QSize(340, 190));
    const bool fits_somewhere = target.width() < 600 || target.height() < 500;
    QVERIFY(!fits_somewhere || !card.intersects(target));
}

void WindowTourTest::theCardGoesPastWhatLiesBesideItsTarget() {
    const QRect room(0, 0, 1024, 768), timeline(252, 81, 772, 285);
    const QRect transport(252, 366, 772, 34), tabs(252, 402, 380, 35);
    const QRect card = place_beside(timeline, {364, 195}, room, {transport, tabs});
    QVERIFY(!card.intersects(timeline) && !card.intersects(transport) && !card.intersects(tabs));
    QVERIFY(card.top() - timeline.bottom() < 100);
}

void WindowTourTest::theCardIsBelowWhereThatIsAsGoodAsElsewhere() {
    const QRect room(0, 0, 1920, 1080), target(800, 500, 200, 50);
    const QRect card = place_beside(target, {364, 195}, room);
    QVERIFY(card.top() > target.bottom() && card.left() == target.left());
    const QRect above = place_beside(target, {364, 195}, room, {card});
    QVERIFY(above.bottom() < target.top() && above.left() == target.left());
}

QTEST_MAIN(WindowTourTest)
#include "window_tour_test.moc"
