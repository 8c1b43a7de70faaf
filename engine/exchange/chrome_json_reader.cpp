#include "engine/exchange/chrome_json_reader.h"

#include "engine/exchange/chrome_event_parser.h"
#include "engine/exchange/foreign_slices.h"
#include "engine/exchange/recorded_run.h"
#include "engine/exchange/stop_point.h"
#include "engine/trace/cpu_event.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string_view>

#include <fcntl.h>
#include <unistd.h>

namespace threadline::exchange {
namespace {

class File {
public:
    explicit File(const std::filesystem::path& path)
        : fd_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}
    ~File() {
        if (fd_ >= 0)
            ::close(fd_);
    }
    File(const File&) = delete;
    File& operator=(const File&) = delete;

    int fd() const { return fd_; }

private:
    int fd_;
};

// Throws where it is stopped once the file has been parsed.
Result<trace::Snapshot> read_until_stopped(const std::filesystem::path& path,
                                           ChromeJsonCounts* counts,
                                           std::vector<NotedFinding>* findings,
                                           const std::stop_token& stop) {
    const std::string name = path.filename().string();
    const File file(path);
    if (file.fd() < 0)
        return Error{path.string() + ": " + std::strerror(errno)};

    ChromeJsonCounts seen;
    StopPoint stop_point(stop);
    RecordedRun run;
    ForeignSlices foreign(seen);
    const auto add = [&](const ChromeEvent& event) {
        ++seen.events;
        if (!run.add(event))
            foreign.add(event);
    };
    const auto end = parse_chrome_events(file.fd(), path.string(), add, stop);
    if (!end)
        return end.error();

    const bool ours = !run.empty();
    trace::Snapshot snapshot;
    trace::RunInfo info;
    if (ours) {
        snapshot = run.take(stop_point);
        info = run.info();
        if (findings)
            *findings = run.take_findings();
    } else {
        info.scenario = info.title = name;
        info.cores = 0;
        info.outcome = trace::Outcome::Completed;
        info.events_recorded = seen.events;
        snapshot.events = seen.events;
        snapshot.finished = true;
    }
    if (!foreign.empty()) {
        const trace::Time origin = ours ? trace::Time{0} : foreign.first();
        snapshot.slices = foreign.lanes(origin, run.tables(), stop_point);
        snapshot.now = std::max(snapshot.now, foreign.last() - origin);
    }
    if (!ours)
        info.wall = snapshot.now;
    if (!trace::can_add_up(std::max(snapshot.now, info.wall),
                           std::max<std::uint64_t>(info.cores, snapshot.cpus.size())))
        return Error{path.string() + ": its run is too long for so many cores"};
    // What we write has its end; others may leave an array open.
    info.truncated = info.truncated || *end == FileEnd::Cut || (ours && *end != FileEnd::Whole);
    snapshot.info = std::make_shared<trace::RunInfo>(std::move(info));
    snapshot.tables = std::make_shared<trace::Tables>(std::move(run.tables()));
    if (counts)
        *counts = seen;
    return snapshot;
}

}  // namespace

Result<trace::Snapshot> read_chrome_json(const std::filesystem::path& path,
                                         ChromeJsonCounts* counts,
                                         std::vector<NotedFinding>* findings,
                                         const std::stop_token& stop) {
    try {
        return read_until_stopped(path, counts, findings, stop);
    } catch (const StopPoint::Stopped&) {
        return Error{"stopped"};
    }
}

bool looks_like_json(const std::filesystem::path& path) {
    const File file(path);
    char bytes[256];
    const ssize_t got = file.fd() < 0 ? 0 : read(file.fd(), bytes, sizeof bytes);
    std::string_view text(bytes, got > 0 ? static_cast<std::size_t>(got) : 0);
    if (text.starts_with("\xef\xbb\xbf"))
        text.remove_prefix(3);
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    return first != std::string_view::npos && (text[first] == '{' || text[first] == '[');
}

}  // namespace threadline::exchange
