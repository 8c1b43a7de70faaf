// The source pane: which thread is on which line, and what happens to the text.
#include "app/code/code_pane.h"
#include "app/code/line_subject.h"
#include "app/code/shown_text.h"
#include "app/timeline/contrast.h"
#include "app/timeline/wording.h"
#include "run_fixture.h"
#include "tests/engine/synthetic_run.h"

#include <QLabel>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>
#include <QTextLayout>
#include <QToolButton>

using namespace threadline;
using namespace threadline::app;
using threadline::test::ms;
using threadline::test::RunFixture;
using threadline::test::SyntheticRun;
using namespace std::chrono_literals;

class CodeSourceTest : public QObject {
    Q_OBJECT

private slots:
    void theMarginSaysWhichThreadIsOnWhichLine();
    void threadsOnOneLineShareATag();
    void ofTwoNamesThatAreTooLongForATagTheSecondIsCounted();
    void aTagMovesNoText();
    void askingForALineGoesRoundWhatHappenedThere();
    void aLineWhereNothingTookTimeHasItsLocksAndValues();
    void whatTookNoTimeIsNotFound();
    void editingMarksTheTextAndRevertBringsItBack();
    void newColoursAreNoEdit();
    void whereOneWritesStaysInSightWhenThereIsLessRoom();
    void whatStandsAroundALineIsInSightToo();
    void aLineThatIsShownLeavesTheCursorWhereOneWrites();
    void anErrorShowsAtItsLine();
    void clickingALineTellsTheWindow();
    void codeIsLegibleOnLinesThatStandOut_data();
    void codeIsLegibleOnLinesThatStandOut();
    void controlEnterIsLeftToTheWindow();
    void whereThereIsNoTextItSaysWhy();
    void anotherTextForgetsWhatWasPointedAt();
    void linesOfARunAreFoundInTheTextThatWasEditedSince_data();
    void linesOfARunAreFoundInTheTextThatWasEditedSince();
    void theNoteSaysThatTheTextWasEditedSinceTheRun();
    void aTextThatRanIsTheSameWhateverEndsItsLines();
    void enterKeepsTheIndentAndAnEndGoesBack();
    void backspaceTakesAStepOfTheIndentBack();
};

// The text that ran has the lines a b c d, each with the number in the map.
void CodeSourceTest::linesOfARunAreFoundInTheTextThatWasEditedSince_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<std::vector<int>>("after");  // of lines 1 to 4
    const auto row = [](const char* name, const char* text, std::vector<int> after) {
        QTest::newRow(name) << QString(text).replace(u' ', u'\n') << std::move(after);
    };
    row("the same", "a b c d", {1, 2, 3, 4});
    row("a line more", "a x b c d", {1, 3, 4, 5});
    row("a line more at the top and at the end", "x a b c d x", {2, 3, 4, 5});
    row("a line gone", "a c d", {1, 0, 2, 3});
    row("a line changed", "a B c d", {1, 2, 3, 4});
    row("changed, and one more elsewhere", "a B c x d", {1, 2, 3, 5});
    row("one twice", "a b b c d", {1, 2, 4, 5});
    row("nothing left", "", {1, 0, 0, 0});
}

void CodeSourceTest::linesOfARunAreFoundInTheTextThatWasEditedSince() {
    QFETCH(const QString, text);
    QFETCH(const std::vector<int>, after);
    const LineMap map("a\nb\nc\nd", text);
    QCOMPARE(map.is_same(), text == "a\nb\nc\nd");
    for (int line = 1; line <= 4; ++line) {
        QCOMPARE(map.after(line), after[std::size_t(line) - 1]);
        if (map.after(line) > 0)
            QCOMPARE(map.before(map.after(line)), line);
    }
    QCOMPARE(map.after(0), 0);
    QCOMPARE(map.is_same() || map.after(5) == 0, true);
}

