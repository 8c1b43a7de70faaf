// One actor's wakes while they come: those that it gets, and those that it gives.
#pragma once

#include "engine/trace/trace_event.h"
#include "engine/trace/wake.h"

#include <memory>

namespace threadline::trace {

class WakeTrack {
public:
    explicit WakeTrack(ActorId actor) { lane_.actor = actor; }

    // Somebody's step let this actor go on; took that back; it went on.
    void woken(const Wake& wake);
    void held_back();
    void went_on(Time t, std::uint32_t place);
    bool is_woken() const { return lane_.open.has_value(); }
    // Its own step let `woken` go on.
    void wakes(Time t, std::uint32_t place, ActorId woken);
    // A reply came at `since`, and was read at `t`.
    void replied(Time since, Time t, std::uint32_t place, ObjectId service);

    std::shared_ptr<const WakeLane> lane_at(Time now);

    // Forgets some of what ended before `t`.
    void forget(Time t);
    std::size_t kept_bytes() const {
        return lane_.wakes.size() * sizeof(Wake) + lane_.given.size() * sizeof(Waking);
    }
    // All that the lane still depends on (state_coding.h).
    template <typename Archive>
    void fields(Archive& archive) {
        archive(lane_.open);
    }

private:
    WakeLane lane_;
    bool changed_ = true;
    std::shared_ptr<const WakeLane> published_;
};

}  // namespace threadline::trace
