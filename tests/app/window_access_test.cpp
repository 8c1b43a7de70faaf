// The window without a mouse, without seeing it, and with larger letters.
#include "app/code/source_view.h"
#include "app/panels/gallery.h"
#include "app/panels/scenario_panel.h"
#include "app/timeline/timeline_view.h"
#include "window_fixture.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QTabWidget>
#include <QTreeView>

using namespace threadline;
using namespace threadline::app;
using threadline::test::OpenWindow;

namespace {

QString told(const QWidget* widget) {
    return QString("%1 '%2' '%3'")
        .arg(widget->metaObject()->className(), widget->accessibleName(),
             widget->property("text").toString());
}

// Inside of a control that has the focus itself: the line of a spin box, the list of a combo box.
bool is_part_of_a_control(const QWidget* widget) {
    for (const QWidget* up = widget->parentWidget(); up; up = up->parentWidget())
        if (up->inherits("QAbstractSpinBox") || up->inherits("QComboBox") || up->isWindow())
            return !up->isWindow();
    return false;
}

QList<QWidget*> stops_of(const QWidget& window) {
    QList<QWidget*> stops;
    for (QWidget* each : window.findChildren<QWidget*>())
        if (each->isVisible() && each->isEnabled() && (each->focusPolicy() & Qt::TabFocus) &&
            !each->focusProxy() && !is_part_of_a_control(each) && each->window() == &window &&
            each->visibleRegion().boundingRect().isValid())
            stops.append(each);
    return stops;
}

QSet<QWidget*> reached_by_tab(QWidget* first) {
    QSet<QWidget*> reached;
    first->setFocus(Qt::TabFocusReason);
    // A text with links is left after its last one.
    for (int i = 0; i < 200; ++i) {
        QWidget* now = QApplication::focusWidget();
        if (!now)
            break;
        reached.insert(now);
        QTest::keyClick(now, Qt::Key_Tab);
    }
    return reached;
}

QString first_clipped(const QWidget& window) {
    for (const QWidget* each : window.findChildren<QWidget*>()) {
        if (!each->isVisible() || each->size().isEmpty() || each->window() != &window)
            continue;
        const bool is_tool = each->inherits("QToolButton");
        const QWidget* around = each->parentWidget();
        if (is_tool && (around->property("role") == "pane-header" ||
                        around->inherits("threadline::app::ToolRow")))
            if (!around->rect().contains(each->geometry()))
                return told(each);
        const QSize needed = each->minimumSizeHint();
        const bool is_button =
            is_tool || each->inherits("QPushButton") || each->inherits("QCheckBox");
        if (is_button && (each->height() < needed.height() || each->width() < needed.width()))
            return QString("%1: %2 x %3 of %4 x %5")
                .arg(told(each))
                .arg(each->width())
                .arg(each->height())
                .arg(needed.width())
                .arg(needed.height());
        const auto* label = qobject_cast<const QLabel*>(each);
        if (label && !label->text().isEmpty() && !label->wordWrap() && label->pixmap().isNull() &&
            label->height() < label->fontMetrics().height())
            return told(each);
    }
    return {};
}

}  // namespace

class WindowAccessTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { threadline::test::prepare_application(); }
    void init() { QSettings().clear(); }

    void tabReachesEverythingThatCanBeUsed();
    void tabGoesFromTheParametersToTheButtonThatRunsThem();
    void lettersMoveTheTimelineWhereverNobodyTypesThem();
    void lettersMoveTheTimelineFromAListOrATableToo();
    void theTimelineHasTheKeysAfterARunThatAPersonStarts();
    void whatHasTheFocusLooksDifferent();
    void everythingHasANameAndADescription_data();
    void everythingHasANameAndADescription();
    void aDialogIsUsedByKeysAndSaysWhatItIsOf_data();
    void aDialogIsUsedByKeysAndSaysWhatItIsOf();
    void f6GoesFromPartToPart();
    void whatIsSelectedIsSaid();
    void aRunIsStartedReadAndLeftByKeysAlone();
    void lettersGrowAndNothingIsClipped_data();
    void lettersGrowAndNothingIsClipped();
    void theSizeOfLettersComesBack();
    void aMenuHasNoMnemonicTwice();
    void noMenuIsHigherThanASmallScreen();
    void theKeysOfTheViewMenuCountUp();
    void everythingThatTakesTheFocusHasAName();

