// The main job in the real window: choose, run, watch the deadlock close, read about it, mend it.
#include "app/code/source_view.h"
#include "app/graph/graph_view.h"
#include "app/panels/banner.h"
#include "app/panels/details_panel.h"
#include "app/panels/findings_list.h"
#include "app/panels/gallery.h"
#include "app/timeline/timeline_view.h"
#include "window_fixture.h"

#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QTemporaryDir>

#include <algorithm>
#include <optional>

using namespace threadline;
using namespace threadline::app;
using threadline::test::OpenWindow;

// Tells when a widget is painted.
class Painting : public QObject {
    Q_OBJECT
public:
    explicit Painting(QWidget* widget) { widget->installEventFilter(this); }

signals:
    void painted();

private:
    bool eventFilter(QObject*, QEvent* event) override {
        if (event->type() == QEvent::Paint)
            emit painted();
        return false;
    }
};

class WindowRunTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { threadline::test::prepare_application(); }
    void init() { QSettings().clear(); }
    void theDeadlockIsFoundWhileTheRunGoesAndIsMended();
    void aDeadlockIsSeenBeforeThePanelsTellOfIt();
    void aRunThatIsOverIsSummedUp();
    void aFindingLeadsToTimelineSourceAndGraph();
    void whatIsToldOfAFindingIsWhatIsKnownAtTheEnd();
    void aRunIsStopped();
    void aFileThatCannotBeOpenedLeavesTheRunAsItIs();
    void onTheVirtualClockARunIsTheSameEachTime();
    void theLanesOfTheCpusShowWhereCoresAreIdle();
    void runAgainEndsTheRunBefore();
    void anEditedTextIsCheckedRunAndReverted();
    void parametersAreRememberedForEachScenario();
    void everyCommandHasKeysAndATooltip();
};

