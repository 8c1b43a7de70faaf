// The themes: legible, and told apart without colour.
#include "app/code/line_heat.h"
#include "app/timeline/contrast.h"
#include "app/timeline/fonts.h"
#include "app/timeline/geometry.h"
#include "app/timeline/lane_painting.h"
#include "app/timeline/painter.h"
#include "app/timeline/timeline_view.h"
#include "tests/app/drawn_lanes.h"
#include "tests/app/run_fixture.h"

#include <QFontMetricsF>
#include <QImage>
#include <QPainter>
#include <QTest>

using namespace threadline;
using namespace threadline::app;

class TimelineThemeTest : public QObject {
    Q_OBJECT

private slots:
    void thickOutlinesLeaveRoomForWhatHangsBelowAWord();
    void aThemeIsFoundByItsName();
    void textIsLegibleOnTheSurface_data() { themes(); }
    void textIsLegibleOnTheSurface();
    void textIsLegibleOnEveryFill_data() { themes(); }
    void textIsLegibleOnEveryFill();
    void everyMarkStandsOutFromTheSurface_data() { themes(); }
    void everyMarkStandsOutFromTheSurface();
    void aThinLineForAStateStandsOutFromTheSurface_data() { themes(); }
    void aThinLineForAStateStandsOutFromTheSurface();
    void everyTwoStatesDifferWithoutColour_data() { themes(); }
    void everyTwoStatesDifferWithoutColour();
    void theStatesOfALockDifferWithoutColour_data() { themes(); }
    void theStatesOfALockDifferWithoutColour();
    void whatMerelyWaitsIsPalerThanWhatActs_data() { themes(); }
    void whatMerelyWaitsIsPalerThanWhatActs();
    void deadlockedStandsOutMost_data() { themes(); }
    void deadlockedStandsOutMost();
    void wordsDoNotBreakTheEdgeOfTheirMark_data() { themes(); }
    void wordsDoNotBreakTheEdgeOfTheirMark();
    void noLetterTouchesTheEdgeOfItsMark_data() { themes(); }
    void noLetterTouchesTheEdgeOfItsMark();
    void beforeARoomNoTextIsSmallerThanTheOthers();
    void beforeARoomTheLegendNamesEachLookOfALock_data();
    void beforeARoomTheLegendNamesEachLookOfALock();
    void beforeARoomThereAreNoSpecks();
    void largeLettersLeaveLowBarsTheirWords();
    void highContrastIsBlackAndWhiteWithThickEdges();
    void inHighContrastNarrowMarksHaveNoEdgesBetweenThem();
    void inHighContrastMarksThatTouchHaveOneEdgeBetweenThem();
    void aThinPieceOfHeatHasItsColour_data() { themes(); }
    void aThinPieceOfHeatHasItsColour();
    void fromAfarAColourThatIsSeenIsThatOfItsState_data() { themes(); }
    void fromAfarAColourThatIsSeenIsThatOfItsState();

private:
    static void themes() {
        QTest::addColumn<ThemeKind>("kind");
        for (const ThemeKind kind : all_themes)
            QTest::newRow(qPrintable(theme(kind).name)) << kind;
    }
    static double least_text_contrast(ThemeKind kind) {
        return kind == ThemeKind::Projector || kind == ThemeKind::HighContrast ? 7.0 : 4.5;
    }
    static std::vector<Fill> fills(const Theme& theme) {
        std::vector<Fill> all(std::begin(theme.states), std::end(theme.states));
        all.insert(all.end(), {theme.hold, theme.hold_wanted, theme.lock_wait, theme.cpu_idle,
                               theme.cpu_services, theme.cpu_others});
        return all;
    }
    static bool differ_in_grey(const Fill& a, const Fill& b) {
        return a.hatch != b.hatch ||
               std::abs(grey_lightness(a.colour) - grey_lightness(b.colour)) >= 8;
    }
};