void CodeSourceTest::theNoteSaysThatTheTextWasEditedSinceTheRun() {
    CodePane pane;
    pane.set_source("one.lua", "compute(1)\ncompute(2)\n");
    pane.set_ran("compute(1)\r\ncompute(2)\r\n");
    QVERIFY(pane.since_run().is_same());
    pane.view().insertPlainText("-- more\n");
    QCOMPARE(pane.since_run().after(2), 3);
    const auto notes = [&] {
        QStringList texts;
        for (const auto* label : pane.findChildren<QLabel*>())
            texts.append(label->text());
        return texts.join(u'|');
    };
    QVERIFY2(notes().contains("edited since the run, not saved"), qPrintable(notes()));
    pane.set_saved("mine.lua");
    QVERIFY(notes().contains("edited since the run") && !notes().contains("not saved"));
    pane.view().undo();
    QVERIFY(pane.since_run().is_same());
}

void CodeSourceTest::aTextThatRanIsTheSameWhateverEndsItsLines() {
    CodePane pane;
    for (const char16_t* end : {u"\n", u"\r\n", u"\r", u"\u2028", u"\u2029"}) {
        const QString text = QString("a%1b\u00a0c%1%1d").arg(QString::fromUtf16(end));
        pane.set_source("mine.lua", text);
        pane.set_ran(text.toStdString());
        QCOMPARE(as_shown(text), pane.text());
        QVERIFY(pane.since_run().is_same());
    }
}

void CodeSourceTest::whereThereIsNoTextItSaysWhy() {
    CodePane pane;
    const auto* why = pane.findChild<QLabel*>("why_none");
    pane.set_source({}, {}, "There is none.");
    QVERIFY(pane.view().isHidden() && !why->isHidden());
    QCOMPARE(why->text(), QString("There is none."));
    pane.set_source({}, "sleep(1)\n", "There is none.");
    QVERIFY(!pane.view().isHidden() && why->isHidden());
    // One that is yet to be written has room for that.
    pane.set_source("new.lua", {});
    QVERIFY(!pane.view().isHidden() && why->isHidden());
}

void CodeSourceTest::enterKeepsTheIndentAndAnEndGoesBack() {
    CodePane pane;
    pane.set_source("one.lua", "");
    SourceView& view = pane.view();
    const auto write = [&view](const QString& text) {
        for (const QChar letter : text)
            if (letter == u'|')
                QTest::keyClick(&view, Qt::Key_Return);
            else
                QTest::keyClicks(&view, QString(letter));
    };
    write(
        "thread(\"A\", function()|for i = 1, 3 do|if i > 1 "
        "then|note(\"more\")|else|sleep(1)|end|end|"
        "repeat compute(1) until done()|end)|");
    QCOMPARE(view.toPlainText(), QString("thread(\"A\", function()\n"
                                         "  for i = 1, 3 do\n"
                                         "    if i > 1 then\n"
                                         "      note(\"more\")\n"
                                         "    else\n"
                                         "      sleep(1)\n"
                                         "    end\n"
                                         "  end\n"
                                         "  repeat compute(1) until done()\n"
                                         "end)\n"));
    // A word in a comment opens nothing.
    pane.set_source("two.lua", "  sleep(1) -- and then");
    view.moveCursor(QTextCursor::End);
    write("|");
    QCOMPARE(view.toPlainText(), QString("  sleep(1) -- and then\n  "));
}

void CodeSourceTest::backspaceTakesAStepOfTheIndentBack() {
    CodePane pane;
    pane.set_source("one.lua", "    sleep(1)");
    SourceView& view = pane.view();
    QTextCursor cursor = view.textCursor();
    cursor.setPosition(4);
    view.setTextCursor(cursor);
    QTest::keyClick(&view, Qt::Key_Backspace);
    QCOMPARE(view.toPlainText(), QString("  sleep(1)"));
    view.moveCursor(QTextCursor::End);
    QTest::keyClick(&view, Qt::Key_Backspace);
    QCOMPARE(view.toPlainText(), QString("  sleep(1"));
}

void CodeSourceTest::anotherTextForgetsWhatWasPointedAt() {
    CodePane pane;
    pane.set_source("one.lua", "compute(1)\ncompute(2)\n");
    pane.view().point_at({2});
    QCOMPARE(pane.view().pointed_lines(), std::vector{2});
    pane.set_source("two.lua", "sleep(1)\nsleep(2)\n");
    QVERIFY(pane.view().pointed_lines().empty());
}

