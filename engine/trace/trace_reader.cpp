#include "engine/trace/chunk.h"
#include "engine/trace/cpu_event.h"
#include "engine/trace/event_coding.h"
#include "engine/trace/file_chunks.h"
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

// As the index tells: the head has not been looked at.
struct IndexedChunk {
    ChunkKind kind = ChunkKind::None;
    std::uint64_t at = 0;  // of the head
    std::uint64_t events = 0;
};

// How long the lanes of the CPUs get, and how many of them there are: each CPU that an event names
// has one up to the end of the run.
struct CoreTime {
    Time end{0};
    std::uint64_t cpus = 0;

    void see(const std::vector<TraceEvent>& events) {
        for (const TraceEvent& event : events) {
            end = std::max(end, event.time());
            if (is_of_cpu(event.event.kind))
                cpus = std::max<std::uint64_t>(cpus, unpacked(event.event.argument).cpu + 1u);
        }
    }
    bool adds_up() const { return can_add_up(end, cpus); }
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
    std::vector<IndexedChunk> index;
    std::vector<std::size_t> indexed_events;
    std::vector<std::uint64_t> events_before;  // each of those
    std::vector<Checkpoint> checkpoints;
    std::vector<std::size_t> overviews;
    std::optional<std::size_t> notes;
    std::vector<Annotation> annotations;
    bool is_long = false;
    bool has_info = false;
    bool whole = false;  // ends with its index

    ~Impl() {
        if (fd >= 0)
            close(fd);
    }

    Error error(const std::string& what) const { return Error{name + ": " + what}; }
    Error too_long() const { return error("its run is too long for so many cores"); }
    CoreTime core_time() const { return {std::max(range.end, info.wall), info.cores}; }
    Error damaged(std::size_t chunk) const {
        return error("chunk " + std::to_string(chunk) + " is damaged");
    }

    // False: the file gives less than `size` bytes there, or cannot be read.
    bool read_at(std::uint64_t at, std::size_t count, std::string& bytes) const {
        return read_bytes(fd, at, count, bytes);
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

    // The chunk whose head is at `at`, checked.
    Result<std::string> content_at(std::uint64_t at, std::size_t number, ChunkKind kind) const {
        std::string bytes;
        if (at > size || size - at < chunk_head_size || !read_at(at, chunk_head_size, bytes))
            return damaged(number);
        const ChunkHead head = read_chunk_head(bytes);
        if (head.kind != kind || head.length > max_chunk_size ||
            head.length > size - at - chunk_head_size ||
            !read_at(at + chunk_head_size, head.length, bytes) ||
            chunk_checksum(head.kind, bytes) != head.checksum)
            return damaged(number);
        return bytes;
    }

    // Behind the index: annotations that were not written to their end, which are none.
    bool may_be_torn(std::uint64_t at) const {
        std::string bytes;
        return at == size ||
               (read_at(at, 1, bytes) && bytes[0] == static_cast<char>(ChunkKind::Annotations));
    }
    // They are, unless others follow, which are written only after whole ones.
    bool is_torn(std::uint64_t end) const {
        const auto next = chunk_at(fd, size, end);
        return !next || next->kind != ChunkKind::Annotations;
    }

    // By the index at the end of the file, if that is that of a long trace.
    Status open_by_index(const std::stop_token& stop) {
        const FileTail tail = tail_of(fd, size);
        const auto last = tail.index > 0 ? chunk_at(fd, size, tail.index) : std::nullopt;
        if (!last || !may_be_torn(tail.end))
            return Done{};
        ByteReader in(last->content);
        const Time begin(in.zigzag());
        const Time end(in.zigzag());
        std::uint64_t place = 0;
        for (std::size_t n = in.count(); n > 0 && in.ok(); --n) {
            IndexedChunk chunk;
            chunk.kind = static_cast<ChunkKind>(in.byte());
            place += in.varint();
            chunk.at = place;
            chunk.events = in.varint();
            if (chunk.kind == ChunkKind::Overview)
                overviews.push_back(index.size());
            index.push_back(chunk);
        }
        if (overviews.empty()) {
            index.clear();
            return Done{};
        }
        if (!in.ok() || begin < Time{0} || end < begin || end > latest_time)
            return error("its index is damaged");
        is_long = whole = true;
        range = {begin, end};
        for (std::uint64_t at = last->end; at < tail.end;) {
            const auto chunk = chunk_at(fd, size, at);
            if (!chunk || !decode_annotations(chunk->content, annotations))
                return error("its bookmarks and notes are damaged");
            at = chunk->end;
        }
        if (std::string head; read_at(tail.end, chunk_head_size, head) &&
                              !is_torn(tail.end + chunk_head_size + read_chunk_head(head).length))
            return error("its bookmarks and notes are damaged");
        for (std::size_t i = 0; i < index.size(); ++i) {
            if (stop.stop_requested())
                return Error{"stopped"};
            const IndexedChunk& chunk = index[i];
            switch (chunk.kind) {
                case ChunkKind::Tables:
                case ChunkKind::Info: {
                    auto text = content_at(chunk.at, i + 1, chunk.kind);
                    if (!text.ok())
                        return text.error();
                    const bool sound = chunk.kind == ChunkKind::Tables
                                           ? decode_tables(text.value(), tables)
                                           : decode_info(text.value(), info);
                    if (!sound)
                        return damaged(i + 1);
                    has_info = has_info || chunk.kind == ChunkKind::Info;
                    break;
                }
                case ChunkKind::Events:
                    indexed_events.push_back(i);
                    events_before.push_back(events);
                    events += chunk.events;
                    break;
                case ChunkKind::Checkpoint:
                    checkpoints.push_back({chunk.events, i});
                    break;
                case ChunkKind::Notes:
                    notes = i;
                    break;
                default:
                    break;
            }
        }
        return Done{};
    }

    Status read_indexed(std::uint64_t first,
                        const std::function<bool(std::span<const TraceEvent>)>& each) const {
        const auto from = std::lower_bound(events_before.begin(), events_before.end(), first);
        std::vector<TraceEvent> read;
        CoreTime cores = core_time();
        for (auto i = static_cast<std::size_t>(from - events_before.begin());
             i < indexed_events.size(); ++i) {
            const std::size_t chunk = indexed_events[i];
            auto content = content_at(index[chunk].at, chunk + 1, ChunkKind::Events);
            if (!content.ok())
                return content.error();
            read.clear();
            if (!decode_events(content.value(), tables, read))
                return damaged(chunk + 1);
            cores.see(read);
            if (!cores.adds_up())
                return too_long();
            if (!each(read))
                break;
        }
        return Done{};
    }

    Status walk(const std::stop_token& stop) {
        std::string bytes;
        std::uint64_t at = file_head_size;
        for (std::size_t number = 1; at < size; ++number) {
            if (stop.stop_requested())
                return Error{"stopped"};
            if (whole && !may_be_torn(at))
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
                chunk_checksum(place.head.kind, bytes) != place.head.checksum) {
                if (whole && is_torn(place.at + place.head.length))
                    return Done{};
                return damaged(number);
            }
            index.push_back({place.head.kind, at, 0});
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
            case ChunkKind::Annotations:
                return decode_annotations(content, annotations);
            case ChunkKind::Notes:
                notes = place.number - 1;
                return true;
            default:
                return true;  // a kind that a later version of the format added
        }
    }

