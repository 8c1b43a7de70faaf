// Where the parts of the window stand, in a small and in a large one.
#include "app/code/source_view.h"
#include "app/graph/graph_view.h"
#include "app/language/language.h"
#include "app/panels/banner.h"
#include "app/panels/details_panel.h"
#include "app/panels/findings_list.h"
#include "app/panels/gallery.h"
#include "app/panels/scenario_panel.h"
#include "app/panels/transport.h"
#include "app/timeline/timeline_view.h"
#include "tabs_in_sight.h"
#include "window_fixture.h"

#include <QAccessible>
#include <QComboBox>
#include <QLabel>
#include <QMenuBar>
#include <QPushButton>
#include <QScopeGuard>
#include <QSplitter>
#include <QTabBar>
#include <QTabWidget>
#include <QTreeView>

using namespace threadline;
using namespace threadline::app;
using threadline::test::choose_first_of_menu;
using threadline::test::OpenWindow;
using threadline::test::tabs_in_menu;
using threadline::test::tabs_in_sight;

namespace {

constexpr QSize small(1024, 768), large(1920, 1080);

struct Parts {
    explicit Parts(const OpenWindow& window)
        : timeline(window.findChild<TimelineView*>()),
          code(window.findChild<SourceView*>()),
          graph(window.findChild<GraphView*>()),
          findings(window.findChild<FindingsList*>()),
          details(window.findChild<DetailsPanel*>()),
          facts(window.findChild<QTabWidget*>("facts")) {}
    TimelineView* timeline;
    SourceView* code;
    GraphView* graph;
    FindingsList* findings;
    DetailsPanel* details;
    QTabWidget* facts;
};

bool runs(OpenWindow& window) {
    if (!window.is_ready())
        return false;
    window.commands().virtual_clock->setChecked(true);
    window.commands().run->trigger();
    const bool over = window.has_finished();
    QTest::qWait(50);
    return over;
}

bool is_told_of(const QAccessibleInterface* part, const QObject* wanted) {
    if (part && part->object() == wanted)
        return true;
    for (int i = 0; part && i < part->childCount(); ++i)
        if (is_told_of(part->child(i), wanted))
            return true;
    return false;
}

}  // namespace

class WindowLayoutTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { threadline::test::prepare_application(); }
    void init() { QSettings().clear(); }

    void aSmallWindowHasRoomForTimelineSourceAndGraph();
    void aLargeWindowShowsAllAtOnce();
    void aWindowGrowsAndShrinksAndLosesNothing();
    void whatIsChosenExplainsItself();
    void theGraphStaysInFrontWhileIntervalsAreChosen();
    void aGraphThatSomebodyPutInFrontStaysThere();
    void theSideAndWhatIsBelowGiveTheTimelineTheirRoom();
    void whatAPersonHidComesBackHidden();
    void aSideThatNobodyMovedIsSharedByNeed();
    void aSideThatAPersonMovedComesBackSo();
    void everyPartIsReachedByF6InASmallWindow();
    void everyTabIsReadWholeOrInTheMenuBesideIt_data();
    void everyTabIsReadWholeOrInTheMenuBesideIt();
    void nothingIsClipped_data();
    void nothingIsClipped();
    void aLineThatComesMovesNothingAndHidesNoControlOfTheRun_data();
    void aLineThatComesMovesNothingAndHidesNoControlOfTheRun();
    void theInstantStandsClearOfTheBoxBesideIt();
};

