// Another program writes the scenario that is on show: nobody's text is lost, and what stands in
// the pane is what runs.
#include "app/code/code_pane.h"
#include "app/panels/banner.h"
#include "app/panels/gallery.h"
#include "app/panels/scenario_panel.h"
#include "app/window/source_on_disk.h"
#include "asked_in_window.h"
#include "banner_offers.h"
#include "files_in_window.h"
#include "window_fixture.h"

#include <QLabel>
#include <QMessageBox>
#include <QSaveFile>
#include <QTemporaryDir>

using namespace threadline;
using namespace threadline::app;
using threadline::test::answer;
using threadline::test::content_of;
using threadline::test::OpenWindow;
using threadline::test::takes_up;

namespace {

const QByteArray ours = "title \"Ours\"\nthread(\"A\", function() sleep(1) end)\n";
const QByteArray theirs =
    "title \"Theirs\"\nlocal n = number(\"n\", 1)\nthread(\"B\", function() sleep(1) end)\n";

// As an editor does it: into the file itself, or into a new one that takes its name.
bool writes(const QString& path, const QByteArray& text, bool replaces) {
    if (replaces) {
        QSaveFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit();
    }
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

bool is_told(OpenWindow& window) {
    return window.says("own.lua was changed by another program");
}

}  // namespace

class WindowOtherEditorTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { threadline::test::prepare_application(); }
    void init() { QSettings().clear(); }

    void itsTextIsOfferedEachTime_data();
    void itsTextIsOfferedEachTime();
    void whatStandsInThePaneRunsMeanwhile();
    void itIsAskedUntilItIsAnswered();
    void whatTheOtherProgramTakesBackIsAskedNoMore();
    void whoKeepsTheirsSavesOverIt();
    void savingOverANewerFileAsksFirst();
    void whoHasWrittenNothingIsAskedNothing();
    void savingHereIsNotAnotherProgram();
    void whatWasWrittenWhileAnotherScenarioWasOnShowIsSeen();
    void aFileThatWasNamedFromItsFolderIsWatched();
    void nothingIsReadForAWindowThatIsGone();
};

void WindowOtherEditorTest::itsTextIsOfferedEachTime_data() {
    QTest::addColumn<bool>("replaces");
    QTest::newRow("written in place") << false;
    QTest::newRow("replaced by a new file") << true;
}

void WindowOtherEditorTest::itsTextIsOfferedEachTime() {
    QFETCH(bool, replaces);
    OpenWindow window;
    QVERIFY(window.opens_text(ours));
    auto* code = window.findChild<SourceView*>();
    auto* banner = window.findChild<Banner*>();
    for (const QByteArray& text : {theirs, theirs + "-- more\n", ours}) {
        const QString before = code->toPlainText();
        QVERIFY(writes(window.own_scenario(), text, replaces));
        QVERIFY(is_told(window));
        QCOMPARE(code->toPlainText(), before);
        QVERIFY(takes_up(window, "Revert"));
        QCOMPARE(code->toPlainText().toUtf8(), text);
        QVERIFY(!banner->isVisible());
        QVERIFY(!window.commands().save_source->isEnabled());
        // What it declares, too.
        QTRY_COMPARE(window.findChild<ScenarioPanel*>()->form().values().contains("n"),
                     text != ours);
    }
    // The way back is that of any edit.
    code->undo();
    QCOMPARE(code->toPlainText().toUtf8(), theirs + "-- more\n");
    QVERIFY(window.commands().save_source->isEnabled());
}

