#include "engine/session/long_trace_file.h"

#include "engine/trace/overview_coding.h"

namespace threadline::session {

Status write_checkpoints(LiveTrace& trace, trace::TraceWriter& file) {
    for (const LiveTrace::Checkpoint& checkpoint : trace.take_checkpoints())
        if (Status written = file.write_checkpoint(checkpoint.events, checkpoint.state); !written)
            return written;
    return Done{};
}

Status write_overviews(LiveTrace& trace, trace::TraceWriter& file) {
    if (!trace.is_long())
        return Done{};
    const trace::Snapshot snapshot = trace.snapshot().trace;
    const auto write = [&file](const auto& lanes) -> Status {
        for (const auto& lane : lanes)
            if (lane->overview)
                if (Status written = file.write_overview(encode_overview(*lane)); !written)
                    return written;
        return Done{};
    };
    for (const Status& written : {write(snapshot.actors), write(snapshot.locks),
                                  write(snapshot.variables), write(snapshot.cpus)})
        if (!written)
            return written;
    return write_notes(trace, file);
}

Status write_notes(LiveTrace& trace, trace::TraceWriter& file) {
    return file.write_notes(encode(trace.notes()));
}

}  // namespace threadline::session
