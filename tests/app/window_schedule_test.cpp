// Schedules as files, in the window: that of a run is saved, opened it is replayed, and what cannot
// be replayed says why in one line.
#include "app/panels/banner.h"
#include "app/panels/scenario_panel.h"
#include "window_fixture.h"

#include <QFileDialog>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTimer>

using namespace threadline;
using namespace threadline::app;
using threadline::test::OpenWindow;

class WindowScheduleTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { threadline::test::prepare_application(); }
    void init() { QSettings().clear(); }
    void aSavedScheduleIsReplayedWithItsValues();
    void theSameTextUnderAnotherNameIsTheSameScenario();
    void thatOfARunThatIsGoneIsNotSaved();
    void oneNamedAtTheStartWaitsForTheGallery();
    void whatCannotBeReplayedIsOneLine_data();
    void whatCannotBeReplayedIsOneLine();
    void oneThatGoesAnotherWaySaysAtWhichStep();

private:
    QString write(const QString& name, const QByteArray& text) const {
        QFile file(folder_.filePath(name));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("cannot write %s", qPrintable(file.fileName()));
        file.write(text);
        return file.fileName();
    }
    // Of a run on the virtual clock.
    QByteArray saved(OpenWindow& window, const QString& scenario, const QString& work) const;

    QTemporaryDir folder_;
};