void WindowLayoutTest::aSmallWindowHasRoomForTimelineSourceAndGraph() {
    OpenWindow window;
    window.resize(small);
    QVERIFY(runs(window));
    QCOMPARE(window.size(), small);
    const Parts parts(window);
    QVERIFY2(parts.timeline->height() >= 250,
             qPrintable(QString::number(parts.timeline->height())));
    const int lines = parts.code->viewport()->height() / parts.code->fontMetrics().lineSpacing();
    QVERIFY2(lines >= 12, qPrintable(QString::number(lines)));
    QVERIFY2(parts.code->width() >= 360, qPrintable(QString::number(parts.code->width())));
    QVERIFY(parts.graph->isVisible());
    QVERIFY2(parts.graph->width() >= 360 && parts.graph->height() >= 220,
             qPrintable(QString("%1 x %2").arg(parts.graph->width()).arg(parts.graph->height())));
    // Its tabs are all to be read.
    const QTabBar* tabs = parts.facts->tabBar();
    for (int tab = 0; tab < tabs->count(); ++tab)
        if (tabs->isTabVisible(tab))
            QVERIFY2(tabs->rect().contains(tabs->tabRect(tab)), qPrintable(tabs->tabText(tab)));
    QVERIFY(parts.facts->tabText(1).contains("(1)"));
}

void WindowLayoutTest::aLargeWindowShowsAllAtOnce() {
    OpenWindow window;
    window.resize(large);
    QVERIFY(runs(window));
    const Parts parts(window);
    for (const QWidget* part :
         {static_cast<const QWidget*>(parts.timeline), static_cast<const QWidget*>(parts.code),
          static_cast<const QWidget*>(parts.graph), static_cast<const QWidget*>(parts.findings),
          static_cast<const QWidget*>(parts.details)})
        QVERIFY2(part->isVisible(), part->metaObject()->className());
    QVERIFY(parts.timeline->height() > 350);
    QVERIFY(parts.graph->height() > 300 && parts.graph->width() > 400);
}

void WindowLayoutTest::aWindowGrowsAndShrinksAndLosesNothing() {
    OpenWindow window;
    QVERIFY(runs(window));
    const Parts parts(window);
    for (const QSize size : {large, small, large, small}) {
        window.resize(size);
        QTest::qWait(30);
        for (QWidget* part :
             {static_cast<QWidget*>(parts.graph), static_cast<QWidget*>(parts.findings),
              static_cast<QWidget*>(parts.details)}) {
            bool in_sight = part->isVisible();
            for (int tab = 0; !in_sight && tab < parts.facts->count(); ++tab) {
                parts.facts->setCurrentIndex(tab);
                in_sight = part->isVisible();
            }
            QVERIFY2(in_sight, part->metaObject()->className());
            QVERIFY(window.isAncestorOf(part));
        }
        QCOMPARE(window.size(), size);
    }
    // What was in front is so again.
    parts.facts->setCurrentWidget(window.findChild<QWidget*>("values"));
    window.resize(large);
    QTest::qWait(30);
    QCOMPARE(parts.facts->currentWidget(), window.findChild<QWidget*>("values"));
}

void WindowLayoutTest::whatIsChosenExplainsItself() {
    OpenWindow window;
    window.resize(small);
    QVERIFY(runs(window));
    const Parts parts(window);
    QVERIFY(parts.graph->isVisible() && !parts.details->isVisible());
    QTest::keyClick(&window, Qt::Key_F8);
    QVERIFY(parts.details->isVisible());
    QVERIFY(parts.details->toPlainText().contains("wait for each other"));
}

void WindowLayoutTest::theGraphStaysInFrontWhileIntervalsAreChosen() {
    OpenWindow window;
    window.resize(small);
    QVERIFY(runs(window));
    const Parts parts(window);
    const trace::Snapshot& trace = window.controller().snapshot().trace;
    const auto interval = trace.actors.front()->at(trace.now / 2);
    QVERIFY(interval && parts.graph->isVisible());
    window.findChild<TimelineView*>()->select({Subject::Kind::Interval, trace.actors.front()->actor,
                                               interval->object, interval->range(),
                                               interval->site});
    QVERIFY(parts.graph->isVisible());
    QVERIFY(parts.details->toPlainText().contains("has waited since"));
}

