// What a person finds the next time: the files that they opened, their layout, theme and choices,
// and the last run.
#include "app/panels/banner.h"
#include "app/panels/gallery.h"
#include "app/panels/scenario_panel.h"
#include "app/runs/last_run.h"
#include "app/window/recent_files.h"
#include "first_minute.h"

#include "engine/session/session.h"

#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTreeView>

using namespace threadline;
using namespace threadline::app;
using threadline::test::first_start;
using threadline::test::OpenWindow;
using threadline::test::tour_is_known;

namespace {

QString own_scenario(const QTemporaryDir& folder) {
    const QString path = folder.filePath("mine.lua");
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
        file.write(
            "title \"Deadlock: mine\"\nlocal work = number(\"work\", 5, {min = 1, max = 9})\n"
            "thread(\"Only\", function() compute(work) end)\n");
    return path;
}

}  // namespace

class WindowNextTimeTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { threadline::test::prepare_application(); }
    void init() { QSettings().clear(); }

    void whatWasOpenedOrSavedIsInTheMenu();
    void aScenarioOfTheGalleryIsThereOnceHoweverItIsOpened();
    void layoutThemeAndChoicesComeBack();
    void choicesComeBackAfterAnEndWithoutAGoodbye();
    void aFileOfOnesOwnComesBackWithItsRunAndNobodyIsGreetedAgain();
    void theLastRunIsThatOfOneWindowAlone();
    void aLastRunThatCannotBeKeptLeavesNothing();
    void aRunOfAnotherTextThanTheFileHasDoesNotComeBack();

private:
    QTemporaryDir folder_;
};

void WindowNextTimeTest::whatWasOpenedOrSavedIsInTheMenu() {
    OpenWindow window;
    QVERIFY(window.is_ready());
    QMenu* menu = window.commands().recent;
    const auto entries = [&] {
        emit menu->aboutToShow();
        QStringList texts;
        for (const QAction* action : menu->actions())
            if (!action->isSeparator())
                texts.append(action->text());
        return texts;
    };
    QCOMPARE(entries().size(), 1);  // that there is nothing
    QVERIFY(!menu->actions().front()->isEnabled());
    QVERIFY(window.runs_simulated());
    QTRY_VERIFY(window.controller().can_save_recording());
    const QString file = folder_.filePath("saved & kept.tline");
    window.controller().save(window.controller().share_recording(), file.toStdString());
    QTRY_COMPARE(recent_files(), QStringList{file});
    QVERIFY2(entries().front().startsWith("&1 saved && kept.tline"), qPrintable(entries().front()));
    const QString script = folder_.filePath("own.lua");
    QFile lua(script);
    QVERIFY(lua.open(QIODevice::WriteOnly));
    lua.write("title \"Own\"\nthread(\"A\", function() compute(1) end)\n");
    lua.close();
    window.open(script.toStdString());
    QTRY_COMPARE(recent_files(), (QStringList{script, file}));
    QTRY_VERIFY(window.windowTitle().startsWith("Own"));
    // Among what was opened, and Enter runs it.
    auto* gallery = window.findChild<Gallery*>();
    QCOMPARE(gallery->tree()->currentIndex().parent().data().toString(), QString("Opened"));
    QCOMPARE(window.focusWidget(), window.findChild<ScenarioPanel*>()->run_button());
    // The second one: the saved run comes back.
    emit menu->aboutToShow();
    menu->actions()[1]->trigger();
    QTRY_VERIFY(window.windowTitle().startsWith("Deadlock"));
    QCOMPARE(recent_files().front(), file);
    // What is gone is not offered.
    QVERIFY(QFile::remove(script));
    QCOMPARE(recent_files(), QStringList{file});
    entries();
    menu->actions().back()->trigger();
    QVERIFY(recent_files().isEmpty());
}