void CodeSourceTest::theMarginSaysWhichThreadIsOnWhichLine() {
    const session::RunSnapshot run = RunFixture::opposite_order();
    const auto before = line_marks_at(run.trace, ms(10));
    QCOMPARE(before.size(), std::size_t(2));
    QCOMPARE(before[0].line, 14);
    QCOMPARE(before[0].text, QString("A"));
    QCOMPARE(before[1].line, 23);
    QVERIFY(!before[0].deadlocked);

    const auto after = line_marks_at(run.trace, ms(50));
    QCOMPARE(after[0].line, 15);
    QVERIFY(after[0].deadlocked && after[1].deadlocked);
    QCOMPARE(after[1].line, 25);
}

void CodeSourceTest::threadsOnOneLineShareATag() {
    RunFixture run;
    for (const char* name : {"A", "B", "C"})
        run.thread(name).line(7).runs(0, 10);
    const auto marks = line_marks_at(run.at(10).trace, ms(5));
    QCOMPARE(marks.size(), std::size_t(1));
    QCOMPARE(marks[0].text, QString("A +2"));
    QCOMPARE(marks[0].actors.size(), std::size_t(3));
}

void CodeSourceTest::ofTwoNamesThatAreTooLongForATagTheSecondIsCounted() {
    RunFixture run;
    for (const char* name : {"Adder 1", "Adder 2"})
        run.thread(name).line(1).runs(0, 10);
    run.thread("A").line(2).runs(0, 10);
    run.thread("B").line(2).runs(0, 10);
    CodePane pane;
    pane.set_source("one.lua", "compute(1)\ncompute(2)\n");
    pane.view().set_marks(line_marks_at(run.at(10).trace, ms(5)));
    QVERIFY(pane.view().tag_text(pane.view().marks()[0]).endsWith("+1"));
    QCOMPARE(pane.view().tag_text(pane.view().marks()[1]), QString("A, B"));
}

void CodeSourceTest::aTagMovesNoText() {
    RunFixture run;
    run.thread("The one whose name is far too long for a tag").line(1).runs(0, 10);
    CodePane pane;
    pane.set_source("one.lua", "compute(1)\ncompute(2)\n");
    SourceView& view = pane.view();
    const QRect before = view.viewport()->geometry();
    view.set_marks(line_marks_at(run.at(10).trace, ms(5)));
    QCOMPARE(view.viewport()->geometry(), before);
    const QString tag = view.tag_text(view.marks()[0]);
    QVERIFY2(tag.startsWith("T") && tag.endsWith("g"), qPrintable(tag));
    view.set_error(2, "It is wrong");
    QCOMPARE(view.viewport()->geometry(), before);
    view.forget_marks();
    QCOMPARE(view.viewport()->geometry(), before);
}

void CodeSourceTest::askingForALineGoesRoundWhatHappenedThere() {
    RunFixture story;
    story.thread("A").line(3).runs(0, 1).line(4).runs(1, 2).line(3).runs(5, 6);
    story.thread("B").line(3).runs(2, 4);
    story.thread("C").line(3).runs(2, 4);  // together with B
    const session::RunSnapshot run = story.at(10);
    QStringList seen;
    Subject at;
    for (int i = 0; i < 5; ++i) {
        at = next_on_line(run.trace, 3, at);
        QCOMPARE(at.kind, Subject::Kind::Interval);
        seen.append(QString("%1 %2").arg(at.actor.value).arg(at.range.begin.count() / 1'000'000));
    }
    QCOMPARE(seen, (QStringList{"1 0", "2 2", "3 2", "1 5", "1 0"}));
    QCOMPARE(next_on_line(run.trace, 99, {}).kind, Subject::Kind::None);
}

// To take a free lock and to write take no time: no interval is on such a line.
void CodeSourceTest::aLineWhereNothingTookTimeHasItsLocksAndValues() {
    SyntheticRun run;
    const ActorId a = run.thread("A");
    const ObjectId lock = run.mutex("Lock");
    run.at(1ms, 5).begin({a});
    run.at(2ms, 6).lock(a, lock);
    run.at(3ms, 7).event(a, EventKind::SleepBegin, {}, 1'000'000);
    run.at(4ms, 7).event(a, EventKind::SleepEnd);
    run.at(5ms, 8).unlock(a, lock).end(a);
    const trace::Snapshot snapshot = run.finish(5ms).snapshot();
    const Subject taken = next_on_line(snapshot, 6, {});
    QCOMPARE(taken.kind, Subject::Kind::Hold);
    QVERIFY(taken.actor == a && taken.object == lock && taken.range.begin == 2ms);
    QCOMPARE(next_on_line(snapshot, 6, taken), taken);
}

