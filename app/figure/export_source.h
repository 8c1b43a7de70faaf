// The run that is exported, with what an export has to know of it. Of a trace that is too long to
// be in memory that is read from its file, whatever of it somebody looked at before: the same
// request gives the same bytes, from the window and from the command line.
#pragma once

#include "app/figure/export_request.h"

#include <mutex>

namespace threadline::app {

// Threads: everything may be called from any. Reading takes its time.
class ExportSource {
public:
    explicit ExportSource(session::RunSnapshot run) : run_(std::move(run)) {}

    const session::RunSnapshot& run() const { return run_; }
    bool is_read_from_file() const { return run_.whole != nullptr; }
    // Tables, traces and graphs are whole or an error; a picture of more than can be seen is drawn
    // from afar. What was read last is kept.
    Result<session::RunSnapshot> run_for(const ExportRequest& request, const QString& path);

private:
    const session::RunSnapshot run_;
    std::mutex reading_;
    // What `read_` was asked for with.
    trace::TimeRange range_;
    std::optional<std::uint64_t> most_events_;
    std::optional<session::RunSnapshot> read_;
};

}  // namespace threadline::app
