// What a person writes in the source pane is never lost without a question.
#include "app/code/source_view.h"
#include "app/panels/banner.h"
#include "app/panels/details_panel.h"
#include "app/panels/gallery.h"
#include "app/window/commands.h"
#include "asked_in_window.h"
#include "files_in_window.h"

#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTextDocument>
#include <QTreeView>

using namespace threadline;
using namespace threadline::app;
using threadline::test::answer;
using threadline::test::chooses_file;
using threadline::test::content_of;
using threadline::test::OpenWindow;

namespace {

const char* own_text =
    "title \"Mine\"\nchapter \"test\"\nsummary \"It sleeps.\"\n"
    "thread(\"A\", function() sleep(1) end)\n";

QString own_scenario(const QTemporaryDir& folder) {
    const QString path = folder.filePath("mine.lua");
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
        file.write(own_text);
    return path;
}

// In the list of scenarios, by how its title begins: there is one, or none.
QModelIndex listed(OpenWindow& window, const QString& title) {
    const QAbstractItemModel& model = *window.findChild<Gallery*>()->model();
    const auto found = model.match(model.index(0, 0), Qt::DisplayRole, title, -1,
                                   Qt::MatchStartsWith | Qt::MatchRecursive);
    return found.size() == 1 ? found[0] : QModelIndex();
}

void click_scenario(OpenWindow& window, const QString& title) {
    auto* tree = window.findChild<Gallery*>()->tree();
    const QModelIndex found = listed(window, title);
    QVERIFY(found.isValid());
    tree->scrollTo(found);
    QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, tree->visualRect(found).center());
}
}  // namespace

class WindowSourceTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { threadline::test::prepare_application(); }
    void init() { QSettings().clear(); }
    void anotherScenarioIsChosenOnlyOnceTheChangesAreDecidedUpon();
    void theQuestionLetsARunGoOn();
    void theWindowIsCalledAsTheTextCallsIt();
    void theListCallsAScenarioAsItsTextDoes();
    void anOwnFileIsSavedInPlace();
    void aScenarioThatCameAlongIsSavedToAFileOfOnesOwn();
    void closingAsksAboutChanges();
    void theTextOfARecordedRunIsNoChange();
    void theKeysOfTheWindowWorkWhileOneWrites();
    void aNameThatNobodyGaveIsMarkedWhileOneWrites();
    void aRunLeavesCursorAndSightWhereOneWrites();
    void aTextThatDoesNotLoadLeavesTheLastRunOnShow();
    void aNewScenarioIsAFileThatRuns();
    void marksOfARunMoveWithTheirLines();
    void whatFailedWhileItRanIsToldOnceAndGoesWithTheText();
    void whyARunFailedStaysInTheDetails();
    void changesAreLostOnlyOnceTheNewScenarioIsMade();
    void aNewScenarioIsListedThoughASearchWasOn();
    void runSaysOnWhatItRuns();
    void theSearchIsThatOfTheSourceWhileOneWritesThere();
};

void WindowSourceTest::anotherScenarioIsChosenOnlyOnceTheChangesAreDecidedUpon() {
    OpenWindow window;
    QVERIFY(window.is_ready());
    auto* code = window.findChild<SourceView*>();
    auto* gallery = window.findChild<Gallery*>();
    const QString before = gallery->selected();
    const QString original = code->toPlainText();
    code->insertPlainText("-- mine\n");

    click_scenario(window, "Race: lost");
    QVERIFY(answer(window, QMessageBox::Cancel));
    QVERIFY(code->toPlainText().startsWith("-- mine"));
    QTRY_COMPARE(gallery->selected(), before);

    click_scenario(window, "Race: lost");
    QVERIFY(answer(window, QMessageBox::Discard));
    QTRY_COMPARE(gallery->selected(), QString("race/lost-update"));
    QVERIFY(code->toPlainText().contains("Race: lost updates"));
    click_scenario(window, "Deadlock: two locks");
    QCOMPARE(code->toPlainText(), original);  // and nobody was asked
}

