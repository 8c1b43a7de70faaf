// What each key does, and what the program is.
#pragma once

#include "app/window/commands.h"

namespace threadline::app {

void show_keys_dialog(const Commands& commands, QWidget* parent);
void show_about_dialog(QWidget* parent);

}  // namespace threadline::app
