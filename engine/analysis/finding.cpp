#include "engine/analysis/finding.h"

#include <array>

namespace threadline::analysis {
namespace {

constexpr std::array<const char*, 22> kind_keys{
    "deadlock",   "self-deadlock",  "abandoned-lock",     "lost-wakeup", "potential-deadlock",
    "data-race",  "lost-update",    "check-failed",       "contention",  "convoy",
    "starvation", "livelock",       "priority-inversion", "straggler",   "oversubscribed",
    "idle-cpu",   "io-bound",       "cpu-bound",          "lock-bound",  "interpreter-bound",
    "serial",     "nothing-to-gain"};
static_assert(kind_keys.size() == static_cast<std::size_t>(FindingKind::NothingToGain) + 1);

}  // namespace

const char* key_of(FindingKind kind) {
    return kind_keys.at(static_cast<std::size_t>(kind));
}

std::optional<FindingKind> finding_kind_of(std::string_view key) {
    for (std::size_t i = 0; i < kind_keys.size(); ++i)
        if (key == kind_keys[i])
            return static_cast<FindingKind>(i);
    return std::nullopt;
}

const char* key_of(Severity severity) {
    switch (severity) {
        case Severity::Info:
            return "info";
        case Severity::Warning:
            return "warning";
        case Severity::Error:
            return "error";
    }
    return "error";
}

}  // namespace threadline::analysis
