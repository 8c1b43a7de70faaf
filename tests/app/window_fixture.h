// The real window with the real runner, without a screen.
#pragma once

#include "app/code/source_view.h"
#include "app/language/language.h"
#include "app/panels/banner.h"
#include "app/panels/gallery.h"
#include "app/timeline/fonts.h"
#include "app/window/appearance.h"
#include "app/window/main_window.h"
#include "app/window/source_draft.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QMenu>
#include <QMenuBar>
#include <QSettings>
#include <QSignalSpy>
#include <QStyleFactory>
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>

namespace threadline::test {

// Two threads that take two locks in opposite order.
inline const QByteArray opposite = R"(local one, two = lock "One", lock "Two"
thread("A", function()
  one:lock() two:lock()
  two:unlock() one:unlock()
end)
thread("B", function()
  two:lock() one:lock()
  one:unlock() two:unlock()
end)
)";

// Never ends by itself.
inline const QByteArray endless = R"(title "Endless"
local one = lock "One"
threads(2, "T", function() while true do one:lock() sleep(1) one:unlock() end end)
)";

// Of its own, which a process that the test starts shares: what other windows that were killed have
// left in the one for all is offered to nobody here.
inline void have_temporary_folder() {
    constexpr auto mark = "THREADLINE_TEST_HAS_ITS_FOLDER";
    if (qEnvironmentVariableIsSet(mark))
        return;
    static const QTemporaryDir folder;
    qputenv("TMPDIR", QFile::encodeName(folder.path()));
    qputenv(mark, "1");
}

inline void prepare_application() {
    have_temporary_folder();
    QApplication::setOrganizationName("Threadline");
    QApplication::setApplicationName("Threadline");
    QApplication::setStyle(QStyleFactory::create("Fusion"));
    QSettings().clear();
    QDir(app::drafts_folder()).removeRecursively();  // of a test that was killed
    app::remember_system_palette(QApplication::palette());
    app::load_fonts();
    app::load_language(*QCoreApplication::instance(), "en");  // its plurals
}

inline app::WindowStart start_here() {
    app::WindowStart start;
    start.scenarios = THREADLINE_SOURCE_DIR "/scenarios";
    start.runner = THREADLINE_BIN_DIR "/threadline-runner";
    return start;
}

class OpenWindow : public app::MainWindow {
public:
    explicit OpenWindow(const app::WindowStart& start = start_here()) : MainWindow(start) {
        resize(1280, 800);
        show();
        activateWindow();
    }

    bool is_ready() {
        return QTest::qWaitFor([this] { return commands().run->isEnabled(); }, 20'000);
    }
    // A scenario of one's own, from its file to what the window shows of it.
    bool opens_text(const QByteArray& text) {
        QFile file(own_scenario());
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !is_ready())
            return false;
        file.close();
        open(own_scenario().toStdString());
        const auto* source = findChild<app::SourceView*>();
        return QTest::qWaitFor(
            [&] { return source->toPlainText().toUtf8() == text && commands().run->isEnabled(); },
            20'000);
    }
    QString own_scenario() const { return folder_.filePath("own.lua"); }
    bool chooses(const QString& scenario) {
        if (is_ready())
            emit findChild<app::Gallery*>()->chosen(scenario);
        return commands().run->isEnabled();
    }
    // The chosen one, to its end, on the virtual clock: the same each time.
    bool runs_simulated() {
        commands().virtual_clock->setChecked(true);
        commands().run->trigger();
        return has_finished();
    }
    bool has_finished() {
        return QTest::qWaitFor(
            [this] { return controller().phase() == app::RunController::Phase::Finished; }, 30'000);
    }
    bool saves_run(const std::filesystem::path& file) {
        const QSignalSpy saved(&controller(), &app::RunController::saved);
        controller().save(controller().share_recording(), file);
        return QTest::qWaitFor([&] { return saved.count() == 1; }, 20'000);
    }
    // It goes on, and there is something to be seen of it.
    bool is_under_way() {
        return QTest::qWaitFor(
            [this] {
                return controller().phase() == app::RunController::Phase::Running &&
                       controller().has_run() && controller().snapshot().trace.events > 10;
            },
            20'000);
    }
    // Step by step: somebody has to be chosen for this one.
    bool comes_to_step(std::uint64_t step) {
        return QTest::qWaitFor(
            [&] {
                const auto& decision = controller().decision();
                return decision && decision->step == step;
            },
            20'000);
    }
    // In the line above the timeline.
    bool says(const QString& words) {
        const auto* banner = findChild<app::Banner*>();
        return QTest::qWaitFor(
            [&] { return banner->isVisible() && banner->message().contains(words); }, 20'000);
    }
    trace::Outcome outcome() { return controller().snapshot().trace.info->outcome; }

private:
    QTemporaryDir folder_;
};

// In one menu, or in the bar of menus: "Zoom &in, &Inspect".
inline QStringList mnemonics_given_twice(const QMainWindow& window) {
    QStringList twice;
    QList<const QWidget*> menus{window.menuBar()};
    for (const QMenu* menu : window.findChildren<QMenu*>())
        menus.append(menu);
    for (const QWidget* menu : menus) {
        QHash<QChar, QString> taken;
        for (const QAction* action : menu->actions()) {
            const auto at = action->text().indexOf(u'&');
            if (at < 0 || at + 1 >= action->text().size())
                continue;
            const QChar key = action->text()[at + 1].toUpper();
            if (taken.contains(key))
                twice.append(taken.value(key) + ", " + action->text());
            taken[key] = action->text();
        }
    }
    return twice;
}

}  // namespace threadline::test
