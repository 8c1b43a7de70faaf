#include "engine/exchange/chrome_run_metadata.h"

#include "engine/exchange/chrome_json_format.h"

namespace threadline::exchange {
namespace {

using namespace trace;

ChromeEventWriter& metadata(ChromeEventWriter& events, ChromeTrack at, std::string_view name) {
    return events.begin('M', at).name(name);
}

void write_run(ChromeEventWriter& events, ChromeTrack at, const Snapshot& snapshot,
               const RunInfo& info) {
    metadata(events, at, format::metadata::run)
        .argument("version", info.version)
        .argument("scenario", info.scenario)
        .argument("title", info.title)
        .argument("source", info.source)
        .argument("clock", key_of(info.clock))
        .argument("schedule", info.schedule)
        .argument("cores", info.cores)
        .argument("cpu_source", key_of(info.cpu_source))
        .argument("outcome", key_of(info.outcome))
        .argument("error", info.error)
        .argument("wall_ns", info.wall.count())
        .argument("events_recorded", info.events_recorded)
        .argument("events_lost", info.events_lost)
        .argument("overhead_percent", info.overhead_percent)
        .argument("largest_time_correction_ns", info.largest_time_correction.count())
        .argument("clock_error_ns", info.clock_error.count())
        .argument("resident_kib", info.resident_kib)
        .argument("virtual_kib", info.virtual_kib)
        .argument("truncated", info.truncated)
        .argument("now_ns", snapshot.now.count())
        .argument("finished", snapshot.finished)
        .argument("events", snapshot.events);
    if (info.seed)
        events.argument("seed", *info.seed);
    if (!info.remedies.empty())
        events.argument("remedies", info.remedies);
    if (!info.simulate.empty())
        events.argument("simulate", info.simulate);
    if (!info.cpu_note.empty())
        events.argument("cpu_note", info.cpu_note);
    if (info.switches_lost > 0)
        events.argument("switches_lost", info.switches_lost);
    events.end();
    for (const auto& [name, value] : info.parameters) {
        metadata(events, at, format::metadata::parameter).argument("name", name);
        std::visit([&](const auto& content) { events.argument("value", content); }, value);
        events.end();
    }
}

void write_tables(ChromeEventWriter& events, ChromeTrack at, const Tables& tables) {
    for (std::size_t i = 1; i < tables.names.size(); ++i)
        metadata(events, at, format::metadata::name)
            .argument("id", i)
            .argument("text", tables.names[i])
            .end();
    for (std::size_t i = 1; i < tables.sites.size(); ++i)
        metadata(events, at, format::metadata::site)
            .argument("id", i)
            .argument("file", tables.sites[i].file)
            .argument("line", tables.sites[i].line)
            .end();
    for (std::size_t i = 1; i < tables.actors.size(); ++i) {
        const ActorInfo& info = tables.actors[i];
        metadata(events, at, format::metadata::actor)
            .argument("id", i)
            .argument("name", info.name)
            .argument("kind", static_cast<unsigned>(info.kind))
            .argument("process", info.process)
            .argument("process_id", info.process_id)
            .argument("parent_id", info.parent.value)
            .argument("body_id", info.body.value)
            .end();
    }
    for (std::size_t i = 1; i < tables.objects.size(); ++i) {
        const ObjectInfo& info = tables.objects[i];
        metadata(events, at, format::metadata::object)
            .argument("id", i)
            .argument("name", info.name)
            .argument("kind", static_cast<unsigned>(info.kind))
            .argument("declared_id", info.declared.value)
            .argument("extent", info.extent)
            .argument("count", info.count)
            .argument("capacity", info.capacity)
            .argument("parties", info.parties)
            .argument("tag", static_cast<unsigned>(info.initial.tag))
            .argument("payload", info.initial.payload)
            .end();
    }
}

template <typename Tag>
std::string list_of(const std::vector<Id<Tag>>& ids) {
    std::string list;
    for (const Id<Tag> id : ids) {
        if (!list.empty())
            list += ',';
        list += std::to_string(id.value);
    }
    return list;
}

void write_finding(ChromeEventWriter& events, ChromeTrack at, const NotedFinding& finding) {
    ChromeEventWriter& entry = metadata(events, at, format::metadata::finding);
    entry.argument("kind", finding.kind)
        .argument("severity", finding.severity)
        .argument("at_ns", finding.at.count())
        .argument("begin_ns", finding.range.begin.count())
        .argument("end_ns", finding.range.end.count())
        .argument("actor_ids", list_of(finding.actors))
        .argument("object_ids", list_of(finding.objects))
        .argument("site_ids", list_of(finding.sites))
        .argument("title", finding.title)
        .argument("explanation", finding.explanation)
        .argument("remedy", finding.remedy);
    if (finding.lost > 0)
        entry.argument("lost", finding.lost);
    entry.end();
}

}  // namespace

void write_run_metadata(ChromeEventWriter& events, ChromeTrack at, const Snapshot& snapshot,
                        std::span<const NotedFinding> findings) {
    static const RunInfo no_info;
    static const Tables no_tables;
    write_run(events, at, snapshot, snapshot.info ? *snapshot.info : no_info);
    write_tables(events, at, snapshot.tables ? *snapshot.tables : no_tables);
    for (const NotedFinding& finding : findings)
        write_finding(events, at, finding);
}

}  // namespace threadline::exchange
