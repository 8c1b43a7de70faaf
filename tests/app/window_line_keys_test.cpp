// The keys of the window while a line of text has the focus: the search of the gallery, a number.
#include "app/export/export_dialog.h"
#include "window_fixture.h"

#include <QAbstractSpinBox>
#include <QLineEdit>

using namespace threadline;
using namespace threadline::app;
using threadline::test::OpenWindow;

namespace {

// As a line is on a desktop with the keys of X11, which there is none of without a screen.
class LineOfX11 : public QLineEdit {
public:
    using QLineEdit::QLineEdit;

protected:
    bool event(QEvent* event) override {
        if (event->type() == QEvent::ShortcutOverride) {
            const QKeyCombination key = static_cast<QKeyEvent*>(event)->keyCombination();
            if (key == (Qt::CTRL | Qt::Key_E) || key == (Qt::CTRL | Qt::SHIFT | Qt::Key_E) ||
                key == (Qt::CTRL | Qt::Key_U)) {
                event->accept();
                return true;
            }
        }
        return QLineEdit::event(event);
    }
};

QLineEdit* search_of_scenarios(const OpenWindow& window) {
    return window.findChild<Gallery*>()->findChild<QLineEdit*>();
}

QWidgetList lines_of(const OpenWindow& window) {
    QWidgetList lines;
    for (auto* each : window.findChildren<QLineEdit*>())
        lines.append(each);
    for (auto* each : window.findChildren<QAbstractSpinBox*>())
        lines.append(each);
    return lines;
}

bool takes(QWidget* line, QKeyCombination key) {
    QKeyEvent wanted(QEvent::ShortcutOverride, key.key(), key.keyboardModifiers());
    wanted.ignore();
    QCoreApplication::sendEvent(line, &wanted);
    return wanted.isAccepted();
}

}  // namespace

class WindowLineKeysTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { threadline::test::prepare_application(); }
    void init() { QSettings().clear(); }

    void aLineLeavesTheWindowEachOfItsKeys();
    void aPictureIsExportedFromTheSearchOfTheScenarios();
    void aLineKeepsTheEditsThatPeopleKnow();
};

void WindowLineKeysTest::aLineLeavesTheWindowEachOfItsKeys() {
    OpenWindow window;
    QVERIFY(window.chooses("deadlock/opposite-order"));
    new LineOfX11(window.centralWidget());
    const QWidgetList lines = lines_of(window);
    QVERIFY(lines.size() > 4);
    int asked = 0;
    for (const QAction* action : window.commands().all())
        for (const QKeySequence& keys : action->shortcuts()) {
            const QKeyCombination key = keys[0];
            const bool is_written =
                !(key.keyboardModifiers() & (Qt::CTRL | Qt::ALT)) && key.key() < Qt::Key_Escape;
            if (is_written || action == window.commands().single_run)
                continue;  // Ctrl+Backspace deletes a word
            for (QWidget* line : lines)
                QVERIFY2(!takes(line, key),
                         qPrintable(keys.toString() + " in " + line->accessibleName()));
            ++asked;
        }
    QVERIFY(asked > 60);
}

void WindowLineKeysTest::aPictureIsExportedFromTheSearchOfTheScenarios() {
    OpenWindow window;
    QVERIFY(window.is_ready() && window.runs_simulated());
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QTest::keyClick(&window, Qt::Key_K, Qt::ControlModifier);
    QLineEdit* search = search_of_scenarios(window);
    QTRY_VERIFY(search->hasFocus());
    QTest::keyClicks(search, "locks");
    QTest::keyClick(search, Qt::Key_E, Qt::ControlModifier);
    auto* dialog = window.findChild<ExportDialog*>();
    QVERIFY(dialog && dialog->isVisible());
    dialog->close();
    QCOMPARE(search->text(), QString("locks"));
}

void WindowLineKeysTest::aLineKeepsTheEditsThatPeopleKnow() {
    OpenWindow window;
    QVERIFY(window.is_ready());
    QLineEdit* search = search_of_scenarios(window);
    QVERIFY(takes(search, Qt::CTRL | Qt::Key_Backspace));
    for (const Qt::Key key : {Qt::Key_A, Qt::Key_C, Qt::Key_V, Qt::Key_X, Qt::Key_Z})
        QVERIFY2(takes(search, Qt::CTRL | key), qPrintable(QKeySequence(key).toString()));
    QTest::keyClicks(search, "two locks");
    QTest::keyClick(search, Qt::Key_Backspace, Qt::ControlModifier);
    QCOMPARE(search->text(), QString("two "));
}

QTEST_MAIN(WindowLineKeysTest)
#include "window_line_keys_test.moc"
