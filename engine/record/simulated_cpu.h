// The machine of the virtual clock: how many cores, and what their operating system costs.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace threadline::record {

inline constexpr std::uint32_t most_simulated_cores = 256;

// The defaults are what a desktop Linux does, measured on two cores of a server: the scheduler's
// base slice, a switch between two threads on one core, a futex wake until the woken thread runs,
// and one step of a scenario.
struct SimulatedCpu {
    std::uint32_t cores = 2;
    std::chrono::nanoseconds slice{3'000'000};
    std::chrono::nanoseconds switch_cost{2'000};
    std::chrono::nanoseconds hand_over{5'000};  // from being let go by another actor to going on
    std::chrono::nanoseconds step{100};         // what a step costs that takes no time by itself

    // "2:3000000:2000:5000:100", as the runner is told.
    std::string to_text() const;
    static std::optional<SimulatedCpu> parse(const std::string& text);
    // What differs from the defaults, as --simulate has it: "slice=1ms,step=50ns"; else empty.
    std::string costs() const;

    friend bool operator==(const SimulatedCpu&, const SimulatedCpu&) = default;
};

}  // namespace threadline::record