void WindowSourceTest::theQuestionLetsARunGoOn() {
    QSettings().setValue("run/deadlock-grace-ms", 300);
    OpenWindow window;
    QVERIFY(window.is_ready());
    window.commands().run->trigger();
    window.findChild<SourceView*>()->insertPlainText("-- mine\n");
    click_scenario(window, "Race: lost");
    QTRY_VERIFY(window.findChild<QMessageBox*>());
    QVERIFY(window.has_finished());
    QCOMPARE(window.outcome(), trace::Outcome::Deadlocked);
    QVERIFY(answer(window, QMessageBox::Cancel));
}

void WindowSourceTest::theWindowIsCalledAsTheTextCallsIt() {
    const QTemporaryDir folder;
    const QString path = own_scenario(folder);
    OpenWindow window;
    QVERIFY(window.is_ready());
    window.open(path.toStdString());
    QTRY_VERIFY(window.windowTitle().startsWith("Mine"));
    auto* code = window.findChild<SourceView*>();
    code->selectAll();
    code->insertPlainText(QString(own_text).replace("Mine", "Kiosk"));
    QTest::keyClick(&window, Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY2(window.windowTitle().startsWith("Kiosk"), qPrintable(window.windowTitle()));
}

void WindowSourceTest::theListCallsAScenarioAsItsTextDoes() {
    const QTemporaryDir folder;
    OpenWindow window;
    QVERIFY(window.is_ready());
    auto* code = window.findChild<SourceView*>();
    const auto call_it_kiosk = [&] {
        click_scenario(window, "Race: lost updates");
        const QString text = code->toPlainText().replace("Race: lost updates", "Kiosk");
        code->selectAll();
        code->insertPlainText(text);
        QTRY_VERIFY(listed(window, "Kiosk").isValid());  // though it is not saved
    };
    call_it_kiosk();
    click_scenario(window, "Deadlock: two locks");
    QVERIFY(answer(window, QMessageBox::Discard));
    QTRY_VERIFY(listed(window, "Race: lost updates").isValid());
    // A copy takes the title along; the one that came along has its own.
    call_it_kiosk();
    window.commands().save_source->trigger();
    QVERIFY(chooses_file(window, folder.filePath("copy.lua")));
    QVERIFY(listed(window, "copy.lua: Kiosk").isValid());
    QVERIFY(!listed(window, "Kiosk").isValid());
    QVERIFY(listed(window, "Race: lost updates").isValid());
}

void WindowSourceTest::anOwnFileIsSavedInPlace() {
    const QTemporaryDir folder;
    const QString path = own_scenario(folder);
    OpenWindow window;
    QVERIFY(window.is_ready());
    window.open(path.toStdString());
    QTRY_VERIFY(window.findChild<Gallery*>()->selected().endsWith("mine.lua"));
    QVERIFY(!window.commands().save_source->isEnabled());
    auto* code = window.findChild<SourceView*>();
    code->insertPlainText("-- one\n");
    QTest::keyClick(&window, Qt::Key_S, Qt::ControlModifier);
    QCOMPARE(content_of(path), QByteArray("-- one\n") + own_text);
    QVERIFY(!window.commands().save_source->isEnabled());

    code->insertPlainText("-- two\n");
    click_scenario(window, "Race: lost");
    QVERIFY(answer(window, QMessageBox::Save));
    QVERIFY(content_of(path).startsWith("-- one\n-- two\n"));
    QTRY_COMPARE(window.findChild<Gallery*>()->selected(), QString("race/lost-update"));
    // The file's new text is what is there when it is chosen again.
    click_scenario(window, "Mine");
    QVERIFY(code->toPlainText().startsWith("-- one\n-- two\n"));
}

void WindowSourceTest::aScenarioThatCameAlongIsSavedToAFileOfOnesOwn() {
    const QTemporaryDir folder;
    OpenWindow window;
    QVERIFY(window.is_ready());
    auto* code = window.findChild<SourceView*>();
    code->insertPlainText("-- mine\n");
    window.commands().save_source->trigger();
    QVERIFY(chooses_file(window, folder.filePath("own.lua")));
    QVERIFY(content_of(folder.filePath("own.lua")).startsWith("-- mine\n"));
    QVERIFY(window.findChild<Gallery*>()->selected().endsWith("own.lua"));
    QVERIFY(code->toPlainText().startsWith("-- mine\n"));
    const QByteArray shipped = content_of(QString::fromStdString(
        (threadline::test::start_here().scenarios / "deadlock/opposite-order.lua").string()));
    QVERIFY(!shipped.contains("-- mine"));
}

void WindowSourceTest::closingAsksAboutChanges() {
    OpenWindow window;
    QVERIFY(window.is_ready());
    window.findChild<SourceView*>()->insertPlainText("-- mine\n");
    window.close();
    QVERIFY(answer(window, QMessageBox::Cancel));
    QVERIFY(window.isVisible());
    window.close();
    QVERIFY(answer(window, QMessageBox::Discard));
    QTRY_VERIFY(!window.isVisible());
}

void WindowSourceTest::theTextOfARecordedRunIsNoChange() {
    const QTemporaryDir folder;
    const QString recording = folder.filePath("run.tline");
    OpenWindow window;
    QVERIFY(window.is_ready());
    auto* code = window.findChild<SourceView*>();
    code->insertPlainText("-- mine\n");
    window.commands().run->trigger();
    QVERIFY(window.has_finished());
    QVERIFY(window.saves_run(recording.toStdString()));
    window.commands().revert_source->trigger();

    window.open(recording.toStdString());
    QTRY_VERIFY(code->toPlainText().startsWith("-- mine"));
    click_scenario(window, "Race: lost");
    QVERIFY(!window.findChild<QMessageBox*>());
    QCOMPARE(window.findChild<Gallery*>()->selected(), QString("race/lost-update"));
}

void WindowSourceTest::theKeysOfTheWindowWorkWhileOneWrites() {
    OpenWindow window;
    QVERIFY(window.is_ready());
    auto* code = window.findChild<SourceView*>();
    const QString original = code->toPlainText();
    code->setFocus();
    int asked = 0;
    for (const QAction* action : window.commands().all())
        for (const QKeySequence& keys : action->shortcuts()) {
            const QKeyCombination key = keys[0];
            if (action == window.commands().find)
                continue;  // the source has a search of its own
            if (!(key.keyboardModifiers() & (Qt::ControlModifier | Qt::AltModifier)))
                continue;  // a letter is written
            QKeyEvent wanted(QEvent::ShortcutOverride, key.key(), key.keyboardModifiers());
            wanted.ignore();
            QCoreApplication::sendEvent(code, &wanted);
            QVERIFY2(!wanted.isAccepted(), qPrintable(action->text()));
            ++asked;
        }
    QVERIFY(asked > 40);
    QTest::keyClicks(code, "-- mine");
    QVERIFY(code->toPlainText() != original);
    QTRY_VERIFY(window.commands().revert_source->isEnabled());
    QTest::keyClick(code, Qt::Key_Z, Qt::ControlModifier | Qt::AltModifier);
    QCOMPARE(code->toPlainText(), original);
}

void WindowSourceTest::aNameThatNobodyGaveIsMarkedWhileOneWrites() {
    const QTemporaryDir folder;
    OpenWindow window;
    QVERIFY(window.is_ready());
    window.open(own_scenario(folder).toStdString());
    auto* code = window.findChild<SourceView*>();
    QTRY_COMPARE(code->toPlainText(), QString(own_text));
    code->moveCursor(QTextCursor::End);
    code->insertPlainText("thread(\"B\", function() slep(1) end)\n");
    QTRY_COMPARE(code->error_line(), 5);
    auto* error = window.findChild<QLabel*>("source-error");
    QVERIFY(error && error->isVisible());
    QTextDocument shown;
    shown.setHtml(error->text());
    QCOMPARE(shown.toPlainText(), QString("line 5: undefined name 'slep': did you mean 'sleep'?"));
    // It may never come there: it runs all the same.
    QVERIFY(window.commands().run->isEnabled());
    code->undo();
    QTRY_COMPARE(code->error_line(), 0);
}

// What the run found lies elsewhere in the text.
void WindowSourceTest::aRunLeavesCursorAndSightWhereOneWrites() {
    OpenWindow window;
    const QByteArray text = R"(local one, two = lock "One", lock "Two"
thread("A", function() one:lock() sleep(5) two:lock() end)
thread("B", function() two:lock() sleep(5) one:lock() end)
)";
    QVERIFY(window.opens_text(text + QByteArray("-- more\n").repeated(200)));
    window.commands().virtual_clock->setChecked(true);
    auto* code = window.findChild<SourceView*>();
    code->setFocus();
    QTRY_VERIFY(code->hasFocus());
    code->go_to_line(180);
    QTest::keyClicks(code, "-- and ");
    const int position = code->textCursor().position();
    const int scrolled = code->verticalScrollBar()->value();
    QTest::keyClick(code, Qt::Key_R, Qt::ControlModifier);
    QVERIFY(window.has_finished());
    QTRY_VERIFY(!code->shown_lines().empty());
    QVERIFY(!code->is_in_sight(code->shown_line()));
    QCOMPARE(code->textCursor().position(), position);
    QCOMPARE(code->verticalScrollBar()->value(), scrolled);
    QTest::keyClicks(code, "on");
    QVERIFY(code->toPlainText().contains("-- and on-- more"));
}

