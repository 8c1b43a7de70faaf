#include "engine/session/long_trace.h"

#include "engine/session/replay.h"

#include "engine/trace/cpu_event.h"
#include "engine/trace/overview_coding.h"

#include <algorithm>
#include <future>
#include <iterator>
#include <thread>

namespace threadline::session {

namespace {

using trace::Series;
using trace::Time;
using trace::TimeRange;

// What was still open where the part ends, with the end that it came to have.
template <typename Item>
void append_long(const Series<Item>& long_ones, Time end, Series<Item>& into) {
    into.detach();
    for (std::size_t i = long_ones.find(end); i < long_ones.size(); ++i)
        if (long_ones[i].begin < end)
            into.append(long_ones[i]);
}

Error damaged(std::size_t chunk) {
    return Error{"chunk " + std::to_string(chunk + 1) + " is damaged"};
}

Status read_overviews(const trace::TraceReader& file, const trace::Tables& tables,
                      std::span<const std::size_t> chunks, trace::Snapshot& into,
                      const std::stop_token& stop) {
    for (const std::size_t chunk : chunks) {
        if (stop.stop_requested())
            return Error{"stopped"};
        const auto content = file.content_of(chunk);
        if (!content)
            return content.error();
        if (!decode_overview(content.value(), tables, into))
            return damaged(chunk);
    }
    return Done{};
}

// Each where the index has it, one after the other.
bool are_sound(std::span<const TraceNotes::Checkpoint> points, const trace::TraceReader& file) {
    if (points.size() != file.checkpoints().size())
        return false;
    std::uint64_t events = 0;
    Time at{0};
    for (std::size_t i = 0; i < points.size(); ++i) {
        const TraceNotes::Checkpoint& point = points[i];
        if (point.events != file.checkpoints()[i].events || point.events <= events ||
            point.at < at || !file.is_chunk_begin(point.events))
            return false;
        events = point.events;
        at = point.at;
    }
    return at <= file.range().end;
}

template <typename Lane>
void move_lanes(std::vector<Lane>& from, std::vector<Lane>& into) {
    into.insert(into.end(), std::make_move_iterator(from.begin()),
                std::make_move_iterator(from.end()));
}

// Somebody waits for the first picture: all CPUs take part.
Status read_overviews(const trace::TraceReader& file, const trace::Tables& tables,
                      trace::Snapshot& into, const std::stop_token& stop) {
    const std::span<const std::size_t> chunks(file.overviews());
    const std::size_t parts = std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1,
                                                      std::min<std::size_t>(8, chunks.size() + 1));
    std::vector<trace::Snapshot> read(parts);
    std::vector<std::future<Status>> done;
    for (std::size_t i = 0; i < parts; ++i) {
        const std::size_t first = chunks.size() * i / parts;
        const std::size_t last = chunks.size() * (i + 1) / parts;
        done.push_back(std::async([&, i, first, last] {
            return read_overviews(file, tables, chunks.subspan(first, last - first), read[i], stop);
        }));
    }
    Status failed = Done{};
    for (std::size_t i = 0; i < parts; ++i) {
        Status one = done[i].get();
        if (!one && failed)
            failed = one;
        move_lanes(read[i].actors, into.actors);
        move_lanes(read[i].locks, into.locks);
        move_lanes(read[i].variables, into.variables);
        move_lanes(read[i].cpus, into.cpus);
    }
    return failed;
}

// What the lanes of the CPUs say of themselves may reach beyond the end of the run.
bool adds_up(const trace::Snapshot& snapshot) {
    Time end = snapshot.now;
    for (const auto& lane : snapshot.cpus) {
        const trace::CpuOverview& uses = lane->overview->uses;
        end = std::max(end, lane->end);
        if (!uses.empty())
            end = std::max(end, uses[uses.size() - 1].end);
    }
    return trace::can_add_up(end, snapshot.cpus.size());
}

}  // namespace

