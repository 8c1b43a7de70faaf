// F6 goes on from wherever the keys are, and who has them then is seen.
#include "app/code/python_view.h"
#include "app/code/source_view.h"
#include "app/panels/scenario_panel.h"
#include "app/timeline/theme.h"
#include "noted_runs.h"

#include <QLineEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QTextBrowser>
#include <QToolButton>
#include <QTreeView>

using namespace threadline;
using namespace threadline::app;
using threadline::test::OpenWindow;

namespace {

QToolButton* button_of(const OpenWindow& window, const QAction* action) {
    for (auto* button : window.findChildren<QToolButton*>())
        if (button->defaultAction() == action && button->isVisible())
            return button;
    return nullptr;
}

// All parts are beside each other.
bool is_wide(OpenWindow& window) {
    window.resize(1920, 1080);
    return window.chooses("bottleneck/downloads") && window.runs_simulated() &&
           QTest::qWaitForWindowActive(&window);
}

bool has_accent_all_round(QWidget& widget) {
    const QImage image = widget.grab().toImage();
    const QColor accent = theme(ThemeKind::Light).accent;
    const int right = image.width() - 1, bottom = image.height() - 1;
    for (const QPoint at : {QPoint(right / 2, 0), QPoint(right / 2, bottom), QPoint(0, bottom / 2),
                            QPoint(right, bottom / 2)})
        if (image.pixel(at) != accent.rgb())
            return false;
    return true;
}

}  // namespace

class WindowF6Test : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { threadline::test::prepare_application(); }
    void init() { QSettings().clear(); }

    void fromAControlOfAPartItGoesOnToTheNextOne();
    void fromAControlOfAPartItGoesBackToTheOneBefore();
    void aPageOfControlsHasTheKeysWhereItIsSeen();
    void pythonAndTheTableHaveAWholeFrame();
    void tabsAreTurnedByKeysThatTheListOfKeysHas();
};

void WindowF6Test::fromAControlOfAPartItGoesOnToTheNextOne() {
    OpenWindow window;
    QVERIFY(is_wide(window));
    const auto next = [&](QWidget* from) {
        from->setFocus(Qt::TabFocusReason);
        QTest::keyClick(&window, Qt::Key_F6);
        return window.focusWidget();
    };
    window.findChild<QTabWidget*>("study")->setCurrentIndex(0);
    QWidget* const run = window.findChild<ScenarioPanel*>()->run_button();
    QWidget* const source = window.findChild<SourceView*>();
    QCOMPARE(next(window.findChild<Gallery*>()->findChild<QLineEdit*>()), run);
    QCOMPARE(next(button_of(window, window.commands().play)), source);
    QCOMPARE(next(button_of(window, window.commands().lane("locks"))), source);
    QWidget* const order = button_of(window, window.commands().lock_order);
    QVERIFY(order);
    const QWidget* const findings = next(order);
    QCOMPARE(findings->metaObject()->className(), "threadline::app::FindingsList");
}

void WindowF6Test::fromAControlOfAPartItGoesBackToTheOneBefore() {
    OpenWindow window;
    QVERIFY(is_wide(window));
    button_of(window, window.commands().play)->setFocus(Qt::TabFocusReason);
    QTest::keyClick(&window, Qt::Key_F6, Qt::ShiftModifier);
    QCOMPARE(window.focusWidget(), window.findChild<ScenarioPanel*>()->run_button());
}

void WindowF6Test::aPageOfControlsHasTheKeysWhereItIsSeen() {
    OpenWindow window;
    QVERIFY(is_wide(window));
    QVERIFY(threadline::test::writes_note(window, "one"));
    for (QTabWidget* tabs :
         {window.findChild<QTabWidget*>("study"), window.findChild<QTabWidget*>("facts")}) {
        for (int tab = 0; tab < tabs->count(); ++tab) {
            if (!tabs->isTabVisible(tab))
                continue;
            tabs->setCurrentIndex(tab);
            window.findChild<Gallery*>()->tree()->setFocus();
            for (int i = 0; i < 7 && !tabs->isAncestorOf(window.focusWidget()); ++i)
                QTest::keyClick(&window, Qt::Key_F6);
            QWidget* const has_keys = window.focusWidget();
            const QString name = tabs->tabText(tab);
            QVERIFY2(
                tabs->currentWidget() == has_keys || tabs->currentWidget()->isAncestorOf(has_keys),
                qPrintable(name));
            QVERIFY2(has_keys->focusPolicy() & Qt::TabFocus, qPrintable(name));
            const QImage with = tabs->grab().toImage();
            window.findChild<Gallery*>()->tree()->setFocus();
            QTRY_VERIFY2(tabs->grab().toImage() != with, qPrintable(name));
        }
    }
}

void WindowF6Test::pythonAndTheTableHaveAWholeFrame() {
    OpenWindow window;
    QVERIFY(is_wide(window));
    auto* study = window.findChild<QTabWidget*>("study");
    auto* python = window.findChild<PythonView*>();
    auto* table = window.findChild<QTableView*>("items");
    for (QWidget* view : {static_cast<QWidget*>(python), static_cast<QWidget*>(table)}) {
        QWidget* page = view;
        while (study->indexOf(page) < 0)
            page = page->parentWidget();
        study->setCurrentWidget(page);
        QVERIFY(!has_accent_all_round(*view));
        view->setFocus(Qt::TabFocusReason);
        QTRY_VERIFY2(has_accent_all_round(*view), view->metaObject()->className());
    }
}

void WindowF6Test::tabsAreTurnedByKeysThatTheListOfKeysHas() {
    OpenWindow window;
    QVERIFY(is_wide(window));
    auto* study = window.findChild<QTabWidget*>("study");
    auto* python = window.findChild<PythonView*>();
    study->setCurrentWidget(python);
    python->setFocus(Qt::TabFocusReason);
    const int before = study->currentIndex();
    QTest::keyClick(python, Qt::Key_Tab, Qt::ControlModifier);
    QCOMPARE(study->currentIndex(), before + 1);
    QTest::keyClick(study, Qt::Key_Tab, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(study->currentIndex(), before);
    window.commands().keys->trigger();
    auto* keys = window.findChild<QTextBrowser*>("keys");
    QVERIFY(keys);
    auto* wanted = keys->window()->findChild<QLineEdit*>();
    for (const QString& key : {QString("ctrl+tab"), QString("ctrl+shift+tab")}) {
        wanted->setText(key);
        QVERIFY2(keys->toPlainText().contains(key, Qt::CaseInsensitive),
                 qPrintable(keys->toPlainText()));
    }
}

QTEST_MAIN(WindowF6Test)
#include "window_f6_test.moc"