void TimelineThemeTest::aThemeIsFoundByItsName() {
    for (const char* name : {"light", "dark", "print", "projector", "high-contrast"}) {
        const Theme* found = theme_named(name);
        QVERIFY(found);
        QCOMPARE(found->name, QString(name));
        QCOMPARE(&theme(found->kind), found);
    }
    QVERIFY(!theme_named("Light"));
    QVERIFY(!theme_named(""));
}

void TimelineThemeTest::textIsLegibleOnTheSurface() {
    QFETCH(ThemeKind, kind);
    const Theme& t = theme(kind);
    for (const QColor& text : {t.text, t.muted_text, t.error, t.warning, t.info})
        for (const QColor& ground : {t.surface, t.window})
            QVERIFY2(contrast_ratio(text, ground) >= least_text_contrast(kind),
                     qPrintable(QString("%1 on %2: %3")
                                    .arg(text.name(), ground.name())
                                    .arg(contrast_ratio(text, ground))));
}

void TimelineThemeTest::textIsLegibleOnEveryFill() {
    QFETCH(ThemeKind, kind);
    // The letters stand on a plain plate; still the hatch around them must not swallow them.
    for (const Fill& fill : fills(theme(kind))) {
        const double ratio = contrast_ratio(ink_on(fill), fill.colour);
        QVERIFY2(ratio >= least_text_contrast(kind),
                 qPrintable(QString("on %1: %2").arg(fill.colour.name()).arg(ratio)));
        QVERIFY(contrast_on(ink_on(fill), fill) >= 4.5);
    }
}

void TimelineThemeTest::everyMarkStandsOutFromTheSurface() {
    QFETCH(ThemeKind, kind);
    const Theme& t = theme(kind);
    for (const Fill& fill : fills(t)) {
        const double body = contrast_ratio(fill.colour, t.surface);
        const double edge = fill.outline.isValid() ? contrast_ratio(fill.outline, t.surface) : 0;
        QVERIFY2(std::max(body, edge) >= 3.0,
                 qPrintable(QString("%1 with %2: %3, %4")
                                .arg(fill.colour.name(), fill.outline.name())
                                .arg(body)
                                .arg(edge)));
    }
    QVERIFY(contrast_ratio(t.accent, t.surface) >= 3.0);
    QVERIFY(contrast_ratio(t.selection, t.surface) >= 3.0);
}

void TimelineThemeTest::aThinLineForAStateStandsOutFromTheSurface() {
    QFETCH(ThemeKind, kind);
    const Theme& t = theme(kind);
    for (const Fill& fill : fills(t))
        QVERIFY2(contrast_ratio(line_for(fill, t.surface), t.surface) >= 3.0,
                 qPrintable(fill.colour.name()));
    const Fill& waiting = theme(ThemeKind::HighContrast).fill(trace::State::Waiting);
    QCOMPARE(line_for(waiting, Qt::black), waiting.outline);
    QCOMPARE(line_for(waiting, Qt::white), waiting.colour);
}

void TimelineThemeTest::everyTwoStatesDifferWithoutColour() {
    QFETCH(ThemeKind, kind);
    const Theme& t = theme(kind);
    for (const trace::State a : trace::all_states)
        for (const trace::State b : trace::all_states)
            if (a < b)
                QVERIFY2(differ_in_grey(t.fill(a), t.fill(b)),
                         qPrintable(QString("states %1 and %2").arg(int(a)).arg(int(b))));
}

void TimelineThemeTest::theStatesOfALockDifferWithoutColour() {
    QFETCH(ThemeKind, kind);
    const Theme& t = theme(kind);
    const Fill& dead = t.fill(trace::State::Deadlocked);
    QVERIFY(differ_in_grey(t.hold, t.hold_wanted));
    QVERIFY(differ_in_grey(t.hold, t.lock_wait));
    QVERIFY(differ_in_grey(t.hold_wanted, t.lock_wait));
    QVERIFY(differ_in_grey(t.hold, dead));
    QVERIFY(differ_in_grey(t.hold_wanted, dead));
}