void WindowLayoutTest::aGraphThatSomebodyPutInFrontStaysThere() {
    OpenWindow window;
    window.resize(small);
    QVERIFY(runs(window));
    const Parts parts(window);
    QTest::keyClick(&window, Qt::Key_F8);
    QTabBar* tabs = parts.facts->tabBar();
    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(0).center());
    QVERIFY(parts.graph->isVisible());
    QTest::keyClick(&window, Qt::Key_F8);
    QVERIFY(parts.graph->isVisible());
    // A node that is chosen in it does not put it away either.
    parts.graph->setFocus();
    QTest::keyClick(parts.graph, Qt::Key_Right);
    QTest::keyClick(parts.graph, Qt::Key_Return);
    QVERIFY(parts.graph->isVisible());
    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(1).center());
    QVERIFY(parts.details->isVisible());
}

void WindowLayoutTest::theSideAndWhatIsBelowGiveTheTimelineTheirRoom() {
    OpenWindow window;
    window.resize(small);
    QVERIFY(runs(window));
    const Parts parts(window);
    const QSize before = parts.timeline->size();
    QTest::keyClick(&window, Qt::Key_B, Qt::ControlModifier);
    QTRY_VERIFY(parts.timeline->width() > before.width() + 150);
    QTest::keyClick(&window, Qt::Key_J, Qt::ControlModifier);
    QTRY_VERIFY(parts.timeline->height() > before.height() + 150);
    QVERIFY(!parts.code->isVisible());
    // It stays so while something is chosen; what is asked for comes into sight again.
    QTest::keyClick(&window, Qt::Key_F8);
    QVERIFY(!parts.details->isVisible());
    QTest::keyClick(&window, Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(window.findChild<QWidget*>("items")->isVisible());
    QTest::keyClick(&window, Qt::Key_K, Qt::ControlModifier);
    QVERIFY(window.findChild<Gallery*>()->isVisible());
    QTRY_COMPARE(parts.timeline->width(), before.width());
}

void WindowLayoutTest::whatAPersonHidComesBackHidden() {
    {
        OpenWindow window;
        window.resize(small);
        QVERIFY(window.is_ready());
        window.commands().side->trigger();
        window.close();
    }
    OpenWindow window;
    QVERIFY(window.is_ready());
    QVERIFY(!window.findChild<Gallery*>()->isVisible());
    QVERIFY(!window.commands().side->isChecked());
}

void WindowLayoutTest::aSideThatNobodyMovedIsSharedByNeed() {
    const auto shares = [] {
        OpenWindow window;
        if (!window.is_ready())
            return QList<int>();
        QTest::qWait(50);
        return window.findChild<QSplitter*>("left")->sizes();
    };
    const QList<int> by_need = shares();
    QCOMPARE(by_need.size(), 2);
    // An earlier version saved where it stood, though nobody had put it there.
    QSplitter earlier(Qt::Vertical);
    earlier.addWidget(new QWidget);
    earlier.addWidget(new QWidget);
    earlier.resize(290, 700);
    earlier.setSizes({600, 100});
    QSettings().setValue("window/compact/left", earlier.saveState());
    QCOMPARE(shares(), by_need);
}

void WindowLayoutTest::aSideThatAPersonMovedComesBackSo() {
    QList<int> moved;
    {
        OpenWindow window;
        QVERIFY(window.is_ready());
        auto* side = window.findChild<QSplitter*>("left");
        const QList<int> by_need = side->sizes();
        QWidget* border = side->handle(1);
        const QPoint middle = border->rect().center();
        QTest::mousePress(border, Qt::LeftButton, {}, middle);
        QTest::mouseMove(border, middle - QPoint(0, 60));
        QTest::mouseRelease(border, Qt::LeftButton, {}, middle);
        moved = side->sizes();
        QVERIFY(moved != by_need);
        window.close();
    }
    OpenWindow window;
    QVERIFY(window.is_ready());
    QTest::qWait(50);
    QCOMPARE(window.findChild<QSplitter*>("left")->sizes(), moved);
}

void WindowLayoutTest::everyPartIsReachedByF6InASmallWindow() {
    OpenWindow window;
    window.resize(small);
    QVERIFY(runs(window));
    const Parts parts(window);
    window.findChild<Gallery*>()->tree()->setFocus();
    QSet<QWidget*> seen;
    for (int i = 0; i < 7; ++i) {
        QTest::keyClick(&window, Qt::Key_F6);
        QVERIFY(window.focusWidget()->isVisible());
        seen.insert(window.focusWidget());
    }
    QCOMPARE(seen.size(), 7);
    for (QWidget* part : {static_cast<QWidget*>(parts.graph), static_cast<QWidget*>(parts.findings),
                          static_cast<QWidget*>(parts.details)})
        QVERIFY2(seen.contains(part), part->metaObject()->className());
}

void WindowLayoutTest::everyTabIsReadWholeOrInTheMenuBesideIt_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("steps");
    QTest::newRow("English") << "en" << 0;
    QTest::newRow("German") << "de" << 0;
    QTest::newRow("English, in larger letters") << "en" << 2;
    QTest::newRow("German, in larger letters") << "de" << 2;
}

