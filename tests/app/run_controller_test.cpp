// The run that the window shows: whose notes and whose file are whose, and what is left when it
// goes.
#include "app/runs/run_controller.h"
#include "runner_process.h"
#include "tests/app/run_fixture.h"
#include "tests/engine/huge_recording.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace threadline;
using namespace threadline::app;
using threadline::test::RunFixture;
using threadline::test::runner_of_this_process;
using Phase = RunController::Phase;

namespace {

constexpr const char* quick = "thread('A', function() compute(2) end)\n";
constexpr const char* endless = "thread('A', function() while true do sleep(5) end end)\n";
// On the virtual clock a great many steps: no clock can shorten them.
constexpr const char* slow =
    "local count = shared('count', 0)\n"
    "threads(2, 'T', function() for i = 1, 400000 do count:add(1) end end)\n";

session::RunRequest request(const char* text, bool is_virtual = true) {
    session::RunRequest request;
    request.scenario = THREADLINE_SOURCE_DIR "/scenarios/race/lost-update.lua";  // errors name it
    request.source = text;
    request.name = "test";
    request.runner = THREADLINE_BIN_DIR "/threadline-runner";
    if (is_virtual)
        request.simulated_cpu.emplace();
    return request;
}

// Until it is over.
bool run(RunController& controller, const char* text) {
    const QSignalSpy finished(&controller, &RunController::finished);
    controller.run(request(text));
    return QTest::qWaitFor([&] { return finished.count() == 1; }, 30'000);
}

bool save(RunController& controller, const QString& file) {
    const QSignalSpy saved(&controller, &RunController::saved);
    controller.save(controller.share_recording(), file.toStdString());
    return QTest::qWaitFor([&] { return saved.count() == 1; }, 30'000);
}

bool open(RunController& controller, const QString& file) {
    const QSignalSpy opened(&controller, &RunController::opened);
    controller.open(file.toStdString());
    return QTest::qWaitFor([&] { return opened.count() == 1; }, 30'000);
}

std::vector<trace::Annotation> note(const std::string& text) {
    trace::Annotation note;
    note.text = text;
    return {note};
}

std::string notes_of(const RunController& controller) {
    std::string texts;
    for (const trace::Annotation& note : controller.annotations())
        texts += note.text + ";";
    return texts;
}

std::string notes_in(const QString& file) {
    std::string texts;
    const auto opened = session::open_trace(file.toStdString());
    for (const trace::Annotation& note :
         opened ? *opened->annotations : std::vector<trace::Annotation>{})
        texts += note.text + ";";
    return texts;
}

// Of the folder in which this one lies.
int recordings_beside(const std::filesystem::path& file) {
    return int(QDir(QString::fromStdString(file.parent_path().string()))
                   .entryList({"*.tline"}, QDir::Files)
                   .size());
}

}  // namespace

class RunControllerTest : public QObject {
    Q_OBJECT

private slots:
    void notesAreThoseOfTheRunOnShow();
    void whatIsWrittenAfterSavingIsInThatFile();
    void aFileThatAnotherRunTookIsNotWrittenOn();
    void aRunWhoseFileWasTakenCanBeSavedElsewhere();
    void aFileThatIsOpenedAgainIsTheSameRun();
    void whatIsWrittenWhileAFileIsReadIsSaved();
    void whatIsWrittenWhileRunsAreReadIsNotUndone();
    void aRunBeginsThoughAFileDoesNotOpen();
    void whatIsReadIsGivenUpForSomethingElse_data();
    void whatIsReadIsGivenUpForSomethingElse();
    void aRecordingInCapitalsIsOne();
    void aTemporaryRecordingGoesWithItsRun();
    void whatIsOnShowKeepsItsRecordingWhileAnotherOneRunsUnseen();
    void whatIsPutAsideKeepsItsRecordingUntilNobodyWantsIt();
    void aRunThatNeverBeginsLeavesWhatIsOnShow();
    void whatNobodyWaitsForIsNotStarted();
    void aRunThatWasJustStartedEndsWithTheController();

private:
    QString path(const QString& name) const { return folder_.filePath(name); }

    QTemporaryDir folder_;
};

void RunControllerTest::notesAreThoseOfTheRunOnShow() {
    RunController controller;
    QVERIFY(run(controller, quick));
    controller.annotate(note("of the first"));
    QCOMPARE(notes_of(controller), std::string("of the first;"));
    session::RunSnapshot kept = controller.snapshot();
    session::RunSnapshot without = RunFixture::opposite_order();
    controller.show_kept(without);
    QCOMPARE(notes_of(controller), std::string());
    // They come with the run that is shown again, and go with it.
    controller.show_kept(kept);
    QCOMPARE(notes_of(controller), std::string("of the first;"));
    controller.forget();
    QCOMPARE(notes_of(controller), std::string());
    controller.annotate(note("of nothing"));
    QCOMPARE(notes_of(controller), std::string());
}

void RunControllerTest::whatIsWrittenAfterSavingIsInThatFile() {
    RunController controller;
    QVERIFY(run(controller, quick));
    const std::filesystem::path temporary = *controller.recording();
    controller.annotate(note("before"));
    QVERIFY(controller.share_recording()->has_unsaved_notes());
    // While it is copied, and once it is.
    const QString file = path("noted.tline");
    const QSignalSpy done(&controller, &RunController::saved);
    controller.save(controller.share_recording(), file.toStdString());
    controller.annotate(note("meanwhile"));
    const QSignalSpy warned(&controller, &RunController::warned);
    QTRY_COMPARE(done.count(), 1);
    QTRY_COMPARE(notes_in(file), std::string("meanwhile;"));
    QCOMPARE(warned.count(), 0);
    controller.annotate(note("after"));
    QTRY_COMPARE(notes_in(file), std::string("after;"));
    QVERIFY(!controller.share_recording()->has_unsaved_notes());
    QCOMPARE(QString::fromStdString(controller.recording()->string()), file);
    controller.forget();
    QTRY_VERIFY(!std::filesystem::exists(temporary));
    QVERIFY(QFile::exists(file));
}

void RunControllerTest::aFileThatAnotherRunTookIsNotWrittenOn() {
    RunController controller;
    const QString file = path("taken.tline");
    QVERIFY(run(controller, quick));
    QVERIFY(save(controller, file));
    const session::RunSnapshot first = controller.snapshot();
    const std::shared_ptr<Recording> of_first = controller.share_recording();
    QVERIFY(run(controller, quick));
    controller.annotate(note("of the second"));
    QVERIFY(save(controller, file));
    controller.show_kept(first, of_first);
    controller.annotate(note("of the first"));
    QVERIFY(of_first->has_unsaved_notes());
    QTRY_COMPARE(notes_in(QString::fromStdString(of_first->file.string())),
                 std::string("of the first;"));
    QCOMPARE(notes_in(file), std::string("of the second;"));
}

// It was opened, so this window has it nowhere else; and by another name of the same file.
void RunControllerTest::aRunWhoseFileWasTakenCanBeSavedElsewhere() {
    RunController controller;
    const QString file = path("replaced.tline");
    QVERIFY(run(controller, quick));
    QVERIFY(save(controller, file));
    controller.forget();
    QVERIFY(open(controller, path("./replaced.tline")));
    const session::RunSnapshot first = controller.snapshot();
    const std::shared_ptr<Recording> of_first = controller.share_recording();
    QVERIFY(run(controller, quick));
    controller.annotate(note("of the second"));
    QVERIFY(save(controller, file));
    controller.show_kept(first, of_first);
    controller.annotate(note("of the first"));
    QVERIFY(of_first->has_unsaved_notes());
    QVERIFY(save(controller, path("elsewhere.tline")));
    QCOMPARE(notes_in(path("elsewhere.tline")), std::string("of the first;"));
    QCOMPARE(notes_in(file), std::string("of the second;"));
}

void RunControllerTest::aFileThatIsOpenedAgainIsTheSameRun() {
    RunController controller;
    const QString file = path("again.tline");
    QVERIFY(run(controller, quick));
    QVERIFY(save(controller, file));
    controller.forget();
    QVERIFY(open(controller, file));
    const session::RunSnapshot first = controller.snapshot();
    const std::shared_ptr<Recording> of_first = controller.share_recording();
    QVERIFY(run(controller, quick));
    QVERIFY(open(controller, path("./again.tline")));
    controller.annotate(note("of the second look"));
    controller.show_kept(first, of_first);
    QCOMPARE(notes_of(controller), std::string("of the second look;"));
    // On show it is the same as well, with what is written while it is read.
    const QSignalSpy opened(&controller, &RunController::opened);
    controller.open(file.toStdString());
    controller.annotate(note("meanwhile"));
    QTRY_COMPARE(opened.count(), 1);
    QCOMPARE(notes_of(controller), std::string("meanwhile;"));
    QTRY_COMPARE(notes_in(file), std::string("meanwhile;"));
}

void RunControllerTest::whatIsWrittenWhileAFileIsReadIsSaved() {
    RunController controller;
    const QString file = path("noted-meanwhile.tline");
    QVERIFY(run(controller, quick));
    QVERIFY(save(controller, file));
    const QSignalSpy failed(&controller, &RunController::failed);
    controller.open(path("none.tline").toStdString());
    controller.annotate(note("meanwhile"));
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(controller.phase(), Phase::Finished);
    QTRY_COMPARE(notes_in(file), std::string("meanwhile;"));
}

void RunControllerTest::whatIsWrittenWhileRunsAreReadIsNotUndone() {
    RunController controller;
    const QString file = path("kept.tline");
    QVERIFY(run(controller, quick));
    controller.annotate(note("before"));
    QVERIFY(save(controller, file));
    RunController::Runs read;
    controller.read({{file.toStdString(), RunController::Whose::Persons}},
                    [&read](const RunController::Runs& runs) { read = runs; });
    controller.annotate(note("meanwhile"));
    QTRY_COMPARE(read.size(), std::size_t(1));
    QVERIFY(read[0] && read[0]->recording == controller.share_recording());
    QCOMPARE(notes_of(controller), std::string("meanwhile;"));
    QCOMPARE(read[0]->run.annotations->front().text, std::string("meanwhile"));
    QTRY_COMPARE(notes_in(file), std::string("meanwhile;"));
}

void RunControllerTest::aRunBeginsThoughAFileDoesNotOpen() {
    RunController controller;
    QVERIFY(run(controller, quick));
    for (const auto show : {RunController::Show::AtOnce, RunController::Show::WhenOver}) {
        const QSignalSpy began(&controller, &RunController::began);
        const QSignalSpy finished(&controller, &RunController::finished);
        const QSignalSpy failed(&controller, &RunController::failed);
        controller.run(request(quick), show);
        controller.open(path("none.tline").toStdString());
        QTRY_COMPARE(failed.count(), 1);
        QTRY_COMPARE(finished.count(), 1);
        QCOMPARE(began.count(), 1);
        QVERIFY(!controller.runs_unseen());
        QCOMPARE(controller.phase(), Phase::Finished);
    }
}

void RunControllerTest::whatIsReadIsGivenUpForSomethingElse_data() {
    QTest::addColumn<QString>("asked");
    for (const char* asked : {"another file", "a run", "nothing", "the end"})
        QTest::newRow(asked) << asked;
}

void RunControllerTest::whatIsReadIsGivenUpForSomethingElse() {
    QFETCH(QString, asked);
    auto controller = std::make_unique<RunController>();
    QVERIFY(run(*controller, quick));
    QVERIFY(save(*controller, path("small.tline")));
    const std::filesystem::path huge = path("huge.tline").toStdString();
    QVERIFY(threadline::test::make_huge_recording(huge));
    const QSignalSpy failed(controller.get(), &RunController::failed);
    controller->open(huge);
    QTRY_VERIFY(threadline::test::is_open(huge));
    if (asked == "another file")
        QVERIFY(open(*controller, path("small.tline")));
    else if (asked == "a run")
        QVERIFY(run(*controller, quick));
    else if (asked == "nothing")
        controller->forget();
    else
        controller.reset();
    QTRY_VERIFY(!threadline::test::is_open(huge));
    QCOMPARE(failed.count(), 0);
    QVERIFY(QFile::remove(path("huge.tline")));
}

void RunControllerTest::aRecordingInCapitalsIsOne() {
    RunController controller;
    QVERIFY(run(controller, quick));
    QVERIFY(save(controller, path("LOUD.TLINE")));
    QVERIFY(controller.can_save_recording());
}

void RunControllerTest::aTemporaryRecordingGoesWithItsRun() {
    RunController controller;
    QVERIFY(run(controller, quick));
    const std::filesystem::path first = *controller.recording();
    QCOMPARE(recordings_beside(first), 1);
    const QString saved = path("saved.tline");
    const QSignalSpy done(&controller, &RunController::saved);
    controller.save(controller.share_recording(), saved.toStdString());
    QTRY_COMPARE(done.count(), 1);
    for (int i = 0; i < 3; ++i) {
        QVERIFY(open(controller, saved));
        QTRY_COMPARE(recordings_beside(first), 0);
        QVERIFY(run(controller, quick));
        QTRY_COMPARE(recordings_beside(first), 1);
        QVERIFY(run(controller, quick));
        QTRY_COMPARE(recordings_beside(first), 1);
    }
    controller.show_kept(RunFixture::opposite_order());
    QTRY_COMPARE(recordings_beside(first), 0);
    QVERIFY(run(controller, quick));
    controller.forget();
    QTRY_COMPARE(recordings_beside(first), 0);
    QVERIFY(QFile::exists(saved));
}

void RunControllerTest::whatIsOnShowKeepsItsRecordingWhileAnotherOneRunsUnseen() {
    RunController controller;
    QVERIFY(run(controller, quick));
    const std::filesystem::path shown = *controller.recording();
    controller.run(request(slow), RunController::Show::WhenOver);
    QVERIFY(controller.runs_unseen());
    while (controller.runs_unseen()) {
        QVERIFY(controller.can_save_recording());
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    QVERIFY(QTest::qWaitFor([&] { return controller.phase() == Phase::Finished; }, 30'000));
    QVERIFY(controller.can_save_recording());
    QTRY_VERIFY(!std::filesystem::exists(shown));
}

void RunControllerTest::whatIsPutAsideKeepsItsRecordingUntilNobodyWantsIt() {
    RunController controller;
    QVERIFY(!controller.put_aside());
    QVERIFY(run(controller, quick));
    const std::filesystem::path recording = *controller.recording();
    controller.annotate(note("of the first"));
    auto aside = controller.put_aside();
    QVERIFY(aside && !controller.has_run() && !controller.recording());
    QVERIFY(run(controller, quick));
    QVERIFY(std::filesystem::exists(recording));
    controller.bring_back(aside);
    QCOMPARE(*controller.recording(), recording);
    QVERIFY(controller.can_save_recording());
    QCOMPARE(notes_of(controller), std::string("of the first;"));
    aside = controller.put_aside();
    aside.reset();
    QVERIFY(!std::filesystem::exists(recording));
}

void RunControllerTest::aRunThatNeverBeginsLeavesWhatIsOnShow() {
    RunController controller;
    QVERIFY(run(controller, quick));
    const std::filesystem::path shown = *controller.recording();
    const QSignalSpy began(&controller, &RunController::began);
    for (const auto show : {RunController::Show::AtOnce, RunController::Show::WhenOver}) {
        const QSignalSpy not_begun(&controller, &RunController::not_begun);
        controller.run(request("thread('A'"), show);
        QTRY_COMPARE(not_begun.count(), 1);
        QVERIFY(not_begun[0][0].toString().contains("lost-update.lua:1:"));
        QCOMPARE(controller.phase(), Phase::Finished);
    }
    QCOMPARE(began.count(), 0);
    QCOMPARE(*controller.recording(), shown);
    QVERIFY(controller.can_save_recording());
    QTRY_COMPARE(recordings_beside(shown), 1);
}

// A pipe that nobody writes to holds up what is done away from the window.
void RunControllerTest::whatNobodyWaitsForIsNotStarted() {
    const QByteArray pipe = QFile::encodeName(path("pipe.tline"));
    QCOMPARE(::mkfifo(pipe.constData(), 0600), 0);
    QFile runner(path("runner"));
    QVERIFY(runner.open(QIODevice::WriteOnly));
    runner.write("#!/bin/sh\necho started > '" + QFile::encodeName(path("trail")) + "'\n");
    runner.close();
    QVERIFY(runner.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));

    RunController controller;
    controller.open(pipe.constData());
    session::RunRequest passed_over = request(quick);
    passed_over.runner = path("runner").toStdString();
    controller.run(passed_over);
    const QSignalSpy finished(&controller, &RunController::finished);
    controller.run(request(quick));
    QVERIFY(QTest::qWaitFor(
        [&] {
            if (const int end = ::open(pipe.constData(), O_WRONLY | O_NONBLOCK); end >= 0)
                ::close(end);
            return finished.count() == 1;
        },
        30'000));
    QCOMPARE(controller.snapshot().trace.info->outcome, trace::Outcome::Completed);
    QVERIFY(!QFile::exists(path("trail")));
}

// Nobody has heard of it yet: that it was started waits in the queue of this thread.
void RunControllerTest::aRunThatWasJustStartedEndsWithTheController() {
    auto controller = std::make_unique<RunController>();
    controller->run(request(endless, false));
    while (runner_of_this_process() == 0)
        QThread::msleep(2);
    qint64 left = -1;
    connect(controller.get(), &QObject::destroyed, [&] { left = runner_of_this_process(); });
    controller.reset();
    QCOMPARE(left, qint64(0));
}

QTEST_GUILESS_MAIN(RunControllerTest)
#include "run_controller_test.moc"