void TimelineThemeTest::whatMerelyWaitsIsPalerThanWhatActs() {
    QFETCH(ThemeKind, kind);
    using trace::State;
    const Theme& t = theme(kind);
    for (const State pale : {State::Waiting, State::Io, State::Sleeping})
        for (const State loud : {State::Running, State::Blocked, State::Deadlocked})
            QVERIFY(contrast_ratio(t.fill(pale).colour, t.surface) <
                    contrast_ratio(t.fill(loud).colour, t.surface));
}

void TimelineThemeTest::deadlockedStandsOutMost() {
    QFETCH(ThemeKind, kind);
    const Theme& t = theme(kind);
    const Fill& dead = t.fill(trace::State::Deadlocked);
    QCOMPARE(dead.hatch, Hatch::Dense);
    if (t.is_dark())
        return;  // on a dark ground it is the colour that shouts, not the contrast
    for (const trace::State other : trace::all_states)
        if (other != trace::State::Deadlocked)
            QVERIFY(contrast_ratio(dead.colour, t.surface) >
                    2 * contrast_ratio(t.fill(other).colour, t.surface));
}

void TimelineThemeTest::wordsDoNotBreakTheEdgeOfTheirMark() {
    using threadline::test::ms;
    QFETCH(ThemeKind, kind);
    const Theme& look = theme(kind);
    const auto run = threadline::test::RunFixture::opposite_order();
    const TimeScale scale{{ms(0), ms(121)}, 0, 800};
    const DisplayList list = lane_content(run, lane_rows(run, {}, look), scale, {}, look);
    const double edge = std::round(outline_width(look));
    int plates = 0;
    for (const Box& plate : list.boxes)
        for (const Box& mark : list.boxes) {
            const bool is_plate = plate.fill.hatch == Hatch::None &&
                                  !plate.fill.outline.isValid() &&
                                  plate.subject.kind == Subject::Kind::None &&
                                  plate.rect.width() > 4;  // no line of the grid
            if (!is_plate || mark.fill.hatch == Hatch::None || !mark.fill.outline.isValid() ||
                !mark.rect.contains(plate.rect.center()))
                continue;
            ++plates;
            QVERIFY(plate.rect.top() >= mark.rect.top() + edge - 1e-6);
            QVERIFY(plate.rect.bottom() <= mark.rect.bottom() - edge + 1e-6);
        }
    QVERIFY(plates > 3);
}

// As low as a window makes the lanes, with what hangs below a word.
void TimelineThemeTest::noLetterTouchesTheEdgeOfItsMark() {
    using threadline::test::ms;
    QFETCH(ThemeKind, kind);
    if (is_before_a_room(theme(kind)))
        return;  // before a room a bar without room for its words is left out
    const Theme& look = theme(kind);
    threadline::test::RunFixture story;
    const ObjectId queue = story.lock("Hyping");
    story.thread("Puppy").runs(0, 500).holds(queue, 0, 500);
    story.thread("Gypsy").runs(0, 20).blocked(queue, 20, 500);
    const session::RunSnapshot run = story.at(500);
    const double high = QFontMetricsF(font_of(look, {1000}, 96)).tightBoundingRect("hkl").height();
    const double low =
        QFontMetricsF(font_of(look, {1000}, 96)).tightBoundingRect("hgpy").height() - high;
    const double edge = std::round(outline_width(look));
    for (const double height : {0.66, 0.8, 1.0}) {
        TimelineOptions options;
        options.lane_height *= height;
        const DisplayList list =
            threadline::test::lanes_of(run, run.trace.range(), 800, options, look);
        QVERIFY(list.labels.size() >= 4);
        for (const Label& label : list.labels) {
            const double line = baseline_of(label).y();
            const auto mark = std::ranges::find_if(list.boxes, [&](const Box& box) {
                return box.fill.outline.isValid() && box.rect.contains(label.rect.center());
            });
            QVERIFY(mark != list.boxes.end());
            const QString told = QString("%1: %2 to %3").arg(label.text).arg(line).arg(height);
            QVERIFY2(line - high * label.size / 1000 > mark->rect.top() + edge, qPrintable(told));
            QVERIFY2(line + low * label.size / 1000 < mark->rect.bottom() - edge, qPrintable(told));
        }
    }
}