namespace {

QStringList that_say(OpenWindow& window, const QString& words) {
    QStringList texts;
    for (const auto* label : window.findChildren<QLabel*>())
        if (label->isVisible() && label->text().contains(words))
            texts.append(label->text());
    return texts;
}

}  // namespace

void WindowSourceTest::aTextThatDoesNotLoadLeavesTheLastRunOnShow() {
    const QTemporaryDir folder;
    OpenWindow window;
    QVERIFY(window.is_ready());
    window.open(own_scenario(folder).toStdString());
    auto* code = window.findChild<SourceView*>();
    QTRY_COMPARE(code->toPlainText(), QString(own_text));
    QVERIFY(window.runs_simulated());
    const auto tables = window.controller().snapshot().trace.tables;
    code->moveCursor(QTextCursor::End);
    code->insertPlainText("thread((\n");
    QCOMPARE(that_say(window, "of another version of the source").size(), 1);
    const QSignalSpy not_begun(&window.controller(), &RunController::not_begun);
    window.commands().run->trigger();
    QTRY_COMPARE(not_begun.count(), 1);
    QCOMPARE(window.controller().phase(), RunController::Phase::Finished);
    QCOMPARE(window.controller().snapshot().trace.tables, tables);
    QCOMPARE(window.outcome(), trace::Outcome::Completed);
    QVERIFY(window.commands().save_run->isEnabled());
    // In the banner and at the line, which the editor marks; nowhere else.
    auto* banner = window.findChild<Banner*>();
    QVERIFY2(banner->isVisible() && banner->message().startsWith("unexpected symbol"),
             qPrintable(banner->message()));
    const QStringList told = that_say(window, "unexpected symbol");
    QVERIFY2(told.size() == 2, qPrintable(told.join(" | ")));
    QVERIFY(code->error_line() > 0);
    QTest::keyClick(code, Qt::Key_Z, Qt::ControlModifier | Qt::AltModifier);
    QCOMPARE(code->toPlainText(), QString(own_text));
    QVERIFY(!banner->isVisible());
    QCOMPARE(code->error_line(), 0);
    QVERIFY(that_say(window, "of another version").isEmpty());
}