void WindowOtherEditorTest::whatStandsInThePaneRunsMeanwhile() {
    OpenWindow window;
    QVERIFY(window.opens_text(ours));
    QVERIFY(writes(window.own_scenario(), theirs, true));
    QVERIFY(is_told(window));
    QVERIFY(window.runs_simulated());
    QCOMPARE(QByteArray::fromStdString(window.controller().snapshot().trace.info->source), ours);
    // It is asked still, and the way to the file's text stands above the pane.
    QVERIFY(is_told(window));
    auto* pane = window.findChild<CodePane*>();
    bool is_said = false;
    for (const auto* label : pane->findChildren<QLabel*>())
        is_said = is_said || label->text() == "not the text of the file";
    QVERIFY(is_said);
    window.commands().revert_source->trigger();
    QCOMPARE(pane->text().toUtf8(), theirs);
    QVERIFY(!window.findChild<Banner*>()->isVisible());
    QVERIFY(window.runs_simulated());
    QCOMPARE(QByteArray::fromStdString(window.controller().snapshot().trace.info->source), theirs);
}

void WindowOtherEditorTest::itIsAskedUntilItIsAnswered() {
    OpenWindow window;
    QVERIFY(window.opens_text(ours));
    QVERIFY(writes(window.own_scenario(), theirs, true));
    QVERIFY(is_told(window));
    // What went wrong comes before it, not in its place.
    window.open("nothing.txt");
    QVERIFY(window.says("neither a recorded run"));
    QVERIFY(takes_up(window, "Dismiss"));
    QVERIFY(is_told(window));
    window.open("nothing.txt");
    QVERIFY(window.says("neither a recorded run"));
    QVERIFY(window.runs_simulated());
    QVERIFY(is_told(window));
    QVERIFY(takes_up(window, "Keep mine on save"));
    QVERIFY(!window.findChild<Banner*>()->isVisible());
    QVERIFY(window.runs_simulated());
    QVERIFY(!window.findChild<Banner*>()->message().contains("another program"));
}

void WindowOtherEditorTest::whatTheOtherProgramTakesBackIsAskedNoMore() {
    OpenWindow window;
    QVERIFY(window.opens_text(ours));
    window.findChild<SourceView*>()->insertPlainText("-- mine\n");
    QVERIFY(writes(window.own_scenario(), theirs, true));
    QVERIFY(is_told(window));
    QVERIFY(writes(window.own_scenario(), ours, true));
    QTRY_VERIFY(!window.findChild<Banner*>()->isVisible());
    window.commands().save_source->trigger();
    QVERIFY(!window.findChild<QMessageBox*>());
    QCOMPARE(content_of(window.own_scenario()), "-- mine\n" + ours);
}

void WindowOtherEditorTest::whoKeepsTheirsSavesOverIt() {
    OpenWindow window;
    QVERIFY(window.opens_text(ours));
    QVERIFY(writes(window.own_scenario(), theirs, true));
    QVERIFY(is_told(window));
    QVERIFY(takes_up(window, "Keep mine on save"));
    QCOMPARE(window.findChild<SourceView*>()->toPlainText().toUtf8(), ours);
    QVERIFY(window.findChild<CodePane*>()->has_unsaved_changes());
    // It stands nowhere else: a window that is killed leaves it.
    QTRY_VERIFY(!QDir(drafts_folder()).entryList({"*.draft"}, QDir::Files).isEmpty());
    window.commands().save_source->trigger();
    QVERIFY(!window.findChild<QMessageBox*>());
    QCOMPARE(content_of(window.own_scenario()), ours);
}

void WindowOtherEditorTest::savingOverANewerFileAsksFirst() {
    OpenWindow window;
    QVERIFY(window.opens_text(ours));
    auto* code = window.findChild<SourceView*>();
    code->insertPlainText("-- mine\n");
    // At once: nothing has told of it yet.
    QVERIFY(writes(window.own_scenario(), theirs, true));
    window.commands().save_source->trigger();
    QVERIFY(answer(window, QMessageBox::Cancel));
    QCOMPARE(content_of(window.own_scenario()), theirs);
    // And when it was told and passed over.
    QVERIFY(is_told(window));
    code->insertPlainText("-- and more\n");
    window.commands().save_source->trigger();
    QVERIFY(answer(window, QMessageBox::Save));
    QCOMPARE(content_of(window.own_scenario()), "-- mine\n-- and more\n" + ours);
    // From now on it is as it was written here.
    code->insertPlainText("-- yet more\n");
    window.commands().save_source->trigger();
    QVERIFY(!window.findChild<QMessageBox*>());
    QVERIFY(content_of(window.own_scenario()).contains("-- yet more\n"));
}