private:
    static bool with_a_run(OpenWindow& window) {
        return window.is_ready() && window.runs_simulated();
    }
};

void WindowAccessTest::tabReachesEverythingThatCanBeUsed() {
    OpenWindow window;
    QVERIFY(with_a_run(window));
    QTest::qWait(100);
    const QList<QWidget*> stops = stops_of(window);
    QVERIFY(stops.size() > 12);
    const QSet<QWidget*> reached = reached_by_tab(stops.front());
    for (QWidget* stop : stops)
        QVERIFY2(reached.contains(stop), qPrintable(told(stop)));
    // And back: nobody holds the keys.
    QWidget* first = QApplication::focusWidget();
    for (int i = 0; i < 5; ++i)
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backtab, Qt::ShiftModifier);
    QVERIFY(QApplication::focusWidget() != first);
}

// Also where the controls were made after all else.
void WindowAccessTest::tabGoesFromTheParametersToTheButtonThatRunsThem() {
    OpenWindow window;
    QVERIFY(window.chooses("race/lost-update"));
    QVERIFY(window.chooses("deadlock/opposite-order"));
    window.findChild<ScenarioPanel*>()->form().set_values({{"work", "50"}});
    QTRY_VERIFY(window.commands().reset_parameters->isEnabled());
    QWidget* first = window.findChild<QWidget*>("remedy")->findChild<QComboBox*>();
    QTRY_VERIFY(first->isVisible());
    first->setFocus();
    QTRY_VERIFY(first->hasFocus());
    QStringList names;
    const QWidget* run = window.findChild<ScenarioPanel*>()->run_button();
    while (names.size() < 12 && QApplication::focusWidget() != run) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        const QWidget* now = QApplication::focusWidget();
        names.append(now->accessibleName().isEmpty() ? now->property("text").toString()
                                                     : now->accessibleName());
    }
    QCOMPARE(names, (QStringList{"Work, slider", "Work", "Virtual clock", "Rerun", "Compare",
                                 "Reset", "Run"}));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backtab);
    QCOMPARE(QApplication::focusWidget()->property("text").toString(), QString("Reset"));
}

void WindowAccessTest::lettersMoveTheTimelineWhereverNobodyTypesThem() {
    OpenWindow window;
    QVERIFY(window.is_ready());
    QVERIFY(window.runs_simulated());
    auto* timeline = window.findChild<TimelineView*>();
    timeline->refresh_now();
    const trace::TimeRange whole = timeline->visible_range();
    // As the window begins: on its Run button.
    QWidget* run = window.findChild<ScenarioPanel*>()->run_button();
    run->setFocus();
    QTest::keyClick(run, Qt::Key_W);
    QVERIFY(timeline->visible_range().length() < whole.length());
    QTest::keyClick(run, Qt::Key_F);
    QCOMPARE(timeline->visible_range(), whole);
    QTest::keyClick(run, Qt::Key_Plus);
    QVERIFY(timeline->visible_range().length() < whole.length());
    QTest::keyClick(run, Qt::Key_F);
    // Who types is not disturbed, and a lane is hidden only where it was chosen.
    auto* source = window.findChild<SourceView*>();
    source->setFocus();
    QTest::keyClicks(source, "wF");
    QVERIFY(source->toPlainText().contains("wF"));
    QCOMPARE(timeline->visible_range(), whole);
    source->undo();
    timeline->setFocus();
    QTest::keyClick(timeline, Qt::Key_Down);
    run->setFocus();
    QTest::keyClick(run, Qt::Key_H);
    QVERIFY(timeline->options().arrangement.hidden.empty());
}

void WindowAccessTest::lettersMoveTheTimelineFromAListOrATableToo() {
    OpenWindow window;
    window.resize(1920, 1080);  // all of them lie side by side
    QVERIFY(with_a_run(window));
    auto* timeline = window.findChild<TimelineView*>();
    timeline->refresh_now();
    const trace::TimeRange whole = timeline->visible_range();
    int views = 0;
    for (auto* view : window.findChildren<QAbstractItemView*>()) {
        if (!view->isVisible() || view->window() != &window)
            continue;
        ++views;
        view->setFocus();
        QTest::keyClick(view, Qt::Key_W);
        QVERIFY2(timeline->visible_range().length() < whole.length(), qPrintable(told(view)));
        QTest::keyClick(view, Qt::Key_F);
        QCOMPARE(timeline->visible_range(), whole);
    }
    QVERIFY(views >= 2);  // the scenarios, the findings
}

