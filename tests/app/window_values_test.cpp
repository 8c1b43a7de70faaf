// The lesson of the race in the real window: two threads read the same value, both write.
#include "app/panels/details_panel.h"
#include "app/panels/values_model.h"
#include "app/timeline/timeline_view.h"
#include "app/timeline/variable_story.h"
#include "window_fixture.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QRegularExpression>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>

using namespace threadline;
using namespace threadline::app;
using threadline::test::OpenWindow;

namespace {

// Both read 5, then A writes 6, then B writes 6: by design, not by luck.
QString both_read_five(const QTemporaryDir& folder) {
    const QString path = folder.filePath("five.lua");
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
        file.write(
            "title \"Five\"\nchapter \"test\"\nsummary \"A lost update.\"\n"
            "local count = shared(\"count\", 5)\n"
            "local read = barrier(\"both have read\", 2)\n"
            "local wrote = barrier(\"A has written\", 2)\n"
            "thread(\"A\", function()\n"
            "  local seen = count:read()\n"
            "  read:wait()\n"
            "  count:write(seen + 1)\n"
            "  wrote:wait()\n"
            "end)\n"
            "thread(\"B\", function()\n"
            "  local seen = count:read()\n"
            "  read:wait()\n"
            "  wrote:wait()\n"
            "  count:write(seen + 1)\n"
            "  note(\"count is \" .. count:read() .. \", not 7\")\n"
            "end)\n");
    return path;
}

QTableView* values_of(OpenWindow& window) {
    for (auto* table : window.findChildren<QTableView*>())
        if (table->accessibleName().startsWith("Values"))
            return table;
    return nullptr;
}

QString cell(const QTableView* table, int column) {
    return table->model()->index(0, column).data().toString();
}

}  // namespace

class WindowValuesTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { threadline::test::prepare_application(); }
    void init() { QSettings().clear(); }
    void twoReadFiveBothWriteSix();
    void theIdleCpuIsSaidInTheStatusBar();
    void withoutSharedVariablesOneLineSaysWhyThereAreNoValues();
};

