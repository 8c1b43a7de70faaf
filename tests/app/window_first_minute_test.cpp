// What a person meets first: an example run on show, one line that says what to press, a tour, and
// pictures in the gallery.
#include "app/panels/banner.h"
#include "app/panels/details_panel.h"
#include "app/panels/findings_list.h"
#include "app/panels/gallery.h"
#include "app/panels/transport.h"
#include "app/timeline/timeline_view.h"
#include "app/window/thumbnails.h"
#include "app/window/tour.h"
#include "first_minute.h"

#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QStatusBar>
#include <QTemporaryDir>

using namespace threadline;
using namespace threadline::app;
using threadline::test::first_start;
using threadline::test::OpenWindow;
using threadline::test::tour_is_known;

class WindowFirstMinuteTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { threadline::test::prepare_application(); }
    void init() {
        QSettings().clear();
        QDir(Thumbnails::folder()).removeRecursively();
    }

    void anExampleIsOnShowAndOneLineSaysWhatToPress();
    void allLanesOfTheExampleAreInSightOnASmallScreen();
    void whereRunsAreSimulatedTheLinePromisesNoRealThreads();
    void runningEndsTheExample();
    void aFileThatIsOpenedIsNotHiddenByAnExample();
    void theTourComesOnceAndAgainWhenAsked();
    void theTourIsWalkedByKeysAndPointsAtWhatIsThere();
    void theTourGoesOnByKeyboardFromWhereverOneIs();
    void theFindingsOfTheTourAreThereWithWhatIsToDo();
    void whoHasTakenTheTourIsNotOfferedIt();
    void onlyAnotherLanguageIsPromisedForTheNextTime();
    void theButtonsOfTheTourStayWhereTheyAreAndItCoversNothing();
    void theCardOfTheTourIsBesideWhatItSpeaksOf();
    void doingWhatAStepAsksForGoesOn();
    void theCardStaysInTheWindow_data();
    void theCardStaysInTheWindow();
    void theCardGoesPastWhatLiesBesideItsTarget();
    void theCardIsBelowWhereThatIsAsGoodAsElsewhere();
    void everyScenarioInSightGetsItsPicture();
    void picturesAreKeptByWhatTheyShow();
    void noPictureIsMadeWhileARunGoesOn();
    void aPictureShowsTheDeadlockInItsColour();

private:
    QTemporaryDir folder_;
};

void WindowFirstMinuteTest::anExampleIsOnShowAndOneLineSaysWhatToPress() {
    tour_is_known();
    OpenWindow window(first_start());
    QVERIFY(window.has_finished());
    QCOMPARE(window.outcome(), trace::Outcome::Deadlocked);
    QCOMPARE(window.controller().snapshot().trace.info->clock, trace::Clock::Virtual);
    QCOMPARE(window.findChild<Gallery*>()->selected(), QString("deadlock/opposite-order"));
    const auto* banner = window.findChild<Banner*>();
    QVERIFY(banner->isVisible());
    QVERIFY2(banner->message().contains("Press Run (Ctrl+R)"), qPrintable(banner->message()));
    // What a person chose is not touched by it.
    QVERIFY(!window.commands().virtual_clock->isChecked());
    QVERIFY(!window.findChild<Tour*>());
}

// 1024x768, of which a desktop's own bar has its part, with the line about the example above.
void WindowFirstMinuteTest::allLanesOfTheExampleAreInSightOnASmallScreen() {
    tour_is_known();
    OpenWindow window(first_start());
    window.resize(1024, 740);
    QVERIFY(window.has_finished());
    QTRY_VERIFY(window.findChild<Banner*>()->isVisible());
    auto* timeline = window.findChild<TimelineView*>();
    timeline->refresh_now();
    QTRY_VERIFY2(timeline->lanes_out_of_sight().empty(),
                 qPrintable(QString::number(timeline->height())));
}

