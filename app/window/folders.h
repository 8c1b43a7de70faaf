// The folder in which a person last opened or saved something.
#pragma once

#include <QString>

namespace threadline::app {

QString last_folder();
void remember_folder_of(const QString& file);

}  // namespace threadline::app