Result<std::shared_ptr<const LongTrace>> LongTrace::open(std::unique_ptr<trace::TraceReader> reader,
                                                         ReadingLimits limits,
                                                         const std::stop_token& stop) {
    auto opened = std::make_shared<LongTrace>();
    opened->limits_ = limits;
    const trace::TraceReader& file = *reader;
    trace::Snapshot& snapshot = opened->overview_.trace;
    snapshot.info = std::make_shared<const trace::RunInfo>(file.info());
    snapshot.tables = std::make_shared<const trace::Tables>(file.tables());
    snapshot.now = snapshot.settled = file.range().end;
    snapshot.finished = true;
    snapshot.events = file.event_count();
    snapshot.detail = {};
    if (Status read = read_overviews(file, *snapshot.tables, snapshot, stop); !read)
        return read.error();
    if (!adds_up(snapshot))
        return Error{"its run is too long for so many cores"};
    if (const auto chunk = file.notes()) {
        const auto content = file.content_of(*chunk);
        if (!content)
            return content.error();
        if (!decode(content.value(), *snapshot.tables, opened->notes_))
            return damaged(*chunk);
    }
    if (!are_sound(opened->notes_.checkpoints, file))
        return Error{"its checkpoints are damaged"};
    snapshot.moments = opened->notes_.moments;
    snapshot.moments_left_out = opened->notes_.moments_left_out;
    opened->overview_.findings =
        std::make_shared<const std::vector<analysis::Finding>>(opened->notes_.findings);
    opened->overview_.idle_causes = opened->notes_.idle_causes;
    opened->overview_.annotations =
        std::make_shared<const std::vector<trace::Annotation>>(file.annotations());
    opened->reader_ = std::move(reader);
    return std::shared_ptr<const LongTrace>(std::move(opened));
}

RunSnapshot LongTrace::overview() const {
    RunSnapshot snapshot = overview_;  // without a pointer to this, which would keep itself alive
    snapshot.whole = shared_from_this();
    return snapshot;
}

std::uint64_t LongTrace::events_before(std::size_t point) const {
    return point == 0                          ? 0
           : point > notes_.checkpoints.size() ? reader_->event_count()
                                               : notes_.checkpoints[point - 1].events;
}

Time LongTrace::time_of(std::size_t point) const {
    return point == 0                          ? Time{0}
           : point > notes_.checkpoints.size() ? overview_.trace.now
                                               : notes_.checkpoints[point - 1].at;
}

LongTrace::Part LongTrace::part_of(TimeRange range) const {
    const auto& points = notes_.checkpoints;
    const auto first = std::upper_bound(points.begin(), points.end(), range.begin,
                                        [](Time t, const auto& point) { return t < point.at; });
    const auto last = std::lower_bound(points.begin(), points.end(), range.end,
                                       [](const auto& point, Time t) { return point.at < t; });
    return {static_cast<std::size_t>(first - points.begin()),
            std::max(static_cast<std::size_t>(last - points.begin()),
                     static_cast<std::size_t>(first - points.begin())) +
                1};
}

std::uint64_t LongTrace::events_in(TimeRange range) const {
    const Part part = part_of(range);
    return events_before(part.last) - events_before(part.first);
}

// After the latest of what comes before a checkpoint: that belongs to the part that ends there.
std::vector<Time> LongTrace::cuts(TimeRange range, std::uint64_t most_events) const {
    std::vector<Time> cuts;
    TimeRange part{range.begin, range.begin};  // as far as it can be cut so far
    const auto reach = [&](Time end) {
        if (part.end > part.begin && events_in({part.begin, end}) > most_events) {
            cuts.push_back(part.end);
            part.begin = part.end;
        }
        part.end = end;
    };
    for (const TraceNotes::Checkpoint& point : notes_.checkpoints)
        if (const Time cut = point.at + trace::Duration{1}; cut > part.end && cut < range.end)
            reach(cut);
    reach(range.end);
    return cuts;
}

