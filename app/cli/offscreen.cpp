#include "app/cli/offscreen.h"

#include "app/cli/output.h"

#include <clocale>

namespace threadline::app {

std::unique_ptr<QGuiApplication> offscreen_application() {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    // What Qt has to say of the desktop that is not there helps nobody.
    qInstallMessageHandler([](QtMsgType type, const QMessageLogContext&, const QString& text) {
        if (type == QtCriticalMsg || type == QtFatalMsg)
            print_error(text.toStdString());
    });
    static char name[] = "threadline";
    static char* arguments[] = {name, nullptr};
    static int count = 1;
    auto application = std::make_unique<QGuiApplication>(count, arguments);
    // Qt takes over the locale of the system, in which printf may write a comma in 3.4 ms.
    std::setlocale(LC_NUMERIC, "C");
    return application;
}

}  // namespace threadline::app
