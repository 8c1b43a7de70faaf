#include "engine/session/live_trace.h"

#include "engine/analysis/bottleneck.h"
#include "engine/analysis/idle_cpu.h"
#include "engine/trace/state_coding.h"

#include <algorithm>
#include <utility>

namespace threadline::session {

namespace {

// A cut adds one, and the first has left many.
constexpr std::size_t most_stretches = 3;

// By how long something took. Of a run whose steps a person decides that is made up: how wide each
// step is drawn.
bool is_told_by_time(analysis::FindingKind kind) {
    switch (kind) {
        case analysis::FindingKind::Contention:
        case analysis::FindingKind::Convoy:
        case analysis::FindingKind::Starvation:
        case analysis::FindingKind::PriorityInversion:
        case analysis::FindingKind::Straggler:
            return true;
        default:
            return false;
    }
}

}  // namespace

LiveTrace::LiveTrace(std::function<void(const analysis::Finding&)> on_finding,
                     std::function<bool()> has_lost)
    : tables_(std::make_shared<trace::Tables>()),
      on_finding_(std::move(on_finding)),
      has_lost_(std::move(has_lost)),
      findings_(std::make_shared<std::vector<analysis::Finding>>()) {}

void LiveTrace::set_tables(std::shared_ptr<const trace::Tables> tables) {
    tables_ = std::move(tables);
    world_.learn(*tables_);
    builder_.set_tables(tables_);
}

void LiveTrace::set_info(std::shared_ptr<const trace::RunInfo> info) {
    is_simulated_ = info->cpu_source == trace::CpuSource::Simulated;
    is_estimated_ = info->cpu_source == trace::CpuSource::Estimated;
    is_stepped_ = info->schedule == "stepped";
    builder_.set_info(std::move(info));
}

analysis::Context LiveTrace::context() {
    return {
        world_,
        *tables_,
        [this](analysis::Finding finding) { report(std::move(finding)); },
        [this](trace::Moment moment) { builder_.add_moment(moment); },
        [this](const std::vector<ActorId>& actors, trace::Time since) { freeze(actors, since); },
        [this](const analysis::Finding& said, std::optional<analysis::Finding> now) {
            revise(said, std::move(now));
        }};
}

void LiveTrace::apply(std::span<const trace::TraceEvent> events) {
    const analysis::Context seen = context();
    standstill_known_ = false;
    for (const trace::TraceEvent& event : events) {
        if (applied_ == next_cut_)
            cut();
        ++applied_;
        if (is_of_cpu(event.event.kind)) {
            builder_.append(event, world_);
            // The kernel's come too late to stand for what is; those of a simulation in their
            // place.
            if (is_simulated_)
                analyses_.on_event(event, seen);
            continue;
        }
        world_.apply(event);
        builder_.append(event, world_);
        last_event_ = std::max(last_event_, event.time());
        if (event.event.kind == EventKind::ThreadBegin)
            ++living_;
        else if (event.event.kind == EventKind::ThreadEnd && living_ > 0)
            --living_;
        analyses_.on_event(event, seen);
    }
}

// Of nobody: no lane has a gap, for it is not known yet whose and where it will be.
void LiveTrace::note_loss() {
    if (std::exchange(told_loss_, true))
        return;
    trace::TraceEvent lost;
    lost.event.kind = EventKind::Lost;
    lost.event.time = static_cast<std::uint64_t>(last_event_.count());
    analyses_.on_event(lost, context());
}

void LiveTrace::keep_checkpoints(Checkpoints how) {
    cutting_ = how;
    next_cut_ = how.first;
}

// The state is that before the event in hand, and follows from the events alone: so, on the virtual
// clock, do the bytes.
void LiveTrace::cut() {
    if (is_simulated_)
        builder_.settle(last_event_, last_event_);
    builder_.cut();
    trace::ByteWriter state;
    trace::StateWriter archive(state, last_event_);
    archive(world_);
    builder_.save(state, last_event_);
    notes_.checkpoints.push_back(
        {applied_, last_event_, builder_.switches_known(), builder_.cpus_known()});

    // What is kept of the state is at most a small part of what is kept of the events.
    constexpr std::uint64_t events_per_byte = 4;
    const std::uint64_t least = state.bytes().size() * events_per_byte;
    next_cut_ += (std::max(least, cutting_->between) + cutting_->between - 1) / cutting_->between *
                 cutting_->between;
    checkpoints_.push_back({applied_, std::move(state.bytes())});
    // Until the CPU clock has been read again some of what is estimated may change.
    account_.cut(is_estimated_ ? last_cut_ : std::min(last_event_, builder_.cpus_known()));
    account(most_stretches);
    if (cutting_->memory > 0) {
        const std::size_t overviews = builder_.bound_overviews(cutting_->memory / 2);
        if (builder_.kept_bytes() + overviews > cutting_->memory)
            forget_oldest();
    }
    last_cut_ = last_event_;
}

void LiveTrace::account(std::size_t most) {
    if (account_.has_more())
        account_.add(builder_.snapshot(), most);
}

// Half of it, so that it does not have to be done again with every cut.
void LiveTrace::forget_oldest() {
    const auto& points = notes_.checkpoints;
    const trace::Time from = builder_.snapshot().detail.begin;
    const auto oldest =
        std::upper_bound(points.begin(), points.end(), from,
                         [](trace::Time t, const auto& point) { return t < point.at; });
    const trace::Time until = (oldest + (points.end() - oldest) / 2)->at;
    // As it is known now, where the kernel is far behind: memory has its bound.
    account_.cut(until);
    account(RunAccount::all);
    builder_.forget(until);
}

std::vector<LiveTrace::Checkpoint> LiveTrace::take_checkpoints() {
    return std::exchange(checkpoints_, {});
}

TraceNotes LiveTrace::notes() {
    TraceNotes notes = notes_;
    const trace::Snapshot snapshot = builder_.snapshot();
    notes.moments = snapshot.moments;
    notes.moments_left_out = snapshot.moments_left_out;
    notes.findings = *findings_;
    if (account_.has_begun())
        notes.idle_causes = account_.idle().causes(*tables_);
    return notes;
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
    if (!notes_.checkpoints.empty()) {
        account_.cut(end);
        account_.add(builder_.snapshot(), RunAccount::all);
    }
    // What is frozen is idle because of that, as its finding says.
    if (!frozen_)
        judge();
}

void LiveTrace::judge() {
    if (is_stepped_)
        return;
    const trace::Snapshot over = builder_.snapshot();
    if (over.info && analysis::asks_for_correctness(*over.info))
        return;
    const bool added_up = account_.has_begun();
    const std::vector<analysis::IdleCause> causes =
        added_up ? account_.idle().causes(*tables_) : std::vector<analysis::IdleCause>();
    const analysis::BottleneckNumbers numbers =
        added_up ? account_.bottleneck().numbers(over) : analysis::bottleneck_numbers(over);
    auto bottleneck = analysis::find_bottleneck(over, numbers);
    auto idle = analysis::find_idle_cpu(over, analysis::cpu_report(over, causes));
    // Of idle cores that nobody can use nothing else is advised than of the run.
    if (idle && bottleneck && bottleneck->kind == analysis::FindingKind::IoBound &&
        analysis::tool_for(bottleneck->kind, numbers) != analysis::Tool::Threads)
        idle->remedy = bottleneck->remedy;
    // How to keep the cores busy is no advice for what goes wrong.
    if (analysis::can_go_wrong(*findings_)) {
        idle.reset();
        if (bottleneck)
            bottleneck = analysis::once_it_is_right(std::move(*bottleneck));
    }
    if (bottleneck)
        publish(*bottleneck);
    if (idle)
        publish(std::move(*idle));
}

void LiveTrace::report(analysis::Finding finding) {
    if (is_stepped_ && is_told_by_time(finding.kind))
        return;
    if (analysis::is_freeze(finding.kind) && has_lost_ && has_lost_()) {
        const trace::Time since = finding.at;
        doubts_.push_back({std::move(finding), {}, {}, since});
    } else {
        publish(std::move(finding));
    }
}

// Comes right after the report of the finding that it belongs to.
void LiveTrace::freeze(const std::vector<ActorId>& actors, trace::Time since) {
    if (!has_lost_ || !has_lost_())
        return mark_frozen(actors, since);
    if (doubts_.empty() || !doubts_.back().frozen.empty())
        doubts_.push_back({std::nullopt, {}, {}, since});
    doubts_.back().frozen = actors;
    for (const ActorId actor : actors)
        doubts_.back().waiting_since.push_back(world_.actor(actor).since);
}

bool LiveTrace::has_moved(const Doubt& doubt) const {
    for (std::size_t i = 0; i < doubt.frozen.size(); ++i) {
        const trace::ActorState& actor = world_.actor(doubt.frozen[i]);
        if (actor.ended || actor.wait == trace::WaitKind::None ||
            actor.since != doubt.waiting_since[i])
            return true;
    }
    return false;
}

void LiveTrace::settle_doubts(const IsCertain& is_certain) {
    std::vector<Doubt> open;
    for (Doubt& doubt : std::exchange(doubts_, {})) {
        if (has_moved(doubt))
            continue;
        if (!is_certain(doubt.frozen)) {
            open.push_back(std::move(doubt));
            continue;
        }
        if (doubt.finding)
            publish(std::move(*doubt.finding));
        mark_frozen(doubt.frozen, doubt.since);
    }
    doubts_ = std::move(open);
}

void LiveTrace::correct_holders(std::span<const FreezeCheck::Holder> holders) {
    bool news = false;
    for (const FreezeCheck::Holder& holder : holders)
        news = world_.correct_holder(holder.lock, holder.actor) || news;
    if (news)
        look_again(analysis::Analysis::Corrected::Holders);
}

void LiveTrace::correct_standstill() {
    standstill_known_ = true;
    world_.correct_standstill();
    look_again(analysis::Analysis::Corrected::Standstill);
}

void LiveTrace::look_again(analysis::Analysis::Corrected corrected) {
    doubts_.clear();
    const analysis::Context seen = context();
    for (const auto& analysis : analyses_)
        analysis->on_correction(last_event_, corrected, seen);
}

void LiveTrace::mark_frozen(const std::vector<ActorId>& actors, trace::Time since) {
    frozen_ = true;
    notes_.frozen.push_back({applied_, since, actors});
    builder_.mark_deadlocked(actors, since);
}

bool LiveTrace::is_published(const analysis::Finding& finding) const {
    const auto sorted = [](std::vector<ActorId> actors) {
        std::sort(actors.begin(), actors.end());
        return actors;
    };
    return std::any_of(findings_->begin(), findings_->end(), [&](const auto& known) {
        return known.kind == finding.kind && sorted(known.actors) == sorted(finding.actors);
    });
}

// Snapshots share the list that they were made with.
std::vector<analysis::Finding>& LiveTrace::own_findings() {
    if (findings_.use_count() > 1)
        findings_ = std::make_shared<std::vector<analysis::Finding>>(*findings_);
    return *findings_;
}

void LiveTrace::revise(const analysis::Finding& said, std::optional<analysis::Finding> now) {
    auto& findings = own_findings();
    const auto at = std::find(findings.begin(), findings.end(), said);
    if (at == findings.end())
        return;
    if (now)
        *at = std::move(*now);
    else
        findings.erase(at);
}

void LiveTrace::publish(analysis::Finding finding) {
    if (analysis::is_freeze(finding.kind) && is_published(finding))
        return;  // found again after a correction
    own_findings().push_back(std::move(finding));
    if (on_finding_)
        on_finding_(findings_->back());
}

RunSnapshot LiveTrace::snapshot() {
    RunSnapshot run{builder_.snapshot(), findings_};
    if (run.trace.finished && account_.has_begun())
        run.idle_causes = account_.idle().causes(*tables_);
    return run;
}

}  // namespace threadline::session
