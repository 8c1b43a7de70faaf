#include "engine/session/recording_cost.h"

#include "engine/record/recorder.h"

#include <algorithm>

namespace threadline::session {

namespace {

std::chrono::duration<double, std::nano> measure() {
    constexpr std::uint32_t events = 1024;
    record::Limits limits;
    limits.actors = limits.objects = limits.values = limits.sites = limits.names = 16;
    limits.name_bytes = 4096;
    limits.rings = 1;
    limits.ring_bytes = events * sizeof(Event);
    auto memory = record::SharedMemory::create(limits);
    if (!memory)
        return {};
    memory->header().ring_capacity = events;
    const ActorId thread = memory->add_actor(record::ActorKind::Thread, {}, 0, {});
    record::Recorder recorder(memory.value(), thread);

    // The first round brings the pages in; the better of the others was disturbed least.
    std::chrono::duration<double, std::nano> best{1e9};
    for (int round = 0; round < 3; ++round) {
        const auto begin = record::monotonic_raw_ns();
        for (std::uint32_t i = 0; i < events; ++i)
            recorder.record(EventKind::Note);
        const auto end = record::monotonic_raw_ns();
        record::RingHeader& ring = memory->ring(recorder.ring_index());
        ring.tail.store(ring.head.load());
        if (round > 0)
            best = std::min(best, std::chrono::duration<double, std::nano>(
                                      static_cast<double>(end - begin) / events));
    }
    return best;
}

}  // namespace

std::chrono::duration<double, std::nano> recording_cost() {
    static const auto cost = measure();
    return cost;
}

}  // namespace threadline::session