    // What a file that was cut off can still say of its run.
    void conclude() {
        drop_dangling(tables);
        drop_dangling(info.final_values, tables);
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

Result<std::unique_ptr<TraceReader>> TraceReader::open(const std::filesystem::path& path,
                                                       const std::stop_token& stop) {
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
    if (Status read = impl->open_by_index(stop); !read)
        return read.error();
    if (!impl->is_long)
        if (Status read = impl->walk(stop); !read)
            return read.error();
    impl->conclude();
    if (!impl->core_time().adds_up())
        return impl->too_long();
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

const std::vector<Annotation>& TraceReader::annotations() const {
    return impl_->annotations;
}

std::uint64_t TraceReader::event_count(EventKind kind) const {
    return impl_->kinds.at(static_cast<std::size_t>(kind));
}

bool TraceReader::is_long() const {
    return impl_->is_long;
}

const std::vector<TraceReader::Checkpoint>& TraceReader::checkpoints() const {
    return impl_->checkpoints;
}

const std::vector<std::size_t>& TraceReader::overviews() const {
    return impl_->overviews;
}

std::optional<std::size_t> TraceReader::notes() const {
    return impl_->notes;
}

Result<std::string> TraceReader::content_of(std::size_t chunk) const {
    const IndexedChunk& known = impl_->index.at(chunk);
    return impl_->content_at(known.at, chunk + 1, known.kind);
}

bool TraceReader::is_chunk_begin(std::uint64_t first) const {
    return first == impl_->events ||
           std::binary_search(impl_->events_before.begin(), impl_->events_before.end(), first);
}

Status TraceReader::read_from(std::uint64_t first,
                              const std::function<bool(std::span<const TraceEvent>)>& each) const {
    return impl_->read_indexed(first, each);
}

Status TraceReader::read(const std::function<bool(std::span<const TraceEvent>)>& each) const {
    if (impl_->is_long)
        return impl_->read_indexed(0, each);
    std::string content;
    std::vector<TraceEvent> events;
    CoreTime cores = impl_->core_time();
    for (const ChunkPlace& place : impl_->event_chunks) {
        events.clear();
        // Checked again: the file may have changed since it was opened.
        if (!impl_->read_at(place.at, place.head.length, content) ||
            chunk_checksum(place.head.kind, content) != place.head.checksum ||
            !decode_events(content, impl_->tables, events))
            return impl_->damaged(place.number);
        cores.see(events);
        if (!cores.adds_up())
            return impl_->too_long();
        if (!each(events))
            break;
    }
    return Done{};
}

}  // namespace threadline::trace
