#include "engine/trace/chunk.h"
#include "engine/trace/event_coding.h"
#include "engine/trace/new_file.h"
#include "engine/trace/table_coding.h"
#include "engine/trace/trace_file.h"

#include <cerrno>
#include <optional>
#include <utility>

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
    NewFile file;
    Naming naming;
    std::uint64_t size = 0;         // of what is whole and stays
    std::uint64_t provisional = 0;  // bytes after it that the next chunk replaces
    std::optional<Error> failed;
    TablesEncoder tables;
    std::vector<TraceEvent> events;
    std::size_t flushed = 0;  // of those: they stand in the file, provisionally
    std::vector<IndexEntry> index;

    Impl(NewFile new_file, Naming when) : file(std::move(new_file)), naming(when) {}

    // Where even this fails, a reader passes over the chunk that is not whole.
    void cut() { [[maybe_unused]] const int done = ftruncate(file.descriptor(), off(size)); }
    static off_t off(std::uint64_t place) { return static_cast<off_t>(place); }

    Status fail(Error error) {
        if (!file.beside().empty())
            error.message += "; the older file is as it was, and what fitted is in '" +
                             file.beside().string() + "'";
        failed = std::move(error);
        return *failed;
    }

    // All of it, or the file is cut back to what it was.
    Status write_at(std::uint64_t at, std::string_view bytes) {
        while (!bytes.empty()) {
            const ssize_t written = pwrite(file.descriptor(), bytes.data(), bytes.size(), off(at));
            if (written < 0 && errno == EINTR)
                continue;
            if (written <= 0) {
                const int code = written < 0 ? errno : ENOSPC;
                cut();
                provisional = 0;
                return fail(file.cannot_write(code));
            }
            at += static_cast<std::uint64_t>(written);
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
        return Done{};
    }

    Status write_bytes(std::string_view bytes) {
        if (failed)
            return *failed;
        // First the end of the file, so that no chunk is ever half of one and half of another.
        if (provisional > 0)
            cut();
        provisional = 0;
        flushed = 0;
        if (Status status = write_at(size, bytes); !status)
            return status;
        size += bytes.size();
        return Done{};
    }

    Status write_chunk(ChunkKind kind, std::string_view content, std::uint64_t count = 0) {
        const std::uint64_t at = size;
        if (!failed && content.size() > max_chunk_size)
            return fail(
                Error{"the trace has too much of one kind for its file: no part of it may "
                      "have more than 256 MiB"});  // no reader would open it
        if (Status status = write_bytes(make_chunk(kind, content)); !status)
            return status;
        index.push_back({kind, at, count});
        if (naming == Naming::OnceWhole && kind != ChunkKind::Index)
            return Done{};
        Status named = kind == ChunkKind::Index ? file.take_name() : file.take_name_or_beside();
        return named ? named : fail(named.error());
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

Result<std::unique_ptr<TraceWriter>> TraceWriter::create(const std::filesystem::path& path,
                                                         Naming naming) {
    auto file = NewFile::create(path);
    if (!file)
        return file.error();
    file->remove_left();
    auto impl = std::make_unique<Impl>(std::move(file).value(), naming);
    ByteWriter head;
    head.bytes() = file_magic;
    head.fixed(file_version, 2);
    if (Status status = impl->write_bytes(head.bytes()); !status)
        return status.error();
    return std::unique_ptr<TraceWriter>(new TraceWriter(std::move(impl)));
}

Status TraceWriter::write_info(const RunInfo& info) {
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

Status TraceWriter::flush(const Tables& tables) {
    if (impl_->failed)
        return *impl_->failed;
    if (impl_->flushed == impl_->events.size())
        return Done{};
    std::string bytes;
    if (impl_->tables.has_news(tables))
        bytes = make_chunk(ChunkKind::Tables, TablesEncoder(impl_->tables).encode(tables));
    bytes += make_chunk(ChunkKind::Events, encode_events(impl_->events));
    if (impl_->provisional > 0)
        impl_->cut();
    if (Status status = impl_->write_at(impl_->size, bytes); !status)
        return status;
    impl_->provisional = bytes.size();
    impl_->flushed = impl_->events.size();
    return Done{};
}

Status TraceWriter::write_checkpoint(std::uint64_t events, std::string_view state) {
    return impl_->write_chunk(ChunkKind::Checkpoint, state, events);
}

Status TraceWriter::write_overview(std::string_view content) {
    return impl_->write_chunk(ChunkKind::Overview, content);
}

Status TraceWriter::write_notes(std::string_view content) {
    return impl_->write_chunk(ChunkKind::Notes, content);
}

Status TraceWriter::finish(const RunInfo& info, const Tables& tables, TimeRange range) {
    if (Status status = impl_->write_events(tables); !status)
        return status;
    if (Status status = impl_->write_tables(tables); !status)
        return status;
    if (Status status = write_info(info); !status)
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
