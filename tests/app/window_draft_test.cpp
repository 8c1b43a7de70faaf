// What was written in a window that was killed is there the next time; what was saved, given up or
// is still being written in another window is not offered.
#include "app/code/code_pane.h"
#include "app/panels/banner.h"
#include "app/panels/gallery.h"
#include "asked_in_window.h"
#include "banner_offers.h"
#include "files_in_window.h"
#include "full_disk.h"
#include "window_fixture.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <cstdio>
#include <string_view>

using namespace threadline;
using namespace threadline::app;
using threadline::test::answer;
using threadline::test::content_of;
using threadline::test::OpenWindow;
using threadline::test::takes_up;

namespace {

constexpr std::string_view edits = "--edit";

const QByteArray theirs = "title \"Theirs\"\nthread(\"B\", function() sleep(1) end)\n";
const QByteArray text = "title \"Mine\"\nthread(\"A\", function() sleep(1) end)\n";

QStringList drafts() {
    return QDir(drafts_folder()).entryList(QDir::Files);
}

// A process in whose window somebody writes, until it is killed.
int edit(const char* file) {
    threadline::test::prepare_application();
    OpenWindow window;
    if (!window.is_ready())
        return 1;
    window.open(file);
    auto* code = window.findChild<SourceView*>();
    if (!QTest::qWaitFor([&] { return code->toPlainText().toUtf8() == text; }, 20'000))
        return 1;
    code->insertPlainText("-- one\n");
    code->insertPlainText("-- two\n");
    if (!QTest::qWaitFor([] { return !drafts().isEmpty(); }, 20'000))
        return 1;
    QTest::qWait(1'500);  // what was written last is in it by then
    std::puts("ready");
    std::fflush(stdout);
    return QApplication::exec();
}

bool writes(const QString& path, const QByteArray& content) {
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

bool is_asked_about_the_file(OpenWindow& window) {
    return window.says("own.lua was changed by another program");
}

bool is_offered(OpenWindow& window) {
    return window.says("What you wrote in own.lua ");
}

}  // namespace

class WindowDraftTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { threadline::test::prepare_application(); }
    void init();

    void aKilledWindowsTextIsRecovered();
    void itIsOfferedUntilThatIsDecided();
    void itIsRecoveredThoughItsFileIsGone();
    void aFileThatAnotherProgramWroteSinceIsAskedAbout();
    void whoKeptTheirsIsNotAskedAgain();
    void itStaysUntilAnotherIsWritten();
    void aWindowKilledWhileItWroteLeavesNothing();
    void thatOfALivingWindowIsNobodyElses();
    void whatIsSavedOrGivenUpIsNoDraft();

private:
    bool is_killed_in_the_middle() const;

    QTemporaryDir folder_;
    QString file_ = folder_.filePath("own.lua");
};

void WindowDraftTest::init() {
    QSettings().clear();
    QVERIFY(writes(file_, text));
}

bool WindowDraftTest::is_killed_in_the_middle() const {
    QProcess window;
    window.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    window.start(QCoreApplication::applicationFilePath(),
                 {QString::fromLatin1(edits.data()), file_});
    const bool is_under_way = window.waitForReadyRead(60'000);
    window.kill();
    return window.waitForFinished() && is_under_way;
}

void WindowDraftTest::aKilledWindowsTextIsRecovered() {
    QVERIFY(is_killed_in_the_middle());
    {
        OpenWindow window;
        QVERIFY(window.is_ready());
        QVERIFY(is_offered(window));
        QVERIFY(takes_up(window, "Recover"));
        auto* code = window.findChild<SourceView*>();
        QTRY_COMPARE(code->toPlainText().toUtf8(), "-- one\n-- two\n" + text);
        QVERIFY(window.findChild<Gallery*>()->selected().endsWith("own.lua"));
        QVERIFY(window.findChild<CodePane*>()->has_unsaved_changes());
        QCOMPARE(content_of(file_), text);
        window.commands().save_source->trigger();
        QCOMPARE(content_of(file_), "-- one\n-- two\n" + text);
    }
    QCOMPARE(drafts(), QStringList());
    OpenWindow next;
    QVERIFY(next.is_ready());
    QTest::qWait(100);
    QVERIFY(!next.findChild<Banner*>()->isVisible());
}

void WindowDraftTest::itIsOfferedUntilThatIsDecided() {
    QVERIFY(is_killed_in_the_middle());
    for (const char* answer : {"Dismiss", "Discard"}) {
        OpenWindow window;
        QVERIFY(window.is_ready());
        QVERIFY(is_offered(window));
        QVERIFY(takes_up(window, answer));
        QVERIFY(!window.findChild<Banner*>()->isVisible());
    }
    QCOMPARE(drafts(), QStringList());
    QCOMPARE(content_of(file_), text);
}

void WindowDraftTest::itIsRecoveredThoughItsFileIsGone() {
    QVERIFY(is_killed_in_the_middle());
    QVERIFY(QFile::remove(file_));
    OpenWindow window;
    QVERIFY(window.is_ready());
    QVERIFY(is_offered(window));
    QVERIFY(takes_up(window, "Recover"));
    QTRY_COMPARE(window.findChild<SourceView*>()->toPlainText().toUtf8(),
                 "-- one\n-- two\n" + text);
    QVERIFY(window.runs_simulated());
    window.commands().save_source->trigger();
    QCOMPARE(content_of(file_), "-- one\n-- two\n" + text);
}

void WindowDraftTest::aFileThatAnotherProgramWroteSinceIsAskedAbout() {
    QVERIFY(is_killed_in_the_middle());
    QVERIFY(writes(file_, theirs));
    OpenWindow window;
    QVERIFY(window.is_ready());
    QVERIFY(is_offered(window));
    QVERIFY(takes_up(window, "Recover"));
    QVERIFY(is_asked_about_the_file(window));
    auto* code = window.findChild<SourceView*>();
    QCOMPARE(code->toPlainText().toUtf8(), "-- one\n-- two\n" + text);
    window.commands().save_source->trigger();
    QVERIFY(answer(window, QMessageBox::Cancel));
    QCOMPARE(content_of(file_), theirs);
    QVERIFY(is_asked_about_the_file(window));
    QVERIFY(takes_up(window, "Revert"));
    QCOMPARE(code->toPlainText().toUtf8(), theirs);
    QVERIFY(!window.commands().save_source->isEnabled());
}

// Neither in the window that found it, nor in the next one where that is lost as well.
void WindowDraftTest::whoKeptTheirsIsNotAskedAgain() {
    QVERIFY(is_killed_in_the_middle());
    QVERIFY(writes(file_, theirs));
    const QString kept = drafts_folder() + "/kept.draft";
    {
        OpenWindow window;
        QVERIFY(window.is_ready());
        QVERIFY(is_offered(window));
        QVERIFY(takes_up(window, "Recover"));
        QVERIFY(is_asked_about_the_file(window));
        QVERIFY(takes_up(window, "Keep mine on save"));
        QDir place(drafts_folder());
        QStringList found;
        QTRY_VERIFY((found = place.entryList({"*.draft"}, QDir::Files)).size() == 1 &&
                    content_of(place.filePath(found.front())).contains("Theirs"));
        QVERIFY(QFile::copy(place.filePath(found.front()), kept));
    }
    OpenWindow window;
    QVERIFY(window.is_ready());
    QVERIFY(is_offered(window));
    QVERIFY(takes_up(window, "Recover"));
    auto* code = window.findChild<SourceView*>();
    QTRY_COMPARE(code->toPlainText().toUtf8(), "-- one\n-- two\n" + text);
    window.commands().save_source->trigger();
    QVERIFY(!window.findChild<QMessageBox*>());
    QCOMPARE(content_of(file_), "-- one\n-- two\n" + text);
}

void WindowDraftTest::itStaysUntilAnotherIsWritten() {
    constexpr int room = 16 * 1024;
    const QByteArray longer = "-- " + QByteArray(2 * room, 'x') + '\n' + text;
    const QString left = drafts_folder() + "/left.draft";
    QVERIFY(QDir().mkpath(drafts_folder()));
    QFile draft(left);
    QVERIFY(draft.open(QIODevice::WriteOnly));
    QVERIFY(draft.write(
                QJsonDocument(QJsonObject{{"scenario", file_}, {"text", QString::fromUtf8(longer)}})
                    .toJson()) > 0);
    draft.close();
    OpenWindow window;
    QVERIFY(window.is_ready());
    QVERIFY(is_offered(window));
    auto* code = window.findChild<SourceView*>();
    {
        const threadline::test::FilesOfAtMost disk(room);
        QVERIFY(takes_up(window, "Recover"));
        QTRY_COMPARE(code->toPlainText().toUtf8(), longer);
        QTest::qWait(200);
        QVERIFY(QFile::exists(left));
    }
    code->insertPlainText("-- one\n");
    QTRY_VERIFY(!QFile::exists(left));
    QCOMPARE(QDir(drafts_folder()).entryList({"*.draft"}, QDir::Files).size(), 1);
    window.commands().save_source->trigger();
    QTRY_VERIFY(QDir(drafts_folder()).entryList({"*.draft"}, QDir::Files).isEmpty());
}

void WindowDraftTest::aWindowKilledWhileItWroteLeavesNothing() {
    QVERIFY(QDir().mkpath(drafts_folder()));
    QFile part(drafts_folder() + "/left.draft.part");
    QVERIFY(part.open(QIODevice::WriteOnly));
    part.close();
    OpenWindow window;
    QVERIFY(window.is_ready());
    QTRY_COMPARE(drafts(), QStringList());
}

void WindowDraftTest::thatOfALivingWindowIsNobodyElses() {
    {
        OpenWindow window;
        QVERIFY(window.chooses("race/lost-update"));
        window.findChild<SourceView*>()->insertPlainText("-- mine\n");
        QVERIFY(!drafts().isEmpty());
        OpenWindow beside;
        QVERIFY(beside.is_ready());
        QTest::qWait(100);
        QVERIFY(!beside.findChild<Banner*>()->isVisible());
        QVERIFY(!drafts().isEmpty());
    }
    // Who closes a window has been asked.
    QCOMPARE(drafts(), QStringList());
}

void WindowDraftTest::whatIsSavedOrGivenUpIsNoDraft() {
    OpenWindow window;
    QVERIFY(window.opens_text(text));
    auto* code = window.findChild<SourceView*>();
    code->insertPlainText("-- one\n");
    QVERIFY(!drafts().isEmpty());
    window.commands().save_source->trigger();
    QCOMPARE(drafts(), QStringList());
    code->insertPlainText("-- two\n");
    QVERIFY(!drafts().isEmpty());
    window.commands().revert_source->trigger();
    QCOMPARE(drafts(), QStringList());
    QTest::qWait(1'200);
    QCOMPARE(drafts(), QStringList());
}

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    if (argc > 2 && argv[1] == edits)
        return edit(argv[2]);
    WindowDraftTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "window_draft_test.moc"