void WindowNextTimeTest::aScenarioOfTheGalleryIsThereOnceHoweverItIsOpened() {
    const QString shipped = "/race/lost-update.lua";
    const QString link = folder_.filePath("link");
    QVERIFY(QFile::link(QString(THREADLINE_SOURCE_DIR) + "/scenarios", link));
    const auto rows = [](const OpenWindow& window) {
        const QAbstractItemModel* model = window.findChild<Gallery*>()->model();
        int count = 0;
        for (int chapter = 0; chapter < model->rowCount(); ++chapter)
            count += model->rowCount(model->index(chapter, 0));
        return count;
    };
    int shown = 0;
    {
        OpenWindow window;
        QVERIFY(window.is_ready());
        shown = rows(window);
        auto* gallery = window.findChild<Gallery*>();
        for (const QString& folder : {QString(THREADLINE_SOURCE_DIR) + "/scenarios", link,
                                      QString(THREADLINE_SOURCE_DIR) + "/scenarios/race/.."}) {
            QVERIFY(window.chooses("deadlock/opposite-order"));
            window.open((folder + shipped).toStdString());
            QTRY_COMPARE(gallery->selected(), QString("race/lost-update"));
            QCOMPARE(rows(window), shown);
            QVERIFY(window.windowTitle().startsWith("Race: lost updates"));
            QCOMPARE(recent_files().size(), 1);
        }
    }
    // Also where it was opened before the gallery was read.
    WindowStart start = threadline::test::start_here();
    start.file = std::string(THREADLINE_SOURCE_DIR "/scenarios").append(shipped.toStdString());
    OpenWindow window(start);
    QVERIFY(window.is_ready());
    QTRY_COMPARE(rows(window), shown);
    QTRY_COMPARE(window.findChild<Gallery*>()->selected(), QString("race/lost-update"));
    QCOMPARE(QSettings().value("scenario").toString(), QString("race/lost-update"));
}

void WindowNextTimeTest::layoutThemeAndChoicesComeBack() {
    QList<int> sizes;
    {
        OpenWindow window;
        QVERIFY(window.is_ready());
        window.commands().theme_dark->trigger();
        window.commands().lane("cpus")->setChecked(true);
        window.commands().virtual_clock->setChecked(true);
        emit window.findChild<Gallery*>()->chosen("race/lost-update");
        auto* across = window.findChild<QSplitter*>("across");
        across->setSizes({330, across->width() - 330});
        sizes = across->sizes();
        auto* study = window.findChild<QTabWidget*>("study");
        QVERIFY(study->isTabVisible(1));
        study->setCurrentIndex(1);  // its lesson
        window.close();
    }
    OpenWindow window;
    QVERIFY(window.is_ready());
    QVERIFY(window.commands().theme_dark->isChecked());
    QVERIFY(is_dark(QApplication::palette()));
    QVERIFY(window.commands().lane("cpus")->isChecked());
    QVERIFY(window.commands().virtual_clock->isChecked());
    QCOMPARE(window.findChild<Gallery*>()->selected(), QString("race/lost-update"));
    QTRY_COMPARE(window.findChild<QSplitter*>("across")->sizes().front(), sizes.front());
    QTRY_COMPARE(window.findChild<QTabWidget*>("study")->currentIndex(), 1);
    window.commands().theme_light->trigger();
}

// A window that is never closed: the session ended, or somebody killed the program.
void WindowNextTimeTest::choicesComeBackAfterAnEndWithoutAGoodbye() {
    {
        OpenWindow window;
        QVERIFY(window.chooses("race/lost-update"));
        window.commands().theme_dark->trigger();
        window.commands().virtual_clock->setChecked(true);
        window.commands().lane("locks")->setChecked(false);
        window.commands().rerun->setChecked(false);
    }
    OpenWindow window;
    QVERIFY(window.is_ready());
    QVERIFY(window.commands().virtual_clock->isChecked());
    QVERIFY(!window.commands().lane("locks")->isChecked());
    QVERIFY(!window.commands().rerun->isChecked());
    QVERIFY(window.commands().theme_dark->isChecked());
    QCOMPARE(window.findChild<Gallery*>()->selected(), QString("race/lost-update"));
    window.commands().theme_light->trigger();
}

