// What a person wrote beside a run: a bookmark at an instant, or a note on a stretch of it. It is
// kept in the file of the run, behind everything that was recorded, so that to save it costs about
// as much as it is long.
#pragma once

#include "engine/record/result.h"
#include "engine/trace/time.h"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace threadline::trace {

struct Annotation {
    TimeRange range;   // a bookmark begins and ends at one instant
    std::string text;  // UTF-8; empty: a bookmark without words

    friend bool operator==(const Annotation&, const Annotation&) = default;
};

// The content of a file's annotations chunk; `index` is the place of its index, 0: it has none.
std::string encode_annotations(std::span<const Annotation> annotations, std::uint64_t index);
// False: damaged.
bool decode_annotations(std::string_view content, std::vector<Annotation>& annotations);

// Replaces the annotations of a .tline file by these. Until the new ones are whole the old ones
// hold, also after a loss of power, so they are written behind them; once those that count no more
// are longer than `most_outdated`, and than an eighth of the recording, the file is written anew
// without them and takes its name, so none grows for ever. O(annotations) but for that, which is
// amortised; of a file without an index O(chunks). Errors: not a trace, not to be written to, no
// space left.
Status save_annotations(const std::filesystem::path& path, std::span<const Annotation> annotations);
inline constexpr std::uint64_t most_outdated = 16 << 10;

// The same for a file that has not been given to anybody yet: these are the only ones in it then.
Status put_annotations(const std::filesystem::path& path, std::span<const Annotation> annotations);
// What was recorded in that file, and these alone, in another one: whole, or not there. O(file).
// Errors: no such file, not a trace, no space left.
Status copy_with_annotations(const std::filesystem::path& from, const std::filesystem::path& to,
                             std::span<const Annotation> annotations);

}  // namespace threadline::trace
