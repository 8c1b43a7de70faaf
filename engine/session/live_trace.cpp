#include "engine/session/live_trace.h"

#include <algorithm>
#include <utility>

namespace threadline::session {

LiveTrace::LiveTrace(std::function<void(const analysis::Finding&)> on_finding)
    : analyses_(analysis::all_analyses()),
      tables_(std::make_shared<trace::Tables>()),
      on_finding_(std::move(on_finding)),
      findings_(std::make_shared<std::vector<analysis::Finding>>()) {}

void LiveTrace::set_tables(std::shared_ptr<const trace::Tables> tables) {
    tables_ = std::move(tables);
    world_.learn(*tables_);
    builder_.set_tables(tables_);
}

void LiveTrace::set_info(std::shared_ptr<const trace::RunInfo> info) {
    builder_.set_info(std::move(info));
}

analysis::Context LiveTrace::context() {
    return {world_, *tables_, [this](analysis::Finding finding) { report(std::move(finding)); },
            [this](trace::Moment moment) { builder_.add_moment(moment); },
            [this](const std::vector<ActorId>& actors, trace::Time since) {
                frozen_ = true;
                builder_.mark_deadlocked(actors, since);
            }};
}

void LiveTrace::apply(std::span<const trace::TraceEvent> events) {
    const analysis::Context seen = context();
    for (const trace::TraceEvent& event : events) {
        world_.apply(event);
        builder_.append(event, world_);
        last_event_ = std::max(last_event_, event.time());
        if (event.event.kind == EventKind::ThreadBegin)
            ++living_;
        else if (event.event.kind == EventKind::ThreadEnd && living_ > 0)
            --living_;
        for (const auto& analysis : analyses_)
            analysis->on_event(event, seen);
    }
}

void LiveTrace::quiet() {
    const analysis::Context seen = context();
    for (const auto& analysis : analyses_)
        analysis->on_quiet(last_event_, seen);
}

void LiveTrace::advance(trace::Time now) {
    // After the last end time goes on, but not for this run.
    if (living_ > 0)
        builder_.advance(now);
}

void LiveTrace::finish(trace::Time end) {
    const analysis::Context seen = context();
    for (const auto& analysis : analyses_)
        analysis->on_end(end, seen);
    builder_.finish(end);
}

void LiveTrace::report(analysis::Finding finding) {
    // Snapshots share the list that they were made with.
    if (findings_.use_count() > 1)
        findings_ = std::make_shared<std::vector<analysis::Finding>>(*findings_);
    findings_->push_back(std::move(finding));
    if (on_finding_)
        on_finding_(findings_->back());
}

RunSnapshot LiveTrace::snapshot() {
    return {builder_.snapshot(), findings_};
}

}  // namespace threadline::session