void WindowLayoutTest::everyTabIsReadWholeOrInTheMenuBesideIt() {
    QFETCH(const QString, language);
    QFETCH(const int, steps);
    load_language(*qApp, language);
    OpenWindow window;
    const auto usual = qScopeGuard([&] {
        window.commands().text_usual->trigger();
        load_language(*qApp, "en");
    });
    window.resize(small);
    QVERIFY(runs(window));
    for (int step = 0; step < steps; ++step)
        window.commands().text_larger->trigger();
    const auto names = [](const Tabs& tabs) {
        QStringList all;
        for (int tab = 0; tab < tabs.count(); ++tab)
            if (tabs.isTabVisible(tab))
                all.append(tabs.tabText(tab));
        return all;
    };
    const auto all_are_there = [&](const Tabs& tabs) {
        QStringList found = tabs_in_sight(tabs) + tabs_in_menu(tabs);
        QStringList all = names(tabs);
        found.sort();
        all.sort();
        return found == all && tabs_in_sight(tabs).contains(tabs.tabText(tabs.currentIndex()));
    };
    const auto* study = window.findChild<Tabs*>("study");
    const auto* facts = window.findChild<Tabs*>("facts");
    if (steps == 0)  // the usual ones all at a glance
        for (const Tabs* tabs : {study, facts})
            QTRY_COMPARE(tabs_in_sight(*tabs), names(*tabs));
    window.commands().mark->trigger();
    window.commands().figures->trigger();
    QTRY_VERIFY(all_are_there(*study) && all_are_there(*facts));
    const QStringList hidden = tabs_in_menu(*facts);
    QVERIFY(!hidden.isEmpty());
    // It is found from the window on, as a screen reader goes.
    QVERIFY(is_told_of(QAccessible::queryAccessibleInterface(&window), facts->more()));
    QVERIFY(!facts->more()->accessibleName().isEmpty());
    // The button is the next after the bar for the keys.
    facts->tabBar()->setFocus();
    QTest::keyClick(facts->tabBar(), Qt::Key_Tab);
    QCOMPARE(window.focusWidget(), facts->more());
    choose_first_of_menu(*facts);
    QTRY_COMPARE(facts->tabText(facts->currentIndex()), hidden.front());
    QVERIFY(all_are_there(*facts));
}

void WindowLayoutTest::nothingIsClipped_data() {
    QTest::addColumn<QSize>("size");
    QTest::newRow("small") << QSize(1024, 768);
    QTest::newRow("large") << QSize(1920, 1080);
}

