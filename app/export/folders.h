// The folder in which a person last opened or saved something, kept in the settings: one that is
// remembered only once that has succeeded.
#pragma once

#include <QString>

namespace threadline::app {

inline constexpr auto usual_folder = "folder";
inline constexpr auto export_folder = "export/folder";  // of figures

QString last_folder(const char* of = usual_folder);
void remember_folder_of(const QString& file, const char* as = usual_folder);

}  // namespace threadline::app
