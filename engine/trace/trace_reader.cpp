#include "engine/trace/chunk.h"
#include "engine/trace/event_coding.h"
#include "engine/trace/table_coding.h"
#include "engine/trace/trace_file.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace threadline::trace {
namespace {

struct ChunkPlace {
    std::uint64_t at = 0;  // of the content
    ChunkHead head;
    std::size_t number = 0;  // 1, 2, ... for people
};

}  // namespace

struct TraceReader::Impl {
    std::string name;
    int fd = -1;
    std::uint64_t size = 0;
    RunInfo info;
    Tables tables;
    TimeRange range;
    std::uint64_t events = 0;
    std::array<std::uint64_t, static_cast<std::size_t>(EventKind::Count)> kinds{};
    std::vector<ChunkPlace> event_chunks;
    bool has_info = false;
    bool whole = false;  // ends with its index

    ~Impl() {
        if (fd >= 0)
            close(fd);
    }

    Error error(const std::string& what) const { return Error{name + ": " + what}; }
    Error damaged(std::size_t chunk) const {
        return error("chunk " + std::to_string(chunk) + " is damaged");
    }

    // False: the file gives less than `size` bytes there, or cannot be read.
    bool read_at(std::uint64_t at, std::size_t count, std::string& bytes) const {
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

    Status read_head() {
        std::string head;
        if (size < file_head_size || !read_at(0, file_head_size, head) ||
            std::string_view(head).substr(0, file_magic.size()) != file_magic)
            return error("not a Threadline trace");
        const std::uint64_t version = ByteReader(std::string_view(head).substr(6)).fixed(2);
        if (version > file_version)
            return error("written by a later version of Threadline (format " +
                         std::to_string(version) + ")");
        if (version == 0)
            return error("not a Threadline trace");
        return Done{};
    }

    Status walk() {
        std::string bytes;
        std::uint64_t at = file_head_size;
        for (std::size_t number = 1; at < size; ++number) {
            if (whole)
                return error(std::to_string(size - at) +
                             " bytes follow the end of the trace; keep the first " +
                             std::to_string(at) + " ('truncate -s " + std::to_string(at) + "')");
            if (size - at < chunk_head_size || !read_at(at, chunk_head_size, bytes))
                return Done{};
            const ChunkPlace place{at + chunk_head_size, read_chunk_head(bytes), number};
            // A file system that lost power may leave zeros where the last chunk was to come.
            if (place.head.kind == ChunkKind::None && place.head.length == 0 &&
                place.head.checksum == 0)
                return Done{};
            if (place.head.length > size - place.at)
                return Done{};
            if (place.head.length > max_chunk_size ||
                !read_at(place.at, place.head.length, bytes) ||
                chunk_checksum(place.head.kind, bytes) != place.head.checksum)
                return damaged(number);
            if (!take(place, bytes))
                return damaged(number);
            at = place.at + place.head.length;
        }
        return Done{};
    }

    bool take(const ChunkPlace& place, std::string_view content) {
        switch (place.head.kind) {
            case ChunkKind::Tables:
                return decode_tables(content, tables);
            case ChunkKind::Info:
                has_info = true;
                return decode_info(content, info);
            case ChunkKind::Events: {
                EventSummary summary;
                if (!decode_summary(content, summary))
                    return false;
                for (std::size_t i = 0; i < kinds.size(); ++i)
                    kinds[i] += summary.kinds[i];
                events += summary.count;
                if (summary.count != 0)
                    range.end = std::max(range.end, summary.range.end);
                event_chunks.push_back(place);
                return true;
            }
            case ChunkKind::Index: {
                ByteReader in(content);
                const Time begin(in.zigzag());
                const Time end(in.zigzag());
                if (!in.ok() || begin < Time{0} || end < begin || end > latest_time)
                    return false;
                range.begin = begin;
                range.end = std::max(range.end, end);
                whole = true;
                return true;
            }
            default:
                return true;  // a kind that a later version of the format added
        }
    }

    // What a file that was cut off can still say of its run.
    void conclude() {
        drop_dangling(tables);
        info.truncated = !whole;
        if (whole)
            return;
        info.outcome =
            info.outcome == Outcome::Running || !has_info ? Outcome::Stopped : info.outcome;
        info.wall = std::max(info.wall, range.end);
        info.events_recorded = std::max(info.events_recorded, events);
    }
};

TraceReader::TraceReader(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
TraceReader::~TraceReader() = default;

Result<std::unique_ptr<TraceReader>> TraceReader::open(const std::filesystem::path& path) {
    auto impl = std::make_unique<Impl>();
    impl->name = path.string();
    impl->fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    struct stat status {};
    if (impl->fd < 0 || fstat(impl->fd, &status) != 0)
        return impl->error(std::strerror(errno));
    if (!S_ISREG(status.st_mode))
        return impl->error("not a regular file");
    impl->size = static_cast<std::uint64_t>(status.st_size);
    if (Status read = impl->read_head(); !read)
        return read.error();
    if (Status read = impl->walk(); !read)
        return read.error();
    impl->conclude();
    return std::unique_ptr<TraceReader>(new TraceReader(std::move(impl)));
}

const RunInfo& TraceReader::info() const {
    return impl_->info;
}

const Tables& TraceReader::tables() const {
    return impl_->tables;
}

TimeRange TraceReader::range() const {
    return impl_->range;
}

std::uint64_t TraceReader::event_count() const {
    return impl_->events;
}

std::uint64_t TraceReader::event_count(EventKind kind) const {
    return impl_->kinds.at(static_cast<std::size_t>(kind));
}

Status TraceReader::read(const std::function<bool(std::span<const TraceEvent>)>& each) const {
    std::string content;
    std::vector<TraceEvent> events;
    for (const ChunkPlace& place : impl_->event_chunks) {
        events.clear();
        // Checked again: the file may have changed since it was opened.
        if (!impl_->read_at(place.at, place.head.length, content) ||
            chunk_checksum(place.head.kind, content) != place.head.checksum ||
            !decode_events(content, impl_->tables, events))
            return impl_->damaged(place.number);
        if (!each(events))
            break;
    }
    return Done{};
}

}  // namespace threadline::trace
