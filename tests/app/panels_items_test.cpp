// The table of all that lies on the lanes: what a row of each kind says, which kinds are listed,
// and that every row has its mark in the timeline.
#include "app/panels/items_pane.h"
#include "app/panels/range_panel.h"
#include "app/timeline/item_subject.h"
#include "app/timeline/wording.h"
#include "tests/app/items_table.h"
#include "tests/app/variable_and_slice_runs.h"

#include <QAbstractItemModelTester>
#include <QHeaderView>
#include <QImage>
#include <QLabel>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include <algorithm>

using namespace threadline;
using namespace threadline::app;
using analysis::ItemKind;
using threadline::test::cells;
using threadline::test::choose;
using threadline::test::column;
using threadline::test::foreign_trace;
using threadline::test::lost_update;
using threadline::test::ms;
using threadline::test::page_load;
using threadline::test::RunFixture;
using threadline::test::why_empty;
using threadline::test::with_all_lanes;

class PanelsItemsTest : public QObject {
    Q_OBJECT

private slots:
    void everyKindOfLaneHasItsRows();
    void everyRowIsToldInASentence();
    void aCheckThatFailedIsNotToldAsAFact();
    void everyRowIsFoundByItsMark();
    void notesOnOneStretchHaveARowEach();
    void hitsThatBeginAtOnceAreEachGoneTo();
    void valuesAreSortedByWhatTheyAre();
    void valuesThatAreNoIntegersAreSortedToo();
    void slicesAreSortedByName();
    void fewHitsAmongManyNamesAreSortedByName();
    void oneKindOfLaneIsListedAlone();
    void hitsOfOneKindAreListedAlone();
    void anEmptyTableSaysWhy();
    void threadsAreToldApartWhereThereIsLittleRoom();
    void aTimeIsWholeHoweverFarDownItStands();
    void aTimeIsInSightAsAWholeOrNotAtAll();
    void timesAreReadInTheUnitOfTheRun();
    void whatLastedForAMomentIsNotNought();
    void namesOfSlicesHaveFiguresOfTheirOwn();
};

void PanelsItemsTest::everyKindOfLaneHasItsRows() {
    ItemsModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.set_run(with_all_lanes(), nullptr);
    QCOMPARE(model.rowCount(), 14);
    QCOMPARE(cells(model, 0), (QStringList{"thread", "A", "running", ""}));
    QCOMPARE(cells(model, 1), (QStringList{"lock", "A", "holding", "guard"}));
    QCOMPARE(cells(model, 3), (QStringList{"variable", "", "0", "count"}));
    QCOMPARE(cells(model, 4), (QStringList{"variable", "A", "1", "count"}));
    QCOMPARE(cells(model, 7), (QStringList{"CPU", "A", "running", "CPU 1"}));
    QCOMPARE(cells(model, 8), (QStringList{"CPU", "", "idle", "CPU 1"}));
    QCOMPARE(cells(model, 9), (QStringList{"moment", "B", "", "both have read"}));
    QCOMPARE(cells(model, 11), (QStringList{"note", "", "", "bookmark"}));
    QCOMPARE(cells(model, 12), (QStringList{"note", "", "", "Here it GOES"}));
    QCOMPARE(cells(model, 13),
             (QStringList{"idle", "", "at most 1 idle", "there are fewer threads than cores"}));
    QCOMPARE(model.index(4, ItemsModel::Line).data().toString(), QString("9"));
    model.set_run(page_load(), nullptr);
    QCOMPARE(model.rowCount(), 9);
    QCOMPARE(cells(model, 0), (QStringList{"slice", "main", "", "load page"}));
}

void PanelsItemsTest::everyRowIsToldInASentence() {
    ItemsModel model;
    model.set_run(with_all_lanes(), nullptr);
    QCOMPARE(model.sentence(3), QString("count is 0, from 0.000000 ms, for 3.000000 ms"));
    QCOMPARE(model.sentence(4),
             QString("count is 1, since a step of A, from 3.000000 ms, for 3.000000 ms"));
    QCOMPARE(model.sentence(7), QString("CPU 1: A, from 0.000000 ms, for 6.000000 ms"));
    QCOMPARE(model.sentence(8), QString("CPU 1: idle, from 6.000000 ms, for 4.000000 ms"));
    QVERIFY2(model.sentence(9).startsWith("B: both have read, at 5"),
             qPrintable(model.sentence(9)));
    QCOMPARE(model.sentence(11), QString("bookmark, a note at 2.000000 ms"));
    QCOMPARE(model.sentence(12), QString("Here it GOES, a note from 6.000000 ms, for 2.000000 ms"));
    model.set_run(page_load(), nullptr);
    QCOMPARE(model.sentence(0), QString("load page in main, from 2.000000 ms, for 68.000000 ms"));
}

