// The run that was on show when the window was closed, kept so that the next one opens with it.
#pragma once

#include "app/cli/recording.h"

#include <QString>

#include <cstdint>
#include <filesystem>
#include <optional>

namespace threadline::app {

inline constexpr std::uintmax_t most_kept_bytes = 64 << 20;

std::filesystem::path last_run_file();
// Where it lies in a file of the person's that one, so that later notes go there; otherwise its
// recording, unless that is larger than anybody wants kept. It is that of a window that is closing:
// nobody writes to it any more.
void keep_last_run(const Recording& recording, const QString& scenario);
void forget_last_run();
// That of this scenario; it is asked for once.
std::optional<std::filesystem::path> take_last_run(const QString& scenario);

}  // namespace threadline::app
