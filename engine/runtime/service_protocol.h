// What a client thread and the service process say to each other. A connection is a socketpair;
// its service end travels to the service over the control socket (SCM_RIGHTS).
#pragma once

#include <cstdint>
#include <ctime>

namespace threadline::runtime {

struct ServiceRequest {
    std::uint64_t due_ns = 0;  // CLOCK_MONOTONIC: when the reply is to be sent
    std::uint32_t sender = 0;  // comes back with the reply
};

// A page of an answer, so that reading it is not nothing.
struct ServiceReply {
    std::uint64_t sent_ns = 0;  // CLOCK_MONOTONIC
    std::uint32_t sender = 0;
    char content[244] = {};
};

inline std::uint64_t monotonic_ns() {
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return static_cast<std::uint64_t>(now.tv_sec) * 1'000'000'000u +
           static_cast<std::uint64_t>(now.tv_nsec);
}

}  // namespace threadline::runtime
