// The line across the window: what is told goes by itself or stays until it is seen, and what is
// asked comes back until it is answered.
#include "app/panels/banner.h"
#include "app/panels/pane.h"

#include <QCursor>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMainWindow>
#include <QMenuBar>
#include <QTest>
#include <QTimer>
#include <QToolButton>

#include <utility>

using threadline::app::Banner;

class PanelsBannerTest : public QObject {
    Q_OBJECT

private slots:
    void whatWasDoneIsSaidForAWhile();
    void whatIsSaidStaysWhileTheMouseMoves();
    void whatOffersSomethingStaysUntilItIsAnsweredOrClosed();
    void whatIsAskedComesBackUntilItIsAnswered();
    void whatIsAskedWaitsForAnErrorAndAnUndo();
    void itLiesBesideTheMenusOrBelowThemAndMovesNothing();
    void theKeysGoBackToWhereTheyWere();
    void ofALongErrorTheFirstSentenceStandsInALine();
    void theRowBelowTheMenusIsCoveredWholeOrNotAtAll();
    void anErrorIsTheFirstThatEscCloses();
};

namespace {

struct WindowWithMenus : QMainWindow {
    WindowWithMenus() {
        menuBar()->setNativeMenuBar(false);
        for (const char* name : {"Scenario", "Inspect", "Help"})
            menuBar()->addMenu(name)->addAction("Something");
        setCentralWidget(page);
        banner->lie_beside(menuBar());
    }
    int end_of_menus() const {
        return menuBar()->actionGeometry(menuBar()->actions().back()).right();
    }

    QLineEdit* page = new QLineEdit;
    Banner* banner = new Banner;
};

}  // namespace

void PanelsBannerTest::whatWasDoneIsSaidForAWhile() {
    Banner banner;
    banner.move(0, 400);
    QCursor::setPos(10, 10);
    auto* timer = banner.findChild<QTimer*>();
    banner.show_done("Exported to here");
    QVERIFY(timer->isActive() && timer->interval() >= 5000);
    timer->start(1);
    QTRY_VERIFY(banner.isHidden());
    // What went wrong stays until somebody has seen it.
    banner.show_done("Exported to here");
    banner.show_message(Banner::Kind::Error, "The disk is full");
    QVERIFY(!timer->isActive());
    QCOMPARE(banner.message(), QString("The disk is full"));
}

void PanelsBannerTest::whatIsSaidStaysWhileTheMouseMoves() {
    Banner banner;
    auto* timer = banner.findChild<QTimer*>();
    banner.move(0, 400);
    QCursor::setPos(10, 10);
    banner.show_done("Exported to here");
    // On its way to a button.
    QCursor::setPos(10, 100);
    QVERIFY(QMetaObject::invokeMethod(timer, "timeout"));
    QVERIFY(banner.isVisible() && timer->isActive());
    QVERIFY(QMetaObject::invokeMethod(timer, "timeout"));
    QVERIFY(banner.isHidden());
}

void PanelsBannerTest::whatOffersSomethingStaysUntilItIsAnsweredOrClosed() {
    Banner banner;
    const auto* timer = banner.findChild<QTimer*>();
    int undone = 0;
    const auto tell = [&] {
        banner.show_done("Deleted");
        banner.offer("Undo", {}, [&] { ++undone; });
    };
    tell();
    QVERIFY(!timer->isActive());
    QTest::mouseClick(banner.findChild<QToolButton*>("offer"), Qt::LeftButton);
    QVERIFY(banner.isHidden());
    QCOMPARE(undone, 1);
    tell();
    for (auto* button : banner.findChildren<QToolButton*>())
        if (button->text() == "Dismiss")
            QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(banner.isHidden());
    QCOMPARE(undone, 1);
    // The next line has its own time.
    tell();
    banner.show_done("Exported to here");
    QVERIFY(timer->isActive());
}