void WindowLayoutTest::nothingIsClipped() {
    QFETCH(QSize, size);
    OpenWindow window;
    QVERIFY(window.is_ready());
    window.resize(size);
    QTest::qWait(50);
    QCOMPARE(window.size(), size);  // its minimum is not larger
    for (const QWidget* each : window.findChildren<QWidget*>()) {
        if (!each->isVisible() || each->inherits("QMenu") || each->size().isEmpty())
            continue;
        const bool text = each->inherits("QAbstractButton");
        if (!text)
            continue;
        QVERIFY2(each->width() >= each->minimumSizeHint().width(),
                 qPrintable(each->property("text").toString()));
        // Inside the window, if nothing scrolls around it.
        const QRect on_window(each->mapTo(&window, QPoint()), each->size());
        bool scrolls = false;
        for (const QWidget* up = each->parentWidget(); up; up = up->parentWidget())
            scrolls = scrolls || up->inherits("QAbstractScrollArea");
        if (!scrolls)
            QVERIFY2(window.rect().contains(on_window),
                     qPrintable(each->property("text").toString()));
    }
}

void WindowLayoutTest::aLineThatComesMovesNothingAndHidesNoControlOfTheRun_data() {
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("steps");
    QTest::newRow("small") << small << "en" << 0;
    QTest::newRow("large") << large << "en" << 0;
    QTest::newRow("small, in the largest letters") << small << "de" << 6;
}

void WindowLayoutTest::aLineThatComesMovesNothingAndHidesNoControlOfTheRun() {
    QFETCH(const QSize, size);
    QFETCH(const QString, language);
    QFETCH(const int, steps);
    load_language(*qApp, language);
    OpenWindow window;
    const auto usual = qScopeGuard([&] {
        window.commands().text_usual->trigger();
        load_language(*qApp, "en");
    });
    window.resize(size);
    QVERIFY(runs(window));
    for (int step = 0; step < steps; ++step)
        window.commands().text_larger->trigger();
    const Parts parts(window);
    auto* run = window.findChild<ScenarioPanel*>()->run_button();
    const QWidgetList seen{run, window.findChild<Transport*>(), parts.timeline, parts.code};
    const auto place_of = [&](const QWidget* one) {
        return QRect(one->mapTo(&window, QPoint()), one->size());
    };
    const auto places = [&] {
        QCoreApplication::processEvents();
        QList<QRect> all;
        for (const QWidget* one : seen)
            all.append(place_of(one));
        return all;
    };
    QVERIFY(QTest::qWaitFor([&] { return places() == places(); }));
    const QList<QRect> before = places();
    auto* banner = window.findChild<Banner*>();
    banner->show_error(
        "cannot write '/mnt/share/figures/deadlock.png': the disk is full; make room on it, or "
        "choose another folder for this figure and for all that come after it");
    banner->offer("Another folder", {}, [] {});
    QCOMPARE(places(), before);
    const QRect line = banner->geometry();
    QVERIFY(banner->isVisible() && window.rect().contains(line));
    for (const QWidget* one : seen.first(2))
        QVERIFY(!line.intersects(place_of(one)));
    const QMenuBar& menus = *window.menuBar();
    for (QAction* menu : menus.actions())
        QVERIFY(!line.intersects(menus.actionGeometry(menu).translated(menus.pos())));
    QTest::keyClick(run, Qt::Key_Escape);
    QVERIFY(!banner->isVisible());
    QCOMPARE(places(), before);
}

void WindowLayoutTest::theInstantStandsClearOfTheBoxBesideIt() {
    OpenWindow window;
    window.resize(small);
    QVERIFY(runs(window));
    const auto* player = window.findChild<Transport*>();
    const auto* instant = player->findChild<QLabel*>("instant");
    const auto* speed = player->findChild<QComboBox*>();
    const int end = instant->mapTo(player, instant->contentsRect().topRight()).x() + 1;
    const int gap = speed->mapTo(player, QPoint()).x() - end;
    QVERIFY2(gap >= 8 && gap <= 12, qPrintable(QString::number(gap)));
}

QTEST_MAIN(WindowLayoutTest)
#include "window_layout_test.moc"