void PanelsItemsTest::aCheckThatFailedIsNotToldAsAFact() {
    session::RunSnapshot run = lost_update();
    auto tables = std::make_shared<trace::Tables>(*run.trace.tables);
    tables->names = {"", "one seat is sold once"};
    run.trace.tables = tables;
    run.trace.moments.append(
        {ms(7), trace::MomentKind::CheckFailed, ActorId{1}, {}, {}, NameId{1}});
    ItemsModel model;
    model.set_run(run, nullptr, {ItemKind::Moment});
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(cells(model, 0),
             (QStringList{"moment", "A", "", "does not hold: one seat is sold once"}));
}

void PanelsItemsTest::everyRowIsFoundByItsMark() {
    ItemsModel model;
    for (const session::RunSnapshot& run : {with_all_lanes(), page_load()}) {
        model.set_run(run, nullptr);
        for (int row = 0; row < model.rowCount(); ++row) {
            const Subject mark = subject_of(model.item(row));
            QVERIFY(mark.kind != Subject::Kind::None);
            const auto item = item_of(mark);
            QVERIFY(item && is_same_place(*item, model.item(row)));
            QCOMPARE(model.row_of(*item), row);
        }
    }
    QVERIFY(!item_of(Subject{}));
}

void PanelsItemsTest::valuesAreSortedByWhatTheyAre() {
    RunFixture story;
    const ObjectId count = story.object("count", record::ObjectKind::Variable);
    auto& a = story.thread("A").runs(0, 10);
    session::RunSnapshot run = story.at(10);
    threadline::test::add_variable(run, count, {{2, 10, a.id()}, {4, 9, a.id()}, {6, -1, a.id()}});
    ItemsModel model;
    model.set_run(run, nullptr, {ItemKind::Value});
    model.sort(ItemsModel::State);
    QCOMPARE(column(model, ItemsModel::State), (QStringList{"\u22121", "0", "9", "10"}));
    model.sort(ItemsModel::State, Qt::DescendingOrder);
    QCOMPARE(column(model, ItemsModel::State), (QStringList{"10", "9", "0", "\u22121"}));
}

void PanelsItemsTest::notesOnOneStretchHaveARowEach() {
    session::RunSnapshot run = lost_update();
    run.annotations =
        std::make_shared<const std::vector<trace::Annotation>>(std::vector<trace::Annotation>{
            {{ms(2), ms(2)}, "first"}, {{ms(2), ms(2)}, ""}, {{ms(2), ms(2)}, "last"}});
    ItemsModel model;
    model.set_run(run, nullptr, {ItemKind::Note});
    QCOMPARE(column(model, ItemsModel::Object), (QStringList{"first", "bookmark", "last"}));
    for (int row = 0; row < model.rowCount(); ++row) {
        const Subject mark = subject_of(model.item(row));
        QCOMPARE(model.row_of(*item_of(mark)), row);
        QVERIFY(describe(run, mark).startsWith(column(model, ItemsModel::Object)[row],
                                               Qt::CaseInsensitive));
    }
}

void PanelsItemsTest::hitsThatBeginAtOnceAreEachGoneTo() {
    RunFixture story;
    const ObjectId count = story.object("count", record::ObjectKind::Variable);
    auto& a = story.thread("A").runs(0, 10);
    session::RunSnapshot run = story.at(10);
    threadline::test::add_variable(run, count, {{3, 1, a.id()}, {3, 2, a.id()}});
    const auto hits = std::make_shared<const SearchHits>(
        analysis::search_lanes(run.trace, analysis::parse_query("lane:variable").query));
    const auto& items = hits->by_time();
    QCOMPARE(items.size(), std::size_t(3));
    for (std::size_t i = 0; i < items.size(); ++i) {
        QCOMPARE(hits->find(items[i]), i);
        QVERIFY(*hits->next(items[i]) == items[(i + 1) % 3]);
        QVERIFY(*hits->previous(items[(i + 1) % 3]) == items[i]);
    }
    ItemsModel model;
    model.set_run(run, hits);
    for (int row = 0; row < model.rowCount(); ++row)
        QCOMPARE(model.row_of(model.item(row)), row);
}

