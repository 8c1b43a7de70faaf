// What was compared, and kept by nobody, is there the next time as well, unless others were kept by
// hand; and each of the runs can be saved.
#include "app/panels/notes_panel.h"
#include "app/timeline/timeline_view.h"
#include "asked_in_window.h"
#include "files_in_window.h"
#include "kept_in_window.h"
#include "noted_runs.h"
#include "what_if_in_window.h"

#include <QComboBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace threadline;
using namespace threadline::app;
using threadline::test::accept_button;
using threadline::test::answer;
using threadline::test::choose;
using threadline::test::chooses_file;
using threadline::test::compares;
using threadline::test::comparison_of;
using threadline::test::has_runs;
using threadline::test::keeps;
using threadline::test::kept_files;
using threadline::test::names_of;
using threadline::test::OpenWindow;
using threadline::test::recalls;
using threadline::test::remedies_of;
using threadline::test::shows_beside;
using threadline::test::texts_of;

namespace {

// By the dialog, as a person does it: "2, 5".
bool compares_requests(OpenWindow& window, const QString& numbers) {
    if (!choose(window, "bottleneck/downloads"))
        return false;
    window.commands().compare_with->trigger();
    auto* dialog = window.findChildren<CompareDialog*>().last();
    auto* parameter = dialog->findChild<QComboBox*>("varied");
    parameter->setCurrentIndex(parameter->findText("requests"));
    dialog->findChild<QLineEdit*>("numbers")->setText(numbers);
    QTest::mouseClick(accept_button(*dialog), Qt::LeftButton);
    QStringList names;
    for (const QString& number : numbers.split(", "))
        names.append("requests = " + number);
    return QTest::qWaitFor([&] { return names_of(comparison_of(window)) == names; }, 20'000);
}

// In a window that is closed then.
bool compares_and_closes(const QString& numbers) {
    OpenWindow window;
    const bool compared = compares_requests(window, numbers);
    window.close();
    return compared;
}

}  // namespace

class WindowNextComparisonTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { threadline::test::prepare_application(); }
    void init() { threadline::test::forget_all_kept(); }

    void whatWasComparedIsThereTheNextTime();
    void aLaterComparisonTakesItsPlace_data();
    void aLaterComparisonTakesItsPlace();
    void whatWasKeptByHandIsThereInstead();
    void whatWasWrittenOnItsRunsIsThere();
    void whatWasTriedIsThere();
    void keepingARunBeginsAnother();
    void theRunThatHasTheKeysIsSaved();

private:
    QTemporaryDir folder_;
};

void WindowNextComparisonTest::whatWasComparedIsThereTheNextTime() {
    QVERIFY(compares_and_closes("2, 5"));
    for (int time = 0; time < 2; ++time) {
        QCOMPARE(kept_files(), 2);
        OpenWindow window;
        QVERIFY(recalls(window, 2));
        QVERIFY(comparison_of(window).isVisible());
        QCOMPARE(names_of(comparison_of(window)), (QStringList{"requests = 2", "requests = 5"}));
        window.close();
    }
    // Who takes it apart does not find it again.
    {
        OpenWindow window;
        QVERIFY(recalls(window, 2));
        for (int i = 0; i < 2; ++i)
            comparison_of(window).take_out(0);
        window.close();
    }
    QCOMPARE(kept_files(), 0);
}

void WindowNextComparisonTest::aLaterComparisonTakesItsPlace_data() {
    QTest::addColumn<bool>("was_looked_at");
    QTest::newRow("looked at again") << true;
    QTest::newRow("never seen again") << false;
}

void WindowNextComparisonTest::aLaterComparisonTakesItsPlace() {
    QFETCH(const bool, was_looked_at);
    QVERIFY(compares_and_closes("2, 5"));
    {
        OpenWindow window;
        QVERIFY(!was_looked_at || recalls(window, 2));
        QVERIFY(compares_requests(window, "3, 4, 6"));
        window.close();
    }
    QCOMPARE(kept_files(), 3);
    OpenWindow window;
    QVERIFY(recalls(window, 3));
    QCOMPARE(names_of(comparison_of(window)).first(), QString("requests = 3"));
}

