// In the table of all that lies on the lanes: who waited for a lock, and where cores were idle and
// why.
#include "app/panels/items_pane.h"
#include "app/timeline/item_subject.h"
#include "app/timeline/wording.h"
#include "tests/app/items_table.h"
#include "tests/app/run_fixture.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace threadline;
using namespace threadline::app;
using analysis::ItemKind;
using threadline::test::cells;
using threadline::test::choose;
using threadline::test::column;
using threadline::test::ms;
using threadline::test::RunFixture;
using threadline::test::why_empty;

namespace {

// B waits for what A holds, and has finished before the end.
session::RunSnapshot one_waits() {
    RunFixture story;
    const ObjectId guard = story.lock("guard");
    auto& a = story.thread("A").runs(0, 6).holds(guard, 1, 6);
    auto& b = story.thread("B").line(7).runs(0, 2).blocked(guard, 2, 6, a.id());
    session::RunSnapshot run = story.at(8);
    auto info = std::make_shared<trace::RunInfo>(*run.trace.info);
    info->cores = 2;
    info->clock = trace::Clock::Virtual;
    run.trace.info = info;
    const std::pair<ActorId, double> until[] = {{a.id(), 6}, {b.id(), 2}};
    for (std::uint16_t number = 0; number < 2; ++number) {
        auto cpu = std::make_shared<trace::CpuLane>();
        cpu->cpu = number;
        cpu->end = run.trace.now;
        const auto& [actor, end] = until[number];
        cpu->intervals.append({ms(0), ms(end), actor, trace::CpuUse::Thread, false});
        cpu->intervals.append({ms(end), run.trace.now, {}, trace::CpuUse::Idle, false});
        run.trace.cpus.push_back(std::move(cpu));
    }
    return run;
}

// More than is looked at for idle cores at once.
session::RunSnapshot much_and_idle() {
    session::RunSnapshot run = RunFixture::busy(20, 1500);
    auto cpu = std::make_shared<trace::CpuLane>();
    cpu->end = run.trace.now;
    cpu->intervals.append({ms(0), run.trace.now, {}, trace::CpuUse::Idle, false});
    run.trace.cpus.push_back(std::move(cpu));
    return run;
}

}  // namespace

class PanelsWaitRowsTest : public QObject {
    Q_OBJECT

private slots:
    void whoWaitsAndWhyCoresWereIdleIsToldAsInThePicture();
    void idleCoresOfALongRunAreLookedForBesideTheWindow();
    void idleCoresOfMuchAreLookedForOnceTheRunIsOver();
    void whoWaitsInADeadlockIsToldSoOnTheLaneOfTheLock();
};

void PanelsWaitRowsTest::whoWaitsAndWhyCoresWereIdleIsToldAsInThePicture() {
    const session::RunSnapshot run = one_waits();
    ItemsModel model;
    model.set_run(run, nullptr, {ItemKind::Wait, ItemKind::Idle});
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(cells(model, 0), (QStringList{"lock", "B", "waiting", "guard"}));
    QCOMPARE(cells(model, 1),
             (QStringList{"idle", "", "1 idle", "threads wait for guard, held by A"}));
    QCOMPARE(cells(model, 2),
             (QStringList{"idle", "", "2 idle", "no thread has begun yet, or all have finished"}));
    QCOMPARE(model.index(0, ItemsModel::By).data().toString(), QString("A"));
    QCOMPARE(model.index(1, ItemsModel::By).data().toString(), QString("A"));
    QCOMPARE(model.index(0, ItemsModel::Line).data().toString(), QString("7"));
    QCOMPARE(model.sentence(0),
             QString("B waits for guard, held by A, from 2.000000 ms, for 4.000000 ms"));
    const QString idle = "1 of 2 cores idle: threads wait for guard, held by A";
    QCOMPARE(model.sentence(1), idle + ", from 2.000000 ms, for 4.000000 ms");
    QCOMPARE(describe(run, subject_of(model.item(1))), idle);
    QVERIFY(describe(run, subject_of(model.item(0))).startsWith("B waits for guard, held by A"));
    for (int row = 0; row < model.rowCount(); ++row)
        QCOMPARE(model.row_of(*item_of(subject_of(model.item(row)))), row);
    // By how many, and by why.
    model.sort(ItemsModel::State, Qt::DescendingOrder);
    QCOMPARE(column(model, ItemsModel::State), (QStringList{"2 idle", "1 idle", "waiting"}));
    // A mark of several stands for no row.
    Subject several = subject_of(model.item(0));
    several.depth = 0;
    QVERIFY(!item_of(several));
    several = subject_of(model.item(2));
    several.actor = {};
    QVERIFY(!item_of(several));
}

