// What the switches of an event loop's thread mean for its tasks: the one that the loop runs is on
// the CPU that the thread is on.
//
// Resume and Suspend come from events, the switches from the kernel, each in the order of their
// times, and either may be late. They are merged once both are known.
#pragma once

#include "engine/trace/actor_track.h"

#include <algorithm>
#include <deque>
#include <functional>

namespace threadline::trace {

class TaskTurns {
public:
    using TrackOf = std::function<ActorTrack&(ActorId task)>;

    explicit TaskTurns(TrackOf track_of) : track_of_(std::move(track_of)) {}

    void resumed(Time t, ActorId task) { turns_.push_back({t, task, true}); }
    void suspended(Time t, ActorId task) { turns_.push_back({t, task, false}); }

    void switched_in(Time t, std::int16_t cpu);
    void switched_out(Time t, std::int16_t cpu, bool preempted);
    void switches_lost(Time t, std::int16_t cpu);

    // All turns and all switches before `known` have come. Amortised O(turns + switches).
    void settle(Time known);

    // All that the tasks' lanes still depend on (state_coding.h).
    template <typename Archive>
    void fields(Archive& archive) {
        archive(turns_, switches_, running_, on_, cpu_);
    }

private:
    struct Turn {
        Time at{0};
        ActorId task;
        bool resumed = false;

        template <typename Archive>
        void fields(Archive& archive) {
            archive(at, task, resumed);
        }
    };
    struct Switch {
        enum class Kind : std::uint8_t { In, Out, Preempted, Lost };
        Time at{0};
        Kind kind = Kind::In;
        std::int16_t cpu = -1;

        template <typename Archive>
        void fields(Archive& archive) {
            auto number = static_cast<std::uint8_t>(kind);
            archive(at, number, cpu);
            kind = static_cast<Kind>(std::min(number, static_cast<std::uint8_t>(Kind::Lost)));
        }
    };

    void apply(const Turn& turn);
    void apply(const Switch& change);

    TrackOf track_of_;
    std::deque<Turn> turns_;
    std::deque<Switch> switches_;
    ActorId running_;  // the task, as far as it is settled
    bool on_ = true;   // whoever records an event is on a CPU
    std::int16_t cpu_ = -1;
};

}  // namespace threadline::trace
