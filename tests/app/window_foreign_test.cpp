// A trace of another program in the window: its slices are searched, listed and counted as the
// intervals of a run of one's own are.
#include "app/figure/graph_figure.h"
#include "app/graph/graph_view.h"
#include "app/panels/findings_list.h"
#include "app/panels/gallery.h"
#include "app/panels/items_pane.h"
#include "app/panels/range_panel.h"
#include "app/panels/scenario_panel.h"
#include "app/panels/search_bar.h"
#include "app/timeline/geometry.h"
#include "app/timeline/lane_lookup.h"
#include "app/timeline/timeline_marker.h"
#include "app/timeline/timeline_view.h"
#include "run_fixture.h"
#include "window_fixture.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTreeView>

#include <algorithm>
#include <array>

using namespace threadline;
using namespace threadline::app;
using analysis::ItemKind;
using threadline::test::OpenWindow;

namespace {

constexpr char page[] = R"({"traceEvents": [
  {"ph": "M", "pid": 1, "tid": 1, "name": "thread_name", "args": {"name": "main"}},
  {"ph": "M", "pid": 1, "tid": 2, "name": "thread_name", "args": {"name": "network"}},
  {"ph": "X", "pid": 1, "tid": 1, "ts": 0, "dur": 70000, "name": "load page"},
  {"ph": "X", "pid": 1, "tid": 1, "ts": 4000, "dur": 26000, "name": "parse"},
  {"ph": "X", "pid": 1, "tid": 1, "ts": 80000, "dur": 20000, "name": "paint"},
  {"ph": "X", "pid": 1, "tid": 2, "ts": 3000, "dur": 25000, "name": "request"},
  {"ph": "X", "pid": 1, "tid": 2, "ts": 40000, "dur": 10000, "name": "request"}]})";

bool opens(OpenWindow& window, const QTemporaryDir& folder) {
    QFile file(folder.filePath("page.json"));
    if (!file.open(QIODevice::WriteOnly) || file.write(page) < 0)
        return false;
    file.close();
    if (!window.is_ready())
        return false;
    window.open(file.fileName().toStdString());
    return window.has_finished();
}

}  // namespace

class WindowForeignTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { threadline::test::prepare_application(); }
    void init() { QSettings().clear(); }
    void slicesAreFoundByTheirNames();
    void lanesWithoutAHitAreLeftOut();
    void theTableListsEverySlice();
    void theTableHasNoColumnsOfWhatIsNotKnown();
    void aStretchHasFiguresForEachName();
    void nobodyIsSaidToWaitOrNotTo();
    void noScenarioIsHighlightedAndAClickOpensAny();
    void itSaysWhyThereIsNoSourceAndNothingFound();
    void whatCannotBeRunHasNothingToSetForItsRun();
};

void WindowForeignTest::slicesAreFoundByTheirNames() {
    const QTemporaryDir folder;
    OpenWindow window;
    QVERIFY(opens(window, folder));
    auto* timeline = window.findChild<TimelineView*>();
    auto* bar = window.findChild<SearchBar*>("search");
    window.commands().find->trigger();
    bar->set_text("request");
    QTRY_COMPARE(bar->message(), QString("2 hits"));
    for (const char* place : {"1 of 2", "2 of 2", "1 of 2"}) {
        window.commands().find_next->trigger();
        QCOMPARE(bar->message(), QString(place));
        QCOMPARE(timeline->selected().kind, Subject::Kind::Slice);
        QVERIFY(timeline->options().hits->has(timeline->selected()));
    }
    bar->set_text("longer:20ms thread:main");
    QTRY_COMPARE(bar->message(), QString("3 hits"));
    bar->set_text("dance");
    QTRY_COMPARE(bar->message(), QString("0 hits: nothing is called 'dance'"));
}

void WindowForeignTest::lanesWithoutAHitAreLeftOut() {
    const QTemporaryDir folder;
    OpenWindow window;
    QVERIFY(opens(window, folder));
    auto* timeline = window.findChild<TimelineView*>();
    const auto lanes = [&] {
        timeline->refresh_now();
        return lane_rows(window.controller().snapshot(), timeline->options(),
                         theme(ThemeKind::Light))
            .size();
    };
    const std::size_t all = lanes();
    QVERIFY(all >= 2);
    window.commands().find->trigger();
    window.findChild<SearchBar*>("search")->set_text("name:re*");
    QTRY_VERIFY(timeline->options().hits);
    QCOMPARE(lanes(), all);
    window.commands().hit_lanes->trigger();
    QCOMPARE(lanes(), all - 1);
}