void PanelsBannerTest::whatIsAskedComesBackUntilItIsAnswered() {
    Banner banner;
    banner.move(0, 400);
    QCursor::setPos(10, 10);
    int reloaded = 0, recovered = 0;
    banner.ask("Reload it?", {{"Reload", {}, [&] { ++reloaded; }}});
    banner.ask("Recover it?", {{"Recover", {}, [&] { ++recovered; }}, {"Discard", {}, [] {}}});
    QCOMPARE(banner.message(), QString("Recover it?"));
    auto* first = banner.findChild<QToolButton*>("offer");
    auto* second = banner.findChild<QToolButton*>("second-offer");
    QVERIFY(first->isVisible() && second->isVisible());
    // What is told over it goes by itself.
    banner.show_done("Exported to here");
    QCOMPARE(banner.message(), QString("Exported to here"));
    QVERIFY(!first->isVisible() && !second->isVisible());
    banner.findChild<QTimer*>()->start(1);
    QTRY_COMPARE(banner.message(), QString("Recover it?"));
    banner.show_error("The disk is full");
    banner.dismiss();
    QCOMPARE(banner.message(), QString("Recover it?"));
    QTest::mouseClick(first, Qt::LeftButton);
    QCOMPARE(recovered, 1);
    // The one behind it.
    QCOMPARE(banner.message(), QString("Reload it?"));
    QVERIFY(first->isVisible() && !second->isVisible());
    // Taken back while something else is on show.
    banner.show_error("The disk is full");
    banner.take_back("Reload it?");
    QCOMPARE(banner.message(), QString("The disk is full"));
    banner.dismiss();
    QVERIFY(banner.isHidden());
    QCOMPARE(reloaded, 0);
}

void PanelsBannerTest::whatIsAskedWaitsForAnErrorAndAnUndo() {
    Banner banner;
    banner.move(0, 400);
    QCursor::setPos(10, 10);
    banner.show_error("The disk is full");
    banner.ask("Reload it?", {{"Reload", {}, [] {}}});
    QCOMPARE(banner.message(), QString("The disk is full"));
    banner.dismiss();
    QCOMPARE(banner.message(), QString("Reload it?"));
    banner.take_back("Reload it?");
    bool undone = false;
    banner.show_done("Deleted");
    banner.offer("Undo", {}, [&] { undone = true; });
    banner.ask("Reload it?", {{"Reload", {}, [] {}}});
    QTest::mouseClick(banner.findChild<QToolButton*>("offer"), Qt::LeftButton);
    QVERIFY(undone);
    QCOMPARE(banner.message(), QString("Reload it?"));
    // What only tells makes way.
    banner.take_back("Reload it?");
    banner.show_done("Exported to here");
    banner.ask("Reload it?", {{"Reload", {}, [] {}}});
    QCOMPARE(banner.message(), QString("Reload it?"));
    // As for each key in the source: nothing is painted anew.
    banner.setAccessibleName("as it stands");
    banner.take_back({});
    QCOMPARE(banner.accessibleName(), QString("as it stands"));
}

void PanelsBannerTest::itLiesBesideTheMenusOrBelowThemAndMovesNothing() {
    WindowWithMenus window;
    window.resize(1200, 600);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    const QRect page = window.page->geometry();
    const QRect menus = window.menuBar()->geometry();
    window.banner->show_error("The disk is full");
    QTRY_COMPARE(window.banner->geometry().top(), menus.top());
    QVERIFY(window.banner->geometry().left() > window.end_of_menus());
    QVERIFY(window.rect().contains(window.banner->geometry()));
    QCOMPARE(window.page->geometry(), page);
    window.banner->dismiss();
    QCoreApplication::sendPostedEvents();
    QCOMPARE(window.page->geometry(), page);
    // There is no room for it beside them.
    window.resize(window.end_of_menus() + 120, 600);
    window.banner->show_error("The disk is full, and nothing of what was run can be saved there");
    QTRY_COMPARE(window.banner->geometry().top(), window.menuBar()->geometry().bottom() + 1);
    QVERIFY(window.rect().contains(window.banner->geometry()));
    QCOMPARE(window.page->geometry().top(), page.top());
    for (const auto* label : window.banner->findChildren<QLabel*>())
        if (label->wordWrap())
            QTRY_VERIFY(label->height() >= label->heightForWidth(label->width()));
}

void PanelsBannerTest::theKeysGoBackToWhereTheyWere() {
    WindowWithMenus window;
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    window.page->setFocus();
    int closed = 0;
    connect(window.banner, &Banner::closed, this, [&] { ++closed; });
    window.banner->close_line();
    QCOMPARE(closed, 0);  // there is none
    window.banner->show_done("Deleted");
    window.banner->offer("Undo", {}, [] {});
    auto* undo = window.banner->findChild<QToolButton*>("offer");
    undo->setFocus(Qt::TabFocusReason);
    QTest::keyClick(undo, Qt::Key_Space);
    QVERIFY(window.banner->isHidden());
    QCOMPARE(window.focusWidget(), static_cast<QWidget*>(window.page));
    window.banner->show_error("The disk is full");
    window.banner->close_line();
    QVERIFY(window.banner->isHidden());
    QCOMPARE(closed, 1);
}

