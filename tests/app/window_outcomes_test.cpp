// How outcomes are shown: in words that agree with their numbers, and in columns for which there is
// room.
#include "app/window/appearance.h"
#include "explored_in_window.h"

#include <QScopeGuard>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QTableView>

using namespace threadline;
using namespace threadline::app;
using threadline::test::counting;
using threadline::test::explored;
using threadline::test::OpenWindow;
using threadline::test::opposite;
using threadline::test::swept;

namespace {

// Which rows a table asks for their size.
class AskedRows : public QStyledItemDelegate {
public:
    mutable int last = -1;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        last = std::max(last, index.row());
        return QStyledItemDelegate::sizeHint(option, index);
    }
};

}  // namespace

class WindowOutcomesTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { threadline::test::prepare_application(); }
    void init() { QSettings().clear(); }

    void oneOutcomeIsNotSaidInThePlural();
    void whatTellsTheRowsApartIsInSightInASmallWindow();
    void nothingHasToBeScrolledAsideInASmallWindow_data();
    void nothingHasToBeScrolledAsideInASmallWindow();
    void noNameWithItsValueIsCutInASmallWindow();
    void aNarrowTableBreaksTheSameLinesInEachTheme_data();
    void aNarrowTableBreaksTheSameLinesInEachTheme();
    void whereThereIsRoomEveryFigureHasItsColumn();
    void aLongOutcomeHasItsRoomAndWhetherItIsConfirmedStaysInSight();
    void theHeightsOfThousandsAreNotAskedFor();
};

void WindowOutcomesTest::oneOutcomeIsNotSaidInThePlural() {
    QAction explore("Explore"), seeds("Try seeds");
    OutcomesPanel panel(&explore, &seeds);
    session::Exploration::Progress progress;
    progress.explored.executions = 1;
    progress.explored.outcomes = 1;
    progress.explored.interleavings = 1;
    panel.set_progress(progress, false);
    QCOMPARE(panel.headline(),
             QString("Explored 1 execution, 1 outcome so far; about 1 interleaving in all."));
    progress.explored.executions = 1'200;
    progress.explored.outcomes = 2;
    progress.explored.interleavings = 2'520;
    panel.set_progress(progress, false);
    QCOMPARE(panel.headline(), QString("Explored 1,200 executions, 2 outcomes so far; "
                                       "about 2,520 interleavings in all."));
    progress.replayed = 0;
    progress.to_replay = 1;
    panel.set_progress(progress, false);
    QCOMPARE(panel.headline(),
             QString("Explored; confirmed 0 of 1 outcome on real threads so far."));
    panel.set_sweep(std::vector<OutcomeCount>(1), 1, 1, 1);
    QCOMPARE(panel.headline(), QString("1 of 1 seed, 1 outcome so far."));
    panel.set_swept(std::vector<OutcomeCount>(1), 100, 1);
    QVERIFY2(panel.headline().startsWith("100 seeds, 1 outcome: "), qPrintable(panel.headline()));
    panel.set_swept(std::vector<OutcomeCount>(2), 1, 1);
    QVERIFY2(panel.headline().startsWith("1 seed, 2 different outcomes: "),
             qPrintable(panel.headline()));
}

void WindowOutcomesTest::nothingHasToBeScrolledAsideInASmallWindow_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("with values") << counting;
    QTest::newRow("a deadlock") << opposite;
}

void WindowOutcomesTest::nothingHasToBeScrolledAsideInASmallWindow() {
    QFETCH(const QByteArray, text);
    OpenWindow window;
    window.resize(1024, 768);
    OutcomesPanel* panel = explored(window, text);
    QVERIFY(panel);
    QTableView& table = *panel->table();
    const auto is_shown = [&](int column) { return !table.isColumnHidden(column); };
    QTRY_VERIFY(table.isVisible() && table.horizontalScrollBar()->maximum() == 0);
    QVERIFY(is_shown(OutcomesModel::Probability) && is_shown(OutcomesModel::Confirmed));
    QCOMPARE(is_shown(OutcomesModel::Values), text == counting);
    QVERIFY(panel->outcomes()
                .headerData(OutcomesModel::Probability, Qt::Horizontal, Qt::ToolTipRole)
                .toString()
                .startsWith("How likely this outcome is"));
    // What has no column is told all the same.
    const QString tip = panel->outcomes().index(0, 0).data(Qt::ToolTipRole).toString();
    QVERIFY2(tip.contains("Preemptions: ") && tip.contains("Executions: "), qPrintable(tip));
}

