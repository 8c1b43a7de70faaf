// A path as the text that Qt takes, and the way back to the same file.
//
// Names of files are bytes, and need not be UTF-8. A byte that is none stands in the text as a
// character for private use, U+EF80 to U+EFFF (OPTU-8/16 of MirBSD), as do the bytes of such a
// character itself. No other class of Qt finds such a file: what is read or written goes by path.
#pragma once

#include <QString>

#include <filesystem>

class QFile;

namespace threadline::app {

QString in_qt(const std::filesystem::path& path);
std::filesystem::path path_of(const QString& text);
// To read it, however it is called; false with errno set.
bool open_to_read(QFile& file, const std::filesystem::path& path);

}  // namespace threadline::app
