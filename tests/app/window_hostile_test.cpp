// What a person or the system may do to the window at the wrong moment: it says so in a line where
// there is something to say, and goes on.
#include "app/code/source_view.h"
#include "app/panels/banner.h"
#include "app/panels/scenario_panel.h"
#include "app/present/presentation.h"
#include "app/timeline/timeline_view.h"
#include "files_in_window.h"
#include "runner_process.h"

#include <QSlider>
#include <QTemporaryDir>
#include <QToolButton>

#include <sys/stat.h>

using namespace threadline;
using namespace threadline::app;
using threadline::test::drop;
using threadline::test::endless;
using threadline::test::OpenWindow;
using threadline::test::runner_of_this_process;

namespace {

const QByteArray sliding = R"(title "Sliding"
local pause = number("pause", 5, {min = 1, max = 50, unit = "ms"})
thread("A", function() sleep(pause) end)
)";

}  // namespace

class WindowHostileTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { threadline::test::prepare_application(); }
    void init() { QSettings().clear(); }

    void runAgainAndAgainWhileItRuns();
    void closingWhileItRunsEndsTheRun();
    void aFileThatIsNoRunIsSaidToBeNone_data();
    void aFileThatIsNoRunIsSaidToBeNone();
    void whatIsNoFileIsNotOpened_data();
    void whatIsNoFileIsNotOpened();
    void aRunThatWasCutOffShowsWhatIsThere();
    void aScenarioWhoseFileHasGoneStillRunsAndCanBeSaved();
    void anErrorInTheTextWhileASliderMoves();
    void themesSizesAndThePresentationDuringALiveRun();

private:
    QTemporaryDir folder_;
};

void WindowHostileTest::runAgainAndAgainWhileItRuns() {
    OpenWindow window;
    QVERIFY(window.opens_text(endless));
    for (int i = 0; i < 12; ++i) {
        window.commands().run->trigger();
        if (i % 3 == 0)
            QVERIFY(window.is_under_way());
        if (i % 4 == 0)
            window.commands().stop->trigger();
        QCoreApplication::processEvents();
    }
    QVERIFY(window.is_under_way());
    window.commands().stop->trigger();
    QVERIFY(window.has_finished());
    QCOMPARE(window.outcome(), trace::Outcome::Stopped);
}

void WindowHostileTest::closingWhileItRunsEndsTheRun() {
    for (const bool started : {false, true}) {
        OpenWindow window;
        QVERIFY(window.opens_text(endless));
        window.commands().run->trigger();
        if (started)
            QVERIFY(window.is_under_way());
        window.close();
    }
    QTRY_COMPARE(runner_of_this_process(), qint64(0));
}

void WindowHostileTest::aFileThatIsNoRunIsSaidToBeNone_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << "empty.tline" << QByteArray();
    QTest::newRow("of another kind") << "text.tline" << QByteArray("no trace at all");
    QTest::newRow("its head alone") << "head.tline" << QByteArray("TLINE\0\1\0", 8);
    QTest::newRow("of a later version") << "later.tline" << QByteArray("TLINE\0\xff\x7f", 8);
    QTest::newRow("noise") << "noise.tline"
                           << QByteArray("TLINE\0\1\0", 8) + QByteArray(9'999, 'x');
    QTest::newRow("broken JSON") << "broken.json" << QByteArray("{\"traceEvents\": [{\"ph\": ");
    QTest::newRow("JSON of something else") << "other.json" << QByteArray("[1, 2, {}]");
    QTest::newRow("a picture") << "picture.lua" << QByteArray("\x89PNG\r\n\x1a\n\0\0\0", 11);
}

