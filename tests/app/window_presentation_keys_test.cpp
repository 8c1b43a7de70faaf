// What a room sees beside the run: which keys there are, and the look that the window has.
#include "app/graph/graph_content.h"
#include "app/language/language.h"
#include "app/present/key_page.h"
#include "app/present/room_look.h"
#include "app/timeline/contrast.h"
#include "app/timeline/timeline_view.h"
#include "drawn_lanes.h"
#include "presented_in_window.h"
#include "run_fixture.h"

#include <QLabel>
#include <QLayout>
#include <QScopeGuard>
#include <QTextDocument>

using namespace threadline;
using namespace threadline::app;
using threadline::test::lanes_of;
using threadline::test::ms;
using threadline::test::OpenWindow;
using threadline::test::presented;
using threadline::test::texts;

class WindowPresentationKeysTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { threadline::test::prepare_application(); }
    void init() { QSettings().clear(); }

    void oneKeyShowsAllKeysAndAnyKeyPutsThemAway_data();
    void oneKeyShowsAllKeysAndAnyKeyPutsThemAway();
    void theMousePutsThemAwayAndGoesNowhere();
    void theFirstPageNamesAFewKeysAndTheNextOnesNone();
    void aDarkWindowIsDarkInFrontOfTheRoom();
    void inTheDarkEveryTextIsStarkAndEveryMarkStandsOut();
    void aNarrowAxisHasMoreThanTwoNumbers();
    void aShortDeadlockSaysThatItWaits();
    void allKeysAreLargeAndWhole_data();
    void allKeysAreLargeAndWhole();
};

void WindowPresentationKeysTest::oneKeyShowsAllKeysAndAnyKeyPutsThemAway_data() {
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
    QTest::newRow("?") << Qt::Key_Question << Qt::KeyboardModifiers();
    QTest::newRow("?, above another")
        << Qt::Key_Question << Qt::KeyboardModifiers(Qt::ShiftModifier);
    QTest::newRow("F1") << Qt::Key_F1 << Qt::KeyboardModifiers();
}

void WindowPresentationKeysTest::oneKeyShowsAllKeysAndAnyKeyPutsThemAway() {
    QFETCH(const Qt::Key, key);
    QFETCH(const Qt::KeyboardModifiers, modifiers);
    OpenWindow window;
    Presentation* shown = presented(window);
    QVERIFY(shown);
    QTest::keyClick(shown, Qt::Key_PageDown);
    for (const Qt::Key closes : {Qt::Key_PageDown, Qt::Key_Escape, Qt::Key_B, key}) {
        QTest::keyClick(shown, key, modifiers);
        const auto* page = shown->findChild<KeyPage*>();
        QVERIFY(page && page->isVisible());
        QCOMPARE(page->geometry(), shown->rect());
        for (const char* said : {"To the next moment", "Blank the screen", "End the presentation"})
            QVERIFY2(page->text().contains(said) && page->accessibleDescription().contains(said),
                     said);
        QTest::keyClick(shown, Qt::Key_Shift);  // on the way to another key
        QVERIFY(page->isVisible());
        QTest::keyClick(shown, closes);
        QTRY_VERIFY(!shown->findChild<KeyPage*>());
        QVERIFY(shown->isVisible() && !shown->is_blank());
        QCOMPARE(shown->stop(), std::size_t(1));
    }
    QTest::keyClick(shown, Qt::Key_PageDown);
    QCOMPARE(shown->stop(), std::size_t(2));
}

void WindowPresentationKeysTest::theMousePutsThemAwayAndGoesNowhere() {
    OpenWindow window;
    Presentation* shown = presented(window);
    QVERIFY(shown);
    QTest::keyClick(shown, Qt::Key_Question);
    QVERIFY(shown->findChild<KeyPage*>());
    QTest::mouseClick(shown, Qt::LeftButton, {}, shown->rect().center());
    QTRY_VERIFY(!shown->findChild<KeyPage*>());
    QCOMPARE(shown->stop(), std::size_t(0));
}

void WindowPresentationKeysTest::allKeysAreLargeAndWhole_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<QSize>("size");
    for (const char* language : {"en", "de"})
        for (const QSize size : {QSize(1024, 768), QSize(1920, 1080)})
            QTest::newRow(qPrintable(QString("%1 %2").arg(language).arg(size.width())))
                << language << size;
}

void WindowPresentationKeysTest::allKeysAreLargeAndWhole() {
    QFETCH(const QString, language);
    QFETCH(const QSize, size);
    load_language(*qApp, language);
    const auto english = qScopeGuard([] { load_language(*qApp, "en"); });
    OpenWindow window;
    Presentation* shown = presented(window, size);
    QVERIFY(shown);
    QTest::keyClick(shown, Qt::Key_Question);
    const auto* page = shown->findChild<KeyPage*>();
    QVERIFY(page);
    QVERIFY(page->font().pixelSize() >= int(24.0 * size.height() / 768));
    QTextDocument text;
    text.setDefaultFont(page->font());
    text.setDocumentMargin(0);
    text.setHtml(page->text());
    text.setTextWidth(page->contentsRect().width());
    QVERIFY(text.size().height() <= page->contentsRect().height());
    QVERIFY(text.idealWidth() <= page->contentsRect().width());
}