void PanelsBannerTest::ofALongErrorTheFirstSentenceStandsInALine() {
    WindowWithMenus window;
    window.resize(window.end_of_menus() + 640, 600);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    window.banner->show_error("The disk is full");
    QTRY_VERIFY(window.banner->height() > 0);
    const int one_line = window.banner->sizeHint().height();
    const QString first = "The runner was killed by signal 9.";
    const QString all = first +
                        " What was recorded until then is shown. Run it again; signal 9 means that "
                        "something ended it from outside, often for want of memory.";
    window.banner->show_error(all);
    window.banner->put_in_brief(first);
    const auto shown = [&] {
        for (const auto* label : window.banner->findChildren<QLabel*>())
            if (label->wordWrap())
                return std::pair(label->text(), label->toolTip());
        return std::pair(QString(), QString());
    };
    QTRY_COMPARE(shown(), std::pair(first + " …", all));
    QTRY_COMPARE(window.banner->geometry().top(), window.menuBar()->geometry().top());
    QCOMPARE(window.banner->geometry().height(), one_line);
    // Who listens hears all of it.
    QCOMPARE(window.banner->message(), all);
    QCOMPARE(window.banner->accessibleName(), all);
    // Where it has room it stands there; what only tells is cut where something stands for it.
    window.resize(window.end_of_menus() + 2400, 600);
    QTRY_COMPARE(shown().first, all);
    window.resize(window.end_of_menus() + 640, 600);
    window.banner->show_message(Banner::Kind::Note, all);
    QTRY_COMPARE(shown().first, all);
    window.banner->put_in_brief(first);
    QTRY_COMPARE(shown().first, first + " …");
    // What was done is told in a line, whatever its names are.
    window.banner->show_done("Saved as /" + QString("a folder/").repeated(40) + "run.tline");
    QTRY_COMPARE(window.banner->geometry().height(), one_line);
    QVERIFY(shown().first.startsWith("Saved as") && shown().first.endsWith("run.tline"));
    QVERIFY(shown().second.endsWith("/run.tline"));
    // Nor what is one sentence, whatever its names are.
    const QString named =
        '/' + QString("a folder ").repeated(40) + "/my. file.tline: its index is damaged";
    window.banner->show_error(named);
    QTRY_COMPARE(shown().first, named);
}

void PanelsBannerTest::theRowBelowTheMenusIsCoveredWholeOrNotAtAll() {
    WindowWithMenus window;
    const QString line = "What is told in a window so wide is told in a line or in two of them";
    window.resize(window.end_of_menus() + 900, 600);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    window.banner->show_message(Banner::Kind::Note, line);
    const auto below_menus = [&] {
        return window.banner->geometry().bottom() - window.menuBar()->geometry().bottom();
    };
    // As high as its one line.
    QTRY_COMPARE(window.banner->height(),
                 std::max(window.banner->heightForWidth(window.banner->width()),
                          window.menuBar()->height()));
    QVERIFY(below_menus() < threadline::app::Pane::header_height / 2);
    window.resize(window.end_of_menus() + 420, 600);
    QTRY_VERIFY(below_menus() >= threadline::app::Pane::header_height);
    QCOMPARE(window.banner->geometry().top(), window.menuBar()->geometry().top());
    for (const auto* button : window.banner->findChildren<QToolButton*>())
        if (button->isVisible())
            QTRY_VERIFY(
                qAbs(button->geometry().center().y() - window.banner->rect().center().y()) <= 1);
}

void PanelsBannerTest::anErrorIsTheFirstThatEscCloses() {
    struct Selected : QWidget {
        int cleared = 0;
        void keyPressEvent(QKeyEvent* event) override { cleared += event->key() == Qt::Key_Escape; }
    };
    WindowWithMenus window;
    auto* part = new Selected;
    part->setFocusPolicy(Qt::StrongFocus);
    window.setCentralWidget(part);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    part->setFocus();
    window.banner->show_error("The disk is full");
    QTest::keyClick(part, Qt::Key_Escape);
    QVERIFY(window.banner->isHidden());
    QCOMPARE(part->cleared, 0);
    QTest::keyClick(part, Qt::Key_Escape);
    QCOMPARE(part->cleared, 1);
    // What only tells can wait.
    window.banner->show_message(Banner::Kind::Note, "An example");
    QTest::keyClick(part, Qt::Key_Escape);
    QCOMPARE(part->cleared, 2);
}

QTEST_MAIN(PanelsBannerTest)
#include "panels_banner_test.moc"
