#include "app/panels/subject_finding.h"

#include <algorithm>

namespace threadline::app {

namespace {

template <typename Id>
bool has(const std::vector<Id>& all, Id one) {
    return std::find(all.begin(), all.end(), one) != all.end();
}

// Whoever is frozen stays so.
trace::TimeRange stretch_of(const analysis::Finding& finding) {
    return is_freeze(finding.kind) ? trace::TimeRange{finding.at, trace::Time::max()}
                                   : finding.range;
}

// What its threads do meanwhile, with a lock or without, is what was found.
bool is_of_all_they_do(analysis::FindingKind kind) {
    using Kind = analysis::FindingKind;
    return kind == Kind::Straggler || kind == Kind::PriorityInversion || kind == Kind::Starvation ||
           kind == Kind::Livelock;
}

bool is_about(const analysis::Finding& finding, const Subject& subject) {
    switch (subject.kind) {
        case Subject::Kind::Moment:
            return finding.at == subject.range.begin;
        case Subject::Kind::Interval:
        case Subject::Kind::Hold:
        case Subject::Kind::LockHold:
        case Subject::Kind::LockWait:
        case Subject::Kind::VariableValue:
            break;
        default:
            return false;
    }
    if (subject.actor && !has(finding.actors, subject.actor))
        return false;
    // What it does with another lock is not what was found.
    const bool names_object = subject.object && !finding.objects.empty();
    if (names_object && !has(finding.objects, subject.object))
        return false;
    if (!subject.actor && !names_object)
        return false;
    // Nor, mostly, is what it does with none in the midst of it, but where it is found.
    return subject.range.contains(finding.at) ||
           ((names_object || finding.objects.empty() || is_of_all_they_do(finding.kind)) &&
            stretch_of(finding).overlaps(subject.range));
}

}  // namespace

int finding_about(const std::vector<analysis::Finding>& findings, const Subject& subject) {
    int best = -1;
    for (std::size_t i = 0; i < findings.size(); ++i)
        if (is_about(findings[i], subject) &&
            (best < 0 || findings[i].severity > findings[static_cast<std::size_t>(best)].severity))
            best = static_cast<int>(i);
    return best;
}

}  // namespace threadline::app
