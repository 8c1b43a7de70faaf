// What a person meets first: an example run on show, one line that says what to press, and
// pictures in the gallery. The tour: window_tour_test.cpp.
#include "app/panels/banner.h"
#include "app/panels/gallery.h"
#include "app/timeline/contrast.h"
#include "app/timeline/timeline_view.h"
#include "app/window/restart.h"
#include "app/window/thumbnails.h"
#include "app/window/tour.h"
#include "asked_in_window.h"
#include "banner_offers.h"
#include "first_minute.h"

#include <QDir>
#include <QLineEdit>
#include <QMenuBar>
#include <QTemporaryDir>

using namespace threadline;
using namespace threadline::app;
using threadline::test::answer;
using threadline::test::first_start;
using threadline::test::OpenWindow;
using threadline::test::takes_up;
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
    void onlyAnotherLanguageIsPromisedForTheNextTime();
    void aNewLanguageIsTakenUpAtOnceIfAPersonSaysSo();
    void everyScenarioInSightGetsItsPicture();
    void picturesAreKeptByWhatTheyShow();
    void noPictureIsMadeWhileARunGoesOn();
    void aPictureShowsTheDeadlockInItsColour();
    void aPictureShowsWaitsForReplies();

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
    // In one line beside the menus: over no button below them.
    QTRY_COMPARE(window.findChild<Banner*>()->height(), window.menuBar()->height());
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

// In the menu.
static void choose_language(OpenWindow& window, const QString& name) {
    for (QAction* language : window.commands().languages->actions())
        if (language->text() == name)
            language->trigger();
}

void WindowFirstMinuteTest::onlyAnotherLanguageIsPromisedForTheNextTime() {
    OpenWindow window;
    const auto* banner = window.findChild<Banner*>();
    choose_language(window, "English");
    QVERIFY(!banner->isVisible());
    choose_language(window, "Deutsch");
    QVERIFY(banner->message().contains("when Threadline is next started"));
    QVERIFY(banner->message().contains("beim nächsten Start"));
    choose_language(window, "English");
    QVERIFY(!banner->isVisible());
}

void WindowFirstMinuteTest::aNewLanguageIsTakenUpAtOnceIfAPersonSaysSo() {
    OpenWindow window;
    QVERIFY(window.is_ready());
    choose_language(window, "Deutsch");
    // Nobody has said so yet, and whatever was written is asked about before.
    auto* source = window.findChild<SourceView*>();
    QTest::keyClicks(source, "-- mine");
    QVERIFY(takes_up(window, "Restart now / Jetzt neu starten"));
    QVERIFY(answer(window, QMessageBox::Cancel));
    QVERIFY(window.isVisible());
    // That was given up: to close it is only to close it.
    window.close();
    QVERIFY(answer(window, QMessageBox::Discard));
    QTRY_VERIFY(!window.isVisible());
    QVERIFY(!closes_to_restart(window));

    OpenWindow other;
    QVERIFY(other.is_ready());
    choose_language(other, "Deutsch");
    QTest::keyClicks(other.findChild<SourceView*>(), "-- mine");
    QVERIFY(takes_up(other, "Restart now / Jetzt neu starten"));
    QVERIFY(answer(other, QMessageBox::Discard));
    QTRY_VERIFY(!other.isVisible());
    QVERIFY(closes_to_restart(other));
    QCOMPARE(language_to_use(), QString("de"));
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

// Most of it is a wait for a reply: that is what the picture shows, in each theme.
void WindowFirstMinuteTest::aPictureShowsWaitsForReplies() {
    OpenWindow window;
    QVERIFY(window.chooses("bottleneck/downloads") && window.runs_simulated());
    for (const ThemeKind kind : {ThemeKind::Light, ThemeKind::Dark, ThemeKind::HighContrast}) {
        const QImage image = draw_thumbnail(window.controller().snapshot(), {108, 52}, theme(kind));
        int seen = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                seen += contrast_ratio(image.pixelColor(x, y), theme(kind).surface) > 1.7;
        QVERIFY2(seen > image.width() * image.height() / 8, qPrintable(QString::number(seen)));
    }
}

QTEST_MAIN(WindowFirstMinuteTest)
#include "window_first_minute_test.moc"
