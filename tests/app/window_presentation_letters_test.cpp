// From the last row: no letter in a presentation is smaller than 24 px at 1024x768, and none is
// cut, in each look, in each language, at each stop.
#include "app/graph/graph_view.h"
#include "app/language/language.h"
#include "app/panels/legend_strip.h"
#include "app/present/presentation.h"
#include "app/timeline/timeline_view.h"
#include "window_fixture.h"

#include <QLabel>
#include <QScopeGuard>

using namespace threadline;
using namespace threadline::app;
using threadline::test::OpenWindow;

namespace {

constexpr QSize small(1024, 768), large(1920, 1080);

// Of what stands in the timeline, its lanes, flags, axis and cursor.
QStringList too_small(const TimelineView& timeline, const session::RunSnapshot& run,
                      const Theme& look, double least) {
    const TimelineOptions& options = timeline.options();
    const TimeScale scale{timeline.visible_range(), 0, double(timeline.width()) * 0.8};
    const auto rows = lane_rows(run, options, look);
    DisplayList all = lane_content(run, rows, scale, options, look);
    append(all, header_content(rows, 300, options, look));
    append(all, marks_content(run, scale, 300, options, look));
    append(all, axis_content(scale, 300, axis_time(run.trace.info.get()), look));
    append(all, cursor_content(trace::Time{0}, scale, 300, axis_height(look), look));
    QStringList found;
    for (const Label& label : all.labels)
        if (label.size < least - 0.01)
            found.append(QString("%1: %2 px").arg(label.text).arg(label.size));
    return found;
}

// What a label says and has no room for.
QString cut(const QLabel& label, const QWidget& window) {
    if (label.isHidden() || label.text().isEmpty())
        return {};
    const int needed =
        label.wordWrap() ? label.heightForWidth(label.width()) : label.fontMetrics().lineSpacing();
    const bool narrow =
        !label.wordWrap() && label.fontMetrics().horizontalAdvance(label.text()) > label.width();
    const QRect place(label.mapTo(&window, QPoint(0, 0)), label.size());
    return narrow || label.height() < needed || !window.rect().contains(place) ? label.text()
                                                                               : QString();
}

}  // namespace

class WindowPresentationLettersTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { threadline::test::prepare_application(); }
    void init() { QSettings().clear(); }

    void theLegendNamesWhatHasBeenSeen();
    void areLargeAndWhole_data();
    void areLargeAndWhole();
    void theLanesAreAsLargeAsTheWordsAtOnce();
    void areAsLargeAsAPersonLeftThem();
    void areAsLargeOnAScreenWithManyPixels();
};

void WindowPresentationLettersTest::areLargeAndWhole_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<bool>("contrast");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QString>("scenario");
    for (const char* language : {"en", "de"})
        for (const bool contrast : {false, true})
            for (const QSize size : {small, large})
                for (const char* scenario :
                     {"deadlock/opposite-order", "deadlock/philosophers", "deadlock/detection",
                      "race/lost-update", "race/locks-cost", "classics/readers-writers",
                      "bottleneck/downloads", "interpreter/io-bound"})
                    QTest::newRow(qPrintable(QString("%1 %2 %3 %4")
                                                 .arg(language)
                                                 .arg(contrast ? "high contrast" : "projector")
                                                 .arg(size.width())
                                                 .arg(scenario)))
                        << language << contrast << size << scenario;
}

void WindowPresentationLettersTest::areLargeAndWhole() {
    QFETCH(QString, language);
    QFETCH(bool, contrast);
    QFETCH(QSize, size);
    QFETCH(QString, scenario);
    load_language(*qApp, language);
    const auto english = qScopeGuard([] { load_language(*qApp, "en"); });
    OpenWindow window;
    if (contrast)
        window.commands().theme_contrast->trigger();
    QVERIFY(window.chooses(scenario));
    QVERIFY(window.runs_simulated());
    window.commands().present->trigger();
    auto* shown = window.findChild<Presentation*>();
    QVERIFY(shown);
    shown->showNormal();
    shown->resize(size);
    QTRY_COMPARE(shown->size(), size);
    const double least = 24.0 * size.height() / 768;
    const auto* graph = shown->findChild<GraphView*>();
    for (std::size_t stop = 0; stop < std::min<std::size_t>(shown->stops(), 6); ++stop) {
        QCoreApplication::processEvents();
        QCOMPARE(shown->size(), size);  // nothing makes it larger than the screen
        for (const QLabel* label : shown->findChildren<QLabel*>()) {
            QVERIFY(label->font().pixelSize() >= int(least));
            QVERIFY2(cut(*label, *shown).isEmpty(), qPrintable(label->text()));
        }
        const QStringList letters = too_small(*shown->findChild<TimelineView*>(),
                                              window.controller().snapshot(), shown->look(), least);
        QVERIFY2(letters.isEmpty(), qPrintable(letters.join(u'\n')));
        QVERIFY2(graph->isHidden() || graph->fits(), "the graph is drawn smaller");
        QTest::keyClick(shown, stop == 4 ? Qt::Key_End : Qt::Key_PageDown);
    }
}

