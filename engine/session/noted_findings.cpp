#include "engine/session/noted_findings.h"

#include <utility>

namespace threadline::session {
namespace {

using analysis::Finding;
using analysis::Severity;
using exchange::NotedFinding;

Severity severity_of(const std::string& key) {
    for (const Severity severity : {Severity::Info, Severity::Warning})
        if (key == analysis::key_of(severity))
            return severity;
    return Severity::Error;
}

}  // namespace

std::vector<NotedFinding> noted(std::span<const Finding> findings) {
    std::vector<NotedFinding> all;
    for (const Finding& finding : findings)
        all.push_back({analysis::key_of(finding.kind), analysis::key_of(finding.severity),
                       finding.at, finding.range, finding.actors, finding.objects, finding.sites,
                       finding.title, finding.explanation, finding.remedy, finding.lost});
    return all;
}

std::vector<Finding> found_in(std::vector<NotedFinding> noted) {
    std::vector<Finding> findings;
    for (NotedFinding& each : noted) {
        const auto kind = analysis::finding_kind_of(each.kind);
        if (!kind)
            continue;
        Finding& finding = findings.emplace_back();
        finding.kind = *kind;
        finding.severity = severity_of(each.severity);
        finding.at = each.at;
        finding.range = each.range;
        finding.actors = std::move(each.actors);
        finding.objects = std::move(each.objects);
        finding.sites = std::move(each.sites);
        finding.title = std::move(each.title);
        finding.explanation = std::move(each.explanation);
        finding.remedy = std::move(each.remedy);
        finding.lost = each.lost;
    }
    return findings;
}

}  // namespace threadline::session