void WindowAccessTest::theTimelineHasTheKeysAfterARunThatAPersonStarts() {
    OpenWindow window;
    QVERIFY(window.is_ready());
    auto* timeline = window.findChild<TimelineView*>();
    auto* run = window.findChild<ScenarioPanel*>()->run_button();
    run->setFocus();
    QVERIFY(window.runs_simulated());
    QTRY_COMPARE(window.focusWidget(), timeline);
    // Who writes goes on writing.
    auto* source = window.findChild<SourceView*>();
    source->setFocus();
    QTest::keyClick(source, Qt::Key_R, Qt::ControlModifier);
    QVERIFY(window.has_finished());
    QCOMPARE(window.focusWidget(), source);
}

void WindowAccessTest::whatHasTheFocusLooksDifferent() {
    OpenWindow window;
    QVERIFY(with_a_run(window));
    for (QAction* theme : {window.commands().theme_light, window.commands().theme_dark,
                           window.commands().theme_contrast}) {
        theme->trigger();
        QTest::qWait(100);
        const QList<QWidget*> stops = stops_of(window);
        for (QWidget* stop : stops) {
            QWidget* other = stop == stops.front() ? stops.back() : stops.front();
            other->setFocus(Qt::TabFocusReason);
            QTest::qWait(20);
            const QRect place(stop->mapTo(&window, QPoint(-4, -4)), stop->size() + QSize(8, 8));
            const QImage before = window.grab(place).toImage();
            stop->setFocus(Qt::TabFocusReason);
            QTest::qWait(20);
            QVERIFY2(window.grab(place).toImage() != before, qPrintable(told(stop)));
        }
    }
    window.commands().theme_light->trigger();
}

void WindowAccessTest::everythingHasANameAndADescription_data() {
    QTest::addColumn<QString>("state");
    for (const char* state : {"nothing has run", "a run", "step by step", "a notice"})
        QTest::newRow(state) << state;
}

void WindowAccessTest::everythingHasANameAndADescription() {
    QFETCH(const QString, state);
    OpenWindow window;
    QVERIFY(window.is_ready());
    if (state == "a run")
        QVERIFY(with_a_run(window));
    if (state == "step by step") {
        window.commands().step->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(window.controller().decision().has_value(), 20'000);
    }
    if (state == "a notice")
        window.open("nothing.txt");
    int looked_at = 0;
    QSet<QString> bare;
    for (auto* tabs : window.findChildren<QTabWidget*>())
        for (int tab = 0; tab < tabs->count(); ++tab) {
            tabs->setCurrentIndex(tab);
            QTest::qWait(10);
            for (QWidget* each : stops_of(window)) {
                QAccessibleInterface* said = QAccessible::queryAccessibleInterface(each);
                QVERIFY(said);
                QString name = said->text(QAccessible::Name);
                QString description = said->text(QAccessible::Description);
                // The bar of tabs: its tabs have names of their own.
                const bool of_a_whole = each->inherits("QTabBar");
                if (!of_a_whole && name.isEmpty())
                    bare.insert("no name: " + told(each));
                if (!of_a_whole && description.isEmpty() && each->toolTip().isEmpty())
                    bare.insert("no description: " + told(each));
                ++looked_at;
            }
        }
    QVERIFY2(bare.isEmpty(), qPrintable(QStringList(bare.values()).join(u'\n')));
    QVERIFY(looked_at > 30);
}

void WindowAccessTest::aDialogIsUsedByKeysAndSaysWhatItIsOf_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("starts_at");
    QTest::newRow("export") << "export"
                            << "QComboBox";
    QTest::newRow("compare") << "compare"
                             << "QComboBox";
    QTest::newRow("keys") << "keys"
                          << "QLineEdit";
    QTest::newRow("about") << "about"
                           << "QPushButton";
    QTest::newRow("guide") << "guide"
                           << "QTextBrowser";
}

