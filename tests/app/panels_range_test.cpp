// Figures of a stretch, the table of intervals, notes and the search field: models that keep the
// rules, and what a person is told.
#include "app/panels/items_model.h"
#include "app/panels/notes_panel.h"
#include "app/panels/range_panel.h"
#include "app/panels/search_bar.h"
#include "app/panels/wait_histogram.h"
#include "app/timeline/marking.h"
#include "tests/app/run_fixture.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include <set>

using namespace std::chrono_literals;
using namespace threadline;
using namespace threadline::app;
using threadline::test::ms;
using threadline::test::RunFixture;

namespace {

constexpr auto fatal = QAbstractItemModelTester::FailureReportingMode::Fatal;

std::shared_ptr<const SearchHits> hits_of(const session::RunSnapshot& run, const char* query) {
    return std::make_shared<const SearchHits>(
        analysis::search_lanes(run.trace, analysis::parse_query(query).query));
}

QStringList column(const QAbstractItemModel& model, int number) {
    QStringList cells;
    for (int row = 0; row < model.rowCount(); ++row)
        cells.append(model.index(row, number).data().toString());
    return cells;
}

}  // namespace

class PanelsRangeTest : public QObject {
    Q_OBJECT

private slots:
    void theTableHasEveryIntervalAndHold();
    void theTableSortsByEveryColumn();
    void aLongTableSortsBesideTheWindow();
    void aSortedTableKeepsWhatIsSelected();
    void theTableShowsHitsAlone();
    void everyRowIsFoundAgain();
    void aRowIsToldInASentence();
    void notesAreInOrderAndEdited();
    void theNotesPanelAddsEditsAndDeletes();
    void theRangePanelTellsAndCopies();
    void ofANarrowTableNoFigureIsCut();
    void aShortStretchIsReadInASmallUnit();
    void theHistogramHasABarForEachLength_data();
    void theHistogramHasABarForEachLength();
    void theLengthsBelowTheBarsFollowInOneStep();
    void theSearchFieldTellsWhatIsWrongInPlace();
    void everyMistakeInASearchIsTold();
    void theSearchFieldCompletes();
};

void PanelsRangeTest::theTableHasEveryIntervalAndHold() {
    ItemsModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    QCOMPARE(model.rowCount(), 0);
    const session::RunSnapshot run = RunFixture::opposite_order();
    model.set_run(run, nullptr);
    QCOMPARE(model.rowCount(), 11);  // A: 5 and a hold, B: 2 and a hold; who waits for each lock
    QCOMPARE(model.index(4, ItemsModel::State).data().toString(), QString("deadlocked"));
    QCOMPARE(model.index(4, ItemsModel::Object).data().toString(), QString("Lock 2"));
    QCOMPARE(model.index(4, ItemsModel::By).data().toString(), QString("B"));
    QCOMPARE(model.index(4, ItemsModel::Begin).data().toString(), QString("21.500000"));
    QCOMPARE(model.index(4, ItemsModel::Length).data().toString(), QString("99.500000"));
    QCOMPARE(model.index(4, ItemsModel::Line).data().toString(), QString("15"));
    QCOMPARE(model.index(5, ItemsModel::State).data().toString(), QString("holding"));
    QCOMPARE(model.index(9, ItemsModel::Thread).data().toString(), QString("B"));
    QCOMPARE(model.index(9, ItemsModel::State).data().toString(), QString("deadlocked"));
    QCOMPARE(model.index(9, ItemsModel::Object).data().toString(), QString("Lock 1"));
    QCOMPARE(model.index(9, ItemsModel::By).data().toString(), QString("A"));
    QCOMPARE(model.index(9, ItemsModel::Line).data().toString(), QString("25"));
    model.clear();
    QCOMPARE(model.rowCount(), 0);
}

void PanelsRangeTest::theTableSortsByEveryColumn() {
    ItemsModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    model.set_run(RunFixture::busy(3, 80), nullptr);
    const int rows = model.rowCount();
    for (int number = 0; number < ItemsModel::ColumnCount; ++number)
        for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            model.sort(number, order);
            QCOMPARE(model.rowCount(), rows);
            std::set<int> seen;
            for (int row = 0; row < rows; ++row) {
                seen.insert(model.row_of(model.item(row)));
                if (row == 0 || number == ItemsModel::State)
                    continue;
                const QString a = model.index(row - 1, number).data().toString();
                const QString b = model.index(row, number).data().toString();
                const bool is_number = number >= ItemsModel::Begin && number != ItemsModel::By;
                const int compared =
                    is_number ? (a.toDouble() > b.toDouble()) - (a.toDouble() < b.toDouble())
                              : QString::localeAwareCompare(a, b);
                QVERIFY(order == Qt::AscendingOrder ? compared <= 0 : compared >= 0);
            }
            QCOMPARE(int(seen.size()), rows);
        }
    model.sort(-1);
    QVERIFY(model.item(0).range.begin == model.item(0).range.begin);
    QCOMPARE(model.row_of(model.item(7)), 7);
}

