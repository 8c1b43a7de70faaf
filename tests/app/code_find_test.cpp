// Searching the source, and going to a line of it, by the keys of any editor.
#include "app/code/code_pane.h"
#include "app/code/find_bar.h"

#include <QApplication>
#include <QInputDialog>
#include <QKeyEvent>
#include <QLineEdit>
#include <QTest>
#include <QTextBlock>
#include <QToolButton>

using namespace threadline::app;

namespace {

const QString gated =
    "local gate = lock \"Gate\"\ngate:lock()\n-- the gate is shut\ngate:unlock()\n";

struct OpenPane : CodePane {
    OpenPane() {
        set_source("own.lua", gated);
        resize(500, 400);
        show();
        activateWindow();
        view().setFocus();
    }
    FindBar& bar() { return *findChild<FindBar*>(); }
    QLineEdit* field() { return bar().findChild<QLineEdit*>(); }
    int chosen_line() { return view().textCursor().blockNumber() + 1; }
};

}  // namespace

class CodeFindTest : public QObject {
    Q_OBJECT

private slots:
    void placesAreFoundWithoutRegardToCapitalsUnlessThereAreSome();
    void typingGoesToTheFirstPlaceFromTheCursorOn();
    void keysGoFromPlaceToPlaceRoundTheEnd();
    void escapeEndsItInTheFieldAndInTheText();
    void whatIsSelectedIsSearchedFor();
    void anEditIsSearchedAsWell();
    void aLineIsGoneTo();
};

void CodeFindTest::placesAreFoundWithoutRegardToCapitalsUnlessThereAreSome() {
    using Places = std::vector<TextPlace>;
    QCOMPARE(places_of("gate", "Gate gate"), (Places{{0, 4}, {5, 9}}));
    QCOMPARE(places_of("Gate", "Gate gate"), (Places{{0, 4}}));
    QCOMPARE(places_of("aa", "aaaaa"), (Places{{0, 2}, {2, 4}}));
    QCOMPARE(places_of("x", "Gate"), Places{});
    QCOMPARE(places_of("", "Gate"), Places{});
}

void CodeFindTest::typingGoesToTheFirstPlaceFromTheCursorOn() {
    OpenPane pane;
    QVERIFY(QTest::qWaitForWindowActive(&pane));
    QVERIFY(pane.bar().isHidden());
    pane.view().go_to_line(2);
    QTest::keyClick(&pane.view(), Qt::Key_F, Qt::ControlModifier);
    QVERIFY(pane.bar().isVisible());
    QTRY_COMPARE(QApplication::focusWidget(), pane.field());
    QTest::keyClicks(pane.field(), "gate");
    QCOMPARE(pane.bar().said(), QString("3 of 5"));
    QCOMPARE(pane.chosen_line(), 2);
    QCOMPARE(pane.view().found().size(), std::size_t(5));
    QTest::keyClicks(pane.field(), " is");
    QCOMPARE(pane.bar().said(), QString("1 of 1"));
    QCOMPARE(pane.view().textCursor().selectedText(), QString("gate is"));
    QTest::keyClicks(pane.field(), "n't");
    QCOMPARE(pane.bar().said(), QString("not found"));
    QVERIFY(pane.view().found().empty());
    QCOMPARE(pane.text(), gated);
}

