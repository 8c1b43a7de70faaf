// A text file that is written whole or reported: what both writers do around their stream.
#pragma once

#include "engine/record/result.h"

#include <filesystem>
#include <functional>
#include <ostream>

namespace threadline::exchange {

// Creates or replaces `path` with what `write` puts into the stream. One line on failure, also of
// `write`, which leaves what was there.
Status write_file(const std::filesystem::path& path,
                  const std::function<Status(std::ostream&)>& write);

}  // namespace threadline::exchange
