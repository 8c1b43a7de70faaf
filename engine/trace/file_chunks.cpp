#include "engine/trace/file_chunks.h"

#include <cerrno>

#include <unistd.h>

namespace threadline::trace {

bool read_bytes(int fd, std::uint64_t at, std::size_t count, std::string& bytes) {
    bytes.resize(count);
    std::size_t done = 0;
    while (done < count) {
        const ssize_t got =
            pread(fd, bytes.data() + done, count - done, static_cast<off_t>(at + done));
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        done += static_cast<std::size_t>(got);
    }
    return true;
}

bool begins_as_trace(int fd, std::uint64_t size) {
    std::string head;
    return size >= file_head_size && read_bytes(fd, 0, file_head_size, head) &&
           std::string_view(head).substr(0, file_magic.size()) == file_magic;
}

std::optional<Chunk> chunk_at(int fd, std::uint64_t size, std::uint64_t at) {
    std::string bytes;
    if (at > size || size - at < chunk_head_size || !read_bytes(fd, at, chunk_head_size, bytes))
        return {};
    const ChunkHead head = read_chunk_head(bytes);
    if (head.length > max_chunk_size || head.length > size - at - chunk_head_size)
        return {};
    Chunk chunk;
    chunk.kind = head.kind;
    chunk.end = at + chunk_head_size + head.length;
    if (!read_bytes(fd, at + chunk_head_size, head.length, chunk.content) ||
        chunk_checksum(head.kind, chunk.content) != head.checksum)
        return {};
    return chunk;
}

namespace {

// From an index on: annotations, as long as they are whole. None: no index is there.
std::optional<FileTail> tail_from(int fd, std::uint64_t size, std::uint64_t index) {
    const auto first = index >= file_head_size ? chunk_at(fd, size, index) : std::nullopt;
    if (!first || first->kind != ChunkKind::Index)
        return {};
    FileTail tail{index, first->end, first->end};
    while (tail.end < size) {
        const auto next = chunk_at(fd, size, tail.end);
        if (!next || next->kind != ChunkKind::Annotations)
            break;
        tail.end = next->end;
    }
    return tail;
}

}  // namespace

FileTail tail_of(int fd, std::uint64_t size) {
    std::string bytes;
    if (size >= 8 && read_bytes(fd, size - 8, 8, bytes))
        if (const auto tail = tail_from(fd, size, ByteReader(bytes).fixed(8));
            tail && tail->end == size)
            return *tail;
    FileTail tail{0, file_head_size, file_head_size};
    while (size - tail.end >= chunk_head_size && read_bytes(fd, tail.end, chunk_head_size, bytes)) {
        const ChunkHead head = read_chunk_head(bytes);
        if (head.kind == ChunkKind::None || head.length > size - tail.end - chunk_head_size)
            break;
        if (head.kind == ChunkKind::Index)
            if (const auto found = tail_from(fd, size, tail.end))
                return *found;
        // Of the last ones it has to be known that they are sound.
        if (head.kind == ChunkKind::Annotations && !chunk_at(fd, size, tail.end))
            break;
        tail.end += chunk_head_size + head.length;
        if (head.kind != ChunkKind::Annotations)
            tail.recorded = tail.end;
    }
    return tail;
}

}  // namespace threadline::trace
