// Actors that are declared and that the system allows no thread or process: the run goes on without
// them, and says so.
#pragma once

#include "engine/runtime/actor_context.h"

#include <string>
#include <vector>

namespace threadline::runtime {

class Shortage {
public:
    // Of a body only the first `allowed` actors could be started; one at least. Before the gate.
    void leave_out(const RunContext& run, const DeclaredBody& body, std::uint32_t allowed);

    // After the gate: they end at once, so that whoever joins them goes on, with a note of each
    // body.
    void end_them(const RunContext& run) const;

private:
    struct LeftOut {
        ActorId first;
        std::uint32_t count;
        std::string note;
    };
    std::vector<LeftOut> left_out_;
};

}  // namespace threadline::runtime
