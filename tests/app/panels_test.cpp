// The panels beside the timeline: models that keep the rules, parameters that say what was set.
#include "app/language/kind_names.h"
#include "app/panels/details_panel.h"
#include "app/panels/findings_list.h"
#include "app/panels/flow_layout.h"
#include "app/panels/locks_model.h"
#include "app/panels/parameter_form.h"
#include "app/panels/row_table.h"
#include "app/panels/table_part.h"
#include "app/panels/thread_times_model.h"
#include "app/timeline/wording_terms.h"
#include "tests/app/run_fixture.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHeaderView>
#include <QSignalSpy>
#include <QSlider>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QTest>

#include <memory>

using namespace threadline;
using namespace threadline::app;

namespace {

constexpr auto fatal = QAbstractItemModelTester::FailureReportingMode::Fatal;

std::shared_ptr<const std::vector<analysis::Finding>> findings(int count) {
    auto list = std::make_shared<std::vector<analysis::Finding>>();
    for (int i = 0; i < count; ++i) {
        analysis::Finding finding;
        finding.title = "Finding " + std::to_string(i);
        finding.at = std::chrono::milliseconds(i);
        list->push_back(finding);
    }
    return list;
}

std::vector<record::Parameter> parameters() {
    record::Parameter work{"work", "Work", record::ParameterKind::Number, 20.0, 1, 500, 1,
                           "ms",   {}};
    record::Parameter rate{"rate", "Rate", record::ParameterKind::Number, 0.5, 0, 1, 0.1, "", {}};
    record::Parameter remedy{
        "remedy", "Remedy", record::ParameterKind::Choice, std::string("none"), 0, 0,
        1,        "",       {"none", "global order"}};
    record::Parameter fair{"fair", "", record::ParameterKind::Boolean, false, 0, 0, 1, "", {}};
    return {work, rate, remedy, fair};
}

}  // namespace

class PanelsTest : public QObject {
    Q_OBJECT

private slots:
    void findingsArriveOneByOneAsRows();
    void whenItWasIsSaidAsEveryInstantOfTheRun();
    void anotherRunsFindingsReplaceTheFirsts();
    void ofAFindingAboutManyTheDetailsNameEach();
    void aFindingIsChosenWithTheKeyboard();
    void aLongTitleOfAFindingGoesOnInLinesOfItsOwn();
    void statisticsKeepTheirRowsWhenFiguresChange();
    void inANarrowPaneTheWaitsOfALockAreInSight();
    void partsOfALongTraceFollowEachOtherWithoutAGap();
    void whereWordsWrapANameStaysWithItsValue();
    void aFormSaysItsValuesAsTheCommandLineTakesThem();
    void sliderAndBoxAgree();
    void whoTypesMoreThanTheMostGetsTheMost();
    void anArrowKeyMovesASliderByAStepOfItsValue();
    void valuesOfEqualParametersOutliveAnEdit();
    void resetGoesBackToWhatIsDeclared();
    void impossibleValuesAreLeftOut();
    void aLabelLeadsToItsControl();
    void controlsOfARowStandHalfWayUpAndGoOnInTheNext();
};

void PanelsTest::findingsArriveOneByOneAsRows() {
    QCOMPARE(name_of(analysis::FindingKind::IoBound), QString("I/O-bound"));
    QCOMPARE(name_of(analysis::FindingKind::CpuBound), QString("CPU-bound"));
    QCOMPARE(name_of(analysis::FindingKind::IdleCpu), QString("Idle CPU"));
    QCOMPARE(name_of(analysis::FindingKind::LostUpdate), QString("Lost update"));
    FindingsModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.set_findings(findings(1));
    model.set_findings(findings(3));
    QCOMPARE(inserted.count(), 2);
    QCOMPARE(reset.count(), 0);
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.index(2).data().toString(), QString("Finding 2"));
    QCOMPARE(model.index(2).data(FindingsModel::KindRole).toString(), QString("Deadlock"));
    QCOMPARE(model.index(2).data(Qt::AccessibleTextRole).toString(),
             QString("Error, Deadlock: Finding 2"));
}