// Each that the lanes show, with the bars beneath them and without: where a deadlock closes as
// soon as anybody waits, its locks are never seen as wanted on their own lanes.
void TimelineThemeTest::beforeARoomTheLegendNamesEachLookOfALock_data() {
    QTest::addColumn<double>("wanted_at");
    QTest::newRow("wanted for a while") << 10.0;
    QTest::newRow("closed at once") << 40.0;
}

void TimelineThemeTest::beforeARoomTheLegendNamesEachLookOfALock() {
    QFETCH(const double, wanted_at);
    threadline::test::RunFixture story;
    const ObjectId one = story.lock("One"), two = story.lock("Two");
    auto& a = story.thread("A").runs(0, wanted_at).blocked(two, wanted_at, 120).holds(one, 1, 120);
    auto& b = story.thread("B").runs(0, 40).blocked(one, 40, 120).holds(two, 1, 120);
    story.deadlock(40, {a.id(), b.id()}, {one, two});
    const session::RunSnapshot run = story.at(120);
    const Theme& look = theme(ThemeKind::Projector);
    using threadline::test::texts;
    for (const bool bars : {true, false}) {
        TimelineOptions options;
        options.bars = bars;
        const DisplayList lanes =
            threadline::test::lanes_of(run, run.trace.range(), 1200, options, look);
        const QStringList seen = texts(legend_content(run, lanes, 4000, look));
        const QStringList named =
            texts(state_legend(run, run.trace.range(), run.trace.now, options, 4000, look));
        QVERIFY(seen.contains("lock held"));
        QCOMPARE(seen.contains("lock wanted"), bars);
        QCOMPARE(seen.contains("held, others wait"), bars || wanted_at < 40);
        for (const char* name : {"lock held", "held, others wait", "lock wanted"})
            QCOMPARE(named.contains(name), seen.contains(name));
    }
}

// Its legend has no word for them. Where not all letters are of one size there is no room.
void TimelineThemeTest::beforeARoomThereAreNoSpecks() {
    threadline::test::RunFixture story;
    auto& steps = story.thread("A");
    for (int i = 0; i < 2000; ++i)
        steps.runs(0.5 * i, 0.5 * i + 0.4).sleeps(0.5 * i + 0.4, 0.5 * (i + 1));
    const session::RunSnapshot run = story.at(1000);
    // In the row of pixels that has most of them.
    const auto specks = [&](const Theme& look) {
        TimelineView view;
        view.set_theme(look);
        view.resize(1000, 300);
        view.set_run(run);
        view.show();
        if (!QTest::qWaitForWindowExposed(&view))
            return -1;
        view.refresh_now();
        const QImage picture = view.grab().toImage();
        int most = 0;
        for (int y = 0; y < picture.height(); ++y) {
            int here = 0;
            for (int x = 1; x < picture.width(); ++x)
                here += picture.pixelColor(x, y) == look.text &&
                                picture.pixelColor(x - 1, y) != look.text
                            ? 1
                            : 0;
            most = std::max(most, here);
        }
        return most;
    };
    Theme room = theme(ThemeKind::Projector);
    const int told = specks(room);
    room.small_size -= 1;
    const int untold = specks(room);
    QVERIFY2(told >= 0 && untold > told + 50, qPrintable(QString("%1, %2").arg(told).arg(untold)));
}

