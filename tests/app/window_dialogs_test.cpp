// Dialogs in large letters, in both languages, on a small screen: nothing in them is clipped, none
// is larger than the screen, and their buttons are in sight.
#include "compared_runs.h"

#include <QScopeGuard>
#include <QScrollArea>

using namespace threadline;
using namespace threadline::app;
using threadline::test::OpenWindow;

namespace {

constexpr QSize small(1024, 768);
constexpr int frame = 40;  // px that a desktop puts around a dialog

bool scrolls(const QWidget* widget) {
    for (const QWidget* up = widget->parentWidget(); up; up = up->parentWidget())
        if (up->inherits("QAbstractScrollArea"))
            return true;
    return false;
}

QWidget* shown_beside(const OpenWindow& window) {
    for (QWidget* each : QApplication::topLevelWidgets())
        if (each->isVisible() && each != &window && each->windowType() != Qt::ToolTip)
            return each;
    return nullptr;
}

}  // namespace

class WindowDialogsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { threadline::test::prepare_application(); }
    void init() { QSettings().clear(); }

    void inLargeLettersADialogHasRoomForItsWords_data();
    void inLargeLettersADialogHasRoomForItsWords();
};

void WindowDialogsTest::inLargeLettersADialogHasRoomForItsWords_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("steps");
    constexpr int large = 3, largest = 7;
    for (const char* name :
         {"export", "compare", "keys", "about", "guide", "export of runs", "notes of runs"}) {
        for (const char* language : {"en", "de"})
            QTest::addRow("%s, %s", name, language) << name << language << large;
        QTest::addRow("%s, largest", name) << name << "de" << largest;
    }
}

void WindowDialogsTest::inLargeLettersADialogHasRoomForItsWords() {
    QFETCH(const QString, name);
    QFETCH(const QString, language);
    QFETCH(const int, steps);
    load_language(*QCoreApplication::instance(), language);
    OpenWindow window;
    const auto usual = qScopeGuard([&] {
        window.commands().text_usual->trigger();
        load_language(*QCoreApplication::instance(), "en");
    });
    window.resize(small);
    if (name.endsWith("of runs"))
        QVERIFY(threadline::test::compares(window));
    else
        QVERIFY(window.is_ready() && window.runs_simulated());
    for (int step = 0; step < steps; ++step)
        window.commands().text_larger->trigger();
    const Commands& commands = window.commands();
    (name.startsWith("export")  ? commands.export_figure
     : name.startsWith("notes") ? commands.mark
     : name == "compare"        ? commands.compare_with
     : name == "keys"           ? commands.keys
     : name == "about"          ? commands.about
                                : commands.guide)
        ->trigger();
    const QWidget* dialog = nullptr;
    QTRY_VERIFY((dialog = shown_beside(window)));
    QTest::qWait(100);
    const QSize least = dialog->minimumSizeHint();
    QVERIFY2(least.width() <= small.width() && least.height() <= small.height() - frame,
             qPrintable(QString("%1 x %2").arg(least.width()).arg(least.height())));
    QVERIFY2(dialog->width() <= small.width() && dialog->height() <= small.height() - frame,
             qPrintable(QString("%1 x %2").arg(dialog->width()).arg(dialog->height())));
    for (const QWidget* each : dialog->findChildren<QWidget*>()) {
        if (!each->isVisible() || each->size().isEmpty() || each->window() != dialog)
            continue;
        const QString told =
            QString("%1 '%2' %3 x %4 of %5 x %6")
                .arg(each->metaObject()->className(), each->inherits("QComboBox")
                                                          ? each->accessibleName()
                                                          : each->property("text").toString())
                .arg(each->width())
                .arg(each->height())
                .arg(each->sizeHint().width())
                .arg(each->sizeHint().height());
        const bool has_words =
            each->inherits("QAbstractButton") && !each->property("text").toString().isEmpty();
        if (has_words)
            QVERIFY2(each->width() >= each->sizeHint().width() &&
                         each->height() >= each->minimumSizeHint().height(),
                     qPrintable(told));
        if (has_words && !scrolls(each))
            QVERIFY2(dialog->rect().contains(QRect(each->mapTo(dialog, QPoint()), each->size())),
                     qPrintable(told));
        if (each->inherits("QComboBox"))
            QVERIFY2(each->height() >= each->fontMetrics().height(), qPrintable(told));
    }
    // A form scrolls up and down alone.
    for (const auto* area : dialog->findChildren<QScrollArea*>())
        if (area->isVisible() && area->widget())
            QVERIFY(area->widget()->width() <= area->viewport()->width());
}

// The screen is that of the whole process, from its beginning.
int main(int argc, char** argv) {
    QTemporaryDir folder;
    QFile screen(folder.filePath("screen.json"));
    if (!screen.open(QIODevice::WriteOnly))
        return 1;
    screen.write(R"({"screens": [{"name": "small", "x": 0, "y": 0, "width": 1024, "height": 768,
                     "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}]})");
    screen.close();
    qputenv("QT_QPA_PLATFORM", "offscreen:configfile=" + QFile::encodeName(screen.fileName()));
    QApplication application(argc, argv);
    WindowDialogsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "window_dialogs_test.moc"