void WindowValuesTest::twoReadFiveBothWriteSix() {
    const QTemporaryDir folder;
    OpenWindow window;
    QVERIFY(window.is_ready());
    window.open(both_read_five(folder).toStdString());
    QTRY_VERIFY(window.windowTitle().startsWith("Five"));
    window.commands().run->trigger();
    QVERIFY(window.has_finished());
    QCOMPARE(window.outcome(), trace::Outcome::Completed);

    // The error that was found explains itself in the details; what the scenario says of itself
    // flies above the lanes.
    auto* details = window.findChild<DetailsPanel*>();
    QTRY_VERIFY2(details->toPlainText().contains("Lost update: B overwrote what A wrote to count"),
                 qPrintable(details->toPlainText()));
    const auto& run = window.controller().snapshot();
    const TimeScale scale{{trace::Time{0}, run.trace.now}, 0, 1000};
    const DisplayList marks = marks_content(run, scale, 300, {}, theme(ThemeKind::Light));
    QVERIFY(std::any_of(marks.labels.begin(), marks.labels.end(),
                        [](const Label& label) { return label.text == "count is 6, not 7"; }));

    // What was found is shown: what was read, what was written meanwhile, and what overwrote it.
    window.commands().lane("variables")->setChecked(false);
    const int findings = int(run.findings->size());
    for (int i = 0; i == 0 || (i < findings && !details->toPlainText().contains("Lost update"));
         ++i)
        window.commands().next_finding->trigger();
    auto* timeline = window.findChild<TimelineView*>();
    const trace::VariableLane& lane = *run.trace.variables.front();
    const trace::TimeRange seen = timeline->visible_range();
    const Subject write = timeline->selected();
    QVERIFY(window.commands().lane("variables")->isChecked());
    QVERIFY(write.kind == Subject::Kind::VariableValue &&
            write.range == lane.values.back().range());
    QCOMPARE(timeline->options().beside.size(), std::size_t(2));
    for (const Subject& mark : timeline->options().beside)
        QVERIFY2(mark.object == lane.variable && seen.contains(mark.range.begin),
                 qPrintable(QString("from %1 ns, in sight %2 to %3 ns")
                                .arg(mark.range.begin.count())
                                .arg(seen.begin.count())
                                .arg(seen.end.count())));
    QVERIFY(seen.begin >= trace::Time{0} && seen.contains(write.range.begin));
    QVERIFY2(seen.length() < 3 * (write.range.begin - lane.readings[0].begin),
             "what it is about has most of the room");

    // The final value, who wrote it, and that an update was lost.
    QTableView* values = values_of(window);
    QVERIFY(values);
    auto* tabs = window.findChild<QTabWidget*>("facts");
    tabs->setCurrentWidget(values);
    QCOMPARE(values->model()->rowCount(), 1);
    QCOMPARE(cell(values, ValuesModel::Name), QString("count"));
    QCOMPARE(cell(values, ValuesModel::ValueColumn), QString("6"));
    QCOMPARE(cell(values, ValuesModel::Writer), QString("B"));
    QCOMPARE(cell(values, ValuesModel::Lost), QString("1"));

    // A click leads to it: the timeline goes there, the details tell the story.
    QTest::mouseClick(values->viewport(), Qt::LeftButton, {},
                      values->visualRect(values->model()->index(0, 0)).center());
    QCOMPARE(timeline->selected().kind, Subject::Kind::VariableValue);
    QVERIFY2(details->toPlainText().contains("B had read 5 (line 14) before A wrote 6 (line 10), "
                                             "and now wrote 6 over it: the update of A is lost."),
             qPrintable(details->toPlainText()));

    // At an instant before: both have read 5.
    timeline->set_cursor(lane.values[0].end - trace::Duration{1});
    emit timeline->cursor_moved();
    tabs->setCurrentWidget(values);
    QCOMPARE(cell(values, ValuesModel::ValueColumn), QString("5"));
    const QString readers = cell(values, ValuesModel::Readers);
    QVERIFY2(readers.contains("A") && readers.contains("B"), qPrintable(readers));
    QCOMPARE(cell(values, ValuesModel::Lost), QString("0"));
}

void WindowValuesTest::withoutSharedVariablesOneLineSaysWhyThereAreNoValues() {
    OpenWindow window;
    QVERIFY(window.chooses("deadlock/opposite-order"));
    QVERIFY(window.runs_simulated());
    QTableView* table = values_of(window);
    QVERIFY(table);
    window.findChild<QTabWidget*>("facts")->setCurrentWidget(table);
    const auto says = [&] {
        const auto* said = table->findChild<QLabel*>("why_empty");
        return said && said->isVisible() ? said->text() : QString();
    };
    QTRY_VERIFY(says().contains("no shared variables"));
    QVERIFY(!table->horizontalHeader()->isVisible());
    QVERIFY(window.chooses("race/lost-update"));
    QVERIFY(window.runs_simulated());
    QTRY_VERIFY(says().isEmpty() && table->model()->rowCount() > 0);
    QVERIFY(table->horizontalHeader()->isVisible());
}

void WindowValuesTest::theIdleCpuIsSaidInTheStatusBar() {
    auto start = threadline::test::start_here();
    start.scenario = "bottleneck/downloads";
    OpenWindow window(start);
    QVERIFY(window.is_ready());
    auto* cpu = window.findChild<QLabel*>("cpu");
    QVERIFY(cpu->text().isEmpty());
    window.commands().virtual_clock->setChecked(true);  // whatever else this machine does
    window.commands().run->trigger();
    QVERIFY(window.has_finished());
    QTRY_VERIFY(!cpu->text().isEmpty());
    const QRegularExpression figure("([0-9.]+)\\s%");
    const double percent = figure.match(cpu->text()).captured(1).toDouble();
    QVERIFY2(percent > 50 && percent <= 100, qPrintable(cpu->text()));  // it waits for replies
    QVERIFY(!cpu->toolTip().isEmpty());
}

QTEST_MAIN(WindowValuesTest)
#include "window_values_test.moc"