void PanelsItemsTest::valuesThatAreNoIntegersAreSortedToo() {
    session::RunSnapshot run = lost_update();
    auto tables = std::make_shared<trace::Tables>(*run.trace.tables);
    const auto word = [&](const char* text) {
        tables->names.push_back(text);
        return Value::string(NameId{static_cast<std::uint32_t>(tables->names.size() - 1)});
    };
    auto lane = std::make_shared<trace::VariableLane>();
    lane->variable = ObjectId{1};
    double at = 0;
    for (const Value& value :
         {word("pear"), Value::number(0.5), Value::integer(1), word("apple"), Value::number(-0.25),
          Value::boolean(true), Value::integer(-1), Value::boolean(false), Value::number(0.25)}) {
        lane->values.append({ms(at), ms(at + 1), value, {}, {}});
        ++at;
    }
    run.trace.variables = {lane};
    run.trace.tables = tables;
    ItemsModel model;
    model.set_run(run, nullptr, {ItemKind::Value});
    std::vector<Value> values;
    model.sort(ItemsModel::State);
    for (int row = 0; row < model.rowCount(); ++row)
        values.push_back(model.item(row).value);
    const std::vector<Value> expected{
        Value::boolean(false), Value::boolean(true),  Value::integer(-1),
        Value::number(-0.25),  Value::number(0.25),   Value::number(0.5),
        Value::integer(1),     lane->values[3].value, lane->values[0].value};
    QVERIFY(values == expected);
}

void PanelsItemsTest::slicesAreSortedByName() {
    ItemsModel model;
    model.set_run(page_load(), nullptr);
    model.sort(ItemsModel::Object);
    QStringList names = column(model, ItemsModel::Object);
    QStringList sorted = names;
    std::stable_sort(sorted.begin(), sorted.end(), [](const QString& a, const QString& b) {
        return QString::localeAwareCompare(a, b) < 0;
    });
    QCOMPARE(names, sorted);
    model.sort(ItemsModel::Lane);
    QCOMPARE(column(model, ItemsModel::Lane).removeDuplicates(), 8);
}

