#include "app/cli/offscreen.h"

#include "app/cli/output.h"

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
    return std::make_unique<QGuiApplication>(count, arguments);
}

}  // namespace threadline::app
