// A trace in the making: events in order go in, a snapshot with findings can be taken at any time.
// Live runs and files that lost nothing pass through the same one, so they look the same later.
//
// One owner thread; the snapshots may go anywhere.
#pragma once

#include "engine/analysis/analyses.h"
#include "engine/session/freeze_check.h"
#include "engine/session/run_account.h"
#include "engine/session/run_snapshot.h"
#include "engine/session/trace_notes.h"
#include "engine/trace/trace_builder.h"

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace threadline::session {

class LiveTrace {
public:
    // `has_lost` says whether events of the run were lost so far.
    explicit LiveTrace(std::function<void(const analysis::Finding&)> on_finding = {},
                       std::function<bool()> has_lost = {});

    // New objects take their initial state from the tables; call it before the events that need it.
    void set_tables(std::shared_ptr<const trace::Tables> tables);
    void set_info(std::shared_ptr<const trace::RunInfo> info);

    void apply(std::span<const trace::TraceEvent> events);
    // Nothing more can come until somebody acts.
    void quiet();
    // Moves the open ends of the lanes, while there are any.
    void advance(trace::Time now);
    // See TraceBuilder::settle.
    void settle(trace::Time switches, trace::Time events) { builder_.settle(switches, events); }
    // The run is over: no event follows.
    void finish(trace::Time end);

    // For traces that may become too long to be in memory (long_trace.h). From `first` events on
    // the state is kept every `between` events, or less often where it is large; both are multiples
    // of TraceWriter::events_per_chunk. Of the lanes about `memory` bytes are kept, of their
    // items the latest, and of overviews, which get coarser, at most half of it; 0: all.
    struct Checkpoints {
        std::uint64_t first = 1u << 21;
        std::uint64_t between = 1u << 15;
        std::size_t memory = 0;
    };
    void keep_checkpoints(Checkpoints how);
    struct Checkpoint {
        std::uint64_t events = 0;  // before it
        std::string state;
    };
    // Those that have come since the last call.
    std::vector<Checkpoint> take_checkpoints();
    TraceNotes notes();
    bool is_long() const { return !notes_.checkpoints.empty(); }

    RunSnapshot snapshot();
    trace::Time last_event() const { return last_event_; }
    const trace::World& world() const { return world_; }
    // Some actors can never go on.
    bool is_frozen() const { return frozen_; }

    // Events were lost that come before those that are applied next; before the first of these.
    // Analyses that conclude from what follows what find nothing new from then on.
    void note_loss();

    // After a loss a deadlock is held back, until this says that its actors can never go on, or
    // they do.
    using IsCertain = std::function<bool(std::span<const ActorId>)>;
    void settle_doubts(const IsCertain& is_certain);
    bool has_doubts() const { return !doubts_.empty(); }

    // After a loss, while it is quiet: corrects what the trace concluded, and lets the analyses
    // look again. What they find is held back like every deadlock.
    void correct_holders(std::span<const FreezeCheck::Holder> holders);
    void correct_standstill();
    bool is_standstill_known() const { return standstill_known_; }

private:
    // A finding, or only actors that came to wait for those of one before.
    struct Doubt {
        std::optional<analysis::Finding> finding;
        std::vector<ActorId> frozen;
        std::vector<trace::Time> waiting_since;  // of those
        trace::Time since{0};
    };

    analysis::Context context();
    void report(analysis::Finding finding);
    void freeze(const std::vector<ActorId>& actors, trace::Time since);
    void publish(analysis::Finding finding);
    void revise(const analysis::Finding& said, std::optional<analysis::Finding> now);
    std::vector<analysis::Finding>& own_findings();
    bool is_published(const analysis::Finding& finding) const;
    void look_again(analysis::Analysis::Corrected corrected);
    void mark_frozen(const std::vector<ActorId>& actors, trace::Time since);
    bool has_moved(const Doubt& doubt) const;
    void cut();
    void account(std::size_t most);
    void forget_oldest();
    void judge();

    trace::World world_;
    trace::TraceBuilder builder_;
    analysis::Analyses analyses_;
    std::shared_ptr<const trace::Tables> tables_;
    std::function<void(const analysis::Finding&)> on_finding_;
    std::function<bool()> has_lost_;
    std::shared_ptr<std::vector<analysis::Finding>> findings_;
    std::vector<Doubt> doubts_;
    trace::Time last_event_{0};
    std::size_t living_ = 0;  // actors that have begun and not ended
    std::optional<Checkpoints> cutting_;
    std::uint64_t applied_ = 0;  // events
    std::uint64_t next_cut_ = UINT64_MAX;
    std::vector<Checkpoint> checkpoints_;
    TraceNotes notes_;  // without moments and findings
    RunAccount account_;
    trace::Time last_cut_{0};
    bool is_simulated_ = false;
    bool is_estimated_ = true;
    bool is_stepped_ = false;
    bool frozen_ = false;
    bool told_loss_ = false;
    bool standstill_known_ = false;  // since the last event
};

}  // namespace threadline::session
