// What a search has found on the timeline: which marks are hits, how all else fades, and the way
// from one to the next.
#include "app/timeline/contrast.h"
#include "app/timeline/fonts.h"
#include "app/timeline/geometry.h"
#include "app/timeline/painter.h"
#include "app/timeline/search_hits.h"
#include "app/timeline/timeline_view.h"
#include "tests/app/drawn_lanes.h"
#include "tests/app/run_fixture.h"
#include "tests/app/shown_timeline.h"

#include <QTest>

#include <utility>

using namespace threadline;
using namespace threadline::app;
using analysis::parse_query;
using threadline::test::RunFixture;
using threadline::test::show;

namespace {

std::shared_ptr<const SearchHits> hits_of(const session::RunSnapshot& run, const char* query) {
    return std::make_shared<const SearchHits>(
        analysis::search_lanes(run.trace, parse_query(query).query));
}

}  // namespace

class TimelineHitsTest : public QObject {
    Q_OBJECT

private slots:
    void hitsShowAtOnceThoughNothingElseHasChanged();
    void hitsAreWhatTheQueryFound();
    void aLockThatIsHeldIsNoHitSinceItsHolderWaitsForAnother();
    void whatIsNoHitFadesInEveryTheme_data();
    void whatIsNoHitFadesInEveryTheme();
    void inHighContrastWhatFadesCanStillBeRead();
    void theMarkOfAHitIsWholeAndClearOfWords();
    void fromHitToHitItGoesRound();
};

void TimelineHitsTest::hitsShowAtOnceThoughNothingElseHasChanged() {
    TimelineView view;
    const session::RunSnapshot run = RunFixture::downloads();
    show(view, run);
    const QImage before = view.grab().toImage();
    view.set_hits(hits_of(run, "state:blocked"));
    view.refresh_now();
    const QImage blocked = view.grab().toImage();
    QVERIFY(blocked != before);
    view.set_hits(hits_of(run, "state:running"));
    view.refresh_now();
    QVERIFY(view.grab().toImage() != blocked);
    // Without a hit nothing steps back, as without a search.
    for (const auto& none : {hits_of(run, "thread:nobody"), std::shared_ptr<const SearchHits>()}) {
        view.set_hits(none);
        view.refresh_now();
        QCOMPARE(view.grab().toImage(), before);
    }
}

void TimelineHitsTest::hitsAreWhatTheQueryFound() {
    const session::RunSnapshot run = RunFixture::busy(6, 200, 4);
    for (const char* query : {"state:blocked", "thread:\"Worker 2\" state:running,ready",
                              "state:holding lock:log", "longer:500us"}) {
        const auto hits = hits_of(run, query);
        const analysis::LaneMatcher matcher(parse_query(query).query, *run.trace.tables);
        QVERIFY(hits->count() > 0);
        for (const auto& lane : run.trace.actors) {
            for (std::size_t i = 0; i < lane->intervals.size(); ++i) {
                const trace::Interval& interval = lane->intervals[i];
                const Subject subject{Subject::Kind::Interval, lane->actor, interval.object,
                                      interval.range(), interval.site};
                QCOMPARE(hits->has(subject),
                         matcher.matches(analysis::item_of(lane->actor, interval)));
            }
            for (std::size_t i = 0; i < lane->holds.size(); ++i) {
                const trace::Hold& hold = lane->holds[i];
                const Subject subject{Subject::Kind::LockHold, lane->actor, hold.lock, hold.range(),
                                      hold.site};
                QCOMPARE(hits->has(subject), matcher.matches(analysis::item_of(hold)));
            }
        }
    }
}

void TimelineHitsTest::aLockThatIsHeldIsNoHitSinceItsHolderWaitsForAnother() {
    const session::RunSnapshot run = RunFixture::opposite_order();
    const auto hits = hits_of(run, "state:deadlocked");
    int waits = 0;
    for (const auto& lane : run.trace.actors)
        for (std::size_t i = 0; i < lane->intervals.size(); ++i) {
            const trace::Interval wait = lane->intervals[i];
            if (wait.state != trace::State::Deadlocked)
                continue;
            ++waits;
            // Beneath its thread: what it wants, which is the same wait; not what it holds.
            Subject strip{Subject::Kind::Hold, lane->actor, wait.object, wait.range(), wait.site};
            QVERIFY(hits->has(strip));
            for (const auto& other : run.trace.locks)
                if (other->lock != wait.object) {
                    strip.object = other->lock;
                    QVERIFY(!hits->has(strip));
                }
        }
    QCOMPARE(waits, 2);
}

void TimelineHitsTest::whatIsNoHitFadesInEveryTheme_data() {
    QTest::addColumn<int>("kind");
    for (const ThemeKind kind : all_themes)
        QTest::newRow(qPrintable(theme(kind).name)) << int(kind);
}

