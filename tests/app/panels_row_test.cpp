// What stands in one line gives way in whole words: buttons go into a menu, texts become shorter.
#include "app/panels/elided_label.h"
#include "app/panels/pane.h"
#include "app/panels/tool_button.h"
#include "app/panels/tool_row.h"

#include <QAction>
#include <QMenu>
#include <QTest>
#include <QToolButton>

using namespace threadline::app;

namespace {

struct Row {
    QAction first{"Threads"}, second{"Variables"}, third{"Export the picture"};
    ToolRow row;
    QList<QToolButton*> buttons;

    Row() {
        for (QAction* action : {&first, &second, &third}) {
            buttons.append(tool_button(action));
            row.add(buttons.back());
        }
    }
    void give(int width) {
        row.resize(width, row.sizeHint().height());
        row.show();
        QTest::qWait(10);
    }
    QStringList in_sight() const {
        QStringList texts;
        for (const QToolButton* button : buttons)
            if (button->isVisible())
                texts.append(button->text());
        return texts;
    }
    QStringList in_menu() const {
        QStringList texts;
        for (const QAction* action : row.more().menu()->actions())
            texts.append(action->text());
        return texts;
    }
};

}  // namespace

class PanelsRowTest : public QObject {
    Q_OBJECT

private slots:
    void whereThereIsRoomAllButtonsAreInSight();
    void whatHasNoRoomIsInAMenuAtTheEnd();
    void aButtonThatBecomesWiderMayMoveAnotherOut();
    void whatIsNotWantedTakesNoRoom();
    void whatIsNoLongerWantedInTheMenuDoesNotComeBack();
    void aTextIsSaidShorterRatherThanCut();
    void ofALongLineNoStumpIsLeft();
    void theTitleTellsTheWholeNote();
};

void PanelsRowTest::whereThereIsRoomAllButtonsAreInSight() {
    Row row;
    row.give(row.row.sizeHint().width());
    QCOMPARE(row.in_sight(), QStringList({"Threads", "Variables", "Export the picture"}));
    QVERIFY(!row.row.more().isVisible());
    // Closer together where that is enough.
    row.give(row.row.sizeHint().width() - 8);
    QCOMPARE(row.in_sight().size(), 3);
}

void PanelsRowTest::whatHasNoRoomIsInAMenuAtTheEnd() {
    Row row;
    row.give(row.row.sizeHint().width() - 30);
    QCOMPARE(row.in_sight(), QStringList({"Threads", "Variables"}));
    QCOMPARE(row.in_menu(), QStringList{"Export the picture"});
    QVERIFY(row.row.more().isVisible());
    for (const QWidget* each : {static_cast<const QWidget*>(row.buttons[1]),
                                static_cast<const QWidget*>(&row.row.more())})
        QVERIFY(row.row.rect().contains(each->geometry()));
    QVERIFY(!row.buttons[1]->geometry().intersects(row.row.more().geometry()));
    row.give(row.row.minimumSizeHint().width());
    QCOMPARE(row.in_menu(), QStringList({"Threads", "Variables", "Export the picture"}));
    row.give(row.row.sizeHint().width());
    QCOMPARE(row.in_sight().size(), 3);
}

void PanelsRowTest::aButtonThatBecomesWiderMayMoveAnotherOut() {
    Row row;
    row.give(row.row.sizeHint().width());
    row.first.setText("Threads and their processes");
    QTRY_VERIFY(row.row.more().isVisible());
    QVERIFY(row.in_menu().contains("Export the picture"));
}

void PanelsRowTest::whatIsNotWantedTakesNoRoom() {
    Row row;
    auto* revert = new QToolButton;
    revert->setText("Revert");
    row.row.add(revert);
    const int with = row.row.sizeHint().width();
    row.row.set_wanted(revert, false);
    QVERIFY(row.row.sizeHint().width() < with);
    row.give(row.row.sizeHint().width());
    QVERIFY(revert->isHidden() && row.in_sight().size() == 3);
    // It is no action: where it is shown it stays in sight, and others give way.
    row.row.set_wanted(revert, true);
    QTRY_VERIFY(row.row.more().isVisible());
    QVERIFY(revert->isVisible());
}

void PanelsRowTest::whatIsNoLongerWantedInTheMenuDoesNotComeBack() {
    Row row;
    const int whole = row.row.sizeHint().width();
    row.give(row.row.minimumSizeHint().width());
    QCOMPARE(row.in_menu(), QStringList({"Threads", "Variables", "Export the picture"}));
    row.row.set_wanted(row.buttons[1], false);
    QCOMPARE(row.in_menu(), QStringList({"Threads", "Export the picture"}));
    row.give(whole);
    QCOMPARE(row.in_sight(), QStringList({"Threads", "Export the picture"}));
    row.row.set_wanted(row.buttons[1], true);
    QCOMPARE(row.in_sight(), QStringList({"Threads", "Variables", "Export the picture"}));
}

void PanelsRowTest::aTextIsSaidShorterRatherThanCut() {
    ElidedLabel label;
    const QStringList texts{"example, simulated; press Run to run it", "example, simulated",
                            "example"};
    label.set_texts(texts);
    QCOMPARE(label.text(), texts.front());
    for (const QString& text : texts) {
        label.resize(label.fontMetrics().horizontalAdvance(text) + 2, 20);
        QCOMPARE(label.shown(), text);
    }
    label.resize(label.fontMetrics().horizontalAdvance("exa"), 20);
    QCOMPARE(label.shown(), QString());
    label.setText("another");
    label.resize(400, 20);
    QCOMPARE(label.shown(), QString("another"));
}

void PanelsRowTest::ofALongLineNoStumpIsLeft() {
    ElidedLabel label;
    label.setText("Deadlocked, ended after 120 ms");
    label.resize(label.fontMetrics().horizontalAdvance("Deadlocked, ended …"), 20);
    QVERIFY(label.shown().endsWith(u'…') && label.shown().size() > 8);
    label.resize(label.fontMetrics().horizontalAdvance("Dea…"), 20);
    QCOMPARE(label.shown(), QString());
}

void PanelsRowTest::theTitleTellsTheWholeNote() {
    Pane pane("Timeline", new QWidget);
    pane.set_note({"with values other than those set now", "with other values"});
    const auto* label = pane.findChild<ElidedLabel*>();
    QCOMPARE(label->parentWidget()->toolTip(), QString("with values other than those set now"));
    pane.set_note({});
    QVERIFY(label->parentWidget()->toolTip().isEmpty());
}

QTEST_MAIN(PanelsRowTest)
#include "panels_row_test.moc"
