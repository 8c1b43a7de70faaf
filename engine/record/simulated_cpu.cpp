#include "engine/record/simulated_cpu.h"

#include <array>
#include <charconv>

namespace threadline::record {

std::string SimulatedCpu::to_text() const {
    std::string text = std::to_string(cores);
    for (const auto duration : {slice, switch_cost, hand_over, step})
        text += ":" + std::to_string(duration.count());
    return text;
}

std::optional<SimulatedCpu> SimulatedCpu::parse(const std::string& text) {
    std::array<std::int64_t, 5> numbers{};
    const char* at = text.data();
    const char* const end = at + text.size();
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        if (i > 0 && (at == end || *at++ != ':'))
            return std::nullopt;
        const auto [next, problem] = std::from_chars(at, end, numbers[i]);
        if (problem != std::errc{} || numbers[i] < 0)
            return std::nullopt;
        at = next;
    }
    if (at != end || numbers[0] < 1 || numbers[0] > most_simulated_cores || numbers[1] < 1)
        return std::nullopt;
    using std::chrono::nanoseconds;
    return SimulatedCpu{static_cast<std::uint32_t>(numbers[0]), nanoseconds(numbers[1]),
                        nanoseconds(numbers[2]), nanoseconds(numbers[3]), nanoseconds(numbers[4])};
}

std::string SimulatedCpu::costs() const {
    const SimulatedCpu usual;
    std::string text;
    const auto add = [&](const char* what, std::chrono::nanoseconds cost,
                         std::chrono::nanoseconds by_default) {
        if (cost == by_default)
            return;
        const std::int64_t ns = cost.count();
        text += (text.empty() ? "" : ",") + std::string(what) + "=" +
                (ns % 1'000'000 == 0 ? std::to_string(ns / 1'000'000) + "ms"
                 : ns % 1'000 == 0   ? std::to_string(ns / 1'000) + "us"
                                     : std::to_string(ns) + "ns");
    };
    add("slice", slice, usual.slice);
    add("switch", switch_cost, usual.switch_cost);
    add("hand-over", hand_over, usual.hand_over);
    add("step", step, usual.step);
    return text;
}

}  // namespace threadline::record
