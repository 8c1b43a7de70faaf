// What room the parts have: nothing that somebody has to read is cut, in a small and in a large
// window.
#include "app/compare/comparison_view.h"
#include "app/compare/prediction_panel.h"
#include "app/graph/graph_view.h"
#include "app/panels/details_panel.h"
#include "app/panels/findings_list.h"
#include "app/panels/gallery.h"
#include "app/panels/items_model.h"
#include "app/panels/outcomes_panel.h"
#include "app/panels/parameter_form.h"
#include "app/panels/scenario_panel.h"
#include "app/panels/step_panel.h"
#include "app/present/presentation.h"
#include "app/timeline/timeline_marker.h"
#include "app/timeline/timeline_view.h"
#include "window_fixture.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QHeaderView>
#include <QListWidget>
#include <QPushButton>
#include <QScopeGuard>
#include <QScrollArea>
#include <QScrollBar>
#include <QSplitter>
#include <QTabWidget>
#include <QTableView>

using namespace threadline;
using namespace threadline::app;
using threadline::test::OpenWindow;

namespace {

constexpr QSize small(1024, 768), large(1920, 1080);

bool opens(OpenWindow& window, QSize size) {
    window.resize(size);
    if (!window.is_ready())
        return false;
    QTest::qWait(50);
    return window.size() == size;
}

bool steps_to(OpenWindow& window, std::uint64_t step) {
    return QTest::qWaitFor(
        [&] {
            const auto& decision = window.controller().decision();
            return decision && decision->step == step;
        },
        20'000);
}

}  // namespace

class WindowRoomTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { threadline::test::prepare_application(); }
    void init() { QSettings().clear(); }

    void theParametersHaveWhatTheyNeedAndTheScenariosTheRest();
    void whatDecidesARunIsSeenAtOnceInASmallWindow();
    void inASmallWindowThreeFindingsAreInSight();
    void aBorderThatAPersonMovedLeavesTheFindingsAsTheyWantThem();
    void inTheTableOfIntervalsNoStateAndNoTimeIsCut();
    void aWidthThatAPersonGaveAColumnOfIntervalsStays();
    void allChoicesOfAParameterAreInSight();
    void theClockOfTheNextRunIsTickedBesideIt();
    void theStepsTakeNoRoomFromTheLanes();
    void allParametersAreInSightWhateverIsSet();
    void theFiguresOfAComparisonHaveTheRoomThatTheRunsLeave();
    void namesOfToolsAreNotCut();
    void whereThereAreNoValuesThereIsNoColumnForThem();
    void inFrontOfARoomNoBarIsTooLowForItsWords();
    void whereThreadsAreMovesNoLineOfTheSource_data();
    void whereThreadsAreMovesNoLineOfTheSource();
    void inLargerLettersThreeLanesAreInSight_data();
    void inLargerLettersThreeLanesAreInSight();
    void aBorderThatAPersonMovedLeavesTheLanesAsTheyWantThem();
    void inALargeWindowTheLanesOfEachScenarioHaveTheHeightThatTheyNeed();
    void inALargeWindowABorderThatAPersonMovedStays();
};

void WindowRoomTest::theParametersHaveWhatTheyNeedAndTheScenariosTheRest() {
    OpenWindow window;
    QVERIFY(opens(window, large));
    QVERIFY(window.chooses("race/lost-update"));
    QTest::qWait(50);
    const auto* panel = window.findChild<ScenarioPanel*>();
    const auto* scroll = panel->findChild<QScrollArea*>();
    QTRY_COMPARE(scroll->verticalScrollBar()->maximum(), 0);
    const auto* gallery = window.findChild<Gallery*>();
    QVERIFY2(gallery->height() > 400, qPrintable(QString::number(gallery->height())));
    // No band of nothing beneath the last parameter.
    const int spare = scroll->viewport()->height() - scroll->widget()->sizeHint().height();
    QVERIFY2(spare < 120, qPrintable(QString::number(spare)));
    // A small one leaves the list a third.
    window.resize(small);
    QTest::qWait(50);
    QVERIFY2(gallery->height() * 3 >= panel->height(),
             qPrintable(QString("%1, %2").arg(gallery->height()).arg(panel->height())));
}

