// What a window that was killed has left comes back by one press: its text, its last run, and what
// was written beside it; nothing of a window that lives, and nothing stays on the disk.
#include "app/code/code_pane.h"
#include "app/runs/recording_folder.h"
#include "asked_in_window.h"
#include "banner_offers.h"
#include "files_in_window.h"
#include "first_minute.h"
#include "noted_runs.h"
#include "tests/engine/huge_recording.h"

#include <QLabel>
#include <QProcess>
#include <QScopeGuard>
#include <QTemporaryDir>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>

using namespace threadline;
using namespace threadline::app;
using threadline::test::answer;
using threadline::test::content_of;
using threadline::test::earlier_runs;
using threadline::test::endless;
using threadline::test::OpenWindow;
using threadline::test::takes_up;
using threadline::test::texts_of;
using threadline::test::writes_note;

namespace {

const QByteArray text = "title \"Mine\"\nthread(\"A\", function() compute(2) end)\n";

QStringList drafts() {
    return QDir(drafts_folder()).entryList({"*.draft"}, QDir::Files);
}

// Of windows that live, and of those that were killed.
QStringList folders() {
    return QDir(QDir::tempPath()).entryList({"threadline-*"}, QDir::Dirs | QDir::CaseSensitive);
}

QStringList recordings() {
    QStringList found;
    for (const QString& folder : folders())
        found += QDir(QDir::tempPath() + u'/' + folder).entryList({"run-*.tline"}, QDir::Files);
    return found;
}

bool opens(OpenWindow& window, const QString& file) {
    const QByteArray expected = content_of(file);
    auto* code = window.findChild<SourceView*>();
    if (!window.is_ready())
        return false;
    window.open(file.toStdString());
    return QTest::qWaitFor(
        [&] {
            return code->toPlainText().toUtf8() == expected && window.commands().run->isEnabled();
        },
        20'000);
}

bool has_note_in_its_file(OpenWindow& window, const QString& note) {
    return QTest::qWaitFor(
        [&] {
            const auto file = window.controller().recording();
            return file && threadline::test::notes_in(QString::fromStdString(file->string())) ==
                               QStringList{note};
        },
        20'000);
}

bool has_events_in_its_file(OpenWindow& window) {
    return QTest::qWaitFor(
        [&] {
            const auto read = session::open_trace(*window.controller().recording());
            return read && read->trace.events > 0;
        },
        20'000);
}

// What somebody does in a window that is killed then.
bool does(OpenWindow& window, const QString& what) {
    if (what == "looks at an example")
        return window.is_ready() && window.has_finished();
    if (what == "is cut off") {
        window.commands().run->trigger();
        return window.is_under_way() && has_events_in_its_file(window);
    }
    if (!window.runs_simulated() || !writes_note(window, "too late") ||
        !has_note_in_its_file(window, "too late"))
        return false;
    if (what == "saves it")
        return window.saves_run((window.own_scenario() + ".tline").toStdString());
    if (what == "runs twice")
        return window.runs_simulated();
    if (what != "writes")
        return true;
    window.findChild<SourceView*>()->insertPlainText("-- one\n");
    return QTest::qWaitFor([] { return !drafts().isEmpty(); }, 20'000);
}

int until_it_is_killed(const QString& what, const QString& file) {
    threadline::test::prepare_application();
    QSettings().setValue("tour/is-known", true);
    OpenWindow window(what == "looks at an example" ? threadline::test::first_start()
                                                    : threadline::test::start_here());
    if (!file.isEmpty() && !opens(window, file))
        return 1;
    if (!does(window, what))
        return 1;
    std::puts("ready");
    std::fflush(stdout);
    return QApplication::exec();
}

}  // namespace

class WindowRecoveryTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { threadline::test::prepare_application(); }
    void init();
    void cleanup();

    void aRunComesBackWithItsTextAndItsNotes();
    void aRunComesBackWhereNothingWasWritten();
    void theOfferIsShortAndItsTipSaysHowItCameToThat_data();
    void theOfferIsShortAndItsTipSaysHowItCameToThat();
    void whatIsOfferedNextIsToldApart();
    void anEarlierRunWithNotesWaits();
    void aRunThatWasCutOffComesBackAsFarAsItWent();
    void whatIsDeclinedGoes_data();
    void whatIsDeclinedGoes();
    void itIsOfferedUntilThatIsDecided_data();
    void itIsOfferedUntilThatIsDecided();
    void whoKeepsWhatTheyWroteIsOfferedItStill();
    void whatCannotBeBroughtBackIsNotLost();
    void foldersWithNothingInThemGoWhateverIsOffered();
    void thatOfALivingWindowIsNobodyElses();
    void anExampleIsNoLoss();
    void whatIsInAFileOfOnesOwnIsNoLoss();
    void closingDoesNotWaitForWhatIsRead();

private:
    bool is_killed_once_somebody(const QString& what, const QByteArray& scenario = text);

    QTemporaryDir folder_;
    QString file_ = folder_.filePath("own.lua");
};

void WindowRecoveryTest::init() {
    QSettings().clear();
    QVERIFY(folders().isEmpty());
}

void WindowRecoveryTest::cleanup() {
    // Neither the text nor a recording is left.
    QTRY_COMPARE(folders(), QStringList());
    QCOMPARE(drafts(), QStringList());
}

bool WindowRecoveryTest::is_killed_once_somebody(const QString& what, const QByteArray& scenario) {
    QFile file(file_);
    if (!file.open(QIODevice::WriteOnly) || file.write(scenario) != scenario.size())
        return false;
    file.close();
    QProcess window;
    window.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    window.start(QCoreApplication::applicationFilePath(),
                 {"--until-killed", what, what == "looks at an example" ? QString() : file_});
    const bool is_under_way = window.waitForReadyRead(60'000);
    window.kill();
    return window.waitForFinished() && is_under_way;
}

void WindowRecoveryTest::aRunComesBackWithItsTextAndItsNotes() {
    QVERIFY(is_killed_once_somebody("writes"));
    QCOMPARE(recordings().size(), 1);
    OpenWindow window;
    QVERIFY(window.is_ready());
    QVERIFY(window.says("What you wrote in own.lua and its last run can be recovered"));
    QVERIFY(takes_up(window, "Recover"));
    auto* code = window.findChild<SourceView*>();
    QTRY_COMPARE(code->toPlainText().toUtf8(), "-- one\n" + text);
    QVERIFY(window.has_finished());
    QCOMPARE(QByteArray::fromStdString(window.controller().snapshot().trace.info->source), text);
    QCOMPARE(texts_of(window.controller().annotations()), QStringList{"too late"});
    QVERIFY(window.findChild<CodePane*>()->has_unsaved_changes());
    QCOMPARE(content_of(file_), text);
    // It is in no file of the person's still.
    QVERIFY(window.controller().share_recording()->has_unsaved_notes());
    QVERIFY(window.commands().save_run->isEnabled());
    QTRY_COMPARE(drafts().size(), 1);
}

void WindowRecoveryTest::aRunComesBackWhereNothingWasWritten() {
    QVERIFY(is_killed_once_somebody("runs"));
    {
        OpenWindow window;
        QVERIFY(window.is_ready());
        QVERIFY(window.says("The unsaved run of "));
        QVERIFY(takes_up(window, "Recover"));
        QVERIFY(window.has_finished());
        QCOMPARE(texts_of(window.controller().annotations()), QStringList{"too late"});
        QCOMPARE(window.findChild<SourceView*>()->toPlainText().toUtf8(), text);
        QVERIFY(earlier_runs(window).isEmpty());
    }
    QCOMPARE(folders(), QStringList());
}

void WindowRecoveryTest::theOfferIsShortAndItsTipSaysHowItCameToThat_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("offer");
    QTest::addColumn<QString>("why");
    QTest::addColumn<QString>("discard");
    QTest::newRow("English") << "en"
                             << "can be recovered"
                             << "Threadline ended before"
                             << "Discard";
    QTest::newRow("German") << "de"
                            << "Lauf noch da: "
                            << "Threadline endete, bevor"
                            << "Verwerfen";
}

void WindowRecoveryTest::theOfferIsShortAndItsTipSaysHowItCameToThat() {
    QFETCH(const QString, language);
    QFETCH(const QString, offer);
    QFETCH(const QString, why);
    QFETCH(const QString, discard);
    QVERIFY(is_killed_once_somebody("runs"));
    load_language(*qApp, language);
    const auto english = qScopeGuard([] { load_language(*qApp, "en"); });
    OpenWindow window;
    window.resize(1024, 768);
    QVERIFY(window.is_ready());
    QVERIFY(window.says(offer));
    const auto labels = window.findChild<Banner*>()->findChildren<QLabel*>();
    const auto line = std::ranges::find_if(labels, &QLabel::wordWrap);
    QVERIFY(line != labels.end());
    QVERIFY((*line)->toolTip().startsWith(why));
    const auto needed = [&line] { return (*line)->heightForWidth((*line)->width()); };
    QTRY_VERIFY(needed() <= 2 * (*line)->fontMetrics().lineSpacing() + 2);
    QVERIFY((*line)->height() >= needed());
    QVERIFY(takes_up(window, discard));
}

void WindowRecoveryTest::whatIsOfferedNextIsToldApart() {
    QVERIFY(is_killed_once_somebody("runs"));
    QCOMPARE(folders().size(), 1);
    const QDir folder(QDir::tempPath() + u'/' + folders()[0]);
    const QStringList runs = folder.entryList({"run-*.tline"}, QDir::Files);
    QCOMPARE(runs.size(), 1);
    const std::filesystem::path first = folder.filePath(runs[0]).toStdString();
    std::filesystem::last_write_time(
        first, std::filesystem::last_write_time(first) - std::chrono::hours(1));
    QVERIFY(is_killed_once_somebody("runs"));
    OpenWindow window;
    QVERIFY(window.is_ready());
    QVERIFY(window.says("can be recovered"));
    const auto* banner = window.findChild<Banner*>();
    const QString line = banner->message();
    QVERIFY(takes_up(window, "Recover"));
    QVERIFY(window.has_finished());
    QVERIFY(window.says("can be recovered"));
    QVERIFY(banner->message() != line);
    QVERIFY(takes_up(window, "Discard"));
    QTRY_COMPARE(folders().size(), 1);  // its own
    QVERIFY(!banner->isVisible());
}

void WindowRecoveryTest::anEarlierRunWithNotesWaits() {
    QVERIFY(is_killed_once_somebody("runs twice"));
    OpenWindow window;
    QVERIFY(window.is_ready());
    QVERIFY(window.says("can be recovered"));
    QVERIFY(takes_up(window, "Recover"));
    QVERIFY(window.has_finished());
    QVERIFY(window.controller().annotations().empty());
    QCOMPARE(earlier_runs(window).size(), 1);
    earlier_runs(window)[0]->trigger();
    QTRY_COMPARE(texts_of(window.controller().annotations()), QStringList{"too late"});
}

void WindowRecoveryTest::aRunThatWasCutOffComesBackAsFarAsItWent() {
    QVERIFY(is_killed_once_somebody("is cut off", endless));
    OpenWindow window;
    QVERIFY(window.is_ready());
    QVERIFY(window.says("can be recovered"));
    QVERIFY(takes_up(window, "Recover"));
    QVERIFY(window.says("The file ends early: what is whole of it is shown"));
    const session::RunSnapshot& run = window.controller().snapshot();
    QVERIFY(run.trace.info->truncated);
    QVERIFY(run.trace.events > 0);
}

void WindowRecoveryTest::whatIsDeclinedGoes_data() {
    QTest::addColumn<QString>("what");
    QTest::newRow("a run alone") << "runs";
    QTest::newRow("a run with its text") << "writes";
}

void WindowRecoveryTest::whatIsDeclinedGoes() {
    QFETCH(const QString, what);
    QVERIFY(is_killed_once_somebody(what));
    OpenWindow window;
    QVERIFY(window.is_ready());
    QVERIFY(window.says("can be recovered"));
    QCOMPARE(folders().size(), 2);
    QVERIFY(takes_up(window, "Discard"));
    QVERIFY(!window.findChild<Banner*>()->isVisible());
    QTRY_COMPARE(folders().size(), 1);  // its own
    QCOMPARE(drafts(), QStringList());
}

void WindowRecoveryTest::itIsOfferedUntilThatIsDecided_data() {
    QTest::addColumn<QString>("what");
    QTest::newRow("a run alone") << "runs";
    QTest::newRow("a run with its text") << "writes";
}

void WindowRecoveryTest::itIsOfferedUntilThatIsDecided() {
    QFETCH(const QString, what);
    QVERIFY(is_killed_once_somebody(what));
    for (const bool is_closed : {false, true}) {
        OpenWindow window;
        QVERIFY(window.is_ready());
        QVERIFY(window.says("can be recovered"));
        QCOMPARE(recordings().size(), 1);
        if (is_closed)
            QVERIFY(takes_up(window, "Dismiss"));
    }
    QCOMPARE(recordings().size(), 1);
    OpenWindow window;
    QVERIFY(window.is_ready());
    QVERIFY(window.says("can be recovered"));
    QVERIFY(takes_up(window, "Recover"));
    QTRY_COMPARE(texts_of(window.controller().annotations()), QStringList{"too late"});
}

void WindowRecoveryTest::whoKeepsWhatTheyWroteIsOfferedItStill() {
    QVERIFY(is_killed_once_somebody("runs"));
    const QByteArray written = "-- mine\n";
    {
        OpenWindow window;
        QVERIFY(window.is_ready());
        QVERIFY(window.says("can be recovered"));
        auto* code = window.findChild<SourceView*>();
        code->insertPlainText(written);
        QVERIFY(takes_up(window, "Recover"));
        QVERIFY(answer(window, QMessageBox::Cancel));
        QVERIFY(code->toPlainText().toUtf8().startsWith(written));
        QVERIFY(window.says("can be recovered"));
        QCOMPARE(recordings().size(), 1);
        // Once more, and by another window.
        QVERIFY(takes_up(window, "Recover"));
        QVERIFY(answer(window, QMessageBox::Cancel));
        QVERIFY(window.says("can be recovered"));
    }
    QCOMPARE(recordings().size(), 1);
    OpenWindow window;
    QVERIFY(window.is_ready());
    QVERIFY(window.says("can be recovered"));
    window.findChild<SourceView*>()->insertPlainText(written);
    QVERIFY(takes_up(window, "Recover"));
    QVERIFY(answer(window, QMessageBox::Discard));
    QTRY_COMPARE(texts_of(window.controller().annotations()), QStringList{"too late"});
    QTRY_COMPARE(window.findChild<SourceView*>()->toPlainText().toUtf8(), text);
    QTRY_COMPARE(folders().size(), 1);  // its own
}

void WindowRecoveryTest::whatCannotBeBroughtBackIsNotLost() {
    QVERIFY(is_killed_once_somebody("runs"));
    const QString folder = QDir::tempPath() + u'/' + folders().front();
    const QString elsewhere = folder + "-elsewhere";
    {
        OpenWindow window;
        QVERIFY(window.is_ready());
        QVERIFY(window.says("can be recovered"));
        QVERIFY(QDir().rename(folder, elsewhere));
        QVERIFY(takes_up(window, "Recover"));
        QVERIFY(window.says("Not all runs could be brought back"));
        QVERIFY(QDir().rename(elsewhere, folder));
    }
    OpenWindow window;
    QVERIFY(window.is_ready());
    QVERIFY(window.says("can be recovered"));
    QVERIFY(takes_up(window, "Recover"));
    QTRY_COMPARE(texts_of(window.controller().annotations()), QStringList{"too late"});
}

void WindowRecoveryTest::foldersWithNothingInThemGoWhateverIsOffered() {
    QVERIFY(is_killed_once_somebody("runs"));
    QVERIFY(is_killed_once_somebody("looks at an example"));
    QCOMPARE(folders().size(), 2);
    OpenWindow window;
    QVERIFY(window.is_ready());
    QVERIFY(window.says("can be recovered"));
    QCOMPARE(folders().size(), 2);  // its own, and the one that is offered
    QVERIFY(takes_up(window, "Discard"));
}

void WindowRecoveryTest::thatOfALivingWindowIsNobodyElses() {
    OpenWindow window;
    QVERIFY(window.opens_text(text));
    QVERIFY(window.runs_simulated());
    QVERIFY(writes_note(window, "mine"));
    QCOMPARE(recordings().size(), 1);
    QVERIFY(!AbandonedRecordings::find());
    QCOMPARE(recordings().size(), 1);
}

void WindowRecoveryTest::anExampleIsNoLoss() {
    QVERIFY(is_killed_once_somebody("looks at an example"));
    QCOMPARE(folders().size(), 1);
    OpenWindow window;
    QVERIFY(window.is_ready());
    QTRY_COMPARE(folders().size(), 1);  // its own
    QVERIFY(!window.findChild<Banner*>()->isVisible());
}

void WindowRecoveryTest::whatIsInAFileOfOnesOwnIsNoLoss() {
    QVERIFY(is_killed_once_somebody("saves it"));
    QCOMPARE(recordings().size(), 1);
    QVERIFY(!AbandonedRecordings::find());
    QCOMPARE(folders(), QStringList());
}

void WindowRecoveryTest::closingDoesNotWaitForWhatIsRead() {
    QDir left(QDir::tempPath() + "/threadline-left");
    QVERIFY(left.mkpath("."));
    QFile owner(left.filePath("owner"));
    QVERIFY(owner.open(QIODevice::WriteOnly));
    owner.close();
    const std::string recording = left.filePath("run-1.tline").toStdString();
    QVERIFY(threadline::test::make_huge_recording(recording));
    {
        OpenWindow window;
        QVERIFY(window.is_ready());
        QTRY_VERIFY(threadline::test::is_open(recording));
        window.close();
    }
    // Once it had been read to its end it would be of no use to anybody, and gone.
    QVERIFY(std::filesystem::exists(recording));
    QVERIFY(left.removeRecursively());
}

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 4 && arguments[1] == "--until-killed")
        return until_it_is_killed(arguments[2], arguments[3]);
    WindowRecoveryTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "window_recovery_test.moc"