void WindowSourceTest::whatFailedWhileItRanIsToldOnceAndGoesWithTheText() {
    const QTemporaryDir folder;
    OpenWindow window;
    QVERIFY(window.is_ready());
    window.open(own_scenario(folder).toStdString());
    auto* code = window.findChild<SourceView*>();
    QTRY_COMPARE(code->toPlainText(), QString(own_text));
    code->moveCursor(QTextCursor::End);
    code->insertPlainText("thread(\"B\", function() sleep(1) local t = nil t.x = 1 end)\n");
    QVERIFY(window.runs_simulated());
    QCOMPARE(window.outcome(), trace::Outcome::Failed);
    QTRY_COMPARE(that_say(window, "Failed after").size(), 1);  // the status bar
    const QStringList told = that_say(window, "nil value");
    QVERIFY2(told.size() == 2, qPrintable(told.join(" | ")));
    auto* banner = window.findChild<Banner*>();
    QVERIFY(banner->isVisible());
    code->insertPlainText("-- another text\n");
    QVERIFY(!banner->isVisible());
}

void WindowSourceTest::whyARunFailedStaysInTheDetails() {
    const QTemporaryDir folder;
    OpenWindow window;
    QVERIFY(window.is_ready());
    window.open(own_scenario(folder).toStdString());
    auto* code = window.findChild<SourceView*>();
    QTRY_COMPARE(code->toPlainText(), QString(own_text));
    code->moveCursor(QTextCursor::End);
    code->insertPlainText("thread(\"B\", function() sleep(1) local t = nil t.x = 1 end)\n");
    QVERIFY(window.runs_simulated());
    QCOMPARE(window.outcome(), trace::Outcome::Failed);
    window.findChild<Banner*>()->dismiss();
    const auto* details = window.findChild<DetailsPanel*>();
    QTRY_VERIFY2(details->toPlainText().contains("nil value"), qPrintable(details->toPlainText()));
    QVERIFY(details->toPlainText().contains("\nmine.lua:"));
    QVERIFY(details->toHtml().contains("href=\"line:"));
}