void WindowRoomTest::whatDecidesARunIsSeenAtOnceInASmallWindow() {
    OpenWindow window;
    QVERIFY(opens(window, small));
    QVERIFY(window.chooses("bottleneck/downloads"));
    QTest::qWait(50);
    auto* panel = window.findChild<ScenarioPanel*>();
    const auto* sight = panel->findChild<QScrollArea*>()->viewport();
    for (const char* name : {"tool", "requests", "latency"}) {
        const auto* control = panel->form().findChild<QWidget*>(name);
        const QRect place(control->mapTo(sight, QPoint()), control->size());
        QVERIFY2(sight->rect().contains(place), name);
    }
    QVERIFY(!panel->run_button()->visibleRegion().isEmpty());
    // The request has them as the scenario declares them.
    QCOMPARE(panel->form().as_request().front().first, std::string("requests"));
}

void WindowRoomTest::inASmallWindowThreeFindingsAreInSight() {
    OpenWindow window;
    QVERIFY(opens(window, small));
    QVERIFY(window.chooses("classics/lock-convoy"));
    QVERIFY(window.runs_simulated());
    auto* list = window.findChild<FindingsList*>();
    window.findChild<QTabWidget*>("facts")->setCurrentIndex(1);
    QVERIFY(list->findings().rowCount() >= 3);
    QTRY_VERIFY(list->viewport()->rect().contains(list->visualRect(list->model()->index(2, 0))));
    // Not to the cost of what explains them.
    const auto* details = window.findChild<DetailsPanel*>();
    QVERIFY2(details->height() >= 5 * details->fontMetrics().lineSpacing(),
             qPrintable(QString::number(details->height())));
    // Where there is one finding, the details have the room of the others.
    const int of_three = details->height();
    QVERIFY(window.chooses("classics/amdahl"));
    QVERIFY(window.runs_simulated());
    QCOMPARE(list->findings().rowCount(), 1);
    QTRY_VERIFY(details->height() > of_three);
}

void WindowRoomTest::aBorderThatAPersonMovedLeavesTheFindingsAsTheyWantThem() {
    QList<int> moved;
    {
        OpenWindow window;
        QVERIFY(opens(window, small));
        window.findChild<QTabWidget*>("facts")->setCurrentIndex(1);
        QTest::qWait(50);
        auto* insight = window.findChild<QSplitter*>("insight");
        QWidget* border = insight->handle(1);
        const QPoint middle = border->rect().center();
        QTest::mousePress(border, Qt::LeftButton, {}, middle);
        QTest::mouseMove(border, middle + QPoint(0, 40));
        QTest::mouseRelease(border, Qt::LeftButton, {}, middle);
        moved = insight->sizes();
        QVERIFY(window.runs_simulated());
        QTest::qWait(50);
        QCOMPARE(insight->sizes(), moved);
        window.close();
    }
    OpenWindow window;
    QVERIFY(opens(window, small));
    window.findChild<QTabWidget*>("facts")->setCurrentIndex(1);
    QTest::qWait(50);
    QCOMPARE(window.findChild<QSplitter*>("insight")->sizes(), moved);
}

// Also of the next run, whose names and times have other lengths.
void WindowRoomTest::inTheTableOfIntervalsNoStateAndNoTimeIsCut() {
    OpenWindow window;
    QVERIFY(opens(window, small));
    window.commands().table->trigger();
    auto* table = window.findChild<QTableView*>("items");
    for (const char* scenario : {"race/lost-update", "deadlock/opposite-order"}) {
        QVERIFY(window.chooses(scenario));
        QVERIFY(window.runs_simulated());
        QTRY_VERIFY(table->isVisible() && table->model()->rowCount() > 3);
        QTest::qWait(50);  // a scroll bar comes
        QTRY_VERIFY(table->columnViewportPosition(ItemsModel::Length) +
                        table->columnWidth(ItemsModel::Length) <=
                    table->viewport()->width());
        for (int row = 0; row < std::min(table->model()->rowCount(), 100); ++row)
            for (const int column :
                 {ItemsModel::Thread, ItemsModel::State, ItemsModel::Begin, ItemsModel::Length}) {
                const QString text = table->model()->index(row, column).data().toString();
                constexpr int beside = 12;  // px
                QVERIFY2(table->columnWidth(column) >=
                             table->fontMetrics().horizontalAdvance(text) + beside,
                         qPrintable(scenario + (": " + text)));
            }
    }
}

void WindowRoomTest::aWidthThatAPersonGaveAColumnOfIntervalsStays() {
    OpenWindow window;
    QVERIFY(opens(window, small));
    QVERIFY(window.runs_simulated());
    window.commands().table->trigger();
    auto* table = window.findChild<QTableView*>("items");
    QTRY_VERIFY(table->isVisible() && table->model()->rowCount() > 3);
    QTest::qWait(50);
    constexpr int wider = 222;  // px
    table->horizontalHeader()->resizeSection(ItemsModel::Object, wider);
    QVERIFY(window.runs_simulated());
    QTest::qWait(50);
    QCOMPARE(table->columnWidth(ItemsModel::Object), wider);
}