Result<RunSnapshot> LongTrace::detail(TimeRange range, const std::stop_token& stop) const {
    const Part part = part_of(range);
    // What the kernel says of a CPU comes later than what the threads say: one more is read.
    const std::size_t end = std::min(part.last + 1, notes_.checkpoints.size() + 1);
    const bool to_the_end = end > notes_.checkpoints.size();

    Replay replay(overview_.trace.info, overview_.trace.tables, notes_);
    if (part.first > 0) {
        const std::size_t chunk = reader_->checkpoints()[part.first - 1].chunk;
        const auto content = reader_->content_of(chunk);
        if (!content)
            return content.error();
        if (!replay.restore(content.value(), notes_.checkpoints[part.first - 1].at,
                            events_before(part.first)))
            return damaged(chunk);
    }
    const std::uint64_t last = events_before(end);
    if (replay.events() < last) {
        const Status done =
            reader_->read_from(replay.events(), [&](std::span<const trace::TraceEvent> events) {
                replay.apply(events);
                return replay.events() < last && !stop.stop_requested();
            });
        if (!done)
            return done.error();
        if (stop.stop_requested())
            return Error{"stopped"};
    }
    trace::TraceBuilder& builder = replay.builder();
    if (to_the_end) {
        builder.finish(overview_.trace.now);
    } else {
        const TraceNotes::Checkpoint& point = notes_.checkpoints[end - 1];
        builder.advance(point.at);
        builder.settle(point.switches_known, point.cpus_known);
    }

    RunSnapshot snapshot = overview();
    take_items(builder.snapshot(), snapshot.trace, to_the_end ? Time::max() : time_of(end));
    snapshot.trace.detail = {time_of(part.first),
                             to_the_end ? overview_.trace.now : time_of(part.last)};
    return snapshot;
}

// `end`: where the part ends.
void LongTrace::take_items(const trace::Snapshot& built, trace::Snapshot& into, Time end) const {
    for (auto& lane : into.actors) {
        const trace::ActorLane* part = built.lane_of(lane->actor);
        if (!part)
            continue;
        auto whole = std::make_shared<trace::ActorLane>(*lane);
        whole->intervals = part->intervals;
        whole->holds = part->holds;
        if (part->open) {
            const Series<trace::Interval>& long_ones = lane->overview->long_intervals;
            const std::size_t i = long_ones.find(part->open->begin);
            trace::Interval open = *part->open;
            if (i < long_ones.size() && long_ones[i].begin <= open.begin)
                open = long_ones[i];
            whole->intervals.detach();
            whole->intervals.append(open);
        }
        append_long(lane->overview->long_holds, end, whole->holds);
        lane = std::move(whole);
    }
    for (auto& lane : into.locks) {
        const trace::LockLane* part = built.lane_of(lane->lock);
        if (!part)
            continue;
        auto whole = std::make_shared<trace::LockLane>(*lane);
        whole->holds = part->holds;
        whole->waits = part->waits;
        append_long(lane->overview->long_holds, end, whole->holds);
        append_long(lane->overview->long_waits, end, whole->waits);
        lane = std::move(whole);
    }
    into.wakes = built.wakes;
    std::size_t at = 0;
    for (auto& lane : into.variables) {
        while (at < built.variables.size() && built.variables[at]->variable < lane->variable)
            ++at;
        if (at == built.variables.size() || built.variables[at]->variable != lane->variable)
            continue;
        auto whole = std::make_shared<trace::VariableLane>(*built.variables[at]);
        whole->overview = lane->overview;
        // What was still open where the part ends came to an end, at the latest with the run.
        if (whole->open && end != Time::max()) {
            whole->open.reset();
            append_long(lane->overview->long_values, end, whole->values);
        }
        lane = std::move(whole);
    }
    at = 0;
    for (auto& lane : into.cpus) {
        while (at < built.cpus.size() && built.cpus[at]->cpu < lane->cpu)
            ++at;
        if (at == built.cpus.size() || built.cpus[at]->cpu != lane->cpu)
            continue;
        auto whole = std::make_shared<trace::CpuLane>(*lane);
        whole->intervals = built.cpus[at]->intervals;
        const Series<trace::CpuInterval>& long_ones = lane->overview->long_intervals;
        const std::size_t i = long_ones.find(end);
        if (i < long_ones.size() && long_ones[i].begin < end) {
            // The last one, cut off where the part ends, is a piece of it.
            Series<trace::CpuInterval> intervals;
            for (std::size_t k = 0; k < whole->intervals.size(); ++k)
                if (whole->intervals[k].end <= long_ones[i].begin)
                    intervals.append(whole->intervals[k]);
            intervals.append(long_ones[i]);
            whole->intervals = intervals;
        }
        lane = std::move(whole);
    }
}

Result<RunSnapshot> with_items(RunSnapshot run, TimeRange range,
                               std::optional<std::uint64_t> most_events) {
    if (!run.whole)
        return run;
    if (run.whole->events_in(range) > most_events.value_or(run.whole->most_events())) {
        run.trace = run.whole->overview().trace;
        return run;
    }
    auto part = run.whole->detail(range);
    if (!part)
        return part.error();
    run.trace = std::move(part.value().trace);
    return run;
}

}  // namespace threadline::session
