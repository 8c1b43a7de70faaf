// A recording without an index, as a crash leaves it, that takes far longer to be read to its end
// than anybody waits.
#pragma once

#include "engine/trace/chunk.h"

#include <filesystem>
#include <fstream>
#include <string>
#include <system_error>

namespace threadline::test {

// Of a kind that a later version of the format may have added; holes take no room on the disk.
inline bool make_huge_recording(const std::filesystem::path& path) {
    constexpr std::uint64_t chunks = 4096, length = 16 << 20;
    const std::string head =
        trace::make_chunk(static_cast<trace::ChunkKind>(200), std::string(length, '\0'))
            .substr(0, trace::chunk_head_size);
    trace::ByteWriter begin;
    begin.bytes() = trace::file_magic;
    begin.fixed(trace::file_version, 2);
    std::ofstream file(path, std::ios::binary);
    file << begin.bytes();
    for (std::uint64_t i = 0; i < chunks; ++i) {
        file.seekp(static_cast<std::streamoff>(begin.bytes().size() + i * (head.size() + length)));
        file << head;
    }
    file.close();
    std::error_code error;
    std::filesystem::resize_file(path, begin.bytes().size() + chunks * (head.size() + length),
                                 error);
    return file.good() && !error;
}

// By this process.
inline bool is_open(const std::filesystem::path& path) {
    std::error_code error, gone;
    const std::filesystem::path file = std::filesystem::canonical(path, error);
    for (std::filesystem::directory_iterator each("/proc/self/fd", error), end;
         !error && each != end; each.increment(error))
        if (std::filesystem::read_symlink(each->path(), gone) == file)
            return true;
    return false;
}

}  // namespace threadline::test