void WindowPresentationKeysTest::theFirstPageNamesAFewKeysAndTheNextOnesNone() {
    OpenWindow window;
    Presentation* shown = presented(window);
    QVERIFY(shown);
    const auto* keys = shown->findChild<QLabel*>("keys");
    QVERIFY(keys && !keys->isVisible());
    QVERIFY(shown->findChild<QLabel*>("hint")->text().contains("?:"));
    QTest::keyClick(shown, Qt::Key_PageDown);
    QVERIFY(keys->isVisible());
    for (const char* key : {"PageDown:", "?:"})
        QVERIFY2(keys->text().contains(key), key);
    QVERIFY(keys->fontMetrics().horizontalAdvance(keys->text()) <= keys->width());
    QVERIFY2(shown->accessibleDescription().contains("?:"),
             qPrintable(shown->accessibleDescription()));
    const auto* timeline = shown->findChild<TimelineView*>();
    shown->layout()->activate();
    const QRect lanes = timeline->geometry();
    shown->findChild<QLabel*>("keys")->hide();
    shown->layout()->activate();
    QCOMPARE(timeline->geometry(), lanes);  // they take none of their room
    QTest::keyClick(shown, Qt::Key_PageDown);
    QVERIFY(!keys->isVisible());
    QTest::keyClick(shown, Qt::Key_PageUp);
    QVERIFY(keys->isVisible());
}

void WindowPresentationKeysTest::aDarkWindowIsDarkInFrontOfTheRoom() {
    OpenWindow window;
    window.commands().theme_dark->trigger();
    Presentation* shown = presented(window);
    QVERIFY(shown);
    QVERIFY(shown->look().is_dark());
    QCOMPARE(shown->grab().toImage().pixelColor(2, 2), shown->look().surface);
    QTest::keyClick(shown, Qt::Key_PageDown);
    auto* timeline = shown->findChild<TimelineView*>();
    timeline->refresh_now();
    const QImage lanes = timeline->grab().toImage();
    QVERIFY(lanes.pixelColor(2, lanes.height() - 3).lightness() < 60);
    QTest::keyClick(shown, Qt::Key_Escape);
    QTRY_VERIFY(!window.findChild<Presentation*>());
    window.commands().theme_light->trigger();
    window.commands().present->trigger();
    QVERIFY(!window.findChild<Presentation*>()->look().is_dark());
}

void WindowPresentationKeysTest::inTheDarkEveryTextIsStarkAndEveryMarkStandsOut() {
    const Theme look = room_look(ThemeKind::Dark);
    for (const QColor& text : {look.text, look.muted_text, look.error, look.warning, look.info})
        QVERIFY2(contrast_ratio(text, look.surface) >= 7, qPrintable(text.name()));
    std::vector<Fill> fills(std::begin(look.states), std::end(look.states));
    fills.insert(fills.end(), std::begin(look.slices), std::end(look.slices));
    fills.insert(fills.end(),
                 {look.hold, look.hold_wanted, look.lock_wait, look.value, look.value_again,
                  look.cpu_idle, look.cpu_services, look.cpu_others, look.slices_folded});
    for (const Fill& fill : fills) {
        QVERIFY2(contrast_ratio(ink_on(fill), fill.colour) >= 7, qPrintable(fill.colour.name()));
        QVERIFY(contrast_on(ink_on(fill), fill) >= 4.5);
        QVERIFY2(std::max(contrast_ratio(fill.colour, look.surface),
                          contrast_ratio(fill.outline, look.surface)) >= 3,
                 qPrintable(fill.colour.name()));
    }
    QVERIFY(contrast_ratio(look.accent, look.surface) >= 3);
    // What the graph says is in letters no smaller than elsewhere in front of a room.
    QCOMPARE(graph_metrics(look).least_scale,
             graph_metrics(room_look(ThemeKind::Light)).least_scale);
}

void WindowPresentationKeysTest::aNarrowAxisHasMoreThanTwoNumbers() {
    // 369 ms beside the graph at 1024x768, letters twice as large.
    const TimeScale scale{{ms(0), ms(369)}, 0, 427};
    Theme look = room_look(ThemeKind::Light);
    look.scale = 2;
    QCOMPARE(texts(axis_content(scale, 0, AxisTime::Simulated, look)),
             (QStringList{"0", "100", "200", "300", "simulated time (ms)"}));
}

void WindowPresentationKeysTest::aShortDeadlockSaysThatItWaits() {
    threadline::test::RunFixture story;
    const ObjectId lock = story.lock("Lock 1");
    story.thread("A").runs(0, 21).state(trace::State::Deadlocked, 21, 121, lock);
    const session::RunSnapshot run = story.at(121);
    Theme look = room_look(ThemeKind::Light);
    look.scale = 2;
    for (const double width : {130.0, 800.0}) {  // px; of the bar some 107 and 660
        const QStringList said = texts(lanes_of(run, {ms(0), ms(121)}, width, {}, look));
        QCOMPARE(said.contains("waits"), width < 200);
    }
}

QTEST_MAIN(WindowPresentationKeysTest)
#include "window_presentation_keys_test.moc"