void WindowRunTest::theDeadlockIsFoundWhileTheRunGoesAndIsMended() {
    QSettings().setValue("run/deadlock-grace-ms", 800);
    OpenWindow window;
    QVERIFY(window.is_ready());
    QVERIFY(QTest::qWaitForWindowActive(&window));

    // Chosen with the keyboard.
    QTest::keyClick(&window, Qt::Key_K, Qt::ControlModifier);
    auto* search = window.findChild<Gallery*>()->findChild<QLineEdit*>();
    QTRY_VERIFY(search->hasFocus());
    QTest::keyClicks(search, "two locks");
    QTest::keyClick(search, Qt::Key_Return);
    QCOMPARE(window.findChild<Gallery*>()->selected(), QString("deadlock/opposite-order"));

    std::optional<RunController::Phase> phase_when_found;
    std::size_t edges_when_found = 0;
    auto* findings = window.findChild<FindingsList*>();
    auto* graph = window.findChild<GraphView*>();
    connect(&findings->findings(), &QAbstractItemModel::rowsInserted, this,
            [&] { phase_when_found = window.controller().phase(); });
    connect(&window.controller(), &RunController::snapshot_changed, this, [&] {
        if (window.controller().phase() == RunController::Phase::Running && phase_when_found)
            edges_when_found = graph->picture().edges.size();
    });
    QTest::keyClick(&window, Qt::Key_R, Qt::ControlModifier);
    QVERIFY(window.controller().busy());
    QVERIFY(window.has_finished());
    QCOMPARE(window.outcome(), trace::Outcome::Deadlocked);
    QVERIFY(phase_when_found == RunController::Phase::Running);
    QCOMPARE(edges_when_found, std::size_t(4));
    QVERIFY(graph->picture().deadlock);

    auto* remedy = window.findChild<QWidget*>("remedy")->findChild<QComboBox*>();
    remedy->setFocus();
    QTest::keyClick(remedy, Qt::Key_Down);
    QCOMPARE(remedy->currentText(), QString("global order"));
    QTest::keyClick(&window, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(window.controller().busy());
    QVERIFY(window.has_finished());
    QCOMPARE(window.outcome(), trace::Outcome::Completed);
    for (const analysis::Finding& finding : *window.controller().snapshot().findings)
        QVERIFY2(finding.severity != analysis::Severity::Error, finding.title.c_str());
    QVERIFY(!graph->picture().deadlock);
}

void WindowRunTest::aDeadlockIsSeenBeforeThePanelsTellOfIt() {
    OpenWindow window;
    QVERIFY(window.chooses("deadlock/opposite-order"));
    const RunController& controller = window.controller();
    Painting painting(window.findChild<QWidget*>("timeline-plot"));
    const FindingsModel& told = window.findChild<FindingsList*>()->findings();
    std::optional<bool> is_told;  // when it is painted first
    connect(&controller, &RunController::began, this, [&] { is_told.reset(); });
    connect(&painting, &Painting::painted, this, [&] {
        if (is_told || !controller.has_run())
            return;
        const auto& found = *controller.snapshot().findings;
        if (std::ranges::any_of(found, &analysis::is_freeze, &analysis::Finding::kind))
            is_told = told.rowCount() == int(found.size());
    });
    window.commands().run->trigger();
    QVERIFY(controller.busy());
    QVERIFY(window.has_finished());
    QCOMPARE(window.outcome(), trace::Outcome::Deadlocked);
    QVERIFY(is_told == std::optional(false));
}

void WindowRunTest::aRunThatIsOverIsSummedUp() {
    auto start = threadline::test::start_here();
    start.scenario = "race/lost-update";
    OpenWindow window(start);
    QVERIFY(window.is_ready());
    window.findChild<QWidget*>("guard")->findChild<QComboBox*>()->setCurrentText("lock");
    window.commands().run->trigger();
    QVERIFY(window.has_finished());
    for (const analysis::Finding& finding : *window.controller().snapshot().findings)
        qInfo("%s", finding.title.c_str());
    auto* details = window.findChild<DetailsPanel*>();
    window.findChild<TimelineView*>()->select(Subject{});
    emit window.findChild<TimelineView*>()->selection_changed(Subject{});
    QTRY_VERIFY2(details->toPlainText().contains("count = 200"),
                 qPrintable(details->toPlainText()));
    // The status bar and the summary name one figure.
    QTRY_VERIFY(!window.findChild<QLabel*>("cpu")->text().isEmpty());
    const QString told = window.findChild<QLabel*>("cpu")->text().remove("CPU ");
    const QString share =
        told.section(u',', 0, 0);  // then that of other programs, on a busy machine
    QVERIFY2(details->toPlainText().contains(share),
             qPrintable(share + " / " + details->toPlainText()));
}

void WindowRunTest::aFindingLeadsToTimelineSourceAndGraph() {
    OpenWindow window;
    QVERIFY(window.is_ready());
    window.commands().run->trigger();
    QVERIFY(window.has_finished());
    const session::RunSnapshot& run = window.controller().snapshot();
    QCOMPARE(run.findings->size(), std::size_t(1));
    const analysis::Finding& finding = run.findings->front();

    auto* findings = window.findChild<FindingsList*>();
    const QRect row = findings->visualRect(findings->findings().index(0));
    QTest::mouseClick(findings->viewport(), Qt::LeftButton, {}, row.center());

    auto* timeline = window.findChild<TimelineView*>();
    QTRY_VERIFY(timeline->visible_range().contains(finding.at));
    QCOMPARE(timeline->selected().actor, finding.actors.front());
    auto* code = window.findChild<SourceView*>();
    QCOMPARE(code->shown_line(), line_of(run.trace, finding.sites.front()));
    QVERIFY(window.findChild<DetailsPanel*>()->toPlainText().contains(
        QString::fromStdString(finding.remedy)));
    QVERIFY(window.findChild<GraphView*>()->picture().deadlock);
    QVERIFY(std::any_of(code->marks().begin(), code->marks().end(),
                        [](const LineMark& mark) { return mark.deadlocked; }));

    // And back: from the line to its interval.
    timeline->select(Subject{});
    emit code->line_activated(line_of(run.trace, finding.sites.back()));
    QCOMPARE(line_of(run.trace, timeline->selected().site),
             line_of(run.trace, finding.sites.back()));
}

// The first loss explains itself while the run goes on; how many there were is known at its end.
void WindowRunTest::whatIsToldOfAFindingIsWhatIsKnownAtTheEnd() {
    OpenWindow window;
    QVERIFY(window.opens_text(R"(local count = shared("count", 0)
threads(2, "T", function()
  for i = 1, 12 do
    local seen = count:read()
    sleep(40)
    count:write(seen + 1)
  end
end)
)"));
    window.commands().run->trigger();
    auto* details = window.findChild<DetailsPanel*>();
    QTRY_VERIFY(details->toPlainText().contains(" lost in all."));
    QVERIFY(window.has_finished());
    const auto& findings = *window.controller().snapshot().findings;
    const auto lost =
        std::ranges::find(findings, analysis::FindingKind::LostUpdate, &analysis::Finding::kind);
    QVERIFY(lost != findings.end());
    QTRY_VERIFY2(details->toPlainText().contains(QString::fromStdString(lost->explanation)),
                 qPrintable(details->toPlainText()));
}

namespace {

QString endless_scenario(const QTemporaryDir& folder) {
    const QString path = folder.filePath("endless.lua");
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
        file.write(
            "title \"Endless\"\nchapter \"test\"\nsummary \"It sleeps.\"\n"
            "thread(\"A\", function() while true do sleep(5) end end)\n");
    return path;
}

}  // namespace

void WindowRunTest::onTheVirtualClockARunIsTheSameEachTime() {
    OpenWindow window;
    QVERIFY(window.is_ready());
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QTest::keyClick(&window, Qt::Key_T, Qt::ControlModifier);
    QVERIFY(window.commands().virtual_clock->isChecked());
    trace::Time found{0};
    for (int i = 0; i < 2; ++i) {
        window.commands().run->trigger();
        QVERIFY(window.has_finished());
        const session::RunSnapshot& run = window.controller().snapshot();
        QCOMPARE(run.trace.info->clock, trace::Clock::Virtual);
        QCOMPARE(window.outcome(), trace::Outcome::Deadlocked);
        QCOMPARE(run.findings->size(), std::size_t(1));
        if (i == 1)
            QCOMPARE(run.findings->front().at, found);
        found = run.findings->front().at;
    }
}

void WindowRunTest::theLanesOfTheCpusShowWhereCoresAreIdle() {
    OpenWindow window;
    QVERIFY(window.is_ready());
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QVERIFY(window.runs_simulated());
    auto* timeline = window.findChild<TimelineView*>();
    const auto cpu_lanes = [&] {
        const auto rows =
            lane_rows(window.controller().snapshot(), timeline->options(), theme(ThemeKind::Light));
        return std::ranges::count(rows, LaneKind::Cpu, &LaneRow::kind);
    };
    QCOMPARE(cpu_lanes(), 0);
    QTest::keyClick(&window, Qt::Key_4, Qt::ControlModifier);
    QCOMPARE(cpu_lanes(), 2);
}

void WindowRunTest::aRunIsStopped() {
    const QTemporaryDir folder;
    OpenWindow window;
    QVERIFY(window.is_ready());
    window.open(endless_scenario(folder).toStdString());
    QTRY_VERIFY(window.findChild<Gallery*>()->selected().endsWith("endless.lua"));
    window.commands().run->trigger();
    QTRY_COMPARE(window.controller().phase(), RunController::Phase::Running);
    QTRY_VERIFY(window.controller().snapshot().trace.events > 5);
    window.commands().stop->trigger();
    QVERIFY(window.has_finished());
    QCOMPARE(window.outcome(), trace::Outcome::Stopped);
}

void WindowRunTest::aFileThatCannotBeOpenedLeavesTheRunAsItIs() {
    const QTemporaryDir folder;
    QFile broken(folder.filePath("broken.tline"));
    QVERIFY(broken.open(QIODevice::WriteOnly));
    broken.write("hello");
    broken.close();
    OpenWindow window;
    QVERIFY(window.is_ready());
    window.open(endless_scenario(folder).toStdString());
    QTRY_VERIFY(window.findChild<Gallery*>()->selected().endsWith("endless.lua"));
    window.commands().run->trigger();
    QTRY_COMPARE(window.controller().phase(), RunController::Phase::Running);
    window.open(broken.fileName().toStdString());
    QTRY_VERIFY(!window.findChild<Banner*>()->message().isEmpty());
    QCOMPARE(window.controller().phase(), RunController::Phase::Running);
    const auto events = window.controller().snapshot().trace.events;
    QTRY_VERIFY(window.controller().snapshot().trace.events > events);
    window.commands().stop->trigger();
    QVERIFY(window.has_finished());
    QCOMPARE(window.outcome(), trace::Outcome::Stopped);
}

void WindowRunTest::runAgainEndsTheRunBefore() {
    const QTemporaryDir folder;
    OpenWindow window;
    QVERIFY(window.is_ready());
    window.open(endless_scenario(folder).toStdString());
    QTRY_VERIFY(window.findChild<Gallery*>()->selected().endsWith("endless.lua"));
    for (int i = 0; i < 3; ++i) {
        window.commands().run->trigger();
        QVERIFY(window.controller().busy());
    }
    QTRY_COMPARE(window.controller().phase(), RunController::Phase::Running);
    window.commands().stop->trigger();
    QVERIFY(window.has_finished());
    QCOMPARE(window.outcome(), trace::Outcome::Stopped);
}

void WindowRunTest::anEditedTextIsCheckedRunAndReverted() {
    OpenWindow window;
    QVERIFY(window.is_ready());
    auto* code = window.findChild<SourceView*>();
    const QString original = code->toPlainText();
    code->setPlainText("title \"Mine\"\nlocal = 3\n");
    QTRY_COMPARE(code->error_line(), 2);
    code->setPlainText(
        "title \"Mine\"\nlocal n = number(\"n\", 3, {min = 1, max = 9})\n"
        "local x = shared(\"x\", 0)\n"
        "thread(\"T\", function() x:write(n) end)\n");
    QTRY_VERIFY(window.findChild<QWidget*>("n"));
    QCOMPARE(code->error_line(), 0);
    window.commands().run->trigger();
    QVERIFY(window.has_finished());
    QCOMPARE(window.outcome(), trace::Outcome::Completed);
    const auto values = window.controller().snapshot().trace.values();
    QCOMPARE(values.size(), std::size_t(1));
    QCOMPARE(values[0].first, std::string("x"));
    window.commands().revert_source->trigger();
    QCOMPARE(code->toPlainText(), original);
}

void WindowRunTest::parametersAreRememberedForEachScenario() {
    {
        OpenWindow window;
        QVERIFY(window.is_ready());
        window.findChild<QWidget*>("remedy")->findChild<QComboBox*>()->setCurrentText("timeout");
        window.close();
    }
    OpenWindow window;
    QVERIFY(window.is_ready());
    QCOMPARE(window.findChild<QWidget*>("remedy")->findChild<QComboBox*>()->currentText(),
             QString("timeout"));
    window.commands().reset_parameters->trigger();
    QCOMPARE(window.findChild<QWidget*>("remedy")->findChild<QComboBox*>()->currentText(),
             QString("none"));
}

void WindowRunTest::everyCommandHasKeysAndATooltip() {
    OpenWindow window;
    QSet<QKeySequence> taken;
    for (const QAction* action : window.commands().all()) {
        QVERIFY2(!action->shortcuts().isEmpty(), qPrintable(action->text()));
        QVERIFY2(!action->toolTip().isEmpty(), qPrintable(action->text()));
        for (const QKeySequence& keys : action->shortcuts()) {
            QVERIFY2(!taken.contains(keys), qPrintable(keys.toString()));
            taken.insert(keys);
        }
    }
    // What a clicker sends begins a presentation.
    QVERIFY(window.commands().present->shortcuts().contains(QKeySequence(Qt::Key_F5)));
}

QTEST_MAIN(WindowRunTest)
#include "window_run_test.moc"
