// What closing the window asks about, and what it saves: the source and notes on runs.
#include "asked_in_window.h"
#include "compared_runs.h"
#include "files_in_window.h"
#include "first_minute.h"
#include "noted_runs.h"

#include <QMessageBox>
#include <QPointer>
#include <QTemporaryDir>

using namespace threadline;
using namespace threadline::app;
using threadline::test::answer;
using threadline::test::choose;
using threadline::test::chooses_file;
using threadline::test::notes_in;
using threadline::test::OpenWindow;
using threadline::test::run;
using threadline::test::texts_of;
using threadline::test::writes_note;

class WindowClosingTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { threadline::test::prepare_application(); }
    void init() { QSettings().clear(); }

    void closingAsksAboutNotes();
    void closingAsksOnceAboutSourceAndNotesAndSavesBoth();
    void closingARunThatGoesOnSavesItsNotes();
    void closingSavesWhatIsOnShowThoughAnotherRunBegins();
    void notesThatWereThrownAwayDoNotComeBack();

private:
    QString path(const QString& name) const { return folder_.filePath(name); }

    QTemporaryDir folder_;
};

void WindowClosingTest::closingAsksAboutNotes() {
    OpenWindow window;
    QVERIFY(choose(window, "deadlock/opposite-order") && run(window));
    QVERIFY(writes_note(window, "<b>mine"));
    window.close();
    auto* question = window.findChild<QMessageBox*>();
    QVERIFY(question);
    QCOMPARE(question->text(), QString("Save the run with your notes?"));
    QVERIFY2(question->informativeText().contains("1 note: “<b>mine”"),
             qPrintable(question->informativeText()));
    QVERIFY(answer(window, QMessageBox::Cancel));
    QVERIFY(window.isVisible());
    // Where nobody says which file, it stays.
    window.close();
    QVERIFY(answer(window, QMessageBox::Save));
    auto* dialog = window.findChild<QFileDialog*>();
    QVERIFY(dialog);
    dialog->reject();
    QTRY_VERIFY(!window.findChild<QFileDialog*>());
    QVERIFY(window.isVisible());
    window.close();
    QVERIFY(answer(window, QMessageBox::Save));
    QVERIFY(chooses_file(window, path("closed")));
    QTRY_VERIFY(!window.isVisible());
    QCOMPARE(notes_in(path("closed.tline")), QStringList{"<b>mine"});
}

void WindowClosingTest::closingAsksOnceAboutSourceAndNotesAndSavesBoth() {
    OpenWindow window;
    QVERIFY(window.opens_text(threadline::test::opposite) && window.runs_simulated());
    QVERIFY(writes_note(window, "the first"));
    QVERIFY(window.runs_simulated());
    QVERIFY(writes_note(window, "the second"));
    auto* source = window.findChild<SourceView*>();
    source->insertPlainText("-- mine\n");
    window.close();
    QCOMPARE(window.findChildren<QMessageBox*>().size(), 1);
    const QString lost = window.findChild<QMessageBox*>()->informativeText();
    for (const char* line : {"the changes to own.lua", "“the first”", "“the second”"})
        QVERIFY2(lost.contains(line), qPrintable(lost));
    QVERIFY(answer(window, QMessageBox::Save));
    for (const char* name : {"second.tline", "first.tline"}) {
        QTRY_VERIFY(window.findChild<QFileDialog*>());
        QVERIFY(window.isVisible());
        const QPointer<QFileDialog> dialog = window.findChild<QFileDialog*>();
        QVERIFY(chooses_file(window, path(name)));
        QTRY_VERIFY(!dialog);
    }
    QTRY_VERIFY(!window.isVisible());
    QCOMPARE(notes_in(path("second.tline")), QStringList{"the second"});
    QCOMPARE(notes_in(path("first.tline")), QStringList{"the first"});
    QFile own(window.own_scenario());
    QVERIFY(own.open(QIODevice::ReadOnly));
    QVERIFY(own.readAll().startsWith("-- mine"));
}

void WindowClosingTest::closingARunThatGoesOnSavesItsNotes() {
    OpenWindow window;
    QVERIFY(window.opens_text(threadline::test::endless));
    window.commands().run->trigger();
    QVERIFY(window.is_under_way());
    QVERIFY(writes_note(window, "so far"));
    window.close();
    QVERIFY(answer(window, QMessageBox::Save));
    QTRY_VERIFY(window.findChild<QFileDialog*>());
    QVERIFY(chooses_file(window, path("so-far.tline")));
    QTRY_VERIFY(!window.isVisible());
    QCOMPARE(notes_in(path("so-far.tline")), QStringList{"so far"});
}

void WindowClosingTest::closingSavesWhatIsOnShowThoughAnotherRunBegins() {
    OpenWindow window;
    QVERIFY(window.opens_text(threadline::test::opposite) && window.runs_simulated());
    QVERIFY(writes_note(window, "the first"));
    window.commands().run->trigger();
    window.close();
    QVERIFY(window.findChild<QMessageBox*>());
    window.findChild<QMessageBox*>()->button(QMessageBox::Save)->click();
    QCOMPARE(window.controller().phase(), RunController::Phase::Starting);
    QVERIFY(chooses_file(window, path("the-first.tline")));
    QTRY_VERIFY(!window.isVisible());
    QCOMPARE(notes_in(path("the-first.tline")), QStringList{"the first"});
}

void WindowClosingTest::notesThatWereThrownAwayDoNotComeBack() {
    threadline::test::tour_is_known();
    for (const auto with : {QMessageBox::Discard, QMessageBox::Save}) {
        QFile::remove(path("last.tline"));
        {
            OpenWindow window(threadline::test::first_start());
            QVERIFY(window.is_ready() && window.has_finished());
            QVERIFY(window.runs_simulated());
            QVERIFY(writes_note(window, "of the last run"));
            window.close();
            QVERIFY(answer(window, with));
            if (with == QMessageBox::Save)
                QVERIFY(chooses_file(window, path("last.tline")));
            QTRY_VERIFY(!window.isVisible());
        }
        OpenWindow window(threadline::test::first_start());
        QVERIFY(window.is_ready() && window.has_finished());
        if (with == QMessageBox::Discard) {
            QVERIFY(window.controller().annotations().empty());
            continue;
        }
        // What is written the next time goes into that file as well.
        QCOMPARE(texts_of(window.controller().annotations()), QStringList{"of the last run"});
        QVERIFY(writes_note(window, "the next day"));
        QTRY_COMPARE(notes_in(path("last.tline")),
                     (QStringList{"of the last run", "the next day"}));
        window.close();
        QVERIFY(!window.isVisible());
    }
}

QTEST_MAIN(WindowClosingTest)
#include "window_closing_test.moc"
