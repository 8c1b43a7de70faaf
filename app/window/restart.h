// Closing the window to start the program anew, as another language needs it.
#pragma once

#include <filesystem>
#include <optional>

class QWidget;

namespace threadline::app {

// It may ask what closing asks, and stay.
void close_to_restart(QWidget& window);
// Somebody closes it: to start anew only if this is what close_to_restart() does.
void begin_to_close(QWidget& window);
// It stays for now: what it was closed for holds when it is closed again, unless that is given up.
void stay_until_closed_again(QWidget& window);
void give_up_restart(QWidget& window);
bool closes_to_restart(const QWidget& window);

// In place of this program, once its window is gone. Comes back only where it cannot be started.
void restart(const std::optional<std::filesystem::path>& file);

}  // namespace threadline::app
