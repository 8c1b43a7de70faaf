#include "engine/trace/annotation.h"

#include "engine/record/descriptor.h"
#include "engine/trace/event_coding.h"
#include "engine/trace/file_chunks.h"
#include "engine/trace/new_file.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

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

struct OpenTrace {
    record::Descriptor file;  // locked: two windows may look at the same run
    mode_t mode = 0;
    FileTail tail;
};

// Whether the name leads to the open file still: another window may have put a new one there.
bool has_the_name(const std::filesystem::path& path, const struct stat& open) {
    struct stat named {};
    return stat(path.c_str(), &named) == 0 && named.st_dev == open.st_dev &&
           named.st_ino == open.st_ino;
}

Result<OpenTrace> open_to_write(const std::filesystem::path& path) {
    while (true) {
        record::Descriptor file(open(path.c_str(), O_RDWR | O_CLOEXEC));
        if (file.get() < 0)
            return cannot_write(path, errno);
        while (flock(file.get(), LOCK_EX) != 0)
            if (errno != EINTR)
                return cannot_write(path, errno);
        struct stat status {};
        if (fstat(file.get(), &status) != 0)
            return cannot_write(path, errno);
        const auto size = static_cast<std::uint64_t>(status.st_size);
        if (!S_ISREG(status.st_mode) || !begins_as_trace(file.get(), size))
            return Error{
                path.string() +
                ": not a Threadline trace; bookmarks and notes are kept in .tline files only"};
        if (!has_the_name(path, status))
            continue;
        const FileTail tail = tail_of(file.get(), size);
        return OpenTrace{std::move(file), status.st_mode, tail};
    }
}

// What is behind `at` does not count any more: it is outdated, or never became whole.
Status append(const std::filesystem::path& path, const OpenTrace& trace, std::uint64_t at,
              std::span<const Annotation> annotations) {
    const int file = trace.file.get();
    const std::string chunk =
        make_chunk(ChunkKind::Annotations, encode_annotations(annotations, trace.tail.index));
    if (ftruncate(file, off(at)) != 0)
        return cannot_write(path, errno);
    if (!write_at(file, at, chunk) || fdatasync(file) != 0) {
        const int error = errno;
        [[maybe_unused]] const int cut = ftruncate(file, off(at));
        return cannot_write(path, error);
    }
    return Done{};
}

// What was recorded, and these.
Status write_all(NewFile& to, int from, const FileTail& tail,
                 std::span<const Annotation> annotations) {
    constexpr std::uint64_t at_once = 1 << 20;
    std::string bytes;
    for (std::uint64_t at = 0; at < tail.recorded; at += bytes.size()) {
        const auto count = static_cast<std::size_t>(std::min(at_once, tail.recorded - at));
        if (!read_bytes(from, at, count, bytes))
            return to.cannot_write(EIO);
        if (const Status written = to.write(bytes); !written)
            return written;
    }
    return to.write(
        make_chunk(ChunkKind::Annotations, encode_annotations(annotations, tail.index)));
}

// In a file that then takes the name.
Status write_anew(const std::filesystem::path& path, const OpenTrace& trace,
                  std::span<const Annotation> annotations) {
    auto fresh = NewFile::create(path);
    if (!fresh)
        return fresh.error();
    if (const Status written = write_all(*fresh, trace.file.get(), trace.tail, annotations);
        !written)
        return written;
    if (fchmod(fresh->descriptor(), trace.mode & 07777) != 0 || fsync(fresh->descriptor()) != 0)
        return fresh->cannot_write(errno);
    return fresh->take_name();
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
    auto opened = open_to_write(path);
    if (!opened)
        return opened.error();
    const OpenTrace& trace = *opened;
    const Status written = append(path, trace, trace.tail.end, annotations);
    if (!written)
        return written;
    const std::uint64_t outdated = trace.tail.end - trace.tail.recorded;
    // They are saved by now: where there is no room for another file, this one stays as it is.
    if (outdated > std::max(most_outdated, trace.tail.recorded / 8)) [[maybe_unused]]
        const Status ignored = write_anew(path, trace, annotations);
    return Done{};
}

Status put_annotations(const std::filesystem::path& path, std::span<const Annotation> annotations) {
    auto opened = open_to_write(path);
    return opened ? append(path, *opened, opened->tail.recorded, annotations)
                  : Status(opened.error());
}

// What was recorded stays where it is, whoever saves others there meanwhile.
Status copy_with_annotations(const std::filesystem::path& from, const std::filesystem::path& to,
                             std::span<const Annotation> annotations) {
    const record::Descriptor file(open(from.c_str(), O_RDONLY | O_CLOEXEC));
    struct stat status {};
    if (file.get() < 0 || fstat(file.get(), &status) != 0)
        return Error{from.string() + ": " + std::strerror(errno)};
    const auto size = static_cast<std::uint64_t>(status.st_size);
    if (!S_ISREG(status.st_mode) || !begins_as_trace(file.get(), size))
        return Error{from.string() + ": not a Threadline trace"};
    auto copy = NewFile::create(to);
    if (!copy)
        return copy.error();
    const Status written = write_all(*copy, file.get(), tail_of(file.get(), size), annotations);
    return written ? copy->take_name() : written;
}

}  // namespace threadline::trace