QByteArray WindowScheduleTest::saved(OpenWindow& window, const QString& scenario,
                                     const QString& work) const {
    if (!window.chooses(scenario))
        return "no scenario";
    window.findChild<ScenarioPanel*>()->form().set_values({{"work", work}});
    if (!window.runs_simulated() || !window.commands().save_schedule->isEnabled())
        return "no run";
    window.commands().save_schedule->trigger();
    auto* dialog = window.findChild<QFileDialog*>();
    if (!dialog)
        return "no dialog";
    const QString name = folder_.filePath("saved.schedule");
    emit dialog->fileSelected(name);
    dialog->reject();
    const auto* banner = window.findChild<Banner*>();
    if (!QTest::qWaitFor([&] { return banner->message().endsWith("saved.schedule"); }, 10'000))
        return banner->message().toUtf8();
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : "no file";
}

void WindowScheduleTest::aSavedScheduleIsReplayedWithItsValues() {
    OpenWindow window;
    const QByteArray text = saved(window, "deadlock/opposite-order", "35");
    QVERIFY2(text.startsWith("threadline schedule 1\nscenario deadlock/opposite-order\n"), text);
    QVERIFY(window.chooses("race/lost-update"));
    QVERIFY(!window.commands().save_schedule->isEnabled());

    window.open(folder_.filePath("saved.schedule").toStdString());
    QTRY_VERIFY(window.controller().busy() || window.controller().has_run());
    QVERIFY(window.has_finished());
    const trace::RunInfo& info = *window.controller().snapshot().trace.info;
    QCOMPARE(info.scenario, std::string("deadlock/opposite-order"));
    QCOMPARE(info.schedule, std::string("replay"));
    QCOMPARE(info.outcome, trace::Outcome::Deadlocked);
    QCOMPARE(window.findChild<Gallery*>()->selected(), QString("deadlock/opposite-order"));
    QCOMPARE(window.findChild<ScenarioPanel*>()->form().values().value("work"), QString("35"));
}

void WindowScheduleTest::theSameTextUnderAnotherNameIsTheSameScenario() {
    OpenWindow window;
    QVERIFY(window.opens_text(threadline::test::opposite));
    window.commands().virtual_clock->setChecked(true);
    window.commands().run->trigger();
    QVERIFY(window.has_finished());
    window.commands().save_schedule->trigger();
    const QString name = folder_.filePath("own.schedule");
    emit window.findChild<QFileDialog*>()->fileSelected(name);
    const auto* banner = window.findChild<Banner*>();
    QTRY_VERIFY(banner->message().endsWith("own.schedule"));
    // What was done as it was asked for goes by itself.
    QVERIFY(banner->findChild<QTimer*>({}, Qt::FindDirectChildrenOnly)->isActive());
    QFile file(name);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QByteArray text = file.readAll();
    text.replace(QByteArray("scenario ") + window.own_scenario().toUtf8(), "scenario ./moved.lua");
    QVERIFY(text.contains("moved.lua"));
    window.open(write("moved.schedule", text).toStdString());
    QTRY_VERIFY2(window.controller().has_run() &&
                     window.controller().snapshot().trace.info->schedule == "replay",
                 qPrintable(banner->message()));
    QVERIFY(window.has_finished());
}

void WindowScheduleTest::thatOfARunThatIsGoneIsNotSaved() {
    OpenWindow window;
    QVERIFY(window.chooses("deadlock/opposite-order"));
    QVERIFY(window.runs_simulated());
    window.commands().save_schedule->trigger();
    auto* dialog = window.findChild<QFileDialog*>();
    QVERIFY(dialog);
    QVERIFY(window.chooses("race/lost-update"));
    const QString name = folder_.filePath("gone.schedule");
    emit dialog->fileSelected(name);
    dialog->reject();
    QVERIFY(window.says("no longer on show"));
    QVERIFY(!QFile::exists(name));
}

void WindowScheduleTest::oneNamedAtTheStartWaitsForTheGallery() {
    {
        OpenWindow window;
        QVERIFY(saved(window, "deadlock/opposite-order", "20").startsWith("threadline schedule"));
    }
    WindowStart start = threadline::test::start_here();
    start.file = folder_.filePath("saved.schedule").toStdString();
    OpenWindow window(start);
    QTRY_VERIFY_WITH_TIMEOUT(window.controller().has_run(), 20'000);
    QVERIFY(window.has_finished());
    QCOMPARE(window.controller().snapshot().trace.info->schedule, std::string("replay"));
}

void WindowScheduleTest::whatCannotBeReplayedIsOneLine_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("line");
    const QByteArray head =
        "threadline schedule 1\nscenario deadlock/opposite-order\n"
        "source 0123456789abcdef\n";
    QTest::newRow("another scenario")
        << QByteArray(head).replace("opposite-order", "gone") + "seed 0\nchoices 1\n1\n"
        << "bad.schedule is a schedule of 'deadlock/gone', which is not among the scenarios here; "
           "open its file first";
    QTest::newRow("cut off") << head + "seed 0\nchoices 5\n1\n"
                             << "the schedule ends after 1 of 5 choices: it was cut off";
    QTest::newRow("no schedule") << QByteArray("rubbish") << "this is not a schedule";
    QTest::newRow("a seed that is no number")
        << head + "seed many\nchoices 1\n1\n"
        << "bad.schedule:4: write the seed of the run, a whole number: seed 0";
}

void WindowScheduleTest::whatCannotBeReplayedIsOneLine() {
    QFETCH(QByteArray, text);
    QFETCH(QString, line);
    OpenWindow window;
    QVERIFY(window.is_ready());
    window.open(write("bad.schedule", text).toStdString());
    const auto* banner = window.findChild<Banner*>();
    QTRY_VERIFY2(banner->message().contains(line), qPrintable(banner->message()));
    QVERIFY(!banner->message().contains('\n'));
    QVERIFY(!window.controller().has_run());
}

void WindowScheduleTest::oneThatGoesAnotherWaySaysAtWhichStep() {
    OpenWindow window;
    QByteArray text = saved(window, "deadlock/opposite-order", "20");
    QVERIFY(text.startsWith("threadline schedule"));
    // The third choice is of a thread that the scenario does not have.
    qsizetype at = text.indexOf('\n', text.indexOf("choices ")) + 1;
    for (int line = 1; line < 3; ++line)
        at = text.indexOf('\n', at) + 1;
    text.replace(at, text.indexOf('\n', at) - at, "9");
    window.open(write("other.schedule", text).toStdString());
    const auto* banner = window.findChild<Banner*>();
    QTRY_VERIFY2(banner->message().contains("step 3: there is no actor 9 here"),
                 qPrintable(banner->message()));
}

QTEST_MAIN(WindowScheduleTest)
#include "window_schedule_test.moc"
