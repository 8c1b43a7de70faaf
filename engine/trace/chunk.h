// The outer form of a .tline: a head, then chunks, each with its kind, length and checksum.
//
//   head   "TLINE\0", version (2 bytes)
//   chunk  kind (1 byte), length of the content (4), CRC-32C of kind, length and content (4),
//   content
//
// The last chunk of a whole file is its index; its own place stands in the last 8 bytes of it. What
// a person wrote later follows it, and ends with the same 8 bytes.
#pragma once

#include "engine/trace/crc32c.h"
#include "engine/trace/varint.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace threadline::trace {

inline constexpr std::string_view file_magic{"TLINE\0", 6};
inline constexpr std::uint16_t file_version = 1;
inline constexpr std::size_t file_head_size = 8;
inline constexpr std::size_t chunk_head_size = 9;
inline constexpr std::uint32_t max_chunk_size = 256u << 20;

enum class ChunkKind : std::uint8_t {
    None,
    Tables,
    Info,
    Events,
    Index,
    Checkpoint,   // the state of the trace between two events (state_coding.h)
    Overview,     // of one lane (overview_coding.h)
    Notes,        // what a long trace holds beside its lanes: session/trace_notes.h
    Annotations,  // of a person, behind the index (annotation.h)
};

struct ChunkHead {
    ChunkKind kind = ChunkKind::None;
    std::uint32_t length = 0;
    std::uint32_t checksum = 0;
};

inline std::uint32_t chunk_checksum(ChunkKind kind, std::string_view content) {
    ByteWriter head;
    head.byte(static_cast<std::uint8_t>(kind));
    head.fixed(content.size(), 4);
    return crc32c(content, crc32c(head.bytes()));
}

inline std::string make_chunk(ChunkKind kind, std::string_view content) {
    ByteWriter chunk;
    chunk.byte(static_cast<std::uint8_t>(kind));
    chunk.fixed(content.size(), 4);
    chunk.fixed(chunk_checksum(kind, content), 4);
    chunk.bytes().append(content);
    return std::move(chunk.bytes());
}

inline ChunkHead read_chunk_head(std::string_view bytes) {
    ByteReader reader(bytes);
    ChunkHead head;
    head.kind = static_cast<ChunkKind>(reader.byte());
    head.length = static_cast<std::uint32_t>(reader.fixed(4));
    head.checksum = static_cast<std::uint32_t>(reader.fixed(4));
    return head;
}

}  // namespace threadline::trace
