// What a run that a person made step by step says of times: nothing, as none was measured.
#include "app/cli/recording.h"
#include "app/panels/elided_label.h"
#include "app/panels/findings_list.h"
#include "app/panels/findings_model.h"
#include "app/panels/run_status.h"
#include "app/panels/step_panel.h"
#include "window_fixture.h"

#include <QListWidget>
#include <QStatusBar>
#include <QTemporaryDir>

#include <algorithm>

using namespace threadline;
using namespace threadline::app;
using threadline::test::OpenWindow;
using threadline::test::opposite;

class WindowStepTimesTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { threadline::test::prepare_application(); }
    void init() { QSettings().clear(); }

    void noTimeIsToldOfStepsNorOfAFileOfThem();
};

void WindowStepTimesTest::noTimeIsToldOfStepsNorOfAFileOfThem() {
    OpenWindow window;
    QVERIFY(window.opens_text(opposite));
    window.commands().step->trigger();
    QVERIFY(window.comes_to_step(1));
    auto* keys = window.findChild<StepPanel*>()->findChild<QListWidget*>();
    QTest::keyClick(keys, Qt::Key_1);
    QVERIFY(window.comes_to_step(2));
    QTest::keyClick(keys, Qt::Key_2);
    QVERIFY(window.has_finished());
    const auto tells_no_time = [&window] {
        const auto labels = window.findChildren<ElidedLabel*>();
        const bool says_so = std::ranges::any_of(labels, [](const ElidedLabel* label) {
            return label->isVisible() && label->text().contains("no time was measured");
        });
        const QString outcome = window.findChild<RunStatus*>()->findChild<ElidedLabel*>()->text();
        bool has_figure = outcome.contains(" ms");
        for (const QLabel* label : window.statusBar()->findChildren<QLabel*>())
            has_figure = has_figure || label->text().contains(" ms") || label->text().contains('%');
        const FindingsModel& found = window.findChild<FindingsList*>()->findings();
        return says_so && !has_figure && outcome.startsWith("Deadlocked, step by step") &&
               found.rowCount() > 0 && found.index(0).data(FindingsModel::AtRole).toString() == "";
    };
    QTRY_VERIFY(tells_no_time());
    QTRY_VERIFY(window.controller().can_save_recording());
    const QTemporaryDir folder;
    const QString file = folder.filePath("steps.tline");
    const auto recording = window.controller().share_recording();
    QVERIFY(QFile::copy(QString::fromStdString(recording->file.string()), file));

    QVERIFY(window.chooses("bottleneck/downloads"));
    window.open(file.toStdString());
    QVERIFY(QTest::qWaitFor([&] { return window.controller().has_run(); }, 20'000));
    QVERIFY(window.has_finished());
    QVERIFY(!window.controller().stepped());
    QTRY_VERIFY(tells_no_time());
}

QTEST_MAIN(WindowStepTimesTest)
#include "window_step_times_test.moc"
