// What the window says of idle time is one figure by one definition: of the time of all cores, the
// share in which nothing ran on them.
#include "app/panels/details_panel.h"
#include "app/panels/findings_list.h"
#include "app/panels/parameter_form.h"
#include "window_fixture.h"

#include <QLabel>
#include <QStatusBar>

using namespace threadline;
using namespace threadline::app;
using threadline::test::OpenWindow;

class WindowIdleTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { threadline::test::prepare_application(); }
    void init() { QSettings().clear(); }
    void theShareOfIdleTimeIsTheSameWhereverItStands();
    void whoHasCuredARaceReadsThatNothingWasLost();
};

void WindowIdleTest::theShareOfIdleTimeIsTheSameWhereverItStands() {
    OpenWindow window;
    QVERIFY(window.chooses("bottleneck/downloads"));
    QVERIFY(window.runs_simulated());
    auto* cpu = window.statusBar()->findChild<QLabel*>("cpu");
    QTRY_COMPARE(cpu->text(), QString("CPU idle 99.8 %"));
    const QString summary = window.findChild<DetailsPanel*>()->toPlainText();
    QVERIFY2(summary.contains("busy 0.2 % of the time, idle 99.8 %"), qPrintable(summary));
    const QString wait = "99.8 % of the idle time: threads wait for replies";
    const QString nothing = "there is no other thread";
    for (const QString& text : {summary, cpu->toolTip()})
        QVERIFY2(text.contains(wait) && !text.contains(nothing), qPrintable(text));
    QStringList titles;
    const auto& findings = window.findChild<FindingsList*>()->findings();
    for (int row = 0; row < findings.rowCount(); ++row)
        titles.append(findings.index(row, 0).data().toString());
    QVERIFY2(titles.contains("Idle CPU: 2 cores were idle for 99.8 % of their time"),
             qPrintable(titles.join("; ")));
}

void WindowIdleTest::whoHasCuredARaceReadsThatNothingWasLost() {
    OpenWindow window;
    QVERIFY(window.chooses("race/lost-update"));
    auto* details = window.findChild<DetailsPanel*>();
    const auto runs_with = [&](const QString& guard) {
        window.findChild<ParameterForm*>()->set_values({{"guard", guard}});
        return window.runs_simulated();
    };
    QVERIFY(runs_with("atomic add"));
    QTRY_VERIFY2(details->toPlainText().contains("Of the 200 changes to count none was lost."),
                 qPrintable(details->toPlainText()));
    // Whether one thread would be as fast is not what was asked.
    QVERIFY2(!details->toPlainText().contains("single-threaded"),
             qPrintable(details->toPlainText()));
    QVERIFY(runs_with("none"));
    QTRY_VERIFY(!details->toPlainText().contains("none was lost"));
}

QTEST_MAIN(WindowIdleTest)
#include "window_idle_test.moc"
