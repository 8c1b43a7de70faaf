#include "engine/session/replay.h"

#include "engine/trace/state_coding.h"

#include <algorithm>
#include <utility>

namespace threadline::session {

Replay::Replay(std::shared_ptr<const trace::RunInfo> info,
               std::shared_ptr<const trace::Tables> tables, const TraceNotes& notes)
    : tables_(std::move(tables)), frozen_(notes.frozen) {
    builder_.set_info(std::move(info));
    builder_.set_tables(tables_);
    world_.learn(*tables_);
}

bool Replay::restore(std::string_view checkpoint, trace::Time base, std::uint64_t events) {
    trace::ByteReader in(checkpoint);
    trace::StateReader archive(in, base, *tables_);
    archive(world_);
    if (!in.ok() || !builder_.restore(in, base, *tables_) || !in.at_end())
        return false;
    world_.learn(*tables_);
    events_ = events;
    const auto past = std::partition_point(
        frozen_.begin(), frozen_.end(),
        [events](const TraceNotes::Frozen& mark) { return mark.events <= events; });
    frozen_ = frozen_.subspan(static_cast<std::size_t>(past - frozen_.begin()));
    return true;
}

void Replay::apply(std::span<const trace::TraceEvent> events) {
    for (const trace::TraceEvent& event : events) {
        if (!is_of_cpu(event.event.kind))
            world_.apply(event);
        builder_.append(event, world_);
        ++events_;
        for (; !frozen_.empty() && frozen_.front().events <= events_; frozen_ = frozen_.subspan(1))
            builder_.mark_deadlocked(frozen_.front().actors, frozen_.front().since);
    }
}

}  // namespace threadline::session