void WindowNextComparisonTest::whatWasKeptByHandIsThereInstead() {
    {
        OpenWindow window;
        QVERIFY(choose(window, "bottleneck/downloads") && keeps(window, "threads", 1));
        window.close();
    }
    QVERIFY(compares_and_closes("2, 5"));
    QCOMPARE(kept_files(), 1);
    {
        OpenWindow window;
        QVERIFY(recalls(window, 1));
        QCOMPARE(parameter_text(comparison_of(window).runs()[0].report.info, "tool"),
                 std::string("threads"));
        // Until that is taken out.
        comparison_of(window).take_out(0);
        QVERIFY(compares_requests(window, "2, 5"));
        window.close();
    }
    QCOMPARE(kept_files(), 2);
    OpenWindow window;
    QVERIFY(recalls(window, 2));
    QCOMPARE(names_of(comparison_of(window)), (QStringList{"requests = 2", "requests = 5"}));
}

void WindowNextComparisonTest::whatWasWrittenOnItsRunsIsThere() {
    {
        OpenWindow window;
        QVERIFY(compares_requests(window, "2, 5"));
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::keyClick(&window, Qt::Key_M);
        const auto panel = [&] { return comparison_of(window).findChild<NotesPanel*>(); };
        QVERIFY(panel());
        const auto editors = panel()->findChildren<QLineEdit*>();
        const auto editor = std::ranges::find_if(editors, &QWidget::isVisible);
        QVERIFY(editor != editors.end());
        QTest::keyClicks(*editor, "slow");
        QTest::keyClick(*editor, Qt::Key_Return);
        QTRY_COMPARE(texts_of(panel()->notes()), QStringList{"slow"});
        QTest::keyClick(panel()->window(), Qt::Key_Escape);
        QTRY_VERIFY(!panel());
        window.close();
        QVERIFY(answer(window, QMessageBox::Discard));  // no file of one's own
        QTRY_VERIFY(!window.isVisible());
    }
    OpenWindow window;
    QVERIFY(recalls(window, 2));
    const auto& notes = comparison_of(window).runs()[0].recording->notes;
    QVERIFY(notes);
    QCOMPARE(texts_of(*notes), QStringList{"slow"});
}

void WindowNextComparisonTest::whatWasTriedIsThere() {
    {
        OpenWindow window;
        QVERIFY(window.chooses("deadlock/opposite-order"));
        QVERIFY(window.runs_simulated());
        window.commands().what_if_victim->trigger();
        QVERIFY(shows_beside(window, "victim"));
        window.close();
    }
    OpenWindow window;
    QVERIFY(recalls(window, 2));
    QCOMPARE(remedies_of(comparison_of(window).runs()[0]), QString());
    QCOMPARE(remedies_of(comparison_of(window).runs()[1]), QString("victim"));
}

void WindowNextComparisonTest::keepingARunBeginsAnother() {
    QVERIFY(compares_and_closes("2, 5"));
    {
        OpenWindow window;
        QVERIFY(choose(window, "bottleneck/downloads") && keeps(window, "threads", 1));
        window.close();
    }
    QCOMPARE(kept_files(), 1);
    OpenWindow window;
    QVERIFY(recalls(window, 1));
}

void WindowNextComparisonTest::theRunThatHasTheKeysIsSaved() {
    OpenWindow window;
    QVERIFY(compares(window));
    comparison_of(window).timelines()[1]->setFocus();
    QVERIFY(window.commands().save_run->isEnabled());
    window.commands().save_run->trigger();
    const auto* dialog = window.findChild<QFileDialog*>();
    QVERIFY(dialog);
    QCOMPARE(dialog->windowTitle(), QString("Save run 2: tool = threads"));
    const QString file = folder_.filePath("second.tline");
    const QSignalSpy saved(&window.controller(), &RunController::saved);
    QVERIFY(chooses_file(window, file));
    QTRY_COMPARE(saved.count(), 1);
    const auto opened = session::open_trace(file.toStdString());
    QVERIFY(opened && opened->trace.info);
    QCOMPARE(parameter_text(*opened->trace.info, "tool"), std::string("threads"));
    QVERIFY(comparison_of(window).runs()[1].recording->is_persons);
    QVERIFY(!comparison_of(window).runs()[0].recording->is_persons);
}

QTEST_MAIN(WindowNextComparisonTest)
#include "window_next_comparison_test.moc"
