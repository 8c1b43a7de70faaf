// What an analysis found: a plain struct that everyone above may hold.
#pragma once

#include "engine/record/ids.h"
#include "engine/trace/time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace threadline::analysis {

enum class FindingKind : std::uint8_t {
    Deadlock,
    SelfDeadlock,
    AbandonedLock,
    LostWakeup,
    PotentialDeadlock,
    DataRace,
    LostUpdate,
    CheckFailed,
    Contention,
    Convoy,
    Starvation,
    Livelock,
    PriorityInversion,
    Straggler,
    Oversubscribed,
    IdleCpu,
    IoBound,
    CpuBound,
    LockBound,
    InterpreterBound,
    Serial,
    NothingToGain,
};
const char* key_of(FindingKind kind);  // "self-deadlock"
std::optional<FindingKind> finding_kind_of(std::string_view key);
// Its actors can never go on: it lasts to the end of the run.
constexpr bool is_freeze(FindingKind kind) {
    return kind == FindingKind::Deadlock || kind == FindingKind::SelfDeadlock ||
           kind == FindingKind::AbandonedLock || kind == FindingKind::LostWakeup;
}

enum class Severity : std::uint8_t { Info, Warning, Error };
const char* key_of(Severity severity);  // "error"

struct Finding {
    FindingKind kind = FindingKind::Deadlock;
    Severity severity = Severity::Error;
    trace::Time at{0};
    // A deadlock lasts to the end of the run, which is not known when it is found: then the range
    // is empty, at `at`, and make_report() extends it.
    trace::TimeRange range;
    std::vector<ActorId> actors;
    std::vector<ObjectId>
        objects;                // locks and whatever else is part of it, in the order of the cycle
    std::vector<SiteId> sites;  // the lines, one an actor where that makes sense
    std::string title;          // one line: "Deadlock: A and B wait for each other"
    std::string explanation;    // who, what, where, in plain words
    std::string remedy;         // what to do
    std::uint64_t lost = 0;     // of a lost update: how many changes in all
    // Of a potential deadlock that was handed to the explorer (session/confirmation.h).
    struct Trial {
        bool shown = false;    // real threads were led into it
        std::string text;      // one sentence: that, or why it stays potential
        std::string schedule;  // shown: how, as record/schedule_text.h
        friend bool operator==(const Trial&, const Trial&) = default;
    };
    std::optional<Trial> trial;

    friend bool operator==(const Finding&, const Finding&) = default;
};

}  // namespace threadline::analysis