void WindowRoomTest::allChoicesOfAParameterAreInSight() {
    OpenWindow window;
    QVERIFY(opens(window, small));
    auto* box = window.findChild<ParameterForm*>()->findChild<QComboBox*>();
    QVERIFY(box && box->count() == 4);
    box->showPopup();
    QTest::qWait(50);
    const QAbstractItemView* view = box->view();
    QVERIFY(view->isVisible());
    for (int i = 0; i < box->count(); ++i)
        QVERIFY2(view->viewport()->rect().contains(
                     view->visualRect(box->model()->index(i, box->modelColumn()))),
                 qPrintable(box->itemText(i)));
    box->hidePopup();
}

void WindowRoomTest::theClockOfTheNextRunIsTickedBesideIt() {
    OpenWindow window;
    QVERIFY(opens(window, small));
    QCheckBox* tick = nullptr;
    for (auto* each : window.findChild<ScenarioPanel*>()->findChildren<QCheckBox*>())
        if (each->text() == "Virtual clock")
            tick = each;
    QVERIFY(tick && tick->isVisible() && !tick->isChecked());
    window.commands().virtual_clock->trigger();
    QVERIFY(tick->isChecked());
    QTest::mouseClick(tick, Qt::LeftButton, {}, QPoint(8, tick->height() / 2));
    QVERIFY(!window.commands().virtual_clock->isChecked());
}

void WindowRoomTest::theStepsTakeNoRoomFromTheLanes() {
    OpenWindow window;
    QVERIFY(opens(window, small));
    const auto* timeline = window.findChild<TimelineView*>();
    const int before = timeline->height();
    window.commands().step->trigger();
    QVERIFY(steps_to(window, 1));
    QTest::qWait(50);
    QVERIFY2(timeline->height() >= before - 2,
             qPrintable(QString("%1 of %2").arg(timeline->height()).arg(before)));
    // Each choice is in sight, and there is no band of nothing beneath the last one.
    auto* panel = window.findChild<StepPanel*>();
    const auto* list = panel->findChild<QListWidget*>();
    QCOMPARE(list->verticalScrollBar()->maximum(), 0);
    const QRect last = list->visualItemRect(list->item(list->count() - 1));
    QVERIFY(list->viewport()->height() - last.bottom() < last.height());
    window.commands().stop->trigger();
    QVERIFY(window.has_finished());
    QTest::qWait(50);
    QVERIFY(!list->isVisible());
    window.commands().virtual_clock->setChecked(true);
    window.commands().run->trigger();
    QVERIFY(window.has_finished());
    QTest::qWait(50);
    QVERIFY(!panel->isVisible());
    QVERIFY(std::abs(timeline->height() - before) <= 2);
}

void WindowRoomTest::allParametersAreInSightWhateverIsSet() {
    OpenWindow window;
    QVERIFY(opens(window, large));
    auto* panel = window.findChild<ScenarioPanel*>();
    const auto* scroll = panel->findChild<QScrollArea*>();
    for (const char* name : {"interpreter/cpu-bound", "bottleneck/downloads", "race/lost-update"}) {
        QVERIFY(window.chooses(name));
        QTRY_COMPARE(scroll->verticalScrollBar()->maximum(), 0);
        QTest::qWait(100);
        const int height = panel->height();
        const auto combos = panel->form().findChildren<QComboBox*>();
        QVERIFY(!combos.isEmpty());
        combos.first()->setCurrentIndex(combos.first()->count() - 1);
        QVERIFY(window.commands().reset_parameters->isEnabled());
        QTest::qWait(50);
        QCOMPARE(scroll->verticalScrollBar()->maximum(), 0);
        QCOMPARE(panel->height(), height);
    }
}