void WindowSourceTest::changesAreLostOnlyOnceTheNewScenarioIsMade() {
    const QTemporaryDir folder;
    OpenWindow window;
    QVERIFY(window.is_ready());
    auto* code = window.findChild<SourceView*>();
    code->insertPlainText("-- mine\n");
    window.commands().new_scenario->trigger();
    auto* dialog = window.findChild<QFileDialog*>();
    QVERIFY(dialog);
    QVERIFY(!window.findChild<QMessageBox*>());
    dialog->reject();
    QVERIFY(code->toPlainText().startsWith("-- mine\n"));
    QTRY_VERIFY(!window.findChild<QFileDialog*>());

    window.commands().new_scenario->trigger();
    QVERIFY(chooses_file(window, folder.filePath("new.lua")));
    QVERIFY(QFile::exists(folder.filePath("new.lua")));
    QVERIFY(code->toPlainText().startsWith("-- mine\n"));
    QVERIFY(answer(window, QMessageBox::Discard));
    QTRY_VERIFY(window.findChild<Gallery*>()->selected().endsWith("new.lua"));
    QCOMPARE(code->toPlainText().toUtf8(), content_of(folder.filePath("new.lua")));
}

void WindowSourceTest::aNewScenarioIsListedThoughASearchWasOn() {
    const QTemporaryDir folder;
    OpenWindow window;
    QVERIFY(window.is_ready());
    auto* gallery = window.findChild<Gallery*>();
    auto* search = gallery->findChild<QLineEdit*>();
    search->setText("lost updates");
    click_scenario(window, "Race: lost");
    window.commands().new_scenario->trigger();
    QVERIFY(chooses_file(window, folder.filePath("my-first.lua")));
    QTRY_VERIFY(gallery->selected().endsWith("my-first.lua"));
    QVERIFY(search->text().isEmpty());
    QVERIFY(gallery->tree()->currentIndex().data().toString().startsWith("my-first.lua"));

    // One that the search does not find is not taken for the one that it does.
    search->setText("lost updates");
    QVERIFY(gallery->selected().endsWith("my-first.lua"));
    QVERIFY(!gallery->tree()->currentIndex().isValid());
}

