// What the source pane has room for: names beside the lines, the way to a line, what is wrong.
#include "app/code/code_pane.h"
#include "run_fixture.h"

#include <QTest>
#include <QTextBlock>

using namespace threadline;
using namespace threadline::app;
using threadline::test::ms;
using threadline::test::RunFixture;

class CodeRoomTest : public QObject {
    Q_OBJECT

private slots:
    void aNameIsWholeWhereThePaneHasRoom();
    void theWayToALineHidesNoCode();
    void inANarrowPaneTheWayToALineKeepsOffTheLineOfTheCursor();
    void whatIsWrongStandsBehindItsLineOnlyIfThereIsRoomForIt();
};

void CodeRoomTest::aNameIsWholeWhereThePaneHasRoom() {
    RunFixture run;
    run.thread("Philosopher 1").line(1).runs(0, 10);
    CodePane pane;
    pane.set_source("one.lua", "compute(1)\n");
    pane.resize(900, 300);
    pane.show();
    QVERIFY(QTest::qWaitForWindowExposed(&pane));
    pane.view().set_marks(line_marks_at(run.at(10).trace, ms(5)));
    QCOMPARE(pane.view().tag_text(pane.view().marks()[0]), QString("Philosopher 1"));
}

// What leads to a line that is out of sight stands beside the code: the rows that it lies on are as
// they were, as far as the code goes.
void CodeRoomTest::theWayToALineHidesNoCode() {
    CodePane pane;
    const QString long_line = QString("w").repeated(200) + "\n";
    QString text;
    for (int line = 1; line <= 60; ++line)
        text += line % 12 == 0 ? QString("x()\ny()\nz()\n") : long_line;
    pane.set_source("long.lua", text);
    pane.resize(500, 400);
    pane.show();
    QVERIFY(QTest::qWaitForWindowExposed(&pane));
    SourceView& view = pane.view();
    view.clearFocus();  // no cursor that blinks
    const QImage before = view.viewport()->grab().toImage();
    view.light_lines({60});
    QCOMPARE(view.out_of_sight(true), std::vector<int>{60});
    const QImage after = view.viewport()->grab().toImage();
    int changed = 0;
    for (QTextBlock block = view.document()->begin(); block.isValid(); block = block.next()) {
        const QRect row = view.cursorRect(QTextCursor(block));
        if (!view.viewport()->rect().contains(row))
            continue;
        const QRect across(0, row.top(), after.width(), row.height());
        if (before.copy(across) == after.copy(across))
            continue;
        ++changed;
        QVERIFY2(block.length() < 10, qPrintable(QString::number(block.blockNumber() + 1)));
    }
    QVERIFY(changed > 0);
}

// Where every line is longer than the pane is wide.
void CodeRoomTest::inANarrowPaneTheWayToALineKeepsOffTheLineOfTheCursor() {
    CodePane pane;
    pane.set_source("long.lua", (QString("w").repeated(200) + "\n").repeated(60));
    pane.resize(500, 400);
    pane.show();
    QVERIFY(QTest::qWaitForWindowExposed(&pane));
    SourceView& view = pane.view();
    view.clearFocus();  // no cursor that blinks
    const QRect room = view.viewport()->rect();
    const auto is_in_sight = [&](const QTextBlock& block) {
        return room.contains(view.cursorRect(QTextCursor(block)));
    };
    int lines = 0;
    for (QTextBlock block = view.document()->begin(); is_in_sight(block); block = block.next()) {
        view.setTextCursor(QTextCursor(block));
        view.light_lines({});
        const QImage before = view.viewport()->grab().toImage();
        view.light_lines({60});
        const QImage after = view.viewport()->grab().toImage();
        QVERIFY(before != after);
        const QRect line = view.cursorRect();
        const QRect across(0, line.top(), room.width(), line.height());
        QVERIFY2(before.copy(across) == after.copy(across),
                 qPrintable(QString::number(block.blockNumber() + 1)));
        ++lines;
    }
    QVERIFY(lines > 10);
}

// Half of it says nothing.
void CodeRoomTest::whatIsWrongStandsBehindItsLineOnlyIfThereIsRoomForIt() {
    CodePane pane;
    pane.set_source("a.lua", "a\n" + QString("b").repeated(40) + "\nc\n");
    pane.resize(420, 300);
    pane.show();
    QVERIFY(QTest::qWaitForWindowExposed(&pane));
    SourceView& view = pane.view();
    view.clearFocus();  // no cursor that blinks
    const auto row_with = [&](const QString& message) {
        view.set_error(2, message);
        QTextCursor line(view.document()->findBlockByNumber(1));
        const QRect row = view.cursorRect(line);
        return view.viewport()->grab(QRect(0, row.top(), 2000, row.height())).toImage();
    };
    const QImage bare = row_with(QString());
    QCOMPARE(row_with("undefined name 'thred': did you mean 'thread', or something else?"), bare);
    pane.resize(1600, 300);
    QTRY_VERIFY(view.width() > 1500);
    QVERIFY(row_with("undefined name 'thred'") != row_with(QString()));
}

QTEST_MAIN(CodeRoomTest)
#include "code_room_test.moc"
