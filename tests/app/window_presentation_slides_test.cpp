// What is on each slide of a presentation: the question alone, nothing of what is still to come,
// and all that there is.
#include "app/graph/graph_view.h"
#include "app/present/presentation.h"
#include "app/timeline/timeline_view.h"
#include "run_fixture.h"
#include "window_fixture.h"

#include <QLabel>

#include <algorithm>

using namespace threadline;
using namespace threadline::app;
using threadline::test::ms;
using threadline::test::OpenWindow;
using threadline::test::RunFixture;

class WindowPresentationSlidesTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { threadline::test::prepare_application(); }
    void init() { QSettings().clear(); }

    void whatComesLaterIsCovered();
    void nothingIsSeenRightOfTheInstant_data();
    void nothingIsSeenRightOfTheInstant();
    void theFirstStopAsksAloneAndTellsTheKeysAndTheLastSaysThatItIsTheLast();
    void aRecordingOfWhatIsNotHereHasItsTitle();
    void largerLettersTakeNothingAway();
    void whileAQuestionIsAskedNothingOfTheRunIsSeen();
    void aDeadlockThatIsNoMomentComesWithTheOutcome();
    void theLastSlideShowsAllOfTheRunWhoseEndItTells();
    void aNoteOnTheStandstillIsShownWithAllOfTheRun();
    void withoutARunEndStaysAtTheBeginning();
    void largerLettersLeaveTheEdgesOfTheGraphTheirWords();
    void theLegendNamesWhatIsSeenOnTheSlide();

private:
    // The window with a finished run, and its presentation.
    static Presentation* presented(OpenWindow& window);
};

Presentation* WindowPresentationSlidesTest::presented(OpenWindow& window) {
    if (!window.is_ready() || !window.runs_simulated())
        return nullptr;
    window.commands().present->trigger();
    return window.findChild<Presentation*>();
}

// From the next moment on.
void WindowPresentationSlidesTest::whatComesLaterIsCovered() {
    OpenWindow window;
    Presentation* shown = presented(window);
    QVERIFY(shown);
    shown->showNormal();
    shown->resize(1024, 768);
    auto* timeline = shown->findChild<TimelineView*>();
    const auto right_half_is_plain = [timeline] {
        timeline->refresh_now();
        const QImage picture = timeline->grab().toImage();
        for (int y = 10; y < picture.height() / 2; ++y)
            for (int x = picture.width() * 3 / 4; x < picture.width() - 10; ++x)
                if (const QColor colour = picture.pixelColor(x, y);
                    colour.saturation() > 60 || colour.lightness() < 100)
                    return false;  // more than the grid
        return true;
    };
    QTest::keyClick(shown, Qt::Key_PageDown);
    QVERIFY(right_half_is_plain());
    QTest::keyClick(shown, Qt::Key_End);
    QVERIFY(!right_half_is_plain());
}

void WindowPresentationSlidesTest::nothingIsSeenRightOfTheInstant_data() {
    QTest::addColumn<QString>("scenario");
    for (const char* scenario : {"deadlock/opposite-order", "deadlock/philosophers",
                                 "race/read-modify-write", "bottleneck/downloads"})
        QTest::newRow(scenario) << scenario;
}

void WindowPresentationSlidesTest::nothingIsSeenRightOfTheInstant() {
    QFETCH(const QString, scenario);
    OpenWindow window;
    QVERIFY(window.chooses(scenario));
    Presentation* shown = presented(window);
    QVERIFY(shown && shown->stops() > 2);
    const session::RunSnapshot run = window.controller().snapshot();
    const auto* timeline = shown->findChild<TimelineView*>();
    constexpr double pixel = 4;  // a mark is at least as wide
    for (std::size_t stop = 1; stop + 1 < shown->stops(); ++stop) {
        QTest::keyClick(shown, Qt::Key_PageDown);
        const TimelineOptions& options = timeline->options();
        QVERIFY(options.cursor);
        const TimeScale scale{{trace::Time{0}, run.trace.now}, 0, 1000};
        const double now = scale.x(*options.cursor);
        const auto rows = lane_rows(run, options, shown->look());
        const DisplayList lanes = lane_content(run, rows, scale, options, shown->look());
        for (const Box& box : lanes.boxes)
            if (box.subject.kind != Subject::Kind::None)
                QVERIFY2(box.rect.right() <= now + pixel,
                         qPrintable(QString("stop %1: %2").arg(stop).arg(box.rect.right() - now)));
        for (const Label& label : lanes.labels)
            QVERIFY2(label.rect.right() <= now + pixel, qPrintable(label.text));
        for (const Box& box : marks_content(run, scale, 100, options, shown->look()).boxes)
            QVERIFY(box.subject.range.begin <= *options.cursor);
    }
}

