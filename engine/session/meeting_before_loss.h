// Why updates are lost whoever goes when: threads that each read a variable, meet at a barrier, and
// write what they made of it. All have read before any writes, so all writes but the last are lost.
#pragma once

#include "engine/session/exploration.h"

#include <optional>
#include <string>
#include <vector>

namespace threadline::session {

struct MeetingBeforeLoss {
    std::vector<std::string> threads;  // two at least, by name
    std::string variable;
    std::string barrier;

    friend bool operator==(const MeetingBeforeLoss&, const MeetingBeforeLoss&) = default;
};

// `steps`: of one execution. The first such meeting, if any.
std::optional<MeetingBeforeLoss> meeting_before_loss(
    const std::vector<record::ExploredStep>& steps);

// The same variable and barrier in every outcome; nothing where one outcome has another cause, or
// loses nothing.
std::optional<MeetingBeforeLoss> meeting_before_every_loss(const FinishedExploration& exploration);

}  // namespace threadline::session
