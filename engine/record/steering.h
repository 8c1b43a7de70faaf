// Where an exploration is to steer to: a circle of lock waits, one line for each actor of it.
#pragma once

#include "engine/record/ids.h"
#include "engine/record/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace threadline::record {

// The actor holds one lock and waits for the next one's.
struct CircleWait {
    ActorId actor;
    ObjectId held, wanted;
    std::uint32_t line = 0;  // where it asks for it; 0: anywhere

    friend bool operator==(const CircleWait&, const CircleWait&) = default;
};

using LockCircle = std::vector<CircleWait>;

// "1:3:4:12,2:4:3:20", for a command line.
std::string to_text(const LockCircle& circle);
Result<LockCircle> parse_circle(std::string_view text);

}  // namespace threadline::record