void WindowSourceTest::runSaysOnWhatItRuns() {
    OpenWindow window;
    QVERIFY(window.is_ready());
    const Commands& commands = window.commands();
    commands.virtual_clock->setChecked(false);
    QVERIFY2(commands.run->toolTip().startsWith("Run the scenario on real threads ("),
             qPrintable(commands.run->toolTip()));
    commands.virtual_clock->setChecked(true);
    QVERIFY2(commands.run->toolTip().startsWith("Run the scenario on the virtual clock ("),
             qPrintable(commands.run->toolTip()));
}

void WindowSourceTest::aNewScenarioIsAFileThatRuns() {
    const QTemporaryDir folder;
    OpenWindow window;
    QVERIFY(window.is_ready());
    QTest::keyClick(&window, Qt::Key_N, Qt::ControlModifier);
    const QString path = folder.filePath("my-first.lua");
    QVERIFY(chooses_file(window, path));
    QTRY_VERIFY(window.findChild<Gallery*>()->selected().endsWith("my-first.lua"));
    const auto* code = window.findChild<SourceView*>();
    QCOMPARE(code->toPlainText().toUtf8(), content_of(path));
    QVERIFY(code->toPlainText().startsWith("title   \"My first\"\n"));
    QVERIFY(window.runs_simulated());
    QCOMPARE(window.outcome(), trace::Outcome::Completed);
    QCOMPARE(code->error_line(), 0);
    // It is one's own: it is saved in place.
    window.findChild<SourceView*>()->insertPlainText("-- mine\n");
    window.commands().save_source->trigger();
    QVERIFY(content_of(path).startsWith("-- mine\n"));
}

void WindowSourceTest::marksOfARunMoveWithTheirLines() {
    OpenWindow window;
    QVERIFY(window.opens_text(threadline::test::opposite));
    QVERIFY(window.runs_simulated());
    auto* code = window.findChild<SourceView*>();
    QTRY_VERIFY(code->marks().size() == 2);
    const int line = code->marks()[0].line;
    code->moveCursor(QTextCursor::Start);
    code->insertPlainText("-- one\n-- two\n");
    QCOMPARE(code->marks().size(), std::size_t(2));
    QCOMPARE(code->marks()[0].line, line + 2);
    // What is chosen in the lanes is shown where it stands by now.
    window.commands().next_finding->trigger();
    QVERIFY(std::ranges::count(code->shown_lines(), line + 2) == 1);
    window.commands().revert_source->trigger();
    QCOMPARE(code->marks()[0].line, line);
}

void WindowSourceTest::theSearchIsThatOfTheSourceWhileOneWritesThere() {
    OpenWindow window;
    QVERIFY(window.is_ready());
    QVERIFY(window.runs_simulated());
    QVERIFY(QTest::qWaitForWindowActive(&window));
    auto* code = window.findChild<SourceView*>();
    auto* of_lanes = window.findChild<QWidget*>("search");
    auto* of_source = window.findChild<QWidget*>("find");
    code->setFocus();
    QTest::keyClick(code, Qt::Key_F, Qt::ControlModifier);
    QVERIFY(of_source->isVisible() && of_lanes->isHidden());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(of_source->isHidden());
    window.findChild<Gallery*>()->tree()->setFocus();
    QTest::keyClick(&window, Qt::Key_F, Qt::ControlModifier);
    QVERIFY(of_source->isHidden() && of_lanes->isVisible());
}

QTEST_MAIN(WindowSourceTest)
#include "window_source_test.moc"
