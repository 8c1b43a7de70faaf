#include "app/cli/quantities.h"

#include "engine/analysis/analysis.h"
#include "engine/analysis/wording.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>

namespace threadline::app {

namespace {

struct Unit {
    std::string_view name;
    double factor;
};

struct Quantity {
    double number = 0;
    std::string unit;
};

// "1.5m" -> 1.5, "m". No unit is the empty one.
std::optional<Quantity> parse_quantity(const std::string& text) {
    char* end = nullptr;
    const double number = std::strtod(text.c_str(), &end);
    if (end == text.c_str() || !std::isfinite(number) || number < 0)
        return std::nullopt;
    while (*end == ' ')
        ++end;
    return Quantity{number, end};
}

template <std::size_t n>
std::optional<double> in_base_unit(const std::string& text, const std::array<Unit, n>& units) {
    const auto quantity = parse_quantity(text);
    if (!quantity)
        return std::nullopt;
    for (const Unit& unit : units)
        if (quantity->unit == unit.name)
            return quantity->number * unit.factor;
    if (quantity->unit.empty() && quantity->number == 0)
        return 0;
    return std::nullopt;
}

constexpr std::array duration_units{Unit{"ns", 1},    Unit{"us", 1e3}, Unit{"ms", 1e6},
                                    Unit{"s", 1e9},   Unit{"m", 6e10}, Unit{"min", 6e10},
                                    Unit{"h", 3.6e12}};
constexpr std::array length_units{Unit{"mm", 1}, Unit{"cm", 10}, Unit{"in", 25.4},
                                  Unit{"pt", 25.4 / 72}};

}  // namespace

Result<std::chrono::nanoseconds> parse_duration(const std::string& text) {
    const auto ns = in_base_unit(text, duration_units);
    if (!ns || *ns > 9e18)
        return Error{"'" + text +
                     "' is not a duration; write it with its unit, as 30s, 250ms or 2m"};
    return std::chrono::nanoseconds(std::llround(*ns));
}

Result<std::uint64_t> parse_whole(const std::string& text, const std::string& of) {
    std::uint64_t number = 0;
    const char* const end = text.data() + text.size();
    const auto [at, problem] = std::from_chars(text.data(), end, number);
    if (problem != std::errc{} || at != end)
        return Error{of + " is a whole number, not '" + text + "'"};
    return number;
}

Result<std::uint32_t> parse_cores(const std::string& text) {
    std::uint32_t cores = 0;
    const char* const end = text.data() + text.size();
    const auto [at, problem] = std::from_chars(text.data(), end, cores);
    if (problem != std::errc{} || at != end || cores < 1 || cores > record::most_simulated_cores)
        return Error{"--cores is a whole number from 1 to " +
                     std::to_string(record::most_simulated_cores) + ", not '" + text + "'"};
    return cores;
}

Result<record::SimulatedCpu> parse_simulation(const std::string& text) {
    using record::SimulatedCpu;
    using std::chrono::nanoseconds;
    struct Part {
        std::string_view name;
        nanoseconds SimulatedCpu::*time;
        nanoseconds least;
    };
    constexpr nanoseconds most = std::chrono::seconds(1);
    constexpr Part parts[] = {{"slice", &SimulatedCpu::slice, std::chrono::microseconds(10)},
                              {"switch", &SimulatedCpu::switch_cost, nanoseconds(0)},
                              {"hand-over", &SimulatedCpu::hand_over, nanoseconds(0)},
                              {"step", &SimulatedCpu::step, nanoseconds(0)}};
    SimulatedCpu cpu;
    for (const std::string& piece : split(text, ',')) {
        const std::size_t equals = piece.find('=');
        const auto* const part =
            std::ranges::find(parts, std::string_view(piece).substr(0, equals), &Part::name);
        if (equals == std::string::npos || part == std::end(parts))
            return Error{
                "--simulate is some of slice, switch, hand-over and step with a time, as "
                "in slice=3ms,switch=2us,hand-over=5us,step=100ns, not '" +
                piece + "'"};
        const auto time = parse_duration(piece.substr(equals + 1));
        if (!time)
            return Error{"--simulate " + std::string(part->name) + ": " + time.error().message};
        if (*time < part->least || *time > most)
            return Error{"--simulate " + std::string(part->name) + " is from " +
                         format_duration(part->least) + " to 1 s, not '" +
                         piece.substr(equals + 1) + "'"};
        cpu.*part->time = *time;
    }
    return cpu;
}

Result<double> parse_length_mm(const std::string& text) {
    const auto mm = in_base_unit(text, length_units);
    if (!mm || *mm <= 0)
        return Error{"'" + text +
                     "' is not a length; write it with its unit, as 174mm, 17.4cm "
                     "or 6.85in"};
    return *mm;
}

Result<std::pair<std::string, std::string>> parse_assignment(const std::string& text) {
    const auto equals = text.find('=');
    if (equals == std::string::npos || equals == 0)
        return Error{"'" + text + "' sets no parameter; write -p NAME=VALUE"};
    return std::pair{text.substr(0, equals), text.substr(equals + 1)};
}

Result<std::vector<analysis::FindingKind>> parse_finding_kinds(const std::string& text) {
    std::vector<analysis::FindingKind> kinds;
    for (const std::string& key : split(text, ',')) {
        const auto kind = analysis::finding_kind_of(key);
        if (!kind)
            return Error{"'" + key +
                         "' is not a kind of finding; the kinds are: " + reported_finding_kinds()};
        kinds.push_back(*kind);
    }
    return kinds;
}

std::string reported_finding_kinds() {
    std::string all;
    for (const analysis::FindingKind kind : analysis::reported_kinds())
        all += (all.empty() ? "" : ", ") + std::string(analysis::key_of(kind));
    return all;
}

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    for (std::size_t begin = 0;;) {
        const auto end = text.find(separator, begin);
        parts.emplace_back(text.substr(begin, end - begin));
        if (end == std::string_view::npos)
            return parts;
        begin = end + 1;
    }
}

std::string format_duration(std::chrono::nanoseconds duration) {
    if (duration.count() == 0)
        return "0 ms";
    return (duration.count() < 0 ? "-" : "") + analysis::text_of(std::chrono::abs(duration));
}

std::string nothing_in_part(bool asked, std::chrono::nanoseconds run) {
    const std::string lasts = "the run lasts " + format_duration(run);
    return asked ? "there is nothing from --from to --to; " + lasts
                 : lasts + ", so there is nothing to show";
}

}  // namespace threadline::app