void WindowAccessTest::aDialogIsUsedByKeysAndSaysWhatItIsOf() {
    QFETCH(const QString, name);
    QFETCH(const QString, starts_at);
    OpenWindow window;
    QVERIFY(with_a_run(window));
    const Commands& commands = window.commands();
    (name == "export"    ? commands.export_figure
     : name == "compare" ? commands.compare_with
     : name == "keys"    ? commands.keys
     : name == "about"   ? commands.about
                         : commands.guide)
        ->trigger();
    QWidget* dialog = nullptr;
    for (QWidget* each : QApplication::topLevelWidgets())
        if (each->isVisible() && each != &window && each->windowType() != Qt::ToolTip)
            dialog = each;
    QVERIFY(dialog && !dialog->windowTitle().isEmpty());
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    QTest::qWait(100);
    // Somebody has the keys from the start, on every desktop: nobody has to press Tab first.
    QVERIFY(dialog->focusWidget() && dialog->focusWidget()->hasFocus());
    QCOMPARE(QString(dialog->focusWidget()->metaObject()->className()), starts_at);
    const QList<QWidget*> stops = stops_of(*dialog);
    QVERIFY(!stops.empty());
    QStringList bare;
    for (QWidget* each : stops) {
        QAccessibleInterface* said = QAccessible::queryAccessibleInterface(each);
        QVERIFY(said);
        if (!each->inherits("QTabBar") && said->text(QAccessible::Name).isEmpty())
            bare.append(told(each));
    }
    QVERIFY2(bare.isEmpty(), qPrintable(bare.join(u'\n')));
    const QSet<QWidget*> reached = reached_by_tab(stops.front());
    for (QWidget* stop : stops)
        QVERIFY2(reached.contains(stop), qPrintable(told(stop)));
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!QApplication::topLevelWidgets().contains(dialog) || !dialog->isVisible());
}

void WindowAccessTest::f6GoesFromPartToPart() {
    OpenWindow window;
    QVERIFY(with_a_run(window));
    window.findChild<Gallery*>()->tree()->setFocus();
    QSet<QWidget*> seen;
    for (int i = 0; i < 7; ++i) {
        QTest::keyClick(&window, Qt::Key_F6);
        seen.insert(window.focusWidget());
    }
    QCOMPARE(seen.size(), 7);
    QCOMPARE(window.focusWidget(), window.findChild<Gallery*>()->tree());
    QVERIFY(seen.contains(window.findChild<TimelineView*>()));
    QVERIFY(seen.contains(window.findChild<SourceView*>()));
    QTest::keyClick(&window, Qt::Key_F6, Qt::ShiftModifier);
    QVERIFY(window.focusWidget() != window.findChild<Gallery*>()->tree());
}

void WindowAccessTest::whatIsSelectedIsSaid() {
    OpenWindow window;
    QVERIFY(with_a_run(window));
    auto* timeline = window.findChild<TimelineView*>();
    timeline->setFocus();
    QTest::keyClick(timeline, Qt::Key_Down);
    QTest::keyClick(timeline, Qt::Key_BracketRight);
    QTest::keyClick(timeline, Qt::Key_Return);
    QAccessibleInterface* said = QAccessible::queryAccessibleInterface(timeline);
    QVERIFY2(said->text(QAccessible::Description).startsWith(u'A'),
             qPrintable(said->text(QAccessible::Description)));
}

void WindowAccessTest::aRunIsStartedReadAndLeftByKeysAlone() {
    OpenWindow window;
    QVERIFY(window.is_ready());
    window.commands().virtual_clock->setChecked(true);
    // The search, the second scenario that it finds, Enter.
    QTest::keyClick(&window, Qt::Key_K, Qt::ControlModifier);
    QTest::keyClicks(window.focusWidget(), "lost");
    QTest::keyClick(window.focusWidget(), Qt::Key_Down);
    QTRY_VERIFY(window.commands().run->isEnabled());
    const QString chosen = window.findChild<Gallery*>()->selected();
    QVERIFY2(!chosen.isEmpty(), qPrintable(chosen));
    // To its Run button, and press that.
    QTest::keyClick(window.focusWidget(), Qt::Key_Return);
    QCOMPARE(window.focusWidget(), window.findChild<ScenarioPanel*>()->run_button());
    QTest::keyClick(window.focusWidget(), Qt::Key_Space);
    QVERIFY(window.has_finished());
    QTest::keyClick(&window, Qt::Key_F8);
    QTest::keyClick(&window, Qt::Key_N);
    QVERIFY(window.controller().has_run());
}