void WindowOutcomesTest::noNameWithItsValueIsCutInASmallWindow() {
    OpenWindow window;
    window.resize(1024, 768);
    const OutcomesPanel* panel =
        swept(window,
              QByteArray(counting).replace("\"count\"", "\"how_many\"").replace("0)", "10000)"), 8);
    QVERIFY(panel);
    const QTableView& table = *panel->table();
    QTRY_VERIFY(table.isVisible() && table.model()->rowCount() > 0);
    QTRY_VERIFY(table.columnWidth(SeedOutcomesModel::Values) >
                QFontMetrics(table.font()).horizontalAdvance("how_many = 10002") + 12);
    QCOMPARE(table.horizontalScrollBar()->maximum(), 0);
}

void WindowOutcomesTest::aNarrowTableBreaksTheSameLinesInEachTheme_data() {
    QTest::addColumn<int>("kind");
    for (const ThemeKind kind : {ThemeKind::Light, ThemeKind::Dark, ThemeKind::HighContrast})
        QTest::newRow(qPrintable(theme(kind).name)) << int(kind);
}

// The room goes to what has to be broken: no word of a finding stands in a third line.
void WindowOutcomesTest::aNarrowTableBreaksTheSameLinesInEachTheme() {
    QFETCH(const int, kind);
    QAction explore("Explore"), seeds("Try seeds");
    OutcomesPanel panel(&explore, &seeds);
    apply(*qApp, theme(ThemeKind(kind)));
    const auto light = qScopeGuard([] { apply(*qApp, theme(ThemeKind::Light)); });
    panel.resize(384, 500);
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    std::vector<OutcomeCount> outcomes(12);
    for (std::size_t i = 0; i < outcomes.size(); ++i)
        outcomes[i] = {"completed",
                       "data-race, lost-update",
                       {{"count", false, {std::int64_t(110 + i)}}},
                       9,
                       i};
    panel.set_swept(outcomes, 100, 1);
    const QTableView& table = *panel.table();
    const QString findings = table.model()->index(0, SeedOutcomesModel::Findings).data().toString();
    QCOMPARE(findings, QString("Data race, Lost update"));
    constexpr int beside = 22;  // px
    const QFontMetrics letters(table.font());
    QTRY_VERIFY(table.columnWidth(SeedOutcomesModel::Findings) - beside >=
                letters.horizontalAdvance("Lost update"));
    QCOMPARE(table.horizontalScrollBar()->maximum(), 0);
    // Two lines have their room, and no more.
    QTRY_VERIFY(table.rowHeight(0) >= 2 * letters.lineSpacing());
    QVERIFY(table.rowHeight(0) < 3 * letters.lineSpacing());
}

void WindowOutcomesTest::whereThereIsRoomEveryFigureHasItsColumn() {
    QAction explore("Explore"), seeds("Try seeds");
    OutcomesPanel panel(&explore, &seeds);
    panel.resize(320, 400);
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    session::FinishedExploration found;
    found.outcomes.resize(2);
    for (session::ConfirmedOutcome& one : found.outcomes)
        one.outcome.outcome = "completed";
    panel.set_result(found, {});
    const QTableView& table = *panel.table();
    QTRY_VERIFY(table.isColumnHidden(OutcomesModel::Preemptions));
    panel.resize(900, 400);
    QTRY_VERIFY(!table.isColumnHidden(OutcomesModel::Preemptions) &&
                !table.isColumnHidden(OutcomesModel::Executions));
    panel.resize(320, 400);
    QTRY_VERIFY(table.isColumnHidden(OutcomesModel::Preemptions));
    QVERIFY(!table.isColumnHidden(OutcomesModel::Confirmed));
}