void TimelineThemeTest::beforeARoomNoTextIsSmallerThanTheOthers() {
    using threadline::test::ms;
    Theme look = theme(ThemeKind::Projector);
    look.scale = 2;  // as a presentation has it at 1024x768
    const auto run = threadline::test::RunFixture::opposite_order();
    const auto rows = lane_rows(run, {}, look);
    const TimeScale scale{{ms(0), ms(121)}, 0, 800};
    int labels = 0;
    for (const DisplayList& list : {lane_content(run, rows, scale, {}, look),
                                    axis_content(scale, 0, AxisTime::Simulated, look)})
        for (const Label& label : list.labels) {
            QVERIFY2(label.size >= 24, qPrintable(label.text));
            ++labels;
        }
    QVERIFY(labels > 10);
}

// In the bars of what is wanted, right of the names of the lanes.
void TimelineThemeTest::largeLettersLeaveLowBarsTheirWords() {
    TimelineView view;
    Theme large = theme(ThemeKind::Light);
    large.scale = 1.5;
    view.set_theme(large);
    view.resize(1000, 300);
    view.set_run(threadline::test::RunFixture::opposite_order());
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    view.refresh_now();
    const QImage picture = view.grab().toImage();
    const QRgb wanted = large.lock_wait.colour.rgb();
    int letters = 0;
    for (int y = 0; y < picture.height(); ++y) {
        int bar = 0, dark = 0;
        for (int x = 200; x < picture.width(); ++x) {
            bar += picture.pixel(x, y) == wanted ? 1 : 0;
            dark += picture.pixelColor(x, y).lightness() < 60 ? 1 : 0;
        }
        letters += bar > 100 ? dark : 0;
    }
    QVERIFY2(letters > 30, qPrintable(QString::number(letters)));
}

void TimelineThemeTest::highContrastIsBlackAndWhiteWithThickEdges() {
    const Theme& t = theme(ThemeKind::HighContrast);
    QCOMPARE(t.window, QColor(Qt::black));
    QCOMPARE(t.surface, QColor(Qt::black));
    QCOMPARE(t.text, QColor(Qt::white));
    QVERIFY(contrast_ratio(t.muted_text, t.surface) >= 15);
    // What separates panes, and what is framed because it is chosen, is a graphic as well.
    QVERIFY(contrast_ratio(t.grid, t.surface) >= 3);
    QVERIFY(contrast_ratio(t.accent, t.surface) >= 7);
    QVERIFY(t.focus_width() >= 3);
    for (const ThemeKind other : {ThemeKind::Light, ThemeKind::Dark}) {
        QVERIFY(t.stroke > theme(other).stroke);
        QVERIFY(std::lround(outline_width(t)) > std::lround(outline_width(theme(other))));
    }
    // Every mark has an edge that is bright by itself, whatever its body is.
    for (const Fill& fill : fills(t))
        QVERIFY2(contrast_ratio(fill.outline, t.surface) >= 7, qPrintable(fill.colour.name()));
}

// They would be all that one sees of them.
void TimelineThemeTest::inHighContrastNarrowMarksHaveNoEdgesBetweenThem() {
    using threadline::test::ms;
    threadline::test::RunFixture story;
    story.thread("A").runs(0, 6).ready(6, 16).runs(16, 500);
    const session::RunSnapshot run = story.at(500);
    const auto marks = [&](ThemeKind kind) {
        const Theme& look = theme(kind);
        const TimeScale scale{{ms(0), ms(500)}, 0, 500};
        std::vector<Box> found = lane_content(run, lane_rows(run, {}, look), scale, {}, look).boxes;
        std::erase_if(found,
                      [](const Box& box) { return box.subject.kind != Subject::Kind::Interval; });
        return found;
    };
    const std::vector<Box> stark = marks(ThemeKind::HighContrast), light = marks(ThemeKind::Light);
    QVERIFY(stark.size() == 3 && light.size() == 3);
    QVERIFY(!stark[0].fill.outline.isValid() && light[0].fill.outline.isValid());
    QVERIFY(stark[1].joins && !light[1].joins);
    QVERIFY(stark[1].fill.hatch == light[1].fill.hatch);
    QVERIFY(!stark[2].joins && stark[2].fill.outline.isValid());
}