void PanelsWaitRowsTest::idleCoresOfALongRunAreLookedForBesideTheWindow() {
    const session::RunSnapshot run = much_and_idle();
    ItemsModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.set_run(run, nullptr);
    QVERIFY(!model.is_complete());
    const int before = model.rowCount();
    const QPersistentModelIndex chosen(model.index(before - 1, 0));
    QTRY_VERIFY_WITH_TIMEOUT(model.is_complete(), 20'000);
    QVERIFY(model.rowCount() > before);
    QCOMPARE(chosen.row(), before - 1);
    QVERIFY(model.item(before - 1).kind != ItemKind::Idle);
    QVERIFY(model.item(before).kind == ItemKind::Idle);
    QCOMPARE(model.row_of(model.item(before)), before);
    // Of another run nothing follows that was asked for before.
    model.set_run(run, nullptr);
    model.set_run(one_waits(), nullptr);
    QVERIFY(model.is_complete());
    const int rows = model.rowCount();
    // In a table that is sorted they stand in their places.
    model.sort(ItemsModel::Begin);
    QCOMPARE(model.rowCount(), rows);
    model.set_run(run, nullptr);
    QTRY_VERIFY_WITH_TIMEOUT(model.is_complete() && !model.is_sorting(), 20'000);
    QVERIFY(model.rowCount() > before);
    for (int row = 1; row < model.rowCount(); ++row)
        QVERIFY(model.item(row - 1).range.begin <= model.item(row).range.begin);
}

void PanelsWaitRowsTest::idleCoresOfMuchAreLookedForOnceTheRunIsOver() {
    session::RunSnapshot run = much_and_idle();
    run.trace.finished = false;
    ItemsPane pane;
    pane.resize(400, 300);
    pane.show();
    QSignalSpy completed(&pane.items(), &ItemsModel::completed);
    choose(pane, "Idle cores");
    pane.set_run(run, nullptr);
    QVERIFY(!pane.items().is_complete());
    QCOMPARE(why_empty(pane), QString("Where cores were idle is listed once the run is over."));
    run.trace.finished = true;
    pane.set_run(run, nullptr);
    QCOMPARE(why_empty(pane), QString());
    QTRY_COMPARE_WITH_TIMEOUT(completed.count(), 1, 20'000);
    QVERIFY(pane.items().is_complete());
    QVERIFY(pane.items().rowCount() > 0);
    // Of less it is known at once.
    session::RunSnapshot less = one_waits();
    less.trace.finished = false;
    pane.set_run(less, nullptr);
    QCOMPARE(pane.items().rowCount(), 2);
}

void PanelsWaitRowsTest::whoWaitsInADeadlockIsToldSoOnTheLaneOfTheLock() {
    ItemsModel model;
    model.set_run(RunFixture::opposite_order(), nullptr, {ItemKind::Wait});
    QCOMPARE(cells(model, 0), (QStringList{"lock", "B", "deadlocked", "Lock 1"}));
    QCOMPARE(cells(model, 1), (QStringList{"lock", "A", "deadlocked", "Lock 2"}));
    QVERIFY2(model.sentence(0).startsWith("B waits for Lock 1, held by A"),
             qPrintable(model.sentence(0)));
}

QTEST_MAIN(PanelsWaitRowsTest)
#include "panels_wait_rows_test.moc"
