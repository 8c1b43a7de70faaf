#include "tests/engine/recorded_run.h"

namespace threadline::testing {

std::vector<Event> RecordedRun::events_of(ActorId actor) const {
    const std::uint32_t ring = memory.actor(actor).ring;
    if (ring == UINT32_MAX)
        return {};
    const auto places = memory.ring_slots(ring);
    const std::uint64_t head = memory.ring(ring).head.load(std::memory_order_acquire);
    if (head > places.size())
        std::abort();
    return {places.begin(), places.begin() + static_cast<std::ptrdiff_t>(head)};
}

}  // namespace threadline::testing