void CodeSourceTest::whatTookNoTimeIsNotFound() {
    RunFixture story;
    auto& a = story.thread("A");
    a.line(3).runs(1, 1).line(4).runs(1, 2).line(5).runs(2, 2).line(6).runs(2, 3).line(3).runs(4,
                                                                                               6);
    const session::RunSnapshot run = story.at(10);
    QCOMPARE(next_on_line(run.trace, 3, {}).range.begin, ms(4));
    QCOMPARE(next_on_line(run.trace, 5, {}).kind, Subject::Kind::None);
    const Subject empty{Subject::Kind::Interval, a.id(), {}, {ms(2), ms(2)}, {}};
    QCOMPARE(empty.range.begin, ms(2));
    QCOMPARE(describe(run, empty), QString("A, at 2 ms: a step that took no time"));
    const Subject gap{Subject::Kind::Interval, empty.actor, {}, {ms(7), ms(9)}, {}};
    QVERIFY(!describe(run, gap).contains("took no time"));  // nothing is known of it
}

void CodeSourceTest::editingMarksTheTextAndRevertBringsItBack() {
    CodePane pane;
    QSignalSpy edited(&pane, &CodePane::text_edited);
    QSignalSpy modified(&pane, &CodePane::modified_changed);
    pane.set_source("a.lua", "title \"A\"\n");
    QCOMPARE(edited.count(), 0);
    QTest::keyClicks(&pane.view(), "-- x");
    QVERIFY(pane.modified());
    QVERIFY(edited.count() > 0);
    QCOMPARE(modified.count(), 1);
    pane.revert();
    QVERIFY(!pane.modified());
    QCOMPARE(pane.text(), QString("title \"A\"\n"));
    pane.view().undo();
    QVERIFY(pane.modified());
}

void CodeSourceTest::whereOneWritesStaysInSightWhenThereIsLessRoom() {
    SourceView view;
    view.setPlainText(QString("sleep(1)\n").repeated(100));
    view.resize(400, 400);
    view.show();
    view.activateWindow();
    view.setFocus();
    QTRY_VERIFY(view.hasFocus());
    view.setTextCursor(view.cursorForPosition(QPoint(5, view.viewport()->height() - 20)));
    QVERIFY(view.textCursor().blockNumber() > 10);
    const int scrolled = view.verticalScrollBar()->value();
    view.resize(400, 250);
    QTRY_VERIFY(view.viewport()->rect().contains(view.cursorRect()));
    QVERIFY(view.verticalScrollBar()->value() > scrolled);
}

void CodeSourceTest::newColoursAreNoEdit() {
    CodePane pane;
    pane.set_source("a.lua", "local x = lock \"L\"\n");
    QSignalSpy edited(&pane, &CodePane::text_edited);
    pane.set_theme(theme(ThemeKind::Dark));
    QCoreApplication::processEvents();
    QCOMPARE(edited.count(), 0);
}

void CodeSourceTest::whatStandsAroundALineIsInSightToo() {
    CodePane pane;
    pane.set_source("a.lua", QString("line\n").repeated(99) + "the last");
    pane.resize(400, 300);
    pane.show();
    QVERIFY(QTest::qWaitForWindowExposed(&pane));
    const SourceView& view = pane.view();
    for (const int line : {1, 2, 15, 40, 41, 55, 54, 99, 100, 3}) {
        pane.view().show_line(line);
        for (const int near : {line - 2, line, line + 2})
            QVERIFY2(near < 1 || near > 100 || view.is_in_sight(near),
                     qPrintable(QString("%1 beside %2").arg(near).arg(line)));
    }
    // One that stands amid others stays where it is.
    pane.view().show_line(50);
    const int place = view.verticalScrollBar()->value();
    pane.view().show_line(52);
    QCOMPARE(view.verticalScrollBar()->value(), place);
}

