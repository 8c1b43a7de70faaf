// libFuzzer target for what a .tline holds: the first byte chooses the kind of chunk, the rest is
// its content, as if its checksum were right. Run: build/fuzz/tests/trace_file_fuzz
// -max_total_time=60
#include "engine/trace/event_coding.h"
#include "engine/trace/table_coding.h"
#include "engine/trace/trace_builder.h"

#include <cstdint>

using namespace threadline;
using namespace threadline::trace;

namespace {

void read_events(std::string_view content) {
    Tables tables;
    tables.names.resize(8);
    tables.actors.resize(8);
    tables.sites.resize(8);
    ObjectInfo object;
    for (std::uint32_t i = 1; i < 8; ++i) {
        object.kind = static_cast<record::ObjectKind>(i);
        tables.objects.push_back(object);
    }
    EventSummary summary;
    std::vector<TraceEvent> events;
    decode_summary(content, summary);
    decode_events(content, tables, events);

    World world;
    TraceBuilder builder;
    world.learn(tables);
    builder.set_tables(std::make_shared<Tables>(tables));
    for (const TraceEvent& event : events) {
        world.apply(event);
        builder.append(event, world);
    }
    builder.finish(summary.range.end);
    for (const auto& lane : builder.snapshot().actors)
        if (lane->shares({lane->begin, lane->end}).total() != lane->end - lane->begin)
            __builtin_trap();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0)
        return 0;
    const std::string_view content(reinterpret_cast<const char*>(data + 1), size - 1);
    switch (data[0] % 3) {
        case 0: {
            Tables tables;
            if (decode_tables(content, tables))
                drop_dangling(tables);
            break;
        }
        case 1: {
            RunInfo info;
            decode_info(content, info);
            break;
        }
        default:
            read_events(content);
            break;
    }
    return 0;
}