void TimelineHitsTest::whatIsNoHitFadesInEveryTheme() {
    QFETCH(int, kind);
    const Theme& look = theme(ThemeKind(kind));
    const session::RunSnapshot run = RunFixture::downloads();
    TimelineOptions options;
    options.grid = false;
    const auto rows = lane_rows(run, options, look);
    const TimeScale scale{run.trace.range(), 0, 1600};
    const DisplayList before = lane_content(run, rows, scale, options, look);
    options.hits = hits_of(run, "state:blocked");
    const DisplayList after = lane_content(run, rows, scale, options, look);
    QCOMPARE(after.boxes.size(), before.boxes.size());
    int hits = 0, faded = 0;
    for (std::size_t i = 0; i < after.boxes.size(); ++i) {
        const Box &was = before.boxes[i], &is = after.boxes[i];
        QCOMPARE(is.rect, was.rect);
        if (options.hits->has(is.subject)) {
            ++hits;
            QCOMPARE(is.fill.colour, was.fill.colour);
            continue;
        }
        if (is.subject.kind != Subject::Kind::Interval && is.subject.kind != Subject::Kind::Hold &&
            is.subject.kind != Subject::Kind::LockHold &&
            is.subject.kind != Subject::Kind::LockWait)
            continue;
        // Nearer to the background than it was.
        ++faded;
        QVERIFY(contrast_ratio(is.fill.colour, look.surface) <=
                contrast_ratio(was.fill.colour, look.surface) + 1e-9);
        QVERIFY(contrast_ratio(is.fill.colour, look.surface) < 1.9);
    }
    QVERIFY(hits >= 5 && faded > 20);
    // Each hit has a mark above it.
    QVERIFY(after.lines.size() > before.lines.size());
}

void TimelineHitsTest::inHighContrastWhatFadesCanStillBeRead() {
    const Theme& look = theme(ThemeKind::HighContrast);
    const Fill background{look.surface, Hatch::None, QColor(), QColor()};
    int read = 0, seen = 0;
    for (const auto& [run, query] : {std::pair(RunFixture::downloads(), "state:blocked"),
                                     std::pair(RunFixture::opposite_order(), "state:running"),
                                     std::pair(RunFixture::busy(4, 60, 2), "state:deadlocked,io"),
                                     std::pair(RunFixture::busy(4, 60, 2), "state:blocked")}) {
        TimelineOptions options;
        options.grid = false;
        const auto rows = lane_rows(run, options, look);
        const TimeScale scale{run.trace.range(), 0, 1600};
        const DisplayList before = lane_content(run, rows, scale, options, look);
        options.hits = hits_of(run, query);
        const DisplayList after = lane_content(run, rows, scale, options, look);
        QCOMPARE(after.labels.size(), before.labels.size());
        QCOMPARE(after.boxes.size(), before.boxes.size());
        std::vector<const Box*> faded;
        for (std::size_t i = 0; i < after.boxes.size(); ++i) {
            const Box &was = before.boxes[i], &is = after.boxes[i];
            if (is.fill.colour == was.fill.colour || is.subject.kind == Subject::Kind::None)
                continue;
            faded.push_back(&is);
            if (!is.fill.outline.isValid() || is.fill.outline.alpha() == 0)
                continue;
            ++seen;
            QVERIFY(contrast_on(is.fill.outline, background) >= 3);
            // It has stepped back all the same.
            QVERIFY(contrast_on(is.fill.outline, background) <= 6);
        }
        for (std::size_t i = 0; i < after.labels.size(); ++i) {
            const Label &was = before.labels[i], &is = after.labels[i];
            const Box* on = nullptr;
            for (const Box* box : faded)
                if (box->rect.contains(is.rect.center()) &&
                    (!on || std::pair(box->rect.top(), box->rect.left()) <
                                std::pair(on->rect.top(), on->rect.left())))
                    on = box;
            if (!on)
                continue;
            ++read;
            QVERIFY2(contrast_on(is.colour, on->fill) >= 3, qPrintable(is.text));
            QVERIFY2(contrast_on(is.colour, on->fill) < 4.5, qPrintable(is.text));
            QVERIFY(is.text == was.text);
        }
    }
    QVERIFY(read > 10 && seen > 20);
}

void TimelineHitsTest::theMarkOfAHitIsWholeAndClearOfWords() {
    const session::RunSnapshot run = RunFixture::opposite_order();
    const Theme& look = theme(ThemeKind::Light);
    TimelineOptions options;
    options.hits = hits_of(run, "state:deadlocked");
    for (const double height : {0.66, 1.0}) {
        options.lane_height = height * TimelineOptions().lane_height;
        const DisplayList list =
            threadline::test::lanes_of(run, run.trace.range(), 1200, options, look);
        int marks = 0;
        for (const Line& line : list.lines) {
            if (line.colour != look.accent)
                continue;
            ++marks;
            const double top = line.from.y() - line.width / 2;
            const double bottom = line.from.y() + line.width / 2;
            QVERIFY2(top >= 0, qPrintable(QString::number(top)));
            for (const Label& label : list.labels) {
                const double letters = baseline_of(label).y();
                QVERIFY2(letters < top || letters - text_ascent({label.size}) > bottom,
                         qPrintable(label.text));
            }
        }
        QVERIFY(marks >= 4);
    }
}

void TimelineHitsTest::fromHitToHitItGoesRound() {
    const session::RunSnapshot run = RunFixture::busy(4, 60, 2);
    const auto hits = hits_of(run, "state:blocked");
    const auto& items = hits->by_time();
    QVERIFY(items.size() > 3);
    const analysis::LaneItem* at = &items[0];
    for (std::size_t i = 1; i < items.size(); ++i) {
        at = hits->next(*at);
        QVERIFY(*at == items[i]);
        QVERIFY(*hits->previous(*at) == items[i - 1]);
    }
    QVERIFY(*hits->next(*at) == items[0]);
    QVERIFY(*hits->previous(items[0]) == items.back());
    QVERIFY(hits_of(run, "thread:nobody")->next(items[0]) == nullptr);
}

QTEST_MAIN(TimelineHitsTest)
#include "timeline_hits_test.moc"