void WindowRoomTest::theFiguresOfAComparisonHaveTheRoomThatTheRunsLeave() {
    OpenWindow window;
    QVERIFY(opens(window, large));
    QVERIFY(window.runs_simulated());
    window.commands().what_if_victim->trigger();
    auto* view = window.findChild<ComparisonView*>();
    QVERIFY(QTest::qWaitFor([&] { return view->runs().size() == 2; }, 20'000));
    QTest::qWait(100);
    const auto* table = view->findChild<QTableView*>();
    QVERIFY(view->differences().rowCount() > 6);
    QTRY_COMPARE(table->verticalScrollBar()->maximum(), 0);
    // Those of a stretch, too, below the line that says of which one.
    window.commands().find->trigger();
    view->marker().choose_stretch({trace::Time{0}, view->runs()[0].run.trace.now / 2});
    QTRY_VERIFY(!view->stretch_title().isEmpty());
    QTRY_COMPARE(table->verticalScrollBar()->maximum(), 0);
}

void WindowRoomTest::namesOfToolsAreNotCut() {
    OpenWindow window;
    QVERIFY(opens(window, small));
    QVERIFY(window.chooses("bottleneck/downloads"));
    QVERIFY(window.runs_simulated());
    auto* panel = window.findChild<PredictionPanel*>();
    window.findChild<QTabWidget*>("study")->setCurrentWidget(panel);
    const auto* table = panel->findChild<QTableView*>();
    QTRY_VERIFY(table->isVisible() && table->model()->rowCount() > 3);
    QTest::qWait(100);
    constexpr int beside = 20;  // px
    for (int row = 0; row < table->model()->rowCount(); ++row) {
        const QString name = table->model()->index(row, 0).data().toString();
        const QRect needed = table->fontMetrics().boundingRect(
            QRect(0, 0, table->columnWidth(0) - beside, 1000), Qt::TextWordWrap, name);
        QVERIFY2(needed.height() <= table->rowHeight(row), qPrintable(name));
    }
    QCOMPARE(table->horizontalScrollBar()->maximum(), 0);
}

void WindowRoomTest::whereThereAreNoValuesThereIsNoColumnForThem() {
    OpenWindow window;
    QVERIFY(opens(window, small));
    auto* panel = window.findChild<OutcomesPanel*>();
    const auto* table = panel->findChild<QTableView*>();
    window.commands().explore->trigger();
    QVERIFY(QTest::qWaitFor([&] { return panel->outcomes().rowCount() > 0; }, 30'000));
    QVERIFY(table->isColumnHidden(OutcomesModel::Values));
    QVERIFY(window.chooses("race/lost-update"));
    window.findChild<ParameterForm*>()->set_values({{"times", "1"}});
    window.commands().explore->trigger();
    QVERIFY(QTest::qWaitFor([&] { return panel->outcomes().rowCount() > 1; }, 30'000));
    QVERIFY(!table->isColumnHidden(OutcomesModel::Values));
}

void WindowRoomTest::inFrontOfARoomNoBarIsTooLowForItsWords() {
    OpenWindow window;
    QVERIFY(window.chooses("deadlock/philosophers"));
    QVERIFY(window.runs_simulated());
    window.commands().present->trigger();
    auto* shown = window.findChild<Presentation*>();
    shown->showNormal();
    shown->resize(small);
    QTest::keyClick(shown, Qt::Key_PageDown);  // the first slide is the question alone
    QTest::qWait(100);
    const auto* timeline = shown->findChild<TimelineView*>();
    QVERIFY(!timeline->options().bars);
    QVERIFY(!timeline->findChild<QScrollBar*>()->isVisible());
    // On a large screen there is room for those of two threads.
    QVERIFY(window.chooses("deadlock/opposite-order"));
    QVERIFY(window.runs_simulated());
    shown->resize(large);
    QTest::qWait(100);
    QVERIFY(timeline->options().bars && timeline->options().locks);
}

void WindowRoomTest::whereThreadsAreMovesNoLineOfTheSource_data() {
    QTest::addColumn<int>("larger");
    QTest::newRow("usual letters") << 0;
    QTest::newRow("larger letters") << 3;
}

void WindowRoomTest::whereThreadsAreMovesNoLineOfTheSource() {
    QFETCH(const int, larger);
    OpenWindow window;
    QVERIFY(opens(window, small));
    for (int step = 0; step < larger; ++step)
        window.commands().text_larger->trigger();
    const auto usual = qScopeGuard([&] { window.commands().text_usual->trigger(); });
    QVERIFY(window.chooses("deadlock/philosophers"));
    auto* source = window.findChild<SourceView*>();
    QTRY_VERIFY(source->toPlainText().contains("Philosopher"));
    QTest::qWait(50);
    const auto left = [source] { return source->cursorRect().x() + source->viewport()->x(); };
    const auto width = [source] { return source->viewport()->width(); };
    const int left_before = left();
    const int width_before = width();
    QVERIFY(window.runs_simulated());
    // The threads are on their lines, and how long was waited stands beside these.
    QTRY_VERIFY(!source->marks().empty() && !source->heat().empty());
    QCOMPARE(left(), left_before);
    QCOMPARE(width(), width_before);
}

void WindowRoomTest::inLargerLettersThreeLanesAreInSight_data() {
    QTest::addColumn<QString>("language");
    QTest::newRow("English") << "en";
    QTest::newRow("German") << "de";
}

void WindowRoomTest::inLargerLettersThreeLanesAreInSight() {
    QFETCH(const QString, language);
    load_language(*QCoreApplication::instance(), language);
    const auto english = qScopeGuard([] { load_language(*QCoreApplication::instance(), "en"); });
    OpenWindow window;
    QVERIFY(opens(window, small));
    QVERIFY(window.chooses("deadlock/opposite-order"));
    auto* centre = window.findChild<QSplitter*>("centre");
    const QList<int> usual = centre->sizes();
    for (int step = 0; step < 3; ++step)
        window.commands().text_larger->trigger();
    QVERIFY(window.runs_simulated());
    QTest::qWait(100);
    QCOMPARE(window.size(), small);
    const auto* timeline = window.findChild<TimelineView*>();
    int in_sight = 0;
    for (const QRectF& header : timeline->header_rects()) {
        const int beside = int(header.right()) + 10;
        in_sight += timeline->is_on_lanes(QPoint(beside, int(header.top()) + 1)) &&
                    timeline->is_on_lanes(QPoint(beside, int(header.bottom()) - 1));
    }
    QVERIFY2(in_sight >= 3, qPrintable(QString::number(in_sight)));
    // In the usual letters everything stands as it did.
    window.commands().text_usual->trigger();
    QTRY_VERIFY(std::abs(centre->sizes()[0] - usual[0]) <= 2);
}

void WindowRoomTest::aBorderThatAPersonMovedLeavesTheLanesAsTheyWantThem() {
    OpenWindow window;
    QVERIFY(opens(window, small));
    auto* centre = window.findChild<QSplitter*>("centre");
    QWidget* border = centre->handle(1);
    const QPoint middle = border->rect().center();
    const int before = centre->sizes()[0];
    QTest::mousePress(border, Qt::LeftButton, {}, middle);
    QTest::mouseMove(border, middle - QPoint(0, 40));
    QTest::mouseRelease(border, Qt::LeftButton, {}, middle);
    const int above = centre->sizes()[0];
    QVERIFY(above < before);
    window.commands().text_larger->trigger();
    QVERIFY(window.runs_simulated());
    QTest::qWait(50);
    // But for what the smallest size of the part below it takes.
    const int now = centre->sizes()[0];
    QVERIFY2(now <= above && now >= above - 6,
             qPrintable(QString("%1, and %2 before").arg(now).arg(above)));
    window.commands().text_usual->trigger();
}

void WindowRoomTest::inALargeWindowTheLanesOfEachScenarioHaveTheHeightThatTheyNeed() {
    OpenWindow window;
    QVERIFY(opens(window, large));
    auto* centre = window.findChild<QSplitter*>("centre");
    const QList<int> usual = centre->sizes();
    QVERIFY(window.chooses("deadlock/philosophers"));
    QVERIFY(window.runs_simulated());
    const auto* timeline = window.findChild<TimelineView*>();
    QTRY_VERIFY(centre->sizes()[0] > usual[0]);
    // Up to the last fork.
    QTRY_COMPARE(timeline->header_rects().size(), 10);
    QTRY_VERIFY2(!timeline->findChild<QScrollBar*>()->isVisible(),
                 qPrintable(QString::number(timeline->findChild<QScrollBar*>()->maximum())));
    // Not to the cost of what lies below.
    QVERIFY(centre->sizes()[1] * 2 >= centre->sizes()[0]);
    QVERIFY(window.findChild<GraphView*>()->height() >= 280);
    // Where fewer are enough, everything stands as it did.
    QVERIFY(window.chooses("deadlock/opposite-order"));
    QVERIFY(window.runs_simulated());
    QTRY_VERIFY(std::abs(centre->sizes()[0] - usual[0]) <= 2);
}

void WindowRoomTest::inALargeWindowABorderThatAPersonMovedStays() {
    OpenWindow window;
    QVERIFY(opens(window, large));
    auto* centre = window.findChild<QSplitter*>("centre");
    QWidget* border = centre->handle(1);
    const QPoint middle = border->rect().center();
    QTest::mousePress(border, Qt::LeftButton, {}, middle);
    QTest::mouseMove(border, middle - QPoint(0, 40));
    QTest::mouseRelease(border, Qt::LeftButton, {}, middle);
    const QList<int> moved = centre->sizes();
    QVERIFY(window.chooses("deadlock/philosophers"));
    QVERIFY(window.runs_simulated());
    QTest::qWait(50);
    QCOMPARE(centre->sizes(), moved);
}

QTEST_MAIN(WindowRoomTest)
#include "window_room_test.moc"