void PanelsTest::whenItWasIsSaidAsEveryInstantOfTheRun() {
    using test::ms;
    FindingsModel model;
    const auto said = [&model](double at, double whole) {
        auto list = std::make_shared<std::vector<analysis::Finding>>(*findings(1));
        list->front().at = ms(at);
        session::RunSnapshot run;
        run.trace.now = ms(whole);
        run.findings = list;
        model.set_run(run);
        const QString text = model.index(0).data(FindingsModel::AtRole).toString();
        return text == wording::moment_text(run, ms(at)) ? text : "another: " + text;
    };
    QCOMPARE(said(20, 120), QString("20 ms"));
    QCOMPARE(said(20.44, 120), QString("20.4 ms"));
    QCOMPARE(said(0.0297, 2.046), QString("0.03 ms"));
    QCOMPARE(said(0.0295, 0.5), QString("29.5 µs"));
    QCOMPARE(said(0.0001, 120), QString("0 ms"));
    QCOMPARE(said(0, 120), QString("0 ms"));
    // A row of a run that goes on changes no word before another comes.
    session::RunSnapshot run;
    run.findings = std::make_shared<const std::vector<analysis::Finding>>(*findings(2));
    run.trace.now = ms(2);
    model.set_run(run);
    QCOMPARE(model.index(1).data(FindingsModel::AtRole).toString(), QString("1 ms"));
    run.trace.now = ms(20'000);
    model.set_run(run);
    QCOMPARE(model.index(1).data(FindingsModel::AtRole).toString(), QString("1 ms"));
    run.trace.finished = true;
    model.set_run(run);
    QCOMPARE(model.index(1).data(FindingsModel::AtRole).toString(), QString("0 s"));
}

void PanelsTest::anotherRunsFindingsReplaceTheFirsts() {
    FindingsModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    model.set_findings(findings(3));
    auto other = std::make_shared<std::vector<analysis::Finding>>(*findings(3));
    (*other)[0].title = "Another";
    model.set_findings(other);
    QCOMPARE(model.index(0).data().toString(), QString("Another"));
    model.set_findings(findings(1));
    QCOMPARE(model.rowCount(), 1);
    model.clear();
    QCOMPARE(model.rowCount(), 0);
}

void PanelsTest::ofAFindingAboutManyTheDetailsNameEach() {
    using test::ms;
    const auto told_of = [](int threads) {
        test::RunFixture story;
        std::vector<ActorId> actors;
        for (int i = 1; i <= threads; ++i) {
            const ObjectId fork = story.lock("Fork " + std::to_string(i));
            actors.push_back(
                story.thread("T" + std::to_string(i)).runs(0, 10).blocked(fork, 10, 40).id());
        }
        story.deadlock(10, actors, {});
        const auto run = story.at(40);
        DetailsPanel details;
        details.show_finding(run, run.findings->front());
        return details.toPlainText();
    };
    QVERIFY2(told_of(30).contains("What each of them does at 10 ms:"), qPrintable(told_of(30)));
    for (int i = 1; i <= 30; ++i)
        QVERIFY(told_of(30).contains(QString("T%1 has waited since 10 ms for Fork %1").arg(i)));
    QVERIFY(!told_of(2).contains("What each of them"));
}

void PanelsTest::aFindingIsChosenWithTheKeyboard() {
    FindingsList list;
    list.findings().set_findings(findings(3));
    QStringList chosen;
    connect(&list, &FindingsList::chosen, this, [&](const analysis::Finding& finding) {
        chosen.append(QString::fromStdString(finding.title));
    });
    list.go(1);
    QTest::keyClick(&list, Qt::Key_Down);
    QTest::keyClick(&list, Qt::Key_Return);
    list.go(1);
    list.go(1);
    list.go(-1);
    QCOMPARE(chosen,
             (QStringList{"Finding 0", "Finding 1", "Finding 2", "Finding 0", "Finding 2"}));
}

void PanelsTest::aLongTitleOfAFindingGoesOnInLinesOfItsOwn() {
    auto two = *findings(2);
    two[1].title = "Deadlock: Philosopher 1, Philosopher 2 and Philosopher 3 wait in a circle";
    FindingsList list;
    list.resize(300, 300);
    list.findings().set_findings(std::make_shared<const std::vector<analysis::Finding>>(two));
    list.show();
    QVERIFY(QTest::qWaitForWindowExposed(&list));
    const auto height = [&](int row) {
        return list.visualRect(list.findings().index(row)).height();
    };
    // What severity and when takes a line of its own only where it has no room behind the title.
    const int line = list.fontMetrics().height();
    QVERIFY2(height(0) < 2 * line, qPrintable(QString::number(height(0))));
    QCOMPARE(height(1), height(0) + 2 * line);
    list.resize(1200, 300);
    QTRY_COMPARE(height(1), height(0));
    // In a narrow pane a third and a fourth line, before it would be cut.
    list.resize(180, 300);
    QTRY_VERIFY(height(1) >= height(0) + 3 * line);
    const int all = height(1);
    two[1].title += std::string(5'000, 'x');  // but no name takes all the room
    list.findings().set_findings(std::make_shared<const std::vector<analysis::Finding>>(two));
    QTRY_VERIFY(height(1) >= all && height(1) < 9 * line);
}

void PanelsTest::statisticsKeepTheirRowsWhenFiguresChange() {
    LocksModel locks;
    ThreadTimesModel threads(1);
    const QAbstractItemModelTester of_locks(&locks, fatal);
    const QAbstractItemModelTester of_threads(&threads, fatal);
    analysis::LockReport lock;
    lock.name = "Lock 1";
    lock.statistics.hold = std::chrono::microseconds(1500);
    QSignalSpy reset(&locks, &QAbstractItemModel::modelReset);
    locks.set_rows({lock});
    locks.set_rows({lock});
    QCOMPARE(reset.count(), 1);
    QCOMPARE(locks.index(0, LocksModel::Hold).data().toString(), QString("1.5"));
    analysis::ThreadReport thread;
    thread.name = "A";
    thread.states.add(trace::State::Blocked, std::chrono::milliseconds(2));
    thread.states.add(trace::State::Deadlocked, std::chrono::milliseconds(3));
    analysis::Report report;
    report.tables = std::make_shared<trace::Tables>();
    report.threads = {thread, thread};
    threads.set_rows(thread_times(report));
    QCOMPARE(threads.index(1, ThreadTimesModel::Blocked).data().toString(), QString("2.0"));
    QCOMPARE(threads.index(1, ThreadTimesModel::Deadlocked).data().toString(), QString("3.0"));
    QVERIFY(threads.is_worth_showing(ThreadTimesModel::Deadlocked));
    QVERIFY(threads.is_worth_showing(ThreadTimesModel::Running));
    QVERIFY(threads.is_worth_showing(ThreadTimesModel::Blocked));
    QVERIFY(!threads.is_worth_showing(ThreadTimesModel::Interpreter));
    QVERIFY(!threads.is_worth_showing(ThreadTimesModel::Waiting));
    thread.states.add(trace::State::Interpreter, std::chrono::milliseconds(1));
    report.threads = {thread};
    threads.set_rows(thread_times(report));
    QVERIFY(threads.is_worth_showing(ThreadTimesModel::Interpreter));
    // Of a run of microseconds neither table says "0.0".
    locks.set_stretch(std::chrono::microseconds(1900));
    QCOMPARE(locks.headerData(LocksModel::Hold, Qt::Horizontal, Qt::DisplayRole).toString(),
             QString("Held µs"));
    QCOMPARE(locks.index(0, LocksModel::Hold).data().toString(), QString("1500.0"));
    threads.set_rows({});
}

void PanelsTest::inANarrowPaneTheWaitsOfALockAreInSight() {
    LocksModel locks;
    analysis::LockReport lock;
    lock.name = "Hot lock";
    lock.statistics.hold = lock.statistics.wait = std::chrono::milliseconds(1234);
    locks.set_rows({lock});
    const std::unique_ptr<QTableView> table(sorted_row_table(&locks, "Locks"));
    table->resize(380, 200);
    table->show();
    QVERIFY(QTest::qWaitForWindowExposed(table.get()));
    const QHeaderView* header = table->horizontalHeader();
    for (const int column : {LocksModel::Name, LocksModel::Wait, LocksModel::Contended,
                             LocksModel::Hold, LocksModel::LongestWait})
        QVERIFY2(header->sectionPosition(column) + header->sectionSize(column) <=
                     table->viewport()->width(),
                 qPrintable(locks.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString()));
    // Room for the arrow of sorting only where it is.
    const int usual = header->sectionSize(LocksModel::Contended);
    QVERIFY(usual < header->fontMetrics().horizontalAdvance("Contended") + 30);
    table->sortByColumn(LocksModel::Contended, Qt::DescendingOrder);
    QVERIFY(header->sectionSize(LocksModel::Contended) > usual);
    // The words of a heading stand below each other, all of them in sight.
    QVERIFY(header->height() >= 2 * header->fontMetrics().height());
}

void PanelsTest::partsOfALongTraceFollowEachOtherWithoutAGap() {
    using trace::Time;
    const trace::TimeRange all{Time{0}, Time{1'000'000}};
    // Ever more events towards the end; in a burst more than are listed at once.
    const auto until = [](Time t) {
        const auto x = std::uint64_t(t.count());
        return x * x / 10'000'000 + (x > 500'000 ? 50'000 : 0);
    };
    const EventsIn events_in = [&](trace::TimeRange range) {
        return until(range.end) - until(range.begin);
    };
    constexpr std::uint64_t most = 10'000;
    Time at = all.begin;
    int parts = 0;
    for (; at < all.end; ++parts) {
        const trace::TimeRange part = part_from(at, all, most, events_in);
        QCOMPARE(part.begin, at);
        QVERIFY(part.end > at);
        QVERIFY(events_in(part) <= most || part.length() == trace::Duration{1});
        at = part.end;
    }
    QCOMPARE(at, all.end);
    int back = 0;
    for (; at > all.begin; ++back) {
        const trace::TimeRange part = part_until(at, all, most, events_in);
        QCOMPARE(part.end, at);
        QVERIFY(part.begin < at);
        at = part.begin;
    }
    QVERIFY(parts >= 10 && std::abs(parts - back) <= 3);
    QVERIFY(part_from(all.end, all, most, events_in).length() == trace::Duration{0});
    QCOMPARE(part_from(Time{-5}, all, 1'000'000, events_in), all);
}

void PanelsTest::whereWordsWrapANameStaysWithItsValue() {
    LocksModel model;
    const std::unique_ptr<QTableView> table(row_table(&model, "Locks"));
    wrap_rows(*table);
    const auto* words = qobject_cast<const QStyledItemDelegate*>(table->itemDelegate());
    const QString shown = words->displayText("count = 110, sum = 0", QLocale());
    QCOMPARE(shown.count(u' '), 1);  // the only place for a break
    QCOMPARE(shown.indexOf(u' '), shown.indexOf(u',') + 1);
    QCOMPARE(QString(shown).replace(QChar::Nbsp, u' '), QString("count = 110, sum = 0"));
}

void PanelsTest::aFormSaysItsValuesAsTheCommandLineTakesThem() {
    ParameterForm form;
    form.set_parameters(parameters());
    QVERIFY(form.at_defaults());
    form.findChild<QWidget*>("remedy")->findChild<QComboBox*>()->setCurrentText("global order");
    form.findChild<QWidget*>("fair")->findChild<QCheckBox*>()->setChecked(true);
    form.findChild<QWidget*>("rate")->findChild<QDoubleSpinBox*>()->setValue(0.7);
    const std::vector<std::pair<std::string, std::string>> expected{
        {"work", "20"}, {"rate", "0.7"}, {"remedy", "global order"}, {"fair", "true"}};
    QCOMPARE(form.as_request(), expected);
    QVERIFY(!form.at_defaults());
}

void PanelsTest::sliderAndBoxAgree() {
    ParameterForm form;
    form.set_parameters(parameters());
    QWidget* work = form.findChild<QWidget*>("work");
    auto* slider = work->findChild<QSlider*>();
    auto* box = work->findChild<QDoubleSpinBox*>();
    QSignalSpy changed(&form, &ParameterForm::changed);
    slider->setValue(slider->maximum());
    QCOMPARE(box->value(), 500.0);
    QCOMPARE(changed.count(), 1);
    box->setValue(1);
    QCOMPARE(slider->value(), slider->minimum());
    QCOMPARE(box->suffix(), QString(" ms"));
}

void PanelsTest::whoTypesMoreThanTheMostGetsTheMost() {
    ParameterForm form;
    form.set_parameters(parameters());
    auto* box = form.findChild<QWidget*>("work")->findChild<QDoubleSpinBox*>();
    for (const auto& [typed, value] : {std::pair("900", 500.0), std::pair("99999", 500.0),
                                       std::pair("0", 1.0), std::pair("30", 30.0)}) {
        box->setFocus();
        box->selectAll();
        QTest::keyClicks(box, typed);
        QTest::keyClick(box, Qt::Key_Return);
        QCOMPARE(box->value(), value);
    }
    QCOMPARE(box->text(), QString("30 ms"));
}

// Of which there may be fewer or more than the slider has places.
void PanelsTest::anArrowKeyMovesASliderByAStepOfItsValue() {
    ParameterForm form;
    form.set_parameters(parameters());
    form.set_values({{"work", "20"}});
    auto* slider = form.findChild<QWidget*>("work")->findChild<QSlider*>();
    QTest::keyClick(slider, Qt::Key_Right);
    QCOMPARE(form.values()["work"], QString("21"));
    QTest::keyClick(slider, Qt::Key_Down);
    QTest::keyClick(slider, Qt::Key_Left);
    QCOMPARE(form.values()["work"], QString("19"));
}

void PanelsTest::valuesOfEqualParametersOutliveAnEdit() {
    ParameterForm form;
    form.set_parameters(parameters());
    form.set_values({{"work", "77"}, {"remedy", "global order"}});
    std::vector<record::Parameter> edited = parameters();
    edited[0].max = 50;  // 77 is no longer possible
    form.set_parameters(edited);
    QCOMPARE(form.values()["work"], QString("20"));
    QCOMPARE(form.values()["remedy"], QString("global order"));
}

void PanelsTest::resetGoesBackToWhatIsDeclared() {
    ParameterForm form;
    form.set_parameters(parameters());
    form.set_values({{"work", "77"}, {"fair", "true"}});
    form.reset();
    QVERIFY(form.at_defaults());
    QCOMPARE(form.values()["work"], QString("20"));
}

void PanelsTest::impossibleValuesAreLeftOut() {
    ParameterForm form;
    form.set_parameters(parameters());
    form.set_values({{"work", "5000"}, {"remedy", "prayer"}, {"unknown", "1"}});
    QVERIFY(form.at_defaults());
}

void PanelsTest::aLabelLeadsToItsControl() {
    ParameterForm form;
    form.set_parameters(parameters());
    for (QWidget* each : form.findChildren<QWidget*>()) {
        if (qobject_cast<QComboBox*>(each) || qobject_cast<QDoubleSpinBox*>(each) ||
            qobject_cast<QSlider*>(each))
            QVERIFY2(!each->accessibleName().isEmpty(), each->metaObject()->className());
    }
    // A parameter without a label is known by its name.
    QCOMPARE(form.findChild<QWidget*>("fair")->findChild<QCheckBox*>()->text(), QString("fair"));
}

void PanelsTest::controlsOfARowStandHalfWayUpAndGoOnInTheNext() {
    QWidget panel;
    auto* row = new FlowLayout(6);
    std::vector<QWidget*> controls;
    for (const QSize size : {QSize(40, 16), QSize(60, 30), QSize(70, 20)}) {
        auto* control = new QWidget;
        control->setFixedSize(size);
        row->addWidget(control);
        controls.push_back(control);
    }
    panel.setLayout(row);
    panel.resize(200, 100);
    panel.show();
    for (const QWidget* control : controls)
        QCOMPARE(control->geometry().top() + control->height() / 2, 15);
    QCOMPARE(row->heightForWidth(200), 30);
    panel.resize(120, 100);
    QCOMPARE(controls[1]->x(), 46);
    QCOMPARE(controls[2]->pos(), QPoint(0, 36));
    QCOMPARE(row->heightForWidth(120), 56);
}

QTEST_MAIN(PanelsTest)
#include "panels_test.moc"