void PanelsItemsTest::fewHitsAmongManyNamesAreSortedByName() {
    session::RunSnapshot run = with_all_lanes();
    auto tables = std::make_shared<trace::Tables>(*run.trace.tables);
    for (int i = 0; i < 200'000; ++i)
        tables->names.push_back("request " + std::to_string(i * 7919 % 200'000));
    tables->names[1] = "zuletzt";
    run.trace.tables = tables;
    run.trace.moments.append({ms(8), trace::MomentKind::Note, ActorId{2}, {}, {}, NameId{9}});
    run.trace.moments.append({ms(9), trace::MomentKind::Note, ActorId{2}, {}, {}, NameId{5}});
    const auto hits = std::make_shared<const SearchHits>(
        analysis::search_lanes(run.trace, analysis::parse_query("lane:cpu,moment,lock").query));
    ItemsModel model;
    model.set_run(run, hits);
    model.sort(ItemsModel::Object);
    QVERIFY(!model.is_sorting());
    QStringList names = column(model, ItemsModel::Object);
    QCOMPARE(names.mid(names.size() - 2), (QStringList{"CPU 1", "CPU 1"}));
    QVERIFY(names.contains("guard") && names.contains("zuletzt"));
    model.sort(ItemsModel::Object, Qt::DescendingOrder);
    std::ranges::reverse(names);
    QCOMPARE(column(model, ItemsModel::Object), names);
    model.sort(ItemsModel::Thread);
    QStringList threads = column(model, ItemsModel::Thread);
    QVERIFY(std::ranges::is_sorted(threads));
    QCOMPARE(threads.front(), QString());
}

void PanelsItemsTest::oneKindOfLaneIsListedAlone() {
    ItemsPane pane;
    const session::RunSnapshot run = with_all_lanes();
    connect(&pane, &ItemsPane::kinds_chosen, &pane, [&] { pane.set_run(run, nullptr); });
    pane.set_run(run, nullptr);
    QCOMPARE(pane.items().rowCount(), 14);
    const std::pair<const char*, int> rows[] = {
        {"Threads", 2},    {"Locks", 1},  {"Variables", 4},         {"CPUs", 2},
        {"Idle cores", 1}, {"Slices", 0}, {"Moments and notes", 4}, {"All lanes", 14}};
    for (const auto& [lanes, count] : rows) {
        choose(pane, lanes);
        QCOMPARE(pane.items().rowCount(), count);
        for (int row = 0; row < count; ++row)
            QVERIFY(pane.kinds().has(pane.items().item(row).kind));
    }
    // It stays chosen while the run goes on.
    choose(pane, "Variables");
    pane.set_run(lost_update(), nullptr);
    QCOMPARE(pane.items().rowCount(), 4);
}

void PanelsItemsTest::hitsOfOneKindAreListedAlone() {
    const session::RunSnapshot run = with_all_lanes();
    const auto hits = std::make_shared<const SearchHits>(analysis::search_lanes(
        run.trace, analysis::parse_query("lane:thread,lock,variable,cpu,moment").query));
    QCOMPARE(hits->count(), std::uint64_t(11));
    ItemsModel model;
    model.set_run(run, hits, {ItemKind::Value, ItemKind::Moment});
    QCOMPARE(model.rowCount(), 6);
    for (const int by : {-1, int(ItemsModel::Begin), int(ItemsModel::Length)}) {
        model.sort(by);
        for (int row = 0; row < model.rowCount(); ++row)
            QCOMPARE(model.row_of(model.item(row)), row);
    }
    analysis::LaneItem hold;
    hold.kind = ItemKind::Hold;
    hold.actor = ActorId{1};
    hold.object = ObjectId{2};
    hold.range = {ms(1), ms(2)};
    QCOMPARE(model.row_of(hold), -1);  // found, but not listed
    model.set_run(run, hits);
    QVERIFY(model.row_of(hold) >= 0);
}

void PanelsItemsTest::anEmptyTableSaysWhy() {
    ItemsPane pane;
    pane.resize(400, 300);
    pane.show();
    const auto why = [&] { return why_empty(pane); };
    const session::RunSnapshot run = lost_update();
    connect(&pane, &ItemsPane::kinds_chosen, &pane, [&] { pane.set_run(run, nullptr); });
    QCOMPARE(why(), QString());
    pane.set_run(run, nullptr);
    QCOMPARE(why(), QString());
    choose(pane, "Slices");
    QCOMPARE(why(), QString("Nothing of this kind is in the run."));
    // Of the other parts nobody has looked, and what leads beyond this one is not told cut.
    session::RunSnapshot part = with_all_lanes();
    part.trace.detail = {ms(7), part.trace.now};
    choose(pane, "Idle cores");
    pane.set_run(part, nullptr);
    QCOMPARE(why(), QString("Nothing of this kind is listed of this part of the run."));
    choose(pane, "All lanes");
    QCOMPARE(why(), QString());
    pane.set_run(run, std::make_shared<const SearchHits>(analysis::LaneHits{}));
    QCOMPARE(why(), QString("Nothing was found to be listed here."));
    pane.set_run(foreign_trace(10, {}), nullptr);
    QCOMPARE(why(), QString("Nothing lies on any lane."));
    pane.clear();
    QCOMPARE(why(), QString());
}

void PanelsItemsTest::threadsAreToldApartWhereThereIsLittleRoom() {
    RunFixture fixture;
    for (int i = 1; i <= 5; ++i)
        fixture.thread("Philosopher " + std::to_string(i)).runs(0, 10);
    const session::RunSnapshot run = fixture.at(10);
    ItemsPane pane;
    connect(&pane, &ItemsPane::kinds_chosen, &pane, [&] { pane.set_run(run, nullptr); });
    choose(pane, "Threads");
    QCOMPARE(pane.items().rowCount(), 5);
    pane.resize(240, 300);
    pane.show();
    QVERIFY(QTest::qWaitForWindowExposed(&pane));
    pane.fit_columns();
    QTableView& table = *pane.table();
    QVERIFY(table.columnWidth(ItemsModel::Thread) >
            table.fontMetrics().horizontalAdvance("Philosopher 1"));
    std::vector<QImage> names;
    for (int row = 0; row < 5; ++row) {
        const QRect cell = table.visualRect(pane.items().index(row, ItemsModel::Thread));
        QVERIFY(table.viewport()->rect().contains(cell));
        const QImage name = table.viewport()->grab(cell).toImage();
        QVERIFY(std::ranges::find(names, name) == names.end());
        names.push_back(name);
    }
}

// Also those of rows that nobody has scrolled to.
void PanelsItemsTest::aTimeIsWholeHoweverFarDownItStands() {
    RunFixture fixture;
    auto& thread = fixture.thread("Connection 1");
    constexpr int steps = 1000;
    for (int i = 0; i < steps; ++i)
        thread.runs(i * 5.5, i * 5.5 + 0.001).sleeps(i * 5.5 + 0.001, (i + 1) * 5.5);
    const session::RunSnapshot run = fixture.at(steps * 5.5);
    ItemsPane pane;
    pane.set_run(run, nullptr);
    pane.resize(240, 300);
    pane.show();
    QVERIFY(QTest::qWaitForWindowExposed(&pane));
    pane.fit_columns();
    QTableView& table = *pane.table();
    QVERIFY(table.model()->rowCount() >= 2 * steps);
    for (int row = 0; row < table.model()->rowCount(); ++row)
        for (const int column : {ItemsModel::Begin, ItemsModel::Length, ItemsModel::End}) {
            const QModelIndex cell = table.model()->index(row, column);
            QVERIFY2(table.columnWidth(column) >= table.sizeHintForIndex(cell).width(),
                     qPrintable(cell.data().toString()));
        }
    QCOMPARE(table.textElideMode(), Qt::ElideRight);
}

// What the edge cuts of it would read as another number.
void PanelsItemsTest::aTimeIsInSightAsAWholeOrNotAtAll() {
    RunFixture fixture;
    for (int i = 1; i <= 5; ++i) {
        const ObjectId fork = fixture.lock("Fork " + std::to_string(i));
        auto& one = fixture.thread("Philosopher " + std::to_string(i)).runs(0, 0.505);
        one.holds(fork, 0.505, 8).state(trace::State::Waiting, 0.505, 4.51).runs(4.51, 8);
    }
    const session::RunSnapshot run = fixture.at(8);
    ItemsPane pane;
    pane.set_run(run, nullptr);
    pane.resize(500, 300);
    pane.show();
    QVERIFY(QTest::qWaitForWindowExposed(&pane));
    QTableView& table = *pane.table();
    bool any_out_of_sight = false, all_in_sight = false;
    for (int width = 500; width >= 200; width -= 7) {
        pane.resize(width, 300);
        QCoreApplication::processEvents();
        pane.fit_columns();
        const int room = table.viewport()->width();
        for (const int column : {ItemsModel::Begin, ItemsModel::Length}) {
            const int begin = table.columnViewportPosition(column);
            const int end = begin + table.columnWidth(column);
            const QString where = QString("%1 of %2 to %3").arg(room).arg(begin).arg(end);
            QVERIFY2(end <= room || begin >= room, qPrintable(where));
            any_out_of_sight |= begin >= room;
            all_in_sight |= column == ItemsModel::Length && end <= room;
        }
        for (const int column : {ItemsModel::State, ItemsModel::Object})
            QVERIFY(table.columnWidth(column) >= table.horizontalHeader()->sectionSizeHint(column));
    }
    QVERIFY(any_out_of_sight && all_in_sight);
}

void PanelsItemsTest::timesAreReadInTheUnitOfTheRun() {
    ItemsModel model;
    const auto heading = [&model](int number) {
        return model.headerData(number, Qt::Horizontal, Qt::DisplayRole).toString();
    };
    RunFixture brief;
    brief.thread("A").runs(0, 0.0002).sleeps(0.0002, 0.9);
    model.set_run(brief.at(0.9), nullptr, {analysis::ItemKind::Interval});
    QCOMPARE(heading(ItemsModel::Begin), QString("Start µs"));
    QCOMPARE(heading(ItemsModel::Length), QString("Length µs"));
    QCOMPARE(column(model, ItemsModel::Length), (QStringList{"0.200", "899.800"}));
    QCOMPARE(column(model, ItemsModel::End), (QStringList{"0.200", "900.000"}));
    RunFixture long_one;
    long_one.thread("A").runs(0, 30'000);
    model.set_run(long_one.at(30'000), nullptr, {analysis::ItemKind::Interval});
    QCOMPARE(heading(ItemsModel::End), QString("End ms"));
    model.clear();
    QCOMPARE(heading(ItemsModel::End), QString("End ms"));
}

void PanelsItemsTest::whatLastedForAMomentIsNotNought() {
    RunFixture fixture;
    fixture.thread("A").runs(0, 0.0002).sleeps(0.0002, 0.04).runs(0.04, 120);
    ItemsModel model;
    model.set_run(fixture.at(120), nullptr, {analysis::ItemKind::Interval});
    QCOMPARE(column(model, ItemsModel::Length),
             (QStringList{"0.000200", "0.039800", "119.960000"}));
    // Where there is little room.
    model.set_decimals(3);
    QCOMPARE(column(model, ItemsModel::Length), (QStringList{"0.0002", "0.040", "119.960"}));
    QCOMPARE(column(model, ItemsModel::Begin), (QStringList{"0.000", "0.0002", "0.040"}));
    // They are sorted by what they are.
    model.sort(ItemsModel::Length, Qt::DescendingOrder);
    QCOMPARE(column(model, ItemsModel::Length), (QStringList{"119.960", "0.040", "0.0002"}));
}

void PanelsItemsTest::namesOfSlicesHaveFiguresOfTheirOwn() {
    RangePanel panel;
    panel.resize(420, 600);
    panel.show();
    const session::RunSnapshot run = page_load();
    panel.set_report(
        std::make_shared<const RangeReport>(range_report(run, run.trace.range()).value()), true);
    QTableView* table = nullptr;
    for (QTableView* each : panel.findChildren<QTableView*>())
        if (each->accessibleName() == "Slices in the stretch")
            table = each;
    QVERIFY(table && !table->isHidden());
    QCOMPARE(table->model()->rowCount(), 8);
    const auto cell = [&](int row, int column) {
        return table->model()->index(row, column).data().toString();
    };
    QCOMPARE(cell(0, SliceTimesModel::Name), QString("load page"));  // the longest first
    QCOMPARE(cell(0, SliceTimesModel::Total), QString("68.000"));
    QCOMPARE(cell(0, SliceTimesModel::Self), QString("6.000"));
    QCOMPARE(cell(0, SliceTimesModel::Count), QString("1"));
    const QString unknown = "This trace does not say whether a thread ran or waited.";
    QCOMPARE(panel.findChild<QLabel*>("range-states")->text(), unknown);
    QSignalSpy chosen(&panel, &RangePanel::slice_chosen);
    emit table->clicked(table->model()->index(0, 0));
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen[0][0].value<analysis::LaneItem>().range, (trace::TimeRange{ms(2), ms(70)}));
    // What is copied has them, too.
    const std::string csv = csv_of(*panel.report());
    QVERIFY(csv.find("slice,request,count,2") != std::string::npos);
    QVERIFY(csv.find("slice,request,self_ms,18.000000") != std::string::npos);
    const auto json = json_of(*panel.report());
    QCOMPARE(json["slices"].size(), std::size_t(8));
    QCOMPARE(json["slices"][0]["self_ms"].get<double>(), 6.0);
    QVERIFY(text_of(*panel.report(), true, 80).find("Slices") != std::string::npos);
    // Where none lies it is known no better.
    panel.set_report(
        std::make_shared<const RangeReport>(range_report(run, {ms(71), ms(73)}).value()), false);
    QVERIFY(table->isHidden());
    QCOMPARE(panel.findChild<QLabel*>("range-states")->text(), unknown);
    // A run of one's own has none of that.
    const session::RunSnapshot own = lost_update();
    panel.set_report(
        std::make_shared<const RangeReport>(range_report(own, own.trace.range()).value()), true);
    QVERIFY(table->isHidden());
    QVERIFY(panel.findChild<QLabel*>("range-states")->text().startsWith("All threads together"));
}

QTEST_MAIN(PanelsItemsTest)
#include "panels_items_test.moc"
