// What measures the real window on the offscreen platform: a program around it, and waiting.
#pragma once

#include "app/timeline/fonts.h"
#include "app/window/appearance.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QStandardPaths>
#include <QStyleFactory>
#include <QTimer>

namespace threadline::app {

bool wait_for(const auto& what) {
    QTimer tick;  // so that there is always an event to wake up for
    tick.start(1);
    QElapsedTimer time;
    time.start();
    while (!what() && time.elapsed() < 30'000)
        QApplication::processEvents(QEventLoop::WaitForMoreEvents);
    return what();
}

// With settings of its own, by that name. Returns the exit status.
int with_application(int argc, char** argv, const char* name, const auto& measure) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QStandardPaths::setTestModeEnabled(true);
    QApplication application(argc, argv);
    QApplication::setOrganizationName("Threadline");
    QApplication::setApplicationName(name);
    remember_system_palette(QApplication::palette());
    QApplication::setStyle(QStyleFactory::create("Fusion"));
    load_fonts();
    return measure() ? 0 : 1;
}

}  // namespace threadline::app
