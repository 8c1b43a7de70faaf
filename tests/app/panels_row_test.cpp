// What stands in one line gives way in whole words: buttons and tabs go into a menu, texts become
// shorter.
#include "app/panels/elided_label.h"
#include "app/panels/pane.h"
#include "app/panels/tool_button.h"
#include "app/panels/tool_row.h"
#include "tests/app/tabs_in_sight.h"

#include <QAction>
#include <QMenu>
#include <QTest>
#include <QToolButton>

using namespace threadline::app;
using threadline::test::choose_first_of_menu;
using threadline::test::tabs_in_menu;
using threadline::test::tabs_in_sight;

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

struct Pages {
    const QStringList names{"Graph", "Findings", "Locks", "Threads", "Outcomes"};
    Tabs tabs;

    Pages() {
        for (const QString& name : names)
            tabs.addTab(new QWidget, name);
        give(1000);
    }
    void give(int width) {
        tabs.resize(width, 100);
        tabs.show();
        QTest::qWait(10);
    }
    int whole() const { return tabs.tabBar()->tabRect(tabs.count() - 1).right() + 1; }
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
    void tabsThatHaveNoRoomAreInAMenu();
    void aTabOfTheMenuComesIntoSightInFront();
    void arrowKeysGoThroughAllTabs();
    void aLongerNameMovesTheLastTabOut();
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
    label.setText("Deadlocked, stopped after 120 ms");
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

void PanelsRowTest::tabsThatHaveNoRoomAreInAMenu() {
    Pages pages;
    const int whole = pages.whole();
    QCOMPARE(tabs_in_sight(pages.tabs), pages.names);
    QVERIFY(!pages.tabs.more()->isVisible());
    pages.give(whole);
    QCOMPARE(tabs_in_sight(pages.tabs), pages.names);
    pages.give(whole - 2);
    QCOMPARE(tabs_in_sight(pages.tabs), pages.names.first(4));
    QCOMPARE(tabs_in_menu(pages.tabs), QStringList{"Outcomes"});
    QVERIFY(pages.tabs.tabBar()->rect().contains(pages.tabs.more()->geometry()));
    pages.give(whole);
    QCOMPARE(tabs_in_sight(pages.tabs), pages.names);
    QVERIFY(!pages.tabs.more()->isVisible());
}

void PanelsRowTest::aTabOfTheMenuComesIntoSightInFront() {
    Pages pages;
    pages.give(pages.whole() - 2);
    choose_first_of_menu(pages.tabs);
    QTRY_COMPARE(pages.tabs.currentIndex(), 4);
    QVERIFY(tabs_in_sight(pages.tabs).contains("Outcomes"));
    QCOMPARE(tabs_in_sight(pages.tabs) + tabs_in_menu(pages.tabs),
             QStringList({"Graph", "Findings", "Locks", "Outcomes", "Threads"}));
}

void PanelsRowTest::arrowKeysGoThroughAllTabs() {
    Pages pages;
    pages.give(pages.whole() / 2);
    QVERIFY(tabs_in_menu(pages.tabs).size() > 1);
    for (int tab = 1; tab < pages.tabs.count(); ++tab) {
        QTest::keyClick(pages.tabs.tabBar(), Qt::Key_Right);
        QCOMPARE(pages.tabs.currentIndex(), tab);
        QVERIFY(tabs_in_sight(pages.tabs).contains(pages.names[tab]));
    }
}

void PanelsRowTest::aLongerNameMovesTheLastTabOut() {
    Pages pages;
    pages.give(pages.whole());
    pages.tabs.setTabText(1, "Findings (12)");
    QTRY_COMPARE(tabs_in_menu(pages.tabs), QStringList{"Outcomes"});
    pages.tabs.setTabVisible(2, false);
    QTRY_COMPARE(tabs_in_menu(pages.tabs), QStringList());
}

QTEST_MAIN(PanelsRowTest)
#include "panels_row_test.moc"
