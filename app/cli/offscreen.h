// Fonts and images need a QGuiApplication, but no display: one for the commands that draw.
#pragma once

#include <QGuiApplication>

#include <memory>

namespace threadline::app {

// Keep it while drawing; one at a time.
std::unique_ptr<QGuiApplication> offscreen_application();

}  // namespace threadline::app