void WindowFirstMinuteTest::whereRunsAreSimulatedTheLinePromisesNoRealThreads() {
    tour_is_known();
    QSettings().setValue("virtual-clock", true);
    OpenWindow window(first_start());
    QVERIFY(window.has_finished());
    const QString line = window.findChild<Banner*>()->message();
    QVERIFY2(line.contains("Press Run (Ctrl+R) to run it again"), qPrintable(line));
    QVERIFY(!line.contains("real threads"));
}

void WindowFirstMinuteTest::runningEndsTheExample() {
    tour_is_known();
    OpenWindow window(first_start());
    QVERIFY(window.has_finished());
    QTest::keyClick(&window, Qt::Key_R, Qt::ControlModifier);
    QVERIFY(!window.findChild<Banner*>()->isVisible());
    QVERIFY(window.has_finished());
    QCOMPARE(window.controller().snapshot().trace.info->clock, trace::Clock::Real);
    QVERIFY(!window.findChild<Banner*>()->message().contains("example"));
}

void WindowFirstMinuteTest::aFileThatIsOpenedIsNotHiddenByAnExample() {
    tour_is_known();
    const QString file = folder_.filePath("kept.tline");
    {
        OpenWindow window;
        QVERIFY(window.is_ready());
        window.commands().virtual_clock->setChecked(true);
        emit window.findChild<Gallery*>()->chosen("race/lost-update");
        window.commands().run->trigger();
        QVERIFY(window.has_finished());
        QTRY_VERIFY(window.controller().can_save_recording());
        QVERIFY(window.saves_run(file.toStdString()));
    }
    WindowStart start = first_start();
    start.file = file.toStdString();
    OpenWindow window(start);
    QVERIFY(window.has_finished() && window.is_ready());
    QTest::qWait(200);
    QCOMPARE(QString::fromStdString(window.controller().snapshot().trace.info->scenario),
             QString("race/lost-update"));
}

