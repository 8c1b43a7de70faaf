// What could be done about it, in the window: remedies switched on and off, potential deadlocks
// that are shown to be real, and the lock-order graph.
#include "app/graph/graph_view.h"
#include "app/panels/details_panel.h"
#include "app/panels/findings_list.h"
#include "app/panels/what_if_panel.h"
#include "window_fixture.h"

#include <QSignalSpy>

#include <algorithm>

using namespace threadline;
using namespace threadline::app;
using threadline::test::OpenWindow;

namespace {

const QByteArray potential = R"(local one, two = lock "One", lock "Two"
thread("A", function() one:lock() two:lock() two:unlock() one:unlock() end)
thread("B", function() sleep(30) two:lock() one:lock() one:unlock() two:unlock() end)
)";

}  // namespace

class WindowRemediesTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { threadline::test::prepare_application(); }
    void init() { QSettings().clear(); }

    void aRemedyIsSwitchedOnAndHeldAgainstTheRunAsItIs() {
        WindowStart start = threadline::test::start_here();
        start.scenario = "deadlock/opposite-order";
        OpenWindow window(start);
        QVERIFY(window.is_ready());
        const Commands& commands = window.commands();
        QVERIFY(!commands.what_if_order->isEnabled());
        QVERIFY(window.runs_simulated());
        QCOMPARE(window.outcome(), trace::Outcome::Deadlocked);
        QVERIFY(commands.what_if_order->isEnabled());
        QVERIFY(commands.what_if_victim->isEnabled());
        QVERIFY(!commands.what_if_guard->isEnabled());
        auto* panel = window.findChild<WhatIfPanel*>();
        QVERIFY(!panel->isHidden());

        commands.what_if_order->trigger();
        QVERIFY(shows(window, "global-order", trace::Outcome::Completed));
        QVERIFY2(panel->comparison().contains("global order"), qPrintable(panel->comparison()));
        QVERIFY(commands.what_if_order->isChecked());
        // Of two notes at the same time each is told, once the report is there.
        const auto told = [&] { return window.findChild<DetailsPanel*>()->toPlainText(); };
        QTRY_VERIFY2(told().contains("takes Lock 1 and Lock 2 at once"), qPrintable(told()));
        QVERIFY2(told().contains("passes “each holds one”"), qPrintable(told()));

        // Each is tried instead of the one before.
        commands.what_if_timeout->trigger();
        QVERIFY(shows(window, "timeout", trace::Outcome::Completed));
        QVERIFY(!commands.what_if_order->isChecked());
        commands.what_if_victim->trigger();
        QVERIFY(!commands.what_if_timeout->isChecked());
        QVERIFY(shows(window, "victim", trace::Outcome::Completed));

        commands.what_if_victim->trigger();
        QVERIFY(shows(window, "", trace::Outcome::Deadlocked));
        QVERIFY(panel->comparison().trimmed().isEmpty());
    }

    void aPotentialDeadlockIsShownAndItsScheduleIsPlayed() {
        OpenWindow window;
        QVERIFY(window.opens_text(potential));
        QVERIFY(window.runs_simulated());
        QCOMPARE(window.outcome(), trace::Outcome::Completed);
        const auto shown = [&]() -> const analysis::Finding* {
            for (const analysis::Finding& finding : *window.controller().snapshot().findings)
                if (finding.trial)
                    return &finding;
            return nullptr;
        };
        QVERIFY(QTest::qWaitFor([&] { return shown() != nullptr; }, 20'000));
        QVERIFY2(shown()->trial->shown, shown()->trial->text.c_str());

        auto* details = window.findChild<DetailsPanel*>();
        emit details->schedule_chosen(QString::fromStdString(shown()->trial->schedule));
        QVERIFY(QTest::qWaitFor(
            [&] {
                return window.controller().phase() == RunController::Phase::Finished &&
                       window.controller().has_run() &&
                       window.outcome() == trace::Outcome::Deadlocked;
            },
            20'000));
    }

    void theGraphHasASecondFace() {
        OpenWindow window;
        QVERIFY(window.opens_text(potential));
        QVERIFY(window.runs_simulated());
        auto* graph = window.findChild<GraphView*>();
        const auto has_threads = [graph] {
            return std::ranges::any_of(graph->picture().nodes,
                                       [](const auto& node) { return node.key.actor.valid(); });
        };
        QVERIFY(has_threads());
        window.commands().lock_order->trigger();
        QCOMPARE(graph->face(), GraphView::Face::LockOrder);
        QVERIFY(!has_threads());
        QCOMPARE(graph->picture().edges.size(), 2u);
        QVERIFY(graph->picture().deadlock);
        QVERIFY(!graph->picture().cycle);
        QVERIFY(graph->accessibleDescription().contains("One held, then Two"));

        QSignalSpy chosen(graph, &GraphView::object_chosen);
        graph->setFocus();
        QTest::keyClick(graph, Qt::Key_Right);
        QTest::keyClick(graph, Qt::Key_Return);
        QCOMPARE(chosen.size(), 1);
        window.commands().lock_order->trigger();
        QVERIFY(has_threads());
    }

private:
    static bool shows(OpenWindow& window, const std::string& remedies, trace::Outcome outcome) {
        return QTest::qWaitFor(
            [&] {
                return window.controller().phase() == RunController::Phase::Finished &&
                       window.controller().snapshot().trace.info->remedies == remedies &&
                       window.outcome() == outcome;
            },
            20'000);
    }
};

QTEST_MAIN(WindowRemediesTest)
#include "window_remedies_test.moc"
