#include "engine/trace/annotation.h"

#include "engine/record/descriptor.h"
#include "engine/trace/event_coding.h"
#include "engine/trace/file_chunks.h"
#include "engine/trace/new_file.h"

#include <cerrno>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace threadline::trace {
namespace {

off_t off(std::uint64_t place) {
    return static_cast<off_t>(place);
}

bool write_at(int fd, std::uint64_t at, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = pwrite(fd, bytes.data(), bytes.size(), off(at));
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0) {
            if (written == 0)
                errno = ENOSPC;
            return false;
        }
        at += static_cast<std::uint64_t>(written);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

}  // namespace

std::string encode_annotations(std::span<const Annotation> annotations, std::uint64_t index) {
    ByteWriter out;
    out.varint(annotations.size());
    for (const Annotation& each : annotations) {
        out.varint(static_cast<std::uint64_t>(each.range.begin.count()));
        out.varint(static_cast<std::uint64_t>(each.range.length().count()));
        out.text(each.text);
    }
    out.fixed(index, 8);
    return std::move(out.bytes());
}

bool decode_annotations(std::string_view content, std::vector<Annotation>& annotations) {
    ByteReader in(content);
    std::vector<Annotation> read;
    for (std::size_t n = in.count(); n > 0 && in.ok(); --n) {
        const std::uint64_t begin = in.varint();
        const std::uint64_t length = in.varint();
        const auto latest = static_cast<std::uint64_t>(latest_time.count());
        if (begin > latest || length > latest - begin)
            return false;
        const Time from(static_cast<std::int64_t>(begin));
        read.push_back(
            {{from, from + Time(static_cast<std::int64_t>(length))}, std::string(in.text())});
    }
    in.fixed(8);
    if (!in.ok() || !in.at_end())
        return false;
    annotations = std::move(read);
    return true;
}

Status save_annotations(const std::filesystem::path& path,
                        std::span<const Annotation> annotations) {
    const record::Descriptor file(open(path.c_str(), O_RDWR | O_CLOEXEC));
    if (file.get() < 0)
        return cannot_write(path, errno);
    // Two windows may look at the same run.
    while (flock(file.get(), LOCK_EX) != 0)
        if (errno != EINTR)
            return cannot_write(path, errno);
    struct stat status {};
    if (fstat(file.get(), &status) != 0)
        return cannot_write(path, errno);
    if (!S_ISREG(status.st_mode) ||
        !begins_as_trace(file.get(), static_cast<std::uint64_t>(status.st_size)))
        return Error{
            path.string() +
            ": not a Threadline trace; bookmarks and notes are kept in .tline files alone"};
    const FileTail tail = tail_of(file.get(), static_cast<std::uint64_t>(status.st_size));
    // What is behind the last whole chunk is one that never became whole.
    const std::string chunk =
        make_chunk(ChunkKind::Annotations, encode_annotations(annotations, tail.index));
    if (ftruncate(file.get(), off(tail.end)) != 0)
        return cannot_write(path, errno);
    if (!write_at(file.get(), tail.end, chunk) || fdatasync(file.get()) != 0) {
        const int error = errno;
        [[maybe_unused]] const int cut = ftruncate(file.get(), off(tail.end));
        return cannot_write(path, error);
    }
    return Done{};
}

}  // namespace threadline::trace