void WindowOutcomesTest::aLongOutcomeHasItsRoomAndWhetherItIsConfirmedStaysInSight() {
    QAction explore("Explore"), seeds("Try seeds");
    OutcomesPanel panel(&explore, &seeds);
    panel.resize(390, 500);
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    session::FinishedExploration found;
    found.outcomes.resize(1);
    record::ExploredOutcome& outcome = found.outcomes[0].outcome;
    outcome.outcome = "deadlocked";
    outcome.probability = 1;
    for (int i = 1; i <= 5; ++i) {
        record::StuckThread& stuck = outcome.stuck.emplace_back();
        stuck.thread = "Philosopher " + std::to_string(i);
        stuck.waits_for = "lock Fork " + std::to_string(i % 5 + 1);
        stuck.line = 29;
    }
    panel.set_result(found, {});
    const QTableView& table = *panel.table();
    QTRY_VERIFY(table.isVisible() && !table.isColumnHidden(OutcomesModel::Confirmed));
    QVERIFY(table.columnWidth(OutcomesModel::Outcome) > 180);
    QCOMPARE(table.horizontalScrollBar()->maximum(), 0);
}

void WindowOutcomesTest::whatTellsTheRowsApartIsInSightInASmallWindow() {
    OpenWindow window;
    window.resize(1024, 768);
    OutcomesPanel* panel = swept(window, counting, 40);
    QVERIFY(panel && panel->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(panel->headline().startsWith("40 seeds, "), 60'000);
    QCOMPARE(window.width(), 1024);
    const auto in_sight = [&](int column) {
        const QTableView& table = *panel->table();
        const QRect cell = table.visualRect(table.model()->index(0, column));
        return cell.width() > 0 && table.viewport()->rect().contains(cell);
    };
    // Both end in the same way.
    QCOMPARE(panel->swept().rowCount(), 2);
    QCOMPARE(panel->swept().index(0, SeedOutcomesModel::Outcome).data(),
             panel->swept().index(1, SeedOutcomesModel::Outcome).data());
    QTRY_VERIFY(in_sight(SeedOutcomesModel::Findings) && in_sight(SeedOutcomesModel::Values));
    window.commands().explore->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(panel->outcomes().rowCount() == 2, 30'000);
    QTRY_VERIFY(in_sight(OutcomesModel::Outcome) && in_sight(OutcomesModel::Values));
}

void WindowOutcomesTest::theHeightsOfThousandsAreNotAskedFor() {
    QAction explore("Explore"), seeds("Try seeds");
    OutcomesPanel panel(&explore, &seeds);
    AskedRows asked;
    panel.table()->setItemDelegate(&asked);
    panel.resize(500, 400);
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    constexpr int count = 13'464, far = 5'000;
    session::FinishedExploration found;
    found.outcomes.resize(count);
    for (session::ConfirmedOutcome& one : found.outcomes)
        one.outcome.outcome = "completed";
    panel.set_result(found, {});
    QCOMPARE(panel.outcomes().rowCount(), count);
    for (const int width : {900, 400}) {
        panel.resize(width, 400);
        QTest::qWait(1);
    }
    QVERIFY2(asked.last < far, qPrintable(QString::number(asked.last)));
    panel.set_swept(std::vector<OutcomeCount>(count), count, 1);
    panel.resize(900, 400);
    QTest::qWait(1);
    QVERIFY2(asked.last < far, qPrintable(QString::number(asked.last)));
    // A few have room for all their words, again.
    found.outcomes.resize(3);
    panel.set_result(found, {});
    QVERIFY(panel.table()->wordWrap());
}

QTEST_MAIN(WindowOutcomesTest)
#include "window_outcomes_test.moc"