void PanelsRangeTest::aLongTableSortsBesideTheWindow() {
    ItemsModel model;
    model.set_run(RunFixture::busy(20, 1500), nullptr);
    QVERIFY(model.rowCount() > ItemsModel::most_at_once);
    QSignalSpy sorted(&model, &ItemsModel::sorted);
    model.sort(ItemsModel::Length, Qt::DescendingOrder);
    QVERIFY(model.is_sorting());
    QVERIFY(sorted.wait(20'000));
    QVERIFY(!model.is_sorting());
    for (int row = 1; row < model.rowCount(); ++row)
        QVERIFY(model.item(row - 1).range.length() >= model.item(row).range.length());
    // What is asked for next counts.
    model.sort(ItemsModel::Begin);
    model.sort(-1);
    QTest::qWait(200);
    QCOMPARE(model.row_of(model.item(9)), 9);
}

void PanelsRangeTest::aSortedTableKeepsWhatIsSelected() {
    ItemsModel model;
    model.set_run(RunFixture::busy(3, 80), nullptr);
    const QPersistentModelIndex chosen(model.index(17, 2));
    const analysis::LaneItem item = model.item(17);
    model.sort(ItemsModel::Length);
    QVERIFY(model.item(chosen.row()) == item);
    model.sort(ItemsModel::Thread, Qt::DescendingOrder);
    QVERIFY(model.item(chosen.row()) == item);
    model.sort(-1);
    QCOMPARE(chosen.row(), 17);
}

void PanelsRangeTest::theTableShowsHitsAlone() {
    ItemsModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    const session::RunSnapshot run = RunFixture::opposite_order();
    model.set_run(run, hits_of(run, "lock:\"Lock 1\""));
    QCOMPARE(column(model, ItemsModel::State), (QStringList{"holding", "deadlocked"}));
    model.sort(ItemsModel::Length, Qt::AscendingOrder);
    QCOMPARE(column(model, ItemsModel::State), (QStringList{"deadlocked", "holding"}));
    // The order that was chosen outlives other words.
    model.set_run(run, hits_of(run, "state:running"));
    const QStringList lengths = column(model, ItemsModel::Length);
    QCOMPARE(lengths, (QStringList{"0.400000", "20.000000", "21.300000"}));
}

void PanelsRangeTest::everyRowIsFoundAgain() {
    const session::RunSnapshot run = RunFixture::busy(4, 100);
    ItemsModel model;
    for (const auto& hits : {std::shared_ptr<const SearchHits>(), hits_of(run, "longer:100us")}) {
        model.set_run(run, hits);
        for (const int by : {-1, int(ItemsModel::Length)}) {
            model.sort(by);
            QVERIFY(model.rowCount() > 20);
            for (int row = 0; row < model.rowCount(); ++row)
                QCOMPARE(model.row_of(model.item(row)), row);
        }
    }
    QCOMPARE(model.row_of({}), -1);
}

void PanelsRangeTest::aRowIsToldInASentence() {
    ItemsModel model;
    model.set_run(RunFixture::opposite_order(), nullptr);
    QCOMPARE(model.sentence(4),
             QString("A, deadlocked Lock 2, from 21.500000 ms, for 99.500000 ms"));
    QCOMPARE(model.index(4, 0).data(Qt::AccessibleDescriptionRole).toString(), model.sentence(4));
}

void PanelsRangeTest::notesAreInOrderAndEdited() {
    NotesModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    QSignalSpy edited(&model, &NotesModel::edited);
    model.set_notes({{{ms(9), ms(9)}, "later"}, {{ms(1), ms(4)}, "first"}});
    QCOMPARE(edited.count(), 0);  // nobody edited anything
    QCOMPARE(column(model, NotesModel::Text), (QStringList{"first", "later"}));
    QCOMPARE(column(model, NotesModel::At), (QStringList{"1.000 – 4.000", "9.000"}));
    QCOMPARE(model.insert({{ms(5), ms(5)}, ""}), 1);
    QCOMPARE(column(model, NotesModel::Text), (QStringList{"first", "bookmark", "later"}));
    QVERIFY(model.setData(model.index(1, NotesModel::Text), " between ", Qt::EditRole));
    QVERIFY(!model.setData(model.index(1, NotesModel::At), "7", Qt::EditRole));
    QCOMPARE(model.notes()[1].text, std::string("between"));
    QVERIFY(model.removeRows(0, 1));
    QCOMPARE(column(model, NotesModel::Text), (QStringList{"between", "later"}));
    QCOMPARE(edited.count(), 3);
}

void PanelsRangeTest::theNotesPanelAddsEditsAndDeletes() {
    QAction mark("Mark");
    NotesPanel panel(&mark);
    panel.resize(400, 300);
    panel.show();
    QSignalSpy edited(&panel, &NotesPanel::edited);
    QSignalSpy chosen(&panel, &NotesPanel::chosen);
    panel.add({ms(3), ms(3)});
    auto* editor = panel.table()->findChild<QLineEdit*>();
    QVERIFY(editor);
    // Where it is stands there whole while one writes.
    QTRY_VERIFY(panel.table()->columnWidth(0) >=
                panel.table()->fontMetrics().horizontalAdvance("3.000"));
    QTest::keyClicks(editor, "why so late?");
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(panel.notes().size(), std::size_t(1));
    QTRY_COMPARE(panel.notes()[0].text, std::string("why so late?"));
    QCOMPARE(edited.count(), 2);
    const QRect cell = panel.table()->visualRect(panel.table()->model()->index(0, 1));
    QTest::mouseClick(panel.table()->viewport(), Qt::LeftButton, {}, cell.center());
    QCOMPARE(chosen.count(), 1);
    panel.table()->setFocus();
    QTest::keyClick(panel.table(), Qt::Key_Delete);
    QTRY_VERIFY(panel.notes().empty());
}

void PanelsRangeTest::theRangePanelTellsAndCopies() {
    RangePanel panel;
    panel.resize(420, 600);
    panel.show();
    const session::RunSnapshot run = RunFixture::opposite_order();
    const auto report =
        std::make_shared<const RangeReport>(range_report(run, {ms(10), ms(60)}).value());
    panel.set_report(report, false);
    QCOMPARE(panel.headline(), QString("50 ms, from 10 ms to 60 ms"));
    const auto tables = panel.findChildren<QTableView*>();
    QCOMPARE(tables.size(), 3);
    QCOMPARE(tables[0]->model()->rowCount(), 2);
    QCOMPARE(tables[1]->model()->rowCount(), 2);
    QVERIFY(tables[2]->isHidden());  // of slices: there are none
    const auto of_a = [&](ThreadTimesModel::Column column) {
        return tables[0]->model()->index(0, column).data().toString();
    };
    QCOMPARE(of_a(ThreadTimesModel::Blocked), QString("0.600"));
    QCOMPARE(of_a(ThreadTimesModel::Deadlocked), QString("38.500"));
    // Each column of times says its unit; what is of whole waits is told from its part.
    const auto heading = [&](QTableView* table, int column) {
        return table->model()->headerData(column, Qt::Horizontal).toString();
    };
    for (int column = ThreadTimesModel::Life; column < ThreadTimesModel::ColumnCount; ++column)
        QVERIFY(heading(tables[0], column).endsWith(" ms"));
    QCOMPARE(heading(tables[1], RangeLocksModel::Longest), QString("Longest (whole) ms"));
    QCOMPARE(panel.findChild<QPushButton*>("longest-wait")->text(),
             QString("Longest: A, 100.1 ms, of that 39.1 ms here"));
    QSignalSpy longest(&panel, &RangePanel::longest_wait_chosen);
    QTest::mouseClick(panel.findChild<QPushButton*>("longest-wait"), Qt::LeftButton);
    QCOMPARE(longest.count(), 1);
    for (QPushButton* button : panel.findChildren<QPushButton*>())
        if (button->text().startsWith("Copy"))
            button->click();
    QVERIFY(QGuiApplication::clipboard()->text().startsWith("of,name,figure,value"));
    panel.set_distance("20 ms, from A to B");
    QVERIFY(panel.findChild<QWidget*>("distance")->isVisible());
    panel.show_hint("Nothing");
    QCOMPARE(panel.headline(), QString("Nothing"));
    QVERIFY(!panel.report());
}

void PanelsRangeTest::ofANarrowTableNoFigureIsCut() {
    RangePanel panel;
    panel.resize(900, 600);
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    const session::RunSnapshot run = RunFixture::opposite_order();
    panel.set_report(
        std::make_shared<const RangeReport>(range_report(run, {ms(0), ms(60)}).value()), false);
    const QTableView& table = *panel.findChildren<QTableView*>().front();
    const auto is_one_cut = [&] {
        const int room = table.viewport()->width();
        for (int column = 0; column < table.model()->columnCount(); ++column) {
            const int left = table.columnViewportPosition(column);
            if (left < room && left + table.columnWidth(column) > room)
                return true;
        }
        return false;
    };
    QTRY_VERIFY(!is_one_cut());
    QTRY_COMPARE(table.horizontalScrollBar()->maximum(), 0);
    for (int width = 480; width >= 220; width -= 10) {
        panel.resize(width, 600);
        QTRY_VERIFY(!is_one_cut());
    }
    QVERIFY(table.horizontalScrollBar()->maximum() > 0);  // the rest is there all the same
}

void PanelsRangeTest::aShortStretchIsReadInASmallUnit() {
    RangePanel panel;
    panel.show();
    const session::RunSnapshot run = RunFixture::opposite_order();
    const auto show = [&](trace::Duration length) {
        panel.set_report(std::make_shared<const RangeReport>(
                             range_report(run, {ms(20.95), ms(20.95) + length}).value()),
                         false);
        const QAbstractItemModel& table = *panel.findChildren<QTableView*>().front()->model();
        return QStringList{table.headerData(ThreadTimesModel::Blocked, Qt::Horizontal).toString(),
                           table.index(0, ThreadTimesModel::Life).data().toString(),
                           table.index(0, ThreadTimesModel::Blocked).data().toString()};
    };
    QCOMPARE(show(200ns), (QStringList{"Blocked ns", "200", "200"}));
    QCOMPARE(show(14'300ns), (QStringList{"Blocked µs", "14.300", "14.300"}));
    QCOMPARE(show(2ms), (QStringList{"Blocked ms", "2.000", "0.550"}));
}

void PanelsRangeTest::theHistogramHasABarForEachLength_data() {
    QTest::addColumn<int>("kind");
    for (const ThemeKind kind : all_themes)
        QTest::newRow(qPrintable(theme(kind).name)) << int(kind);
}

void PanelsRangeTest::theHistogramHasABarForEachLength() {
    QFETCH(int, kind);
    const Theme& look = theme(ThemeKind(kind));
    const session::RunSnapshot run = RunFixture::busy(5, 300);
    const auto statistics = analysis::range_statistics(run.trace, run.trace.range());
    for (const QSizeF size : {QSizeF(200, 120), QSizeF(420, 150)}) {
        const DisplayList list = wait_histogram(statistics, size, look);
        std::size_t bars = 0;
        for (const analysis::WaitBin& bin : statistics.waits)
            for (const std::uint64_t count : bin.count)
                bars += count > 0;
        QCOMPARE(list.boxes.size(), bars);
        double highest = 1e9;
        for (const Box& box : list.boxes) {
            QVERIFY(QRectF(QPointF(0, -2), size).adjusted(0, 0, 0, 4).contains(box.rect));
            highest = std::min(highest, box.rect.top());
        }
        QVERIFY(highest < size.height() * 0.3);
        for (const Label& label : list.labels)
            QVERIFY(label.rect.left() >= -0.1 && label.rect.right() <= size.width() + 0.1);
    }
    QVERIFY(describe_waits(statistics).startsWith("Waits by length: "));
    // One bar alone still says from where to where it reaches.
    analysis::RangeStatistics one;
    one.waits.push_back({ms(10), ms(20), {}});
    one.waits.back().count[std::size_t(trace::State::Blocked)] = 3;
    QStringList bounds;
    for (const Label& label : wait_histogram(one, {300, 120}, look).labels)
        bounds.append(label.text);
    QCOMPARE(bounds, (QStringList{"3", "10 ms", "20 ms"}));
    const DisplayList none = wait_histogram({}, {200, 120}, look);
    QCOMPARE(none.labels.size(), std::size_t(1));
}

void PanelsRangeTest::theLengthsBelowTheBarsFollowInOneStep() {
    analysis::RangeStatistics statistics;
    for (const int decade : {1, 10, 100, 1000, 10'000})
        for (const int step : {1, 2, 5})
            statistics.waits.push_back({decade * step * 1us, decade * step * 1us, {}});
    for (std::size_t i = 0; i < statistics.waits.size(); ++i)
        statistics.waits[i].to =
            i + 1 < statistics.waits.size() ? statistics.waits[i + 1].from : trace::Duration(100ms);
    QStringList lengths;
    for (const analysis::WaitBin& bin : statistics.waits)
        lengths.append(length_text(bin.from));
    lengths.append(length_text(100ms));
    qsizetype most = 0;
    for (int width = 120; width <= 1200; width += 20) {
        QList<qsizetype> shown;
        for (const Label& label :
             wait_histogram(statistics, QSizeF(width, 150), theme(ThemeKind::Light)).labels)
            shown.append(lengths.indexOf(label.text));
        QVERIFY(!shown.contains(-1) && shown.first() == 0);
        for (qsizetype i = 2; i < shown.size(); ++i)
            QCOMPARE(shown[i] - shown[i - 1], shown[1]);
        QVERIFY(shown.size() >= most);  // the more the wider it is
        most = shown.size();
    }
    QCOMPARE(most, lengths.size());
}

void PanelsRangeTest::everyMistakeInASearchIsTold() {
    QAction next("Next"), previous("Before"), only("Only");
    SearchBar bar(&next, &previous, &only);
    const std::pair<const char*, const char*> mistakes[] = {
        {"a colour:red", "there is no 'colour:'; write "},
        {"lane:road", "there is no lane 'road'; write "},
        {"longer:5", "'5' is not a time"},
        {"line:20-14", "'20-14' is not a line"},
        {"shorter:", "something has to follow shorter:"},
        {"longer:1ms,2ms", "longer: takes one time"},
        {"thread:\"A b", "the quote is not closed"}};
    for (const auto& [text, said] : mistakes) {
        bar.set_text(text);
        QVERIFY2(bar.message().startsWith(said), qPrintable(bar.message()));
        QVERIFY(!bar.message().contains('\n'));
    }
}

void PanelsRangeTest::theSearchFieldTellsWhatIsWrongInPlace() {
    QAction next("Next"), previous("Before"), only("Only");
    SearchBar bar(&next, &previous, &only);
    bar.open();
    QSignalSpy asked(&bar, &SearchBar::asked);
    auto* field = bar.findChild<QLineEdit*>();
    QTest::keyClicks(field, "state:asleep");
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY2(bar.message().startsWith("there is no state 'asleep'"), qPrintable(bar.message()));
    QCOMPARE(asked.count(), 1);  // for nothing: what was found before is no answer to this
    QVERIFY(asked.first().first().value<analysis::LaneQuery>().terms.empty());
    bar.set_text("state:sleeping");
    QCOMPARE(asked.count(), 2);
    bar.show_hits(12, 0, {});
    QCOMPARE(bar.message(), QString("12 hits"));
    bar.show_hits(12, 3, {});
    QCOMPARE(bar.message(), QString("3 of 12"));
    bar.show_hits(0, 0, "there is no thread 'z'");
    QCOMPARE(bar.message(), QString("0 hits: there is no thread 'z'"));
    // A rest asks by itself.
    field->selectAll();
    QTest::keyClicks(field, "thread:A");
    QTRY_COMPARE(asked.count(), 3);
}

void PanelsRangeTest::theSearchFieldCompletes() {
    QAction next("Next"), previous("Before"), only("Only");
    SearchBar bar(&next, &previous, &only);
    bar.set_tables(RunFixture::opposite_order().trace.tables);
    bar.open();
    auto* field = bar.findChild<QLineEdit*>();
    QTest::keyClicks(field, "lock:");
    QCOMPARE(bar.completions(), (QStringList{"\"Lock 1\"", "\"Lock 2\"", "\"both hold one\""}));
    QTest::keyClicks(field, "b");
    QCOMPARE(bar.completions(), (QStringList{"\"both hold one\""}));
    QWidget* popup = QApplication::activePopupWidget();
    QVERIFY(popup);
    QTest::keyClick(popup, Qt::Key_Down);
    QTest::keyClick(popup, Qt::Key_Return);
    QCOMPARE(bar.text(), QString("lock:\"both hold one\""));
}

QTEST_MAIN(PanelsRangeTest)
#include "panels_range_test.moc"
