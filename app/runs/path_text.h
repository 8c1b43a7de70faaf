// A path as the text that Qt takes.
#pragma once

#include <QString>

#include <filesystem>

namespace threadline::app {

inline QString in_qt(const std::filesystem::path& path) {
    return QString::fromStdString(path.string());
}

}  // namespace threadline::app