// Narrow spans one after the other are no lane that stops again and again.
void TimelineThemeTest::inHighContrastMarksThatTouchHaveOneEdgeBetweenThem() {
    using threadline::test::ms;
    const Theme& look = theme(ThemeKind::HighContrast);
    threadline::test::RunFixture story;
    auto& steps = story.thread("A");
    for (int i = 0; i < 20; ++i)
        steps.runs(20 * i, 20 * (i + 1));
    const session::RunSnapshot run = story.at(400);
    const auto rows = lane_rows(run, {}, look);
    QImage picture(800, 40, QImage::Format_RGB32);
    picture.fill(look.surface);
    {
        QPainter painter(&picture);
        paint(painter, lane_content(run, rows, {{ms(0), ms(800)}, 0, 800}, {}, look), look);
    }
    const QColor body = look.fill(trace::State::Running).colour;
    const int middle = int(rows[0].top + rows[0].height / 2);
    int edges = 0;
    for (int x = 10, length = 0; x < 390; ++x) {
        length = picture.pixelColor(x, middle) == body ? 0 : length + 1;
        edges += length == 1 ? 1 : 0;
        QVERIFY2(length <= std::lround(outline_width(look)), qPrintable(QString::number(x)));
    }
    QCOMPARE(edges, 19);
}

void TimelineThemeTest::aThinPieceOfHeatHasItsColour() {
    using threadline::test::ms;
    QFETCH(ThemeKind, kind);
    const Theme& look = theme(kind);
    LineHeat heat;
    heat.share = 1;
    heat.waits.time[trace::index_of(trace::State::Io)] = ms(90);
    heat.waits.time[trace::index_of(trace::State::Ready)] = ms(10);
    QImage picture(30, 6, QImage::Format_RGB32);
    picture.fill(look.surface);
    {
        QPainter painter(&picture);
        paint_heat(painter, heat, QRectF(0, 0, 30, 6), look);
    }
    QCOMPARE(picture.pixelColor(28, 3), line_for(look.fill(trace::State::Ready), look.surface));
}

// Wide and narrow marks of one state are alike; only what would be lost is nearer to its outline.
void TimelineThemeTest::fromAfarAColourThatIsSeenIsThatOfItsState() {
    QFETCH(ThemeKind, kind);
    const Theme& t = theme(kind);
    for (const Fill& fill : fills(t)) {
        const QColor afar = from_afar(fill, t.surface);
        QVERIFY(contrast_ratio(afar, t.surface) >=
                std::min(3.0, contrast_ratio(fill.colour, t.surface)));
        if (fill.hatch == Hatch::None && contrast_ratio(fill.colour, t.surface) >= 3)
            QCOMPARE(afar, fill.colour);
    }
    const Fill& deadlocked = t.fill(trace::State::Deadlocked);
    if (kind != ThemeKind::Dark)  // its outline is what is seen there
        QCOMPARE(from_afar(deadlocked, t.surface),
                 mixed(deadlocked.colour, deadlocked.hatch_colour, 0.5));
}

void TimelineThemeTest::thickOutlinesLeaveRoomForWhatHangsBelowAWord() {
    const Theme& look = theme(ThemeKind::HighContrast);
    const LaneLayout layout = lane_layout({}, look);
    QVERIFY((layout.lock_band - 2 * outline_width(look)) / 2 > 0.6 * layout.text);
}

QTEST_MAIN(TimelineThemeTest)
#include "timeline_theme_test.moc"
