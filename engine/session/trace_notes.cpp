#include "engine/session/trace_notes.h"

#include "engine/trace/state_coding.h"

namespace threadline::session {

namespace {

template <typename Archive>
void each(Archive& archive, TraceNotes::Checkpoint& x) {
    archive(x.events, x.at, x.switches_known, x.cpus_known);
}

template <typename Archive>
void each(Archive& archive, TraceNotes::Frozen& x) {
    archive(x.events, x.since, x.actors);
}

// All of a finding but its texts and numbers.
template <typename Archive>
void each(Archive& archive, analysis::Finding& x) {
    archive(x.at, x.range.begin, x.range.end, x.actors, x.objects, x.sites);
}

}  // namespace

std::string encode(const TraceNotes& notes) {
    trace::ByteWriter out;
    trace::StateWriter archive(out, trace::Time{0});
    out.varint(notes.checkpoints.size());
    for (TraceNotes::Checkpoint checkpoint : notes.checkpoints)
        each(archive, checkpoint);
    out.varint(notes.frozen.size());
    for (TraceNotes::Frozen frozen : notes.frozen)
        each(archive, frozen);
    out.varint(notes.moments.size());
    for (std::size_t i = 0; i < notes.moments.size(); ++i) {
        trace::Moment moment = notes.moments[i];
        archive(moment);
    }
    out.varint(notes.findings.size());
    for (analysis::Finding finding : notes.findings) {
        out.text(key_of(finding.kind));
        out.byte(static_cast<std::uint8_t>(finding.severity));
        each(archive, finding);
        out.text(finding.title);
        out.text(finding.explanation);
        out.text(finding.remedy);
    }
    out.varint(notes.idle_causes.size());
    for (analysis::IdleCause cause : notes.idle_causes) {
        out.text(cause.cause);
        archive(cause.time);
        out.text(cause.text);
    }
    out.varint(notes.moments_left_out);
    for (const analysis::Finding& finding : notes.findings)
        out.varint(finding.lost);
    return std::move(out.bytes());
}

bool decode(std::string_view content, const trace::Tables& tables, TraceNotes& notes) {
    trace::ByteReader in(content);
    trace::StateReader archive(in, trace::Time{0}, tables);
    for (std::size_t n = in.count(); n > 0 && in.ok(); --n)
        each(archive, notes.checkpoints.emplace_back());
    for (std::size_t n = in.count(); n > 0 && in.ok(); --n)
        each(archive, notes.frozen.emplace_back());
    for (std::size_t n = in.count(); n > 0 && in.ok(); --n) {
        trace::Moment moment;
        archive(moment);
        notes.moments.append(moment);
    }
    for (std::size_t n = in.count(); n > 0 && in.ok(); --n) {
        analysis::Finding& finding = notes.findings.emplace_back();
        const auto kind = analysis::finding_kind_of(in.text());
        const std::uint8_t severity = in.byte();
        if (!kind || severity > static_cast<std::uint8_t>(analysis::Severity::Error))
            return false;
        finding.kind = *kind;
        finding.severity = static_cast<analysis::Severity>(severity);
        each(archive, finding);
        finding.title = in.text();
        finding.explanation = in.text();
        finding.remedy = in.text();
    }
    for (std::size_t n = in.at_end() ? 0 : in.count(); n > 0 && in.ok(); --n) {
        analysis::IdleCause& cause = notes.idle_causes.emplace_back();
        cause.cause = in.text();
        archive(cause.time);
        cause.text = in.text();
    }
    notes.moments_left_out = in.at_end() ? 0 : in.varint();
    if (!in.at_end())
        for (analysis::Finding& finding : notes.findings)
            finding.lost = in.varint();
    return in.ok() && in.at_end();
}

}  // namespace threadline::session