void WindowForeignTest::theTableListsEverySlice() {
    const QTemporaryDir folder;
    OpenWindow window;
    QVERIFY(opens(window, folder));
    auto* timeline = window.findChild<TimelineView*>();
    window.commands().table->trigger();
    auto* table = window.findChild<QTableView*>("items");
    auto* model = static_cast<ItemsModel*>(table->model());
    QTRY_COMPARE(model->rowCount(), 5);
    table->setFocus();
    for (int row = 0; row < model->rowCount(); ++row) {
        table->setCurrentIndex(model->index(row, 0));
        QCOMPARE(model->item(row).kind, ItemKind::Slice);
        QCOMPARE(timeline->selected().kind, Subject::Kind::Slice);
        QCOMPARE(timeline->selected().range, model->item(row).range);
        QCOMPARE(table->currentIndex().row(), row);  // it stays where the keys have come
    }
    // One kind alone, and why there is nothing of it.
    auto* lanes = window.findChild<QComboBox*>("items-lanes");
    lanes->setCurrentText("Variables");
    emit lanes->activated(lanes->currentIndex());
    QCOMPARE(model->rowCount(), 0);
    QVERIFY(table->viewport()->findChild<QLabel*>("why_empty")->isVisible());
}

void WindowForeignTest::theTableHasNoColumnsOfWhatIsNotKnown() {
    const QTemporaryDir folder;
    OpenWindow window;
    window.resize(1024, 768);
    QVERIFY(opens(window, folder));
    window.commands().table->trigger();
    auto* pane = window.findChild<ItemsPane*>();
    const QTableView* table = pane->table();
    QTRY_COMPARE(pane->items().rowCount(), 5);
    const auto are_hidden = [table](bool hidden) {
        return std::ranges::all_of(
            std::array{ItemsModel::State, ItemsModel::By, ItemsModel::Line},
            [&](int column) { return table->isColumnHidden(column) == hidden; });
    };
    QVERIFY(are_hidden(true));
    for (const int column : {ItemsModel::Thread, ItemsModel::Object, ItemsModel::Lane})
        QVERIFY(!table->isColumnHidden(column));
    // Up to the length all is in sight; the end is, or one scrolls to it, and it is not cut.
    const auto end_of = [table](int column) {
        return table->columnViewportPosition(column) + table->columnWidth(column);
    };
    const auto room = [table] { return table->viewport()->width(); };
    QTRY_VERIFY2(end_of(ItemsModel::Length) <= room(), qPrintable(QString::number(room())));
    QTRY_VERIFY2(end_of(ItemsModel::End) <= room() ||
                     table->columnViewportPosition(ItemsModel::End) >= room(),
                 qPrintable(QString::number(end_of(ItemsModel::End))));
    pane->set_run(threadline::test::RunFixture::opposite_order(), nullptr);
    QVERIFY(are_hidden(false));
}

void WindowForeignTest::aStretchHasFiguresForEachName() {
    const QTemporaryDir folder;
    OpenWindow window;
    QVERIFY(opens(window, folder));
    window.commands().figures->trigger();
    auto* panel = window.findChild<RangePanel*>();
    QTRY_VERIFY(panel->report() && panel->report()->slices.size() == 4);
    window.findChild<TimelineView*>()->findChild<TimelineMarker*>()->choose_stretch(
        {trace::Time{20'000'000}, trace::Time{45'000'000}});
    QTRY_COMPARE(panel->report()->slices.size(), std::size_t(3));
    const trace::Tables& tables = *panel->report()->tables;
    const auto& slices = panel->report()->slices;
    QCOMPARE(tables.name(slices[0].name), std::string("load page"));
    QCOMPARE(slices[0].total, trace::Duration{25'000'000});
    QCOMPARE(slices[0].self, trace::Duration{15'000'000});
    QCOMPARE(tables.name(slices[1].name), std::string("request"));
    QCOMPARE(slices[1].total, trace::Duration{8'000'000 + 5'000'000});
    // The longest of a name is shown where it lies.
    emit panel->slice_chosen(slices[1].longest);
    const Subject selected = window.findChild<TimelineView*>()->selected();
    QCOMPARE(selected.kind, Subject::Kind::Slice);
    QCOMPARE(selected.range, slices[1].longest.range);
}