void CodeSourceTest::aLineThatIsShownLeavesTheCursorWhereOneWrites() {
    CodePane pane;
    pane.set_source("a.lua", QString("line\n").repeated(100));
    pane.resize(400, 300);
    SourceView& view = pane.view();
    QTextCursor cursor(view.document()->findBlockByNumber(20));
    cursor.setPosition(cursor.position() + 3);
    view.setTextCursor(cursor);
    view.show_lines({90, 92});
    QVERIFY(view.is_in_sight(90));
    QCOMPARE(view.textCursor().position(), cursor.position());
    view.go_to_line(90);
    QCOMPARE(view.textCursor().blockNumber(), 89);
}

void CodeSourceTest::anErrorShowsAtItsLine() {
    CodePane pane;
    pane.set_source("a.lua", "a\nb\nc\n");
    pane.view().set_error(2, "unexpected symbol");
    QCOMPARE(pane.view().error_line(), 2);
    QCOMPARE(pane.view().extraSelections().size(), 1);
    QCOMPARE(pane.view().extraSelections()[0].cursor.blockNumber(), 1);
    pane.view().set_error(0, {});
    QVERIFY(pane.view().extraSelections().isEmpty());
}

void CodeSourceTest::clickingALineTellsTheWindow() {
    CodePane pane;
    pane.set_source("a.lua", "one\ntwo\nthree\n");
    pane.resize(400, 300);
    pane.show();
    QVERIFY(QTest::qWaitForWindowExposed(&pane));
    QSignalSpy activated(&pane.view(), &SourceView::line_activated);
    pane.view().go_to_line(2);
    const QPoint at = pane.view().cursorRect().center();
    QTest::mouseClick(pane.view().viewport(), Qt::LeftButton, {}, at);
    QCOMPARE(activated.count(), 1);
    QCOMPARE(activated[0][0].toInt(), 2);
    QTest::keyClick(&pane.view(), Qt::Key_Return, Qt::AltModifier);
    QCOMPARE(activated.count(), 2);
    QCOMPARE(pane.text(), QString("one\ntwo\nthree\n"));
}

void CodeSourceTest::codeIsLegibleOnLinesThatStandOut_data() {
    QTest::addColumn<ThemeKind>("kind");
    for (const ThemeKind kind : {ThemeKind::Light, ThemeKind::Dark, ThemeKind::HighContrast})
        QTest::newRow(qPrintable(theme(kind).name)) << kind;
}

void CodeSourceTest::codeIsLegibleOnLinesThatStandOut() {
    QFETCH(ThemeKind, kind);
    const Theme& look = theme(kind);
    CodePane pane;
    SourceView& view = pane.view();
    pane.set_source("one.lua", "local n = compute(1, \"two\") -- three\nfour()\n");
    view.set_theme(look);
    LineMark mark;
    mark.line = 1;
    mark.text = "A";
    mark.deadlocked = true;
    view.set_marks({mark});
    std::vector<QColor> grounds{look.surface};
    const auto add_ground = [&] {
        QColor ground = look.surface;
        for (const auto& tint : view.extraSelections()) {
            QColor colour = tint.format.background().color();
            const double share = colour.alphaF();
            colour.setAlphaF(1);
            ground = mixed(ground, colour, share);
        }
        QVERIFY(ground != grounds.back());
        grounds.push_back(ground);
    };
    add_ground();
    view.show_lines({1});
    add_ground();
    const auto formats = view.document()->firstBlock().layout()->formats();
    QVERIFY(formats.size() >= 5);
    for (const QColor& ground : grounds)
        for (const auto& range : formats) {
            const QColor letters = range.format.foreground().color();
            QVERIFY2(
                contrast_ratio(letters, ground) >= (kind == ThemeKind::HighContrast ? 7.0 : 4.5),
                qPrintable(letters.name() + " on " + ground.name()));
        }
}

void CodeSourceTest::controlEnterIsLeftToTheWindow() {
    CodePane pane;
    pane.set_source("a.lua", "one\n");
    QTest::keyClick(&pane.view(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(pane.text(), QString("one\n"));
}

QTEST_MAIN(CodeSourceTest)
#include "code_source_test.moc"