void WindowPresentationSlidesTest::
    theFirstStopAsksAloneAndTellsTheKeysAndTheLastSaysThatItIsTheLast() {
    OpenWindow window;
    Presentation* shown = presented(window);
    QVERIFY(shown);
    const auto* timeline = shown->findChild<TimelineView*>();
    const auto* graph = shown->findChild<GraphView*>();
    const auto* hint = shown->findChild<QLabel*>("hint");
    QVERIFY(!timeline->isVisible() && !graph->isVisible());
    QVERIFY(shown->narration().contains("How does it end?"));
    QVERIFY(hint && hint->isVisible());
    for (const char* key : {"PageDown", "prediction", "B:", "Esc"})
        QVERIFY2(hint->text().contains(key), key);
    QTest::keyClick(shown, Qt::Key_PageDown);
    QVERIFY(timeline->isVisible() && !hint->isVisible());
    QTest::keyClick(shown, Qt::Key_End);
    QVERIFY(timeline->isVisible() && hint->isVisible());
    QVERIFY2(hint->text().startsWith(QString("That was all.").replace(u' ', QChar::Nbsp)),
             qPrintable(hint->text()));
    QTest::keyClick(shown, Qt::Key_Home);
    QVERIFY(!timeline->isVisible());
}

void WindowPresentationSlidesTest::aRecordingOfWhatIsNotHereHasItsTitle() {
    QTemporaryDir folder;
    const QString recording = folder.filePath("own.tline");
    {
        OpenWindow window;
        QVERIFY(window.opens_text("title \"My own\"\nthread(\"A\", function() compute(5) end)\n"));
        QVERIFY(window.runs_simulated());
        QVERIFY(window.saves_run(recording.toStdString()));
    }
    OpenWindow window;
    QVERIFY(window.is_ready());
    window.open(recording.toStdString());
    QTRY_VERIFY_WITH_TIMEOUT(window.windowTitle().startsWith("My own"), 20'000);
    QVERIFY(window.has_finished());
    window.commands().present->trigger();
    auto* shown = window.findChild<Presentation*>();
    QVERIFY(shown);
    QCOMPARE(shown->accessibleName(), QString("My own"));
}

void WindowPresentationSlidesTest::largerLettersTakeNothingAway() {
    OpenWindow window;
    Presentation* shown = presented(window);
    QVERIFY(shown);
    shown->showNormal();
    shown->resize(1920, 1080);
    QTRY_COMPARE(shown->size(), QSize(1920, 1080));
    QTest::keyClick(shown, Qt::Key_End);
    const auto* timeline = shown->findChild<TimelineView*>();
    const auto* graph = shown->findChild<GraphView*>();
    QVERIFY(timeline->options().bars && timeline->options().locks && graph->isVisible());
    const int before = shown->text_height();
    for (int i = 0; i < 2; ++i)
        QTest::keyClick(shown, Qt::Key_Plus);
    QVERIFY(shown->text_height() > before);
    QVERIFY(timeline->options().bars && timeline->options().locks);
    QVERIFY(graph->isVisible() && graph->fits());
}

// A run without any moment gives its answer away as well.
void WindowPresentationSlidesTest::whileAQuestionIsAskedNothingOfTheRunIsSeen() {
    OpenWindow window;
    QVERIFY(window.chooses("bottleneck/downloads"));
    Presentation* shown = presented(window);
    QVERIFY(shown);
    const auto* timeline = shown->findChild<TimelineView*>();
    QVERIFY(shown->narration().contains("1  As long as all the answers"));
    QCOMPARE(timeline->options().veil, std::optional(trace::Time{0}));
    QTest::keyClick(shown, Qt::Key_End);
    QCOMPARE(timeline->options().veil, std::nullopt);
}

void WindowPresentationSlidesTest::aDeadlockThatIsNoMomentComesWithTheOutcome() {
    OpenWindow window;
    QVERIFY(window.chooses("deadlock/lost-wakeup"));
    Presentation* shown = presented(window);
    QVERIFY(shown);
    const auto& findings = *window.controller().snapshot().findings;
    const auto lost = std::find_if(findings.begin(), findings.end(), [](const auto& finding) {
        return finding.kind == analysis::FindingKind::LostWakeup;
    });
    QVERIFY(lost != findings.end());
    for (std::size_t stop = 0; stop + 1 < shown->stops(); ++stop) {
        const auto& veil = shown->findChild<TimelineView*>()->options().veil;
        QVERIFY(veil && *veil <= lost->at + trace::Duration{1});
        QTest::keyClick(shown, Qt::Key_PageDown);
    }
    QCOMPARE(shown->findChild<TimelineView*>()->options().veil, std::nullopt);
}

void WindowPresentationSlidesTest::withoutARunEndStaysAtTheBeginning() {
    Presentation shown;
    shown.set_scenario("Title", "What it is about.", {});
    QTest::keyClick(&shown, Qt::Key_End);
    QCOMPARE(shown.narration(), QString("What it is about."));
}

void WindowPresentationSlidesTest::theLastSlideShowsAllOfTheRunWhoseEndItTells() {
    OpenWindow window;
    Presentation* shown = presented(window);
    QVERIFY(shown);
    const auto* timeline = shown->findChild<TimelineView*>();
    const trace::Time end = window.controller().snapshot().trace.now;
    QTest::keyClick(shown, Qt::Key_End);
    QVERIFY(shown->narration().contains("120 ms"));
    QVERIFY(timeline->visible_range().end >= end);
    QTest::keyClick(shown, Qt::Key_PageUp);
    QVERIFY(timeline->visible_range().end < end);
}

// What it is written on is in sight.
void WindowPresentationSlidesTest::aNoteOnTheStandstillIsShownWithAllOfTheRun() {
    session::RunSnapshot run = RunFixture::opposite_order();
    run.annotations = std::make_shared<const std::vector<trace::Annotation>>(
        1, trace::Annotation{{ms(100), ms(100)}, "Still nothing."});
    Presentation shown;
    shown.resize(1024, 768);
    shown.show();
    shown.set_run(run, false);
    const auto* timeline = shown.findChild<TimelineView*>();
    QTest::keyClick(&shown, Qt::Key_PageDown);
    QVERIFY(timeline->visible_range().end < ms(100));
    QTest::keyClick(&shown, Qt::Key_End);
    QTest::keyClick(&shown, Qt::Key_PageUp);
    QVERIFY2(shown.narration().contains("Still nothing."), qPrintable(shown.narration()));
    QVERIFY(timeline->visible_range().end >= ms(121));
}

void WindowPresentationSlidesTest::largerLettersLeaveTheEdgesOfTheGraphTheirWords() {
    OpenWindow window;
    Presentation* shown = presented(window);
    QVERIFY(shown);
    shown->showNormal();
    shown->resize(1024, 768);
    QTRY_COMPARE(shown->size(), QSize(1024, 768));
    const auto* graph = shown->findChild<GraphView*>();
    QTest::keyClick(shown, Qt::Key_End);
    QTest::keyClick(shown, Qt::Key_Plus);
    QTRY_VERIFY(shown->narration().contains("Neither gets through"));  // what is known later
    QCOMPARE(graph->picture().edges.size(), std::size_t(4));
    QTRY_VERIFY(std::ranges::none_of(
        graph->picture().edges, [](const GraphEdgeShape& edge) { return edge.label.isEmpty(); }));
}

void WindowPresentationSlidesTest::theLegendNamesWhatIsSeenOnTheSlide() {
    OpenWindow window;
    QVERIFY(window.chooses("race/lost-update"));
    QVERIFY(window.runs_simulated());
    const session::RunSnapshot run = window.controller().snapshot();
    const Theme& look = theme(ThemeKind::Projector);
    TimelineOptions options;
    options.variables = true;
    const auto names = [&](trace::TimeRange stretch, trace::Time until) {
        QStringList found;
        for (const Label& label : state_legend(run, stretch, until, options, 4000, look).labels)
            found << label.text;
        return found;
    };
    const trace::TimeRange close{trace::Time{0}, trace::Time{36'000}};
    QVERIFY(names(close, close.end).contains("value"));
    QVERIFY(names(close, close.end).contains("running"));
    QCOMPARE(names(close, trace::Time{1}), QStringList());
}

QTEST_MAIN(WindowPresentationSlidesTest)
#include "window_presentation_slides_test.moc"