void WindowForeignTest::nobodyIsSaidToWaitOrNotTo() {
    const QTemporaryDir folder;
    OpenWindow window;
    QVERIFY(opens(window, folder));
    const QString not_told = "This trace does not tell who waits for whom.";
    auto* graph = window.findChild<GraphView*>();
    QCOMPARE(graph->accessibleDescription(), not_told);
    // At another instant, and of the order of locks, neither.
    auto* timeline = window.findChild<TimelineView*>();
    QTest::mouseClick(timeline->plot(), Qt::LeftButton, {}, timeline->plot()->rect().center());
    QCOMPARE(graph->accessibleDescription(), not_told);
    window.commands().lock_order->trigger();
    QCOMPARE(graph->accessibleDescription(), not_told);
    window.commands().lock_order->trigger();
    // Nor in a figure of it.
    const session::RunSnapshot& run = window.controller().snapshot();
    const GraphFigure figure = graph_figure(run, run.trace.now, {});
    QCOMPARE(figure.text.description, not_told);
    QStringList said;
    for (const Label& label : figure.list.labels)
        said.append(label.text);
    QVERIFY2(said.contains(not_told), qPrintable(said.join('\n')));
    // A run of one's own has its graph again.
    emit window.findChild<Gallery*>()->chosen("deadlock/opposite-order");
    QVERIFY(window.is_ready());
    QVERIFY(window.runs_simulated());
    QTRY_VERIFY2(graph->accessibleDescription().startsWith("Deadlock."),
                 qPrintable(graph->accessibleDescription()));
}

void WindowForeignTest::noScenarioIsHighlightedAndAClickOpensAny() {
    const QTemporaryDir folder;
    OpenWindow window;
    QVERIFY(window.chooses("deadlock/opposite-order"));
    auto* gallery = window.findChild<Gallery*>();
    QTreeView* tree = gallery->tree();
    const QPersistentModelIndex before = tree->currentIndex();
    QVERIFY(before.isValid());
    QVERIFY(opens(window, folder));
    QCOMPARE(gallery->selected(), QString());
    QVERIFY(!tree->selectionModel()->hasSelection());
    QVERIFY(!tree->currentIndex().isValid());
    tree->scrollTo(before);
    QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, tree->visualRect(before).center());
    QTRY_COMPARE(gallery->selected(), QString("deadlock/opposite-order"));
    QVERIFY(tree->currentIndex() == before);
    QCOMPARE(window.findChild<ScenarioPanel*>()->declaration().name,
             std::string("deadlock/opposite-order"));
    QVERIFY(window.findChild<SourceView*>()->toPlainText().contains("lock"));
    QVERIFY(!window.controller().has_run() || !is_foreign(window.controller().snapshot().trace));
}

void WindowForeignTest::itSaysWhyThereIsNoSourceAndNothingFound() {
    const QTemporaryDir folder;
    OpenWindow window;
    QVERIFY(opens(window, folder));
    const auto* source = window.findChild<SourceView*>();
    const auto* why = window.findChild<QLabel*>("why_none");
    auto* study = window.findChild<QTabWidget*>("study");
    study->setCurrentIndex(0);
    QVERIFY(!source->isVisible() && why->isVisible());
    QCOMPARE(why->text(), QString("A trace of another program: there is no source beside it."));
    QCOMPARE(window.findChild<FindingsList*>()->accessibleDescription(),
             QString("A trace of another program: its slices are shown, but not searched for "
                     "problems."));
    emit window.findChild<Gallery*>()->chosen("race/lost-update");
    study->setCurrentIndex(0);
    QVERIFY(source->isVisible() && !why->isVisible());
}

void WindowForeignTest::whatCannotBeRunHasNothingToSetForItsRun() {
    const QTemporaryDir folder;
    OpenWindow window;
    QVERIFY(window.is_ready());
    auto* panel = window.findChild<ScenarioPanel*>();
    QList<QWidget*> controls{panel->run_button()};
    for (QCheckBox* box : panel->findChildren<QCheckBox*>())
        if (box->text() == "Virtual clock" || box->text() == "Rerun")
            controls.append(box);
    QCOMPARE(controls.size(), 3);
    QStringList tips;
    for (const QWidget* control : controls) {
        QVERIFY(control->isEnabled());
        tips.append(control->toolTip());
    }
    QVERIFY(opens(window, folder));
    for (const QWidget* control : controls) {
        QTRY_VERIFY(!control->isEnabled());
        QCOMPARE(control->toolTip(), QString("A trace of another program cannot be run"));
    }
    QVERIFY(!window.commands().virtual_clock->isEnabled() && !window.commands().rerun->isEnabled());
    emit window.findChild<Gallery*>()->chosen("deadlock/opposite-order");
    QVERIFY(window.is_ready());
    for (int i = 0; i < controls.size(); ++i) {
        QVERIFY(controls[i]->isEnabled());
        QCOMPARE(controls[i]->toolTip(), tips[i]);
    }
}

QTEST_MAIN(WindowForeignTest)
#include "window_foreign_test.moc"