void WindowAccessTest::lettersGrowAndNothingIsClipped_data() {
    QTest::addColumn<int>("steps");
    QTest::addColumn<QSize>("size");
    QTest::newRow("usual") << 0 << QSize(1024, 768);
    QTest::newRow("larger") << 2 << QSize(1280, 800);
    QTest::newRow("one and a half") << 4 << QSize(1920, 1080);
    QTest::newRow("one and a half, small") << 4 << QSize(1024, 768);
    QTest::newRow("twice") << 6 << QSize(1920, 1080);
    QTest::newRow("twice, small") << 6 << QSize(1024, 768);
}

void WindowAccessTest::lettersGrowAndNothingIsClipped() {
    QFETCH(const int, steps);
    QFETCH(const QSize, size);
    OpenWindow window;
    window.resize(size);
    QVERIFY(with_a_run(window));
    const int before = window.font().pixelSize();
    for (int i = 0; i < steps; ++i)
        window.commands().text_larger->trigger();
    if (steps > 0)
        QVERIFY(window.font().pixelSize() > before);
    QCOMPARE(window.size(), size);
    // Once it is laid out.
    QTRY_COMPARE(first_clipped(window), QString());
    QTest::qWait(200);
    QCOMPARE(first_clipped(window), QString());
}

void WindowAccessTest::theSizeOfLettersComesBack() {
    int size = 0;
    {
        OpenWindow window;
        QVERIFY(window.is_ready());
        QTest::keyClick(&window, Qt::Key_Plus, Qt::ControlModifier | Qt::AltModifier);
        size = window.font().pixelSize();
        QVERIFY(size > 13);
    }
    OpenWindow window;
    QCOMPARE(window.font().pixelSize(), size);
    window.commands().text_usual->trigger();
    QCOMPARE(window.font().pixelSize(), 13);
}

void WindowAccessTest::aMenuHasNoMnemonicTwice() {
    OpenWindow window;
    QVERIFY(window.is_ready());
    QCOMPARE(threadline::test::mnemonics_given_twice(window), QStringList());
}

void WindowAccessTest::noMenuIsHigherThanASmallScreen() {
    OpenWindow window;
    QVERIFY(window.is_ready());
    for (QMenu* menu : window.menuBar()->findChildren<QMenu*>())
        QVERIFY2(menu->sizeHint().height() < 700, qPrintable(menu->title()));
}

void WindowAccessTest::theKeysOfTheViewMenuCountUp() {
    OpenWindow window;
    QVERIFY(window.is_ready());
    const QList<QAction*> menus = window.menuBar()->actions();
    const auto view = std::ranges::find_if(
        menus, [](const QAction* menu) { return menu->text() == QString("&View"); });
    QVERIFY(view != menus.end());
    QStringList keys, submenus;
    for (const QAction* action : (*view)->menu()->actions()) {
        const QString key = action->shortcut().toString(QKeySequence::PortableText);
        if (key.size() == 6 && key.startsWith("Ctrl+") && key[5] >= u'1' && key[5] <= u'9')
            keys.append(key);
        if (action->menu())
            submenus.append(action->text().remove(u'&'));
    }
    QCOMPARE(keys,
             (QStringList{"Ctrl+1", "Ctrl+2", "Ctrl+3", "Ctrl+4", "Ctrl+5", "Ctrl+6", "Ctrl+7"}));
    QCOMPARE(submenus.join(", "), QString("The chosen lane, Theme, Text size, Language"));
}

void WindowAccessTest::everythingThatTakesTheFocusHasAName() {
    OpenWindow window;
    QVERIFY(window.is_ready());
    for (const QWidget* each : window.findChildren<QWidget*>()) {
        if (!each->isVisible() || !(each->focusPolicy() & Qt::TabFocus) ||
            each->objectName().startsWith("qt_"))
            continue;
        const QVariant text = each->property("text");
        const bool named =
            !each->accessibleName().isEmpty() || !text.toString().isEmpty() ||
            (each->parentWidget() && !each->parentWidget()->accessibleName().isEmpty());
        QVERIFY2(named, each->metaObject()->className());
    }
}

QTEST_MAIN(WindowAccessTest)
#include "window_access_test.moc"