void WindowHostileTest::aFileThatIsNoRunIsSaidToBeNone() {
    QFETCH(const QString, name);
    QFETCH(const QByteArray, content);
    QFile file(folder_.filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    file.close();
    OpenWindow window;
    QVERIFY(window.is_ready());
    QVERIFY(window.runs_simulated());
    drop(window, file.fileName());
    // A scenario shows with its error; of anything else a line is said, and the run stays. JSON
    // that is cut off is read as far as it goes.
    if (name.endsWith(".lua")) {
        QTRY_VERIFY(!window.findChild<SourceView*>()->toPlainText().contains("lock"));
        window.commands().run->trigger();
        // What is wrong with it, and the line to which the button leads.
        const auto* button = window.findChild<Banner*>()->findChild<QToolButton*>("go-to-line");
        QVERIFY(window.says("unexpected symbol"));
        QVERIFY(button->isVisible() && button->text() == "Go to line 1");
    } else {
        const auto* banner = window.findChild<Banner*>();
        const auto is_shown = [&] {
            return window.controller().recording() ==
                   std::filesystem::path(file.fileName().toStdString());
        };
        QVERIFY(QTest::qWaitFor([&] { return is_shown() || banner->message().contains(name); },
                                20'000));
        QVERIFY(window.controller().has_run());
        if (is_shown() && !name.startsWith("other"))
            QVERIFY(window.controller().snapshot().trace.info->truncated);
    }
    QVERIFY(!window.findChild<Banner*>()->message().contains('\n'));
    QVERIFY(window.isVisible());
}

void WindowHostileTest::whatIsNoFileIsNotOpened_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("words");
    for (const char* name : {"pipe.tline", "pipe.lua", "pipe.json"}) {
        QCOMPARE(mkfifo(QFile::encodeName(folder_.filePath(name)).constData(), 0600), 0);
        QTest::newRow(name) << name << "no";
    }
    for (const char* name : {"folder.tline", "folder.lua"}) {
        QVERIFY(QDir(folder_.path()).mkdir(name));
        QTest::newRow(name) << name << "no";
    }
    QFile huge(folder_.filePath("huge.lua"));
    QVERIFY(huge.open(QIODevice::WriteOnly) && huge.resize(qint64(8) << 30));  // all of it a hole
    QTest::newRow("huge.lua") << "huge.lua"
                              << "larger than 16 MiB";
}

// Nothing waits for a pipe that nobody writes to: neither the window nor its end.
void WindowHostileTest::whatIsNoFileIsNotOpened() {
    QFETCH(const QString, name);
    QFETCH(const QString, words);
    OpenWindow window;
    QVERIFY(window.is_ready());
    drop(window, folder_.filePath(name));
    QVERIFY(window.says(name));
    const QString message = window.findChild<Banner*>()->message();
    QVERIFY2(message.contains(words), qPrintable(message));
}

void WindowHostileTest::aRunThatWasCutOffShowsWhatIsThere() {
    const QString whole = folder_.filePath("whole.tline");
    QByteArray bytes;
    {
        OpenWindow window;
        QVERIFY(window.is_ready());
        QVERIFY(window.runs_simulated());
        QTRY_VERIFY(window.controller().can_save_recording());
        window.controller().save(window.controller().share_recording(), whole.toStdString());
        QVERIFY(window.says("whole.tline"));
        QFile file(whole);
        QVERIFY(file.open(QIODevice::ReadOnly));
        bytes = file.readAll();
    }
    OpenWindow window;
    QVERIFY(window.is_ready());
    for (const qsizetype part : {9, 3, 2}) {
        const QString name = QString("cut-%1.tline").arg(part);
        QFile file(folder_.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes.first(bytes.size() - bytes.size() / part));
        file.close();
        drop(window, file.fileName());
        QVERIFY(QTest::qWaitFor(
            [&] {
                return window.controller().recording() ==
                           std::filesystem::path(file.fileName().toStdString()) ||
                       window.findChild<Banner*>()->message().contains(name);
            },
            20'000));
    }
}

void WindowHostileTest::aScenarioWhoseFileHasGoneStillRunsAndCanBeSaved() {
    OpenWindow window;
    QVERIFY(window.opens_text(sliding));
    QVERIFY(QFile::remove(window.own_scenario()));
    QVERIFY(window.runs_simulated());  // what is on show
    QCOMPARE(window.outcome(), trace::Outcome::Completed);
    auto* source = window.findChild<SourceView*>();
    QCOMPARE(source->toPlainText().toUtf8(), sliding);  // the text is not lost
    // A change makes it a text to be saved, where it was.
    source->selectAll();
    source->insertPlainText(QString::fromUtf8(sliding) + "-- kept\n");
    QTRY_VERIFY(window.commands().save_source->isEnabled());
    window.commands().save_source->trigger();
    QTRY_VERIFY(QFile::exists(window.own_scenario()));
}

void WindowHostileTest::anErrorInTheTextWhileASliderMoves() {
    OpenWindow window;
    QVERIFY(window.opens_text(sliding));
    QVERIFY(window.runs_simulated());
    auto* slider = window.findChild<ScenarioPanel*>()->form().findChild<QSlider*>();
    QVERIFY(slider);
    auto* source = window.findChild<SourceView*>();
    source->setPlainText(QString::fromUtf8(sliding).replace("sleep", "sleeep ( "));
    for (int value = slider->minimum(); value <= slider->maximum(); value += 7) {
        slider->setValue(value);
        QCoreApplication::processEvents();
    }
    QTRY_VERIFY(window.findChild<Banner*>()->findChild<QToolButton*>("go-to-line")->isVisible());
    source->setPlainText(QString::fromUtf8(sliding) + "-- mended\n");
    QTest::qWait(500);  // the pause after typing
    QVERIFY(window.runs_simulated());
    QTRY_COMPARE(window.outcome(), trace::Outcome::Completed);
}

void WindowHostileTest::themesSizesAndThePresentationDuringALiveRun() {
    OpenWindow window;
    QVERIFY(window.opens_text(endless));
    window.commands().run->trigger();
    QVERIFY(window.is_under_way());
    const std::uint64_t before = window.controller().snapshot().trace.events;
    for (QAction* theme : {window.commands().theme_dark, window.commands().theme_light,
                           window.commands().theme_system}) {
        theme->trigger();
        window.resize(1, 1);  // as small as it gets
        QCoreApplication::processEvents();
        QVERIFY(!window.grab().isNull());
        window.resize(1920, 1080);
        QCoreApplication::processEvents();
    }
    window.commands().present->trigger();
    auto* shown = window.findChild<Presentation*>();
    QVERIFY(shown);
    for (const int key : {Qt::Key_PageDown, Qt::Key_PageUp, Qt::Key_B, Qt::Key_B, Qt::Key_Period})
        QTest::keyClick(shown, Qt::Key(key));
    QTest::keyClick(shown, Qt::Key_Escape);
    QTest::keyClick(shown, Qt::Key_Escape);
    QTRY_VERIFY(!window.findChild<Presentation*>());
    QTRY_VERIFY(window.controller().snapshot().trace.events > before);
    window.commands().stop->trigger();
    QVERIFY(window.has_finished());
}

QTEST_MAIN(WindowHostileTest)
#include "window_hostile_test.moc"
