#include "engine/analysis/lost_update.h"

#include "engine/analysis/wording.h"

#include "engine/trace/value_text.h"

#include <algorithm>

namespace threadline::analysis {

using trace::value_in;

LostUpdateAnalysis::Variable& LostUpdateAnalysis::variable(ObjectId id) {
    if (id.value >= variables_.size())
        variables_.resize(id.value + 1);
    auto& variable = variables_[id.value];
    if (!variable)
        variable = std::make_unique<Variable>();
    return *variable;
}

LostUpdateAnalysis::Reads& LostUpdateAnalysis::reads_of(ActorId id) {
    if (id.value >= reads_.size())
        reads_.resize(id.value + 1);
    auto& reads = reads_[id.value];
    if (!reads)
        reads = std::make_unique<Reads>();
    return *reads;
}

LostUpdateAnalysis::Step* LostUpdateAnalysis::find(Reads& reads, ObjectId variable) {
    const auto at = std::find(reads.variables.begin(), reads.variables.end(), variable);
    return at == reads.variables.end() ? nullptr
                                       : &reads.steps[std::size_t(at - reads.variables.begin())];
}

EventKinds LostUpdateAnalysis::kinds() const {
    using enum EventKind;
    return {Read, Write, AtomicAdd, CompareExchanged, ThreadEnd, Lost};
}

void LostUpdateAnalysis::on_event(const trace::TraceEvent& event, const Context& context) {
    const Event& e = event.event;
    if (lost_ || event.actor.value >= context.world.actor_count() ||
        e.object.value >= context.world.object_count())
        return;
    switch (e.kind) {
        case EventKind::Read:
            read(event);
            break;
        case EventKind::Write:
        case EventKind::AtomicAdd:
            change(event, context);
            break;
        case EventKind::CompareExchanged:
            e.has(event_flag::failed) ? read(event) : change(event, context);
            break;
        case EventKind::ThreadEnd:
            if (event.actor.value < reads_.size())
                reads_[event.actor.value].reset();
            break;
        case EventKind::Lost:
            lost_ = true;
            break;
        default:
            break;
    }
}

void LostUpdateAnalysis::read(const trace::TraceEvent& event) {
    const ObjectId id = event.event.object;
    const Variable& seen = variable(id);
    const std::uint32_t version = std::min(event.event.order, seen.last.version);
    Reads& reads = reads_of(event.actor);
    Step* step = find(reads, id);
    if (!step) {
        reads.variables[reads.next] = id;
        step = &reads.steps[reads.next];
        reads.next = (reads.next + 1) % remembered_reads;
    }
    // Of a version too old to be remembered at least as many as of the oldest that is.
    const std::uint32_t oldest =
        seen.last.version < remembered_versions ? 0 : seen.last.version - remembered_versions + 1;
    *step = {event.actor,  event.event.site,
             event.time(), value_in(event.event),
             version,      seen.ancestors[std::max(version, oldest) % remembered_versions]};
}

void LostUpdateAnalysis::change(const trace::TraceEvent& event, const Context& context) {
    const ObjectId id = event.event.object;
    Variable& changed = variable(id);
    const Step before = changed.last;
    Step& now = changed.last;
    now = {event.actor,           event.event.site,   event.time(),
           value_in(event.event), before.version + 1, before.ancestors + 1};
    Reads& reads = reads_of(event.actor);
    Step* read = find(reads, id);
    if (read && event.event.kind != EventKind::Write) {
        // It knows of its own change, if that is the only one; one that compared has seen the rest.
        if (read->version == before.version || event.event.kind == EventKind::CompareExchanged) {
            read->version = now.version;
            read->ancestors = now.ancestors;
        }
    } else if (read) {
        if (read->version < before.version) {
            now.ancestors = read->ancestors + 1;
            ++changed.lost_writes;
            lost(id, *read, before, now, context);
        }
        reads.variables[std::size_t(read - reads.steps.data())] = {};
    }
    changed.ancestors[now.version % remembered_versions] = now.ancestors;
}

void LostUpdateAnalysis::lost(ObjectId id, const Step& read, const Step& overwritten,
                              const Step& write, const Context& context) {
    const auto [place, is_new] = losses_.try_emplace(owner_.of(id, context.tables));
    Loss& loss = place->second;
    loss.last = write.at;
    if (variable(id).lost_writes == 1)
        loss.variables.push_back(id);
    if (!is_new)
        return;
    loss.variable = id;
    loss.read = read;
    loss.overwritten = overwritten;
    loss.write = write;
    loss.said = finding_of(loss, context.tables);
    if (context.report)
        context.report(loss.said);
    if (context.mark) {
        trace::Moment moment;
        moment.at = write.at;
        moment.kind = trace::MomentKind::UpdateLost;
        moment.actor = write.actor;
        moment.object = id;
        moment.site = write.site;
        context.mark(moment);
    }
}

void LostUpdateAnalysis::on_end(trace::Time, const Context& context) {
    for (auto& [id, loss] : losses_) {
        Finding now = finding_of(loss, context.tables);
        if (context.revise && now != loss.said)
            context.revise(loss.said, now);
        loss.said = std::move(now);
    }
}

Finding LostUpdateAnalysis::finding_of(const Loss& loss, const trace::Tables& tables) const {
    const std::string name = name_of(tables, loss.variable);
    const std::string writer = name_of(tables, loss.write.actor);
    const std::string other = name_of(tables, loss.overwritten.actor);
    Finding finding;
    finding.kind = FindingKind::LostUpdate;
    finding.severity = Severity::Error;
    finding.at = loss.write.at;
    finding.range = {std::min(loss.read.at, loss.overwritten.at),
                     std::max(loss.write.at, loss.last)};
    finding.actors = {loss.overwritten.actor, loss.write.actor};
    finding.objects = {loss.variable};
    finding.sites = {loss.overwritten.site, loss.read.site, loss.write.site};
    finding.title = "Lost update: " + writer + " overwrote what " + other + " wrote to " + name;
    finding.explanation = writer + " read " + trace::quoted_text_of(loss.read.value, tables) +
                          " from " + name + at_line(tables, loss.read.site) + ". Then " + other +
                          " wrote " + trace::quoted_text_of(loss.overwritten.value, tables) +
                          at_line(tables, loss.overwritten.site) + ", which " + writer +
                          " did not see when it wrote " +
                          trace::quoted_text_of(loss.write.value, tables) +
                          at_line(tables, loss.write.site) + ".";
    std::uint64_t changes = 0, lost = 0;
    for (const ObjectId id : loss.variables) {
        const Step& last = variables_[id.value]->last;
        changes += last.version;
        lost += last.version - last.ancestors;
    }
    finding.explanation += " " + std::to_string(lost) + " of " + std::to_string(changes) +
                           (changes == 1 ? " change" : " changes") +
                           (loss.variables.size() == 1
                                ? " of " + name
                                : " of " + std::to_string(loss.variables.size()) + " elements") +
                           (lost == 1 ? " was" : " were") + " lost in all.";
    finding.lost = lost;
    finding.remedy = "Hold one lock from the read to the write, or change " + name +
                     " in one atomic step (add, cas).";
    return finding;
}

}  // namespace threadline::analysis
