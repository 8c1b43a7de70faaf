#include "engine/analysis/fitting_remedies.h"

#include <algorithm>
#include <optional>

namespace threadline::analysis {
namespace {

using record::Remedies;

bool is_of_kind(ObjectId object, const trace::Tables& tables, record::ObjectKind kind) {
    return object.value < tables.objects.size() && tables.objects[object.value].kind == kind;
}

bool is_deadlock(const Finding& finding) {
    return finding.kind == FindingKind::Deadlock || finding.kind == FindingKind::PotentialDeadlock;
}

// Of locks alone: what the remedies for deadlocks can do something about.
bool is_of_locks(const Finding& finding, const trace::Tables& tables) {
    return is_deadlock(finding) && finding.objects.size() > 1 &&
           std::ranges::all_of(finding.objects, [&tables](ObjectId object) {
               return is_of_kind(object, tables, record::ObjectKind::Mutex) ||
                      is_of_kind(object, tables, record::ObjectKind::ReaderWriterLock);
           });
}

// Readers who want to write wait for themselves as well: to start over does not help the last one,
// to have begun as a writer does.
bool can_be_ordered(const Finding& finding, const trace::Tables& tables) {
    return is_of_locks(finding, tables) ||
           ((is_deadlock(finding) || finding.kind == FindingKind::SelfDeadlock) &&
            finding.objects.size() == 1 &&
            is_of_kind(finding.objects.front(), tables, record::ObjectKind::ReaderWriterLock));
}

bool is_race(const Finding& finding, const trace::Tables&) {
    return finding.kind == FindingKind::DataRace || finding.kind == FindingKind::LostUpdate;
}

struct Kind {
    const char* name;
    bool Remedies::*remedy;
    bool (*is_for)(const Finding&, const trace::Tables&);
    const char* text;
};

constexpr Kind kKinds[] = {
    {"global-order", &Remedies::global_order, can_be_ordered,
     "each thread takes all locks of a block at once, in the order of their declaration"},
    {"timeout", &Remedies::timeout, is_of_locks,
     "a wait for a second lock ends after 20 ms; the thread lets go of all, and starts over"},
    {"victim", &Remedies::victim, is_of_locks,
     "a circle of waits is found; the thread declared last is rolled back, and starts over"},
    {"guard", &Remedies::guard, is_race,
     "a lock around what raced, from the reading to the writing that follows"},
};

}  // namespace

std::vector<FittingRemedy> fitting_remedies(const trace::RunInfo& info, const trace::Tables& tables,
                                            std::span<const Finding> findings) {
    Remedies had;
    if (!info.remedies.empty())
        if (const auto parsed = Remedies::parse(info.remedies))
            had = *parsed;
    std::vector<FittingRemedy> fitting;
    for (const Kind& kind : kKinds) {
        if (had.*kind.remedy || (had.roll_back() && (kind.remedy == &Remedies::timeout ||
                                                     kind.remedy == &Remedies::victim)))
            continue;
        const auto found = std::ranges::find_if(
            findings, [&](const Finding& finding) { return kind.is_for(finding, tables); });
        if (found == findings.end())
            continue;
        FittingRemedy& remedy = fitting.emplace_back();
        remedy.remedies = had;
        remedy.remedies.*kind.remedy = true;
        remedy.name = kind.name;
        remedy.text = kind.text;
        remedy.finding = static_cast<std::size_t>(found - findings.begin());
    }
    return fitting;
}

}  // namespace threadline::analysis
