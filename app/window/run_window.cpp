#include "app/window/run_window.h"

#include "app/language/language.h"
#include "app/timeline/fonts.h"
#include "app/window/main_window.h"
#include "app/window/restart.h"

#include <QApplication>
#include <QIcon>
#include <QStyleFactory>

#include <unistd.h>
#include <clocale>
#include <cstdio>
#include <cstdlib>

namespace threadline::app {
namespace {

void say_that_there_is_no_display() {
    std::fputs(
        "threadline: there is no display to open a window on; use 'threadline run SCENARIO' and "
        "'threadline export SCENARIO picture.png', or set DISPLAY\n",
        stderr);
}

bool has_display() {
    const auto set = [](const char* name) {
        const char* value = std::getenv(name);
        return value && *value;
    };
    // Another platform than the screen's (offscreen, vnc) needs none.
    return set("DISPLAY") || set("WAYLAND_DISPLAY") || set("QT_QPA_PLATFORM");
}

// Qt ends the program where the display does not answer; it says so in many lines.
void while_opening(QtMsgType type, const QMessageLogContext&, const QString& text) {
    if (type == QtFatalMsg) {
        say_that_there_is_no_display();
        _exit(2);
    }
    if (type == QtCriticalMsg)
        std::fprintf(stderr, "threadline: %s\n", qPrintable(text));
}

// What the window goes on with when it is started anew: its settings know the scenario, but not
// which file a run was opened from.
std::optional<std::filesystem::path> file_on_show(MainWindow& window) {
    const RunController& run = window.controller();
    return run.has_run() && run.is_in_a_persons_file() ? run.recording() : std::nullopt;
}

struct Ended {
    int status = 0;
    bool restarts = false;
    std::optional<std::filesystem::path> file;
};

Ended show_until_closed(int& argc, char** argv, const WindowStart& start) {
    const QtMessageHandler before = qInstallMessageHandler(while_opening);
    QApplication application(argc, argv);
    // Qt takes over the locale of the system, in which printf may write a comma in 3.4 ms.
    std::setlocale(LC_NUMERIC, "C");
    qInstallMessageHandler(before);
    QApplication::setOrganizationName("Threadline");
    QApplication::setApplicationName("Threadline");
    QApplication::setApplicationDisplayName(QString());
    QApplication::setApplicationVersion(THREADLINE_VERSION);
    QApplication::setDesktopFileName("io.github.threadline.Threadline");
    remember_system_palette(QApplication::palette());
    QApplication::setStyle(QStyleFactory::create("Fusion"));
    load_fonts();
    load_language(application, language_to_use(QString::fromStdString(start.language)));
    QApplication::setWindowIcon(QIcon(":/icons/threadline.svg"));

    MainWindow window(start);
    window.show();
    const int status = QApplication::exec();
    return {status, closes_to_restart(window), file_on_show(window)};
}

}  // namespace

int run_window(int& argc, char** argv, const WindowStart& start) {
    if (!has_display()) {
        say_that_there_is_no_display();
        return 2;
    }
    const Ended ended = show_until_closed(argc, argv, start);
    if (ended.restarts)
        restart(ended.file);
    return ended.status;
}

}  // namespace threadline::app
