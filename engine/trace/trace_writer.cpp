#include "engine/trace/chunk.h"
#include "engine/trace/event_coding.h"
#include "engine/trace/table_coding.h"
#include "engine/trace/trace_file.h"

#include <cerrno>
#include <cstring>
#include <optional>

#include <fcntl.h>
#include <unistd.h>

namespace threadline::trace {
namespace {

struct IndexEntry {
    ChunkKind kind = ChunkKind::None;
    std::uint64_t at = 0;
    std::uint64_t events = 0;
};

}  // namespace

struct TraceWriter::Impl {
    std::string name;
    int fd = -1;
    std::uint64_t size = 0;  // of what is whole
    std::optional<Error> failed;
    TablesEncoder tables;
    std::vector<TraceEvent> events;
    std::vector<IndexEntry> index;

    ~Impl() {
        if (fd >= 0)
            close(fd);
    }

    Status fail(int code) {
        if (!failed)
            failed = Error{"cannot write '" + name + "': " + std::strerror(code)};
        return *failed;
    }

    // All of it, or the file is cut back to what it was.
    Status write_bytes(std::string_view bytes) {
        if (failed)
            return *failed;
        std::uint64_t at = size;
        while (!bytes.empty()) {
            const ssize_t written = pwrite(fd, bytes.data(), bytes.size(), static_cast<off_t>(at));
            if (written < 0 && errno == EINTR)
                continue;
            if (written <= 0) {
                const int code = written < 0 ? errno : ENOSPC;
                // Where even this fails, a reader passes over the chunk that is not whole.
                [[maybe_unused]] const int cut = ftruncate(fd, static_cast<off_t>(size));
                return fail(code);
            }
            at += static_cast<std::uint64_t>(written);
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
        size = at;
        return Done{};
    }

    Status write_chunk(ChunkKind kind, std::string_view content, std::uint64_t count = 0) {
        const std::uint64_t at = size;
        const Status status = write_bytes(make_chunk(kind, content));
        if (status)
            index.push_back({kind, at, count});
        return status;
    }

    Status write_tables(const Tables& current) {
        if (!tables.has_news(current))
            return Done{};
        return write_chunk(ChunkKind::Tables, tables.encode(current));
    }

    // The tables come first: they hold what the events refer to.
    Status write_events(const Tables& current) {
        if (events.empty())
            return Done{};
        if (Status status = write_tables(current); !status)
            return status;
        Status status = write_chunk(ChunkKind::Events, encode_events(events), events.size());
        events.clear();
        return status;
    }
};

TraceWriter::TraceWriter(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
TraceWriter::~TraceWriter() = default;

Result<std::unique_ptr<TraceWriter>> TraceWriter::create(const std::filesystem::path& path) {
    auto impl = std::make_unique<Impl>();
    impl->name = path.string();
    impl->fd = open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (impl->fd < 0)
        return Error{"cannot write '" + impl->name + "': " + std::strerror(errno)};
    ByteWriter head;
    head.bytes() = file_magic;
    head.fixed(file_version, 2);
    if (Status status = impl->write_bytes(head.bytes()); !status)
        return status.error();
    return std::unique_ptr<TraceWriter>(new TraceWriter(std::move(impl)));
}

Status TraceWriter::write_info(const RunInfo& info, const Tables& tables) {
    if (Status status = impl_->write_tables(tables); !status)
        return status;
    return impl_->write_chunk(ChunkKind::Info, encode_info(info));
}

Status TraceWriter::append(std::span<const TraceEvent> events, const Tables& tables) {
    if (impl_->failed)
        return *impl_->failed;
    for (const TraceEvent& event : events) {
        impl_->events.push_back(event);
        if (impl_->events.size() == events_per_chunk)
            if (Status status = impl_->write_events(tables); !status)
                return status;
    }
    return Done{};
}

Status TraceWriter::finish(const RunInfo& info, const Tables& tables, TimeRange range) {
    if (Status status = impl_->write_events(tables); !status)
        return status;
    if (Status status = write_info(info, tables); !status)
        return status;

    const std::uint64_t at = impl_->size;
    ByteWriter index;
    index.zigzag(range.begin.count());
    index.zigzag(range.end.count());
    index.varint(impl_->index.size());
    std::uint64_t before = 0;
    for (const IndexEntry& entry : impl_->index) {
        index.byte(static_cast<std::uint8_t>(entry.kind));
        index.varint(entry.at - before);
        index.varint(entry.events);
        before = entry.at;
    }
    index.fixed(at, 8);
    return impl_->write_chunk(ChunkKind::Index, index.bytes());
}

}  // namespace threadline::trace