void WindowOtherEditorTest::whoHasWrittenNothingIsAskedNothing() {
    OpenWindow window;
    QVERIFY(window.opens_text(ours));
    QVERIFY(writes(window.own_scenario(), theirs, true));
    QVERIFY(is_told(window));
    emit window.findChild<Gallery*>()->chosen("race/lost-update");
    QVERIFY(!window.findChild<QMessageBox*>());
    QCOMPARE(window.findChild<Gallery*>()->selected(), QString("race/lost-update"));
    QVERIFY(!window.findChild<Banner*>()->isVisible());
    // Chosen again it is what the other program made of it.
    emit window.findChild<Gallery*>()->chosen(window.own_scenario());
    QCOMPARE(window.findChild<SourceView*>()->toPlainText().toUtf8(), theirs);
}

void WindowOtherEditorTest::savingHereIsNotAnotherProgram() {
    OpenWindow window;
    QVERIFY(window.opens_text(ours));
    window.findChild<SourceView*>()->insertPlainText("-- mine\n");
    window.commands().save_source->trigger();
    QCOMPARE(content_of(window.own_scenario()), "-- mine\n" + ours);
    // Nor is the folder of the file the file.
    QVERIFY(writes(window.own_scenario() + "~", theirs, false));
    QTest::qWait(500);
    QVERIFY(!window.findChild<Banner*>()->message().contains("another program"));
    QVERIFY(!window.commands().save_source->isEnabled());
}

void WindowOtherEditorTest::whatWasWrittenWhileAnotherScenarioWasOnShowIsSeen() {
    OpenWindow window;
    QVERIFY(window.opens_text(ours));
    emit window.findChild<Gallery*>()->chosen("race/lost-update");
    QVERIFY(writes(window.own_scenario(), theirs, true));
    QTest::qWait(300);
    QVERIFY(!window.findChild<Banner*>()->isVisible());
    emit window.findChild<Gallery*>()->chosen(window.own_scenario());
    QVERIFY(is_told(window));
    QVERIFY(takes_up(window, "Revert"));
    QCOMPARE(window.findChild<SourceView*>()->toPlainText().toUtf8(), theirs);
}

void WindowOtherEditorTest::aFileThatWasNamedFromItsFolderIsWatched() {
    const QTemporaryDir folder;
    const QString file = folder.filePath("own.lua");
    QVERIFY(writes(file, ours, false));
    const QString before = QDir::currentPath();
    QVERIFY(QDir::setCurrent(folder.path()));
    threadline::app::WindowStart start = threadline::test::start_here();
    start.file = "own.lua";
    OpenWindow window(start);
    QVERIFY(QDir::setCurrent(before));
    auto* code = window.findChild<SourceView*>();
    QTRY_COMPARE(code->toPlainText().toUtf8(), ours);
    QVERIFY(writes(file, theirs, true));
    QVERIFY(is_told(window));
}

// Large enough that it is being read still when whoever asked for it goes.
void WindowOtherEditorTest::nothingIsReadForAWindowThatIsGone() {
    const QTemporaryDir folder;
    const QString file = folder.filePath("large.lua");
    QVERIFY(writes(file, QByteArray("-- and so on\n").repeated(200'000), false));
    CodePane code;
    Banner banner;
    for (int i = 0; i < 5; ++i) {
        SourceOnDisk on_disk(&code, &banner, nullptr);
        on_disk.watch(file.toStdString(), {});
    }
    QCoreApplication::processEvents();
    QVERIFY(banner.message().isEmpty());
}

QTEST_MAIN(WindowOtherEditorTest)
#include "window_other_editor_test.moc"