void WindowPresentationLettersTest::theLanesAreAsLargeAsTheWordsAtOnce() {
    OpenWindow window;
    QVERIFY(window.chooses("deadlock/opposite-order"));
    QVERIFY(window.runs_simulated());
    window.commands().present->trigger();
    auto* shown = window.findChild<Presentation*>();
    QVERIFY(shown);
    shown->showNormal();
    shown->resize(small);
    QTRY_COMPARE(shown->size(), small);
    QTest::keyClick(shown, Qt::Key_End);
    auto* timeline = shown->findChild<TimelineView*>();
    QVERIFY(timeline->isVisible());
    timeline->refresh_now();
    const QImage usual = timeline->grab().toImage();
    QTest::keyClick(shown, Qt::Key_Plus);
    const QImage larger = timeline->grab().toImage();
    QVERIFY(larger != usual);
    timeline->refresh_now();
    QCOMPARE(timeline->grab().toImage(), larger);
}

void WindowPresentationLettersTest::areAsLargeAsAPersonLeftThem() {
    OpenWindow window;
    QVERIFY(window.is_ready());
    window.commands().present->trigger();
    auto* shown = window.findChild<Presentation*>();
    QVERIFY(shown);
    const int usual = shown->text_height();
    QTest::keyClick(shown, Qt::Key_Plus);
    QTest::keyClick(shown, Qt::Key_Plus);
    const int larger = shown->text_height();
    QVERIFY(larger > usual);
    shown->close();
    QTRY_VERIFY(!window.findChild<Presentation*>());
    window.commands().present->trigger();
    shown = window.findChild<Presentation*>();
    QVERIFY(shown);
    QTRY_COMPARE(shown->text_height(), larger);
}

void WindowPresentationLettersTest::theLegendNamesWhatHasBeenSeen() {
    OpenWindow window;
    QVERIFY(window.is_ready());
    QVERIFY(window.runs_simulated());
    window.commands().present->trigger();
    auto* shown = window.findChild<Presentation*>();
    QVERIFY(shown);
    shown->showNormal();
    shown->resize(small);
    QTRY_COMPARE(shown->size(), small);
    const auto* legend = shown->findChild<LegendStrip*>();
    const auto names = [legend] {
        QStringList said;
        for (const Label& label : legend->list().labels)
            said.append(label.text);
        return said;
    };
    for (int i = 0; i < 3; ++i)
        QTest::keyClick(shown, Qt::Key_PageDown);
    QVERIFY2(shown->narration().startsWith("B begins to wait"), qPrintable(shown->narration()));
    QVERIFY(legend->isVisible());
    QCOMPARE(names(), (QStringList{"running", "lock held"}));
    QTest::keyClick(shown, Qt::Key_End);
    QCOMPARE(names(), (QStringList{"running", "deadlocked", "lock held"}));
    for (const Label& label : legend->list().labels)
        QVERIFY(label.size >= 24 && label.rect.bottom() <= legend->height() + 1);
}

// A screen with two pixels for each of Qt's shows the same, as large.
void WindowPresentationLettersTest::areAsLargeOnAScreenWithManyPixels() {
    QCOMPARE(room_letters(768, 1), 24.0);
    QCOMPARE(room_letters(1080, 1), 33.75);
    QCOMPARE(room_letters(540, 2) * 2, 33.75);
    QCOMPARE(room_letters(480, 1), 24.0);
    QCOMPARE(room_letters(240, 2) * 2, 24.0);
}

QTEST_MAIN(WindowPresentationLettersTest)
#include "window_presentation_letters_test.moc"
