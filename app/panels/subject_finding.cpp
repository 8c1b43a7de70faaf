#include "app/panels/subject_finding.h"

#include <algorithm>

namespace threadline::app {

namespace {

template <typename Id>
bool has(const std::vector<Id>& all, Id one) {
    return std::find(all.begin(), all.end(), one) != all.end();
}

// A deadlock is found at an instant, and lasts.
bool is_at_that_time(const analysis::Finding& finding, const Subject& subject) {
    if (finding.range.length() > trace::Duration{0})
        return finding.range.overlaps(subject.range) || subject.range.contains(finding.at);
    return subject.range.contains(finding.at) ||
           (finding.severity == analysis::Severity::Error && subject.range.begin >= finding.at);
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
    // What it does with another lock is not what was found.
    const bool names_object = subject.object && !finding.objects.empty();
    if (names_object && !has(finding.objects, subject.object))
        return false;
    const bool names_actor = subject.actor && has(finding.actors, subject.actor);
    return (names_actor || (!subject.actor && names_object)) && is_at_that_time(finding, subject);
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