void CodeFindTest::keysGoFromPlaceToPlaceRoundTheEnd() {
    OpenPane pane;
    QVERIFY(QTest::qWaitForWindowActive(&pane));
    QTest::keyClick(&pane.view(), Qt::Key_F, Qt::ControlModifier);
    QTest::keyClicks(pane.field(), "lock");
    QCOMPARE(pane.bar().said(), QString("1 of 3"));
    QTest::keyClick(pane.field(), Qt::Key_Return);
    QCOMPARE(pane.bar().said(), QString("2 of 3"));
    QTest::keyClick(pane.field(), Qt::Key_F3);
    QCOMPARE(pane.bar().said(), QString("3 of 3"));
    QTest::keyClick(pane.field(), Qt::Key_Return);
    QCOMPARE(pane.bar().said(), QString("1 of 3"));
    QTest::keyClick(pane.field(), Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(pane.bar().said(), QString("3 of 3"));
    // Likewise from the text, and by the buttons.
    pane.view().setFocus();
    QTest::keyClick(&pane.view(), Qt::Key_F3, Qt::ShiftModifier);
    QCOMPARE(pane.bar().said(), QString("2 of 3"));
    for (auto* button : pane.bar().findChildren<QToolButton*>())
        if (button->text() == "Next")
            QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(pane.bar().said(), QString("3 of 3"));
    QCOMPARE(pane.chosen_line(), 4);
}

void CodeFindTest::escapeEndsItInTheFieldAndInTheText() {
    OpenPane pane;
    QVERIFY(QTest::qWaitForWindowActive(&pane));
    QTest::keyClick(&pane.view(), Qt::Key_F, Qt::ControlModifier);
    QTest::keyClicks(pane.field(), "unlock");
    QTest::keyClick(pane.field(), Qt::Key_Escape);
    QVERIFY(pane.bar().isHidden());
    QVERIFY(pane.view().found().empty());
    // What was found is where one goes on.
    QTRY_COMPARE(QApplication::focusWidget(), &pane.view());
    QCOMPARE(pane.view().textCursor().selectedText(), QString("unlock"));
    QTest::keyClick(&pane.view(), Qt::Key_F, Qt::ControlModifier);
    pane.view().setFocus();
    QTest::keyClick(&pane.view(), Qt::Key_Escape);
    QVERIFY(pane.bar().isHidden());
    // Its keys are others' again.
    QKeyEvent next(QEvent::ShortcutOverride, Qt::Key_F3, Qt::NoModifier);
    next.ignore();
    QApplication::sendEvent(&pane.view(), &next);
    QVERIFY(!next.isAccepted());
}

void CodeFindTest::whatIsSelectedIsSearchedFor() {
    OpenPane pane;
    QVERIFY(QTest::qWaitForWindowActive(&pane));
    QTextCursor word(pane.view().document()->findBlockByNumber(1));
    word.movePosition(QTextCursor::Right, QTextCursor::KeepAnchor, 4);
    pane.view().setTextCursor(word);
    QTest::keyClick(&pane.view(), Qt::Key_F, Qt::ControlModifier);
    QCOMPARE(pane.field()->text(), QString("gate"));
    QCOMPARE(pane.bar().said(), QString("3 of 5"));
    QCOMPARE(pane.field()->selectedText(), QString("gate"));  // ready to be typed over
}

void CodeFindTest::anEditIsSearchedAsWell() {
    OpenPane pane;
    QVERIFY(QTest::qWaitForWindowActive(&pane));
    QTest::keyClick(&pane.view(), Qt::Key_F, Qt::ControlModifier);
    QTest::keyClicks(pane.field(), "gate");
    pane.view().moveCursor(QTextCursor::End);
    pane.view().insertPlainText("-- gate\n");
    QCOMPARE(pane.view().found().size(), std::size_t(6));
    QCOMPARE(pane.bar().said(), QString("6"));
    pane.set_source("other.lua", "-- nothing of it\n");
    QVERIFY(pane.view().found().empty());
    QCOMPARE(pane.bar().said(), QString("not found"));
}

void CodeFindTest::aLineIsGoneTo() {
    OpenPane pane;
    QVERIFY(QTest::qWaitForWindowActive(&pane));
    QTest::keyClick(&pane.view(), Qt::Key_G, Qt::ControlModifier);
    auto* question = pane.findChild<QInputDialog*>();
    QVERIFY(question && question->isVisible());
    QCOMPARE(question->intMaximum(), 5);
    question->setIntValue(4);
    question->accept();
    QCOMPARE(pane.chosen_line(), 4);
    QCOMPARE(pane.view().shown_line(), 4);
}

QTEST_MAIN(CodeFindTest)
#include "code_find_test.moc"
