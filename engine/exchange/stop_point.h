// Where work of which nobody wants to have the result any more ends: from within a sort as well,
// which has no other way out.
#pragma once

#include <cstdint>
#include <stop_token>
#include <utility>

namespace threadline::exchange {

class StopPoint {
public:
    struct Stopped {};

    explicit StopPoint(std::stop_token stop = {}) : stop_(std::move(stop)) {}

    // Looks once in a while: it may stand in the innermost loop. Throws Stopped.
    void pass() {
        if (++passed_ % between == 0 && stop_.stop_requested())
            throw Stopped{};
    }

private:
    static constexpr std::uint32_t between = 1 << 14;

    std::stop_token stop_;
    std::uint32_t passed_ = 0;
};

}  // namespace threadline::exchange