void WindowFirstMinuteTest::theTourComesOnceAndAgainWhenAsked() {
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

void WindowFirstMinuteTest::theTourIsWalkedByKeysAndPointsAtWhatIsThere() {
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

void WindowFirstMinuteTest::theTourGoesOnByKeyboardFromWhereverOneIs() {
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

void WindowFirstMinuteTest::theFindingsOfTheTourAreThereWithWhatIsToDo() {
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
}

void WindowFirstMinuteTest::whoHasTakenTheTourIsNotOfferedIt() {
    OpenWindow window(first_start());
    QTRY_VERIFY_WITH_TIMEOUT(window.findChild<Tour*>(), 30'000);
    const auto* banner = window.findChild<Banner*>();
    QVERIFY(banner->message().contains("Ctrl+R"));
    // Who leaves it may come back.
    QTest::keyClick(window.findChild<Tour*>(), Qt::Key_Escape);
    QTRY_VERIFY(!window.findChild<Tour*>());
    QVERIFY(banner->isVisible());
    window.commands().tour->trigger();
    auto* tour = window.findChild<Tour*>();
    for (int steps = tour->steps(); steps > 0; --steps)
        tour->go_on();
    QTRY_VERIFY(!window.findChild<Tour*>());
    QVERIFY(!banner->isVisible());
}

void WindowFirstMinuteTest::onlyAnotherLanguageIsPromisedForTheNextTime() {
    OpenWindow window;
    const auto chooses = [&](const QString& name) {
        for (QAction* language : window.commands().languages->actions())
            if (language->text() == name)
                language->trigger();
    };
    const auto* banner = window.findChild<Banner*>();
    chooses("English");
    QVERIFY(!banner->isVisible());
    chooses("Deutsch");
    QVERIFY(banner->message().contains("when Threadline is next started"));
    chooses("English");
    QVERIFY(!banner->isVisible());
}

// Two clicks in one place are two steps, unless what comes next lies there, or far away.
void WindowFirstMinuteTest::theButtonsOfTheTourStayWhereTheyAreAndItCoversNothing() {
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
void WindowFirstMinuteTest::theCardOfTheTourIsBesideWhatItSpeaksOf() {
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

void WindowFirstMinuteTest::doingWhatAStepAsksForGoesOn() {
    tour_is_known();
    OpenWindow window(first_start());
    QVERIFY(window.has_finished());
    window.commands().tour->trigger();
    auto* tour = window.findChild<Tour*>();
    tour->go_on();  // "Click an interval"
    auto* timeline = window.findChild<TimelineView*>();
    timeline->refresh_now();
    auto* plot = timeline->findChild<QWidget*>("timeline-plot");
    QTest::mouseClick(plot, Qt::LeftButton, {}, QPoint(int(plot->width() * 0.7), 40));
    QCOMPARE(tour->step(), 2);  // "Run it"
    QVERIFY(tour->isAncestorOf(window.focusWidget()));
    window.commands().run->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(tour->step(), 3, 30'000);
    tour->go_on();  // "What was found"
    window.commands().next_finding->trigger();
    QCOMPARE(tour->step(), 5);
    window.commands().next_moment->trigger();
    QCOMPARE(tour->step(), 6);
}

void WindowFirstMinuteTest::theCardStaysInTheWindow_data() {
    QTest::addColumn<QRect>("target");
    const QRect room(0, 0, 1024, 768);
    QTest::newRow("left") << QRect(0, 100, 240, 300);
    QTest::newRow("right") << QRect(800, 100, 224, 300);
    QTest::newRow("wide") << QRect(240, 60, 784, 300);
    QTest::newRow("everything") << room;
    QTest::newRow("a button at the bottom") << QRect(10, 740, 200, 28);
    QTest::newRow("a corner") << QRect(1000, 0, 24, 24);
}

void WindowFirstMinuteTest::theCardStaysInTheWindow() {
    QFETCH(const QRect, target);
    const QRect room(0, 0, 1024, 768);
    const QRect card = place_beside(target, {340, 190}, room);
    QVERIFY(room.contains(card));
    QCOMPARE(card.size(), QSize(340, 190));
    const bool fits_somewhere = target.width() < 600 || target.height() < 500;
    QVERIFY(!fits_somewhere || !card.intersects(target));
}

void WindowFirstMinuteTest::theCardGoesPastWhatLiesBesideItsTarget() {
    const QRect room(0, 0, 1024, 768), timeline(252, 81, 772, 285);
    const QRect transport(252, 366, 772, 34), tabs(252, 402, 380, 35);
    const QRect card = place_beside(timeline, {364, 195}, room, {transport, tabs});
    QVERIFY(!card.intersects(timeline) && !card.intersects(transport) && !card.intersects(tabs));
    QVERIFY(card.top() - timeline.bottom() < 100);
}

void WindowFirstMinuteTest::theCardIsBelowWhereThatIsAsGoodAsElsewhere() {
    const QRect room(0, 0, 1920, 1080), target(800, 500, 200, 50);
    const QRect card = place_beside(target, {364, 195}, room);
    QVERIFY(card.top() > target.bottom() && card.left() == target.left());
    const QRect above = place_beside(target, {364, 195}, room, {card});
    QVERIFY(above.bottom() < target.top() && above.left() == target.left());
}

void WindowFirstMinuteTest::everyScenarioInSightGetsItsPicture() {
    tour_is_known();
    OpenWindow window(first_start());
    QVERIFY(window.has_finished());
    auto* gallery = window.findChild<Gallery*>();
    gallery->findChild<QLineEdit*>()->setText("philosoph");
    const QModelIndex chapter = gallery->model()->index(0, 0);
    const QModelIndex scenario = gallery->model()->index(0, 0, chapter);
    const auto picture = [&] {
        return scenario.data(Qt::DecorationRole).value<QPixmap>().toImage();
    };
    QVERIFY(!picture().isNull());  // a room for it
    const auto colours = [&] {
        QSet<QRgb> all;
        const QImage image = picture();
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                all.insert(image.pixel(x, y));
        return all.size();
    };
    QCOMPARE(colours(), qsizetype(1));
    QTRY_VERIFY_WITH_TIMEOUT(colours() > 5, 30'000);
    // Kept for both themes: changing it needs no other run.
    QVERIFY(QDir(Thumbnails::folder()).entryList({"*.png"}).size() >= 2);
    window.commands().theme_dark->trigger();
    QTRY_VERIFY(colours() > 5);
    QVERIFY(picture().pixelColor(picture().width() - 1, picture().height() - 1).lightnessF() < 0.5);
}

void WindowFirstMinuteTest::picturesAreKeptByWhatTheyShow() {
    const auto files =
        read_scenarios(threadline::test::start_here().runner, THREADLINE_SOURCE_DIR "/scenarios");
    QVERIFY(files.ok());
    ScenarioFile file = files->front();
    Thumbnails thumbnails(threadline::test::start_here().runner, {108, 52}, ThemeKind::Light);
    QList<QImage> made;
    connect(&thumbnails, &Thumbnails::ready, this,
            [&](const QString&, const QImage& image) { made.append(image); });
    thumbnails.want(file);
    QTRY_COMPARE_WITH_TIMEOUT(made.size(), 1, 30'000);
    QCOMPARE(made[0].size(), QSize(108, 52));
    const auto count = [] { return QDir(Thumbnails::folder()).entryList({"*.png"}).size(); };
    QCOMPARE(count(), 3);  // light, dark, high contrast
    thumbnails.want(file);
    QTRY_COMPARE_WITH_TIMEOUT(made.size(), 2, 30'000);
    QCOMPARE(count(), 3);
    QCOMPARE(made[1].convertToFormat(QImage::Format_ARGB32),
             made[0].convertToFormat(QImage::Format_ARGB32));
    file.text += "\n-- another text\n";
    thumbnails.want(file);
    QTRY_COMPARE_WITH_TIMEOUT(made.size(), 3, 30'000);
    QCOMPARE(count(), 6);
}

void WindowFirstMinuteTest::noPictureIsMadeWhileARunGoesOn() {
    const auto files =
        read_scenarios(threadline::test::start_here().runner, THREADLINE_SOURCE_DIR "/scenarios");
    QVERIFY(files.ok());
    Thumbnails thumbnails(threadline::test::start_here().runner, {108, 52}, ThemeKind::Light);
    int made = 0;
    connect(&thumbnails, &Thumbnails::ready, this, [&] { ++made; });
    thumbnails.hold(true);
    thumbnails.want(files->front());
    QTest::qWait(300);
    QCOMPARE(made, 0);
    thumbnails.hold(false);
    QTRY_COMPARE_WITH_TIMEOUT(made, 1, 30'000);
}

void WindowFirstMinuteTest::aPictureShowsTheDeadlockInItsColour() {
    tour_is_known();
    OpenWindow window(first_start());
    QVERIFY(window.has_finished());
    for (const ThemeKind kind : {ThemeKind::Light, ThemeKind::Dark, ThemeKind::HighContrast}) {
        const QImage image = draw_thumbnail(window.controller().snapshot(), {108, 52}, theme(kind));
        const QColor dead = theme(kind).fill(trace::State::Deadlocked).colour;
        int close = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x) {
                const QColor pixel = image.pixelColor(x, y);
                close += std::abs(pixel.red() - dead.red()) +
                             std::abs(pixel.green() - dead.green()) +
                             std::abs(pixel.blue() - dead.blue()) <
                         60;
            }
        QVERIFY2(close > image.width() * image.height() / 10, qPrintable(QString::number(close)));
    }
}

QTEST_MAIN(WindowFirstMinuteTest)
#include "window_first_minute_test.moc"
