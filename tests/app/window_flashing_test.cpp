// Nothing flashes (WCAG 2.3.1): while a run is played, or grows, no quarter of the picture goes
// back and forth in luminance more than three times a second.
#include "app/panels/transport.h"
#include "app/timeline/timeline_view.h"
#include "flash_count.h"
#include "live_picture.h"
#include "run_fixture.h"
#include "window_fixture.h"

#include <QPainter>

using namespace threadline;
using namespace threadline::app;
using threadline::test::as_it_was_at;
using threadline::test::FlashCount;
using threadline::test::OpenWindow;
using threadline::test::RunFixture;

namespace {

constexpr double most_area = 0.25;

// Black, with so many of a hundred columns white.
QImage striped(int white) {
    QImage image(800, 400, QImage::Format_RGB32);
    image.fill(Qt::black);
    QPainter painter(&image);
    painter.fillRect(0, 0, 8 * white, 400, Qt::white);
    return image;
}

}  // namespace

class WindowFlashingTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { threadline::test::prepare_application(); }
    void init() { QSettings().clear(); }
    void aFlashIsToldFromAChange();
    void aReplayDoesNotFlash_data();
    void aReplayDoesNotFlash();
    void aRunThatGrowsDoesNotFlash_data();
    void aRunThatGrowsDoesNotFlash();
};

void WindowFlashingTest::aFlashIsToldFromAChange() {
    // Of each second of `frames` frames: what is white in the n-th.
    const auto area = [](int frames, const auto& white) {
        FlashCount count;
        for (int i = 0; i < 2 * frames; ++i)
            count.add(striped(white(i)), double(i) / frames);
        return count.most_area();
    };
    QCOMPARE(area(20, [](int i) { return i % 2 == 0 ? 100 : 0; }), 1.0);
    QCOMPARE(area(20, [](int i) { return i % 2 == 0 ? 30 : 0; }), 0.3);  // a part of it alone
    QCOMPARE(area(6, [](int i) { return i % 2 == 0 ? 100 : 0; }), 0.0);  // three a second
    QCOMPARE(area(20, [](int i) { return i < 20 ? 0 : 100; }), 0.0);     // once
    QCOMPARE(area(50, [](int i) { return i; }), 0.0);                    // what grows
    FlashCount faint;
    for (int i = 0; i < 40; ++i) {
        QImage image(800, 400, QImage::Format_RGB32);
        image.fill(i % 2 == 0 ? QColor(120, 120, 120) : QColor(130, 130, 130));
        faint.add(image, i / 20.0);
    }
    QCOMPARE(faint.most_area(), 0.0);
}

void WindowFlashingTest::aReplayDoesNotFlash_data() {
    QTest::addColumn<QString>("scenario");
    QTest::addColumn<bool>("dark");
    QTest::newRow("a deadlock") << "deadlock/opposite-order" << false;
    QTest::newRow("many downloads, dark") << "bottleneck/downloads" << true;
}

// As playing goes through it: a step each frame, as wide as the speed says.
void WindowFlashingTest::aReplayDoesNotFlash() {
    QFETCH(const QString, scenario);
    QFETCH(const bool, dark);
    OpenWindow window;
    QVERIFY(window.chooses(scenario));
    (dark ? window.commands().theme_dark : window.commands().theme_light)->trigger();
    QVERIFY(window.runs_simulated());
    auto* timeline = window.findChild<TimelineView*>();
    auto* transport = window.findChild<Transport*>();
    constexpr double frames_a_second = 20;
    constexpr int most_frames = 200;
    const trace::Time end = window.controller().snapshot().trace.now;
    const double speed = transport->speed();
    FlashCount count;
    for (int i = 0; i < most_frames; ++i) {
        const double at_s = i / frames_a_second;
        const trace::Time at(static_cast<std::int64_t>(at_s * speed * 1e9));
        if (at > end)
            break;
        emit transport->instant_chosen(at);
        QCoreApplication::processEvents();
        timeline->refresh_now();
        count.add(window.grab().toImage(), at_s);
    }
    QVERIFY2(count.frames() > 60, qPrintable(QString::number(count.frames())));
    QVERIFY2(count.most_area() < most_area, qPrintable(QString::number(count.most_area())));
    window.commands().theme_light->trigger();
}

void WindowFlashingTest::aRunThatGrowsDoesNotFlash_data() {
    QTest::addColumn<int>("threads");
    QTest::addColumn<int>("intervals");
    QTest::addColumn<int>("kind");
    for (const ThemeKind kind : {ThemeKind::Light, ThemeKind::Dark}) {
        const QString name = theme(kind).name;
        QTest::newRow(qPrintable("few threads, " + name)) << 4 << 1200 << int(kind);
        QTest::newRow(qPrintable("many threads, " + name)) << 24 << 1200 << int(kind);
    }
}

// Sixty pictures a second of the lanes alone, which are what changes most.
void WindowFlashingTest::aRunThatGrowsDoesNotFlash() {
    QFETCH(const int, threads);
    QFETCH(const int, intervals);
    QFETCH(const int, kind);
    const session::RunSnapshot whole = RunFixture::busy(threads, intervals, 7);
    TimelineView view;
    view.resize(1000, 640);
    view.set_theme(theme(ThemeKind(kind)));
    view.begin_run();
    view.show();
    constexpr double frames_a_second = 60;
    FlashCount count;
    for (int i = 1; i <= 90; ++i) {
        const double at_s = i / frames_a_second;
        const trace::Time now(static_cast<std::int64_t>(at_s * 1e9));
        if (now > whole.trace.now)
            break;
        view.set_run(as_it_was_at(whole, now));
        view.refresh_now();
        count.add(view.grab().toImage(), at_s);
    }
    QVERIFY2(count.frames() > 45, qPrintable(QString::number(count.frames())));
    QVERIFY2(count.most_area() < most_area, qPrintable(QString::number(count.most_area())));
}

QTEST_MAIN(WindowFlashingTest)
#include "window_flashing_test.moc"
