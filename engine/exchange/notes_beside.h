// What a person wrote beside a trace that is no .tline: in a text file of its own next to it, since
// the trace belongs to another program. "trace.json" has its notes in "trace.json.notes":
//
//   Threadline notes 1
//   BEGIN END TEXT        in ns; END is BEGIN for a bookmark; in TEXT \n is a new line, \\ a "\"
//
// Any thread.
#pragma once

#include "engine/record/result.h"
#include "engine/trace/annotation.h"

#include <filesystem>
#include <span>
#include <vector>

namespace threadline::exchange {

std::filesystem::path notes_file_of(const std::filesystem::path& trace);

// None where there is no such file. Errors: it cannot be read, or "trace.json.notes:3: ...".
Result<std::vector<trace::Annotation>> read_notes_beside(const std::filesystem::path& trace);
// In place of those that are there; without any the file goes. Errors: it cannot be written, or
// what is there cannot be read, for then it is somebody else's.
Status save_notes_beside(const std::filesystem::path& trace,
                         std::span<const trace::Annotation> notes);

}  // namespace threadline::exchange