void WindowNextTimeTest::aFileOfOnesOwnComesBackWithItsRunAndNobodyIsGreetedAgain() {
    tour_is_known();
    const QString path = own_scenario(folder_);
    {
        OpenWindow window(first_start());
        QVERIFY(window.has_finished());
        window.open(path.toStdString());
        QTRY_VERIFY(window.findChild<Gallery*>()->selected().endsWith("mine.lua"));
        QVERIFY(window.has_finished());  // an example of it
        QVERIFY(window.runs_simulated());
        window.close();
    }
    OpenWindow window(first_start());
    QVERIFY(window.is_ready());
    QVERIFY(window.has_finished());
    auto* gallery = window.findChild<Gallery*>();
    QTRY_VERIFY(gallery->selected().endsWith("mine.lua"));
    // By its file, since its title may be that of another.
    QCOMPARE(gallery->tree()->currentIndex().data().toString(),
             QString("mine.lua: Deadlock: mine"));
    QCOMPARE(QString::fromStdString(window.controller().snapshot().trace.info->scenario), path);
    QVERIFY(window.controller().can_save_recording());
    QTest::qWait(100);
    QVERIFY(!window.findChild<Banner*>()->isVisible());
    QVERIFY(!recent_files().contains(QString::fromStdString(last_run_file().string())));
}

void WindowNextTimeTest::theLastRunIsThatOfOneWindowAlone() {
    tour_is_known();
    const QString path = own_scenario(folder_);
    {
        OpenWindow window(first_start());
        QVERIFY(window.has_finished());
        window.open(path.toStdString());
        QTRY_VERIFY(window.findChild<Gallery*>()->selected().endsWith("mine.lua"));
        QVERIFY(window.has_finished() && window.runs_simulated());
        window.close();
    }
    OpenWindow window(first_start());
    QVERIFY(window.is_ready() && window.has_finished());
    QTRY_VERIFY(window.controller().can_save_recording());
    const trace::Time length = window.controller().snapshot().trace.now;
    QVERIFY(!std::filesystem::exists(last_run_file()));
    {
        OpenWindow other(first_start());
        QVERIFY(other.is_ready() && other.has_finished());
        other.findChild<ScenarioPanel*>()->form().set_values({{"work", "9"}});
        QVERIFY(other.runs_simulated());
        QVERIFY(other.controller().snapshot().trace.now != length);
        other.close();
    }
    QVERIFY(std::filesystem::exists(last_run_file()));
    QVERIFY(!std::filesystem::exists(last_run_file().string() + ".part"));
    const auto opened = session::open_trace(*window.controller().recording());
    QVERIFY(opened.ok());
    QCOMPARE(opened->trace.now, length);
}

void WindowNextTimeTest::aLastRunThatCannotBeKeptLeavesNothing() {
    tour_is_known();
    const QString file = QString::fromStdString(last_run_file().string());
    QVERIFY(QFile::remove(file) || !QFile::exists(file));
    QVERIFY(QDir().mkpath(file + "/in the way"));
    {
        OpenWindow window(first_start());
        QVERIFY(window.is_ready() && window.has_finished() && window.runs_simulated());
        window.close();
    }
    const QDir folder = QFileInfo(file).dir();
    QCOMPARE(folder.entryList({"last-run*"}, QDir::Files | QDir::Hidden), QStringList());
    QVERIFY(QDir(file).removeRecursively());
    OpenWindow window(first_start());
    QVERIFY(window.is_ready() && window.has_finished());
}

// Nor does the text come back that somebody has thrown away.
void WindowNextTimeTest::aRunOfAnotherTextThanTheFileHasDoesNotComeBack() {
    tour_is_known();
    const QString path = own_scenario(folder_);
    {
        OpenWindow window(first_start());
        QVERIFY(window.has_finished());
        window.open(path.toStdString());
        QTRY_VERIFY(window.findChild<Gallery*>()->selected().endsWith("mine.lua"));
        QVERIFY(window.has_finished());
        window.findChild<SourceView*>()->insertPlainText("-- tried\n");
        QVERIFY(window.runs_simulated());
        window.commands().revert_source->trigger();
        window.close();
    }
    OpenWindow window(first_start());
    QVERIFY(window.is_ready());
    QVERIFY(window.has_finished());
    const auto* source = window.findChild<SourceView*>();
    QVERIFY(source->toPlainText().startsWith("title"));
    QCOMPARE(window.controller().snapshot().trace.info->clock, trace::Clock::Virtual);
    QVERIFY(window.controller().snapshot().trace.info->source.starts_with("title"));
}

QTEST_MAIN(WindowNextTimeTest)
#include "window_next_time_test.moc"
