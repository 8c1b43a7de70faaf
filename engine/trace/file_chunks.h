// The chunks of an open file, without what is in them: where its index is, and where it ends.
#pragma once

#include "engine/trace/chunk.h"

#include <cstdint>
#include <optional>
#include <string>

namespace threadline::trace {

// False: the file has not so many bytes there, or cannot be read.
bool read_bytes(int fd, std::uint64_t at, std::size_t count, std::string& bytes);

bool begins_as_trace(int fd, std::uint64_t size);

// The chunk whose head is at `at`, if it is there, whole and sound.
struct Chunk {
    ChunkKind kind = ChunkKind::None;
    std::string content;
    std::uint64_t end = 0;
};
std::optional<Chunk> chunk_at(int fd, std::uint64_t size, std::uint64_t at);

struct FileTail {
    std::uint64_t index = 0;     // the head of the last index chunk; 0: there is none
    std::uint64_t recorded = 0;  // the end of what was recorded: annotations follow
    std::uint64_t end = 0;       // of the last whole chunk
};
// What follows the index is annotations, each with the place of the index at its end, so the last
// eight bytes lead to it: O(1). Where they do not, since a chunk was not written to its end, the
// heads are gone through: O(chunks).
FileTail tail_of(int fd, std::uint64_t size);

}  // namespace threadline::trace
