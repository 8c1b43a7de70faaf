#include "engine/exchange/chrome_json_writer.h"

#include "engine/exchange/chrome_event_writer.h"
#include "engine/exchange/chrome_json_format.h"
#include "engine/exchange/chrome_run_metadata.h"
#include "engine/exchange/chrome_titles.h"
#include "engine/exchange/chrome_tracks.h"
#include "engine/exchange/output_file.h"
#include "engine/exchange/sections.h"

#include "engine/trace/value_text.h"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <span>

namespace threadline::exchange {
namespace {

using namespace trace;

bool is_wait(State state) {
    return state == State::Blocked || state == State::Waiting || state == State::Io ||
           state == State::Sleeping || state == State::Deadlocked;
}

std::string file_name(const std::string& path) {
    return path.substr(path.find_last_of('/') + 1);
}

class RunWriter {
public:
    // `sections`: what the stream belongs to, where parts of a run follow each other.
    RunWriter(const Snapshot& snapshot, std::span<const NotedFinding> findings,
              std::ostream& stream, Sections* sections = nullptr)
        : of_run_(snapshot.tables),
          tables_(of_run_ ? *of_run_ : no_tables_),
          findings_(findings),
          tracks_(tables_),
          events_(stream),
          sections_(sections) {}

    void add(const RunPart& part) {
        part_ = &part;
        const Snapshot& snapshot = part.snapshot;
        if (part.is_first()) {
            begin(Head);
            // A trace of another program, with slices only, becomes one again.
            if (!snapshot.actors.empty() || snapshot.slices.empty())
                write_run_metadata(events_, tracks_.first(), snapshot, findings_);
            write_tracks();
        }
        for (const auto& lane : snapshot.actors)
            write_states(*lane);
        for (const auto& lane : snapshot.slices)
            write_slices(*lane);
        // After all slices: where times are equal, a flow binds to the slice that begins there.
        for (const auto& lane : snapshot.wakes)
            write_wakes(*lane);
        if (snapshot.wakes.empty() && !sections_)
            for (const auto& lane : snapshot.actors)
                write_wakes_of(*lane);
        for (const auto& lane : snapshot.locks)
            write_lock(*lane);
        for (const auto& lane : snapshot.variables)
            write_values(*lane);
        if (has_cpus())
            for (const auto& lane : snapshot.cpus)
                write_cpu(*lane);
        if (!part.is_last())
            return;
        begin(Tail);
        for (std::size_t i = 0; i < snapshot.moments.size(); ++i)
            write_moment(snapshot.moments[i]);
    }

private:
    enum Group : std::uint32_t { Head, States, Slices, Wakes, Locks, Values, Cpus, Tail };

    void begin(Group group, std::uint32_t lane = 0, std::uint32_t series = 0) {
        here_ = {group, lane, series};
        if (!sections_)
            return;
        events_.flush();
        sections_->begin(here_);
    }
    // Of two that belong together. Within a category no other two have it, and it does not depend
    // on what other lanes have been written by then.
    std::uint64_t next_id() { return std::uint64_t{here_.lane} << 32 | ++last_ids_[here_]; }

    const ActorInfo& actor(ActorId id) const {
        return tables_.actors[id.value < tables_.actors.size() ? id.value : 0];
    }
    const ObjectInfo& object(ObjectId id) const {
        return tables_.objects[id.value < tables_.objects.size() ? id.value : 0];
    }
    const std::string& name(NameId id) const {
        return tables_.names[id.value < tables_.names.size() ? id.value : 0];
    }

    ChromeTrack track(ActorId id) const { return tracks_.of_actor(actor(id).process, id); }

    void name_process(std::int64_t pid, std::string_view name, std::size_t order) {
        events_.begin('M', {pid, 0}).name("process_name").argument("name", name).end();
        events_.begin('M', {pid, 0}).name("process_sort_index").argument("sort_index", order).end();
    }
    void name_thread(ChromeTrack track, std::string_view name) {
        events_.begin('M', track).name("thread_name").argument("name", name).end();
        events_.begin('M', track).name("thread_sort_index").argument("sort_index", track.tid).end();
    }

    void write_tracks() {
        const Snapshot& snapshot = part_->snapshot;
        const RunInfo& info = snapshot.info ? *snapshot.info : no_info_;
        // A viewer shows no process without a name.
        const std::string title = !info.title.empty()      ? info.title
                                  : !info.scenario.empty() ? info.scenario
                                                           : "Run";
        const std::span<const std::int64_t> pids = tracks_.processes();
        for (std::size_t i = 0; i < pids.size(); ++i)
            name_process(pids[i], i == 0 ? title : "Worker process " + std::to_string(i), i);
        for (const auto& lane : snapshot.actors)
            name_thread(track(lane->actor), actor(lane->actor).name);
        for (const auto& lane : snapshot.slices)
            name_thread(track(lane->actor), actor(lane->actor).name);
        if (!snapshot.locks.empty())
            name_process(tracks_.process_of_locks(), "Locks", pids.size());
        for (const auto& lane : snapshot.locks)
            name_thread(tracks_.of_lock(lane->lock), object(lane->lock).name);
        if (!snapshot.variables.empty())
            name_process(tracks_.process_of_variables(), "Variables", pids.size() + 1);
        for (const auto& lane : snapshot.variables)
            name_thread(tracks_.of_variable(lane->variable), object(lane->variable).name);
        if (!has_cpus())
            return;
        name_process(tracks_.process_of_cpus(), "CPUs", pids.size() + 2);
        for (const auto& lane : snapshot.cpus)
            name_thread(tracks_.of_cpu(lane->cpu), "CPU " + std::to_string(lane->cpu));
    }

    void site(SiteId id) {
        if (!id || id.value >= tables_.sites.size())
            return;
        const SiteInfo& info = tables_.sites[id.value];
        events_.argument("line", file_name(info.file) + ":" + std::to_string(info.line))
            .argument("site_id", id.value);
    }
    void actor_argument(std::string_view key, std::string_view id_key, ActorId id) {
        if (id)
            events_.argument(key, actor(id).name).argument(id_key, id.value);
    }
    void flag(std::string_view key, bool value) {
        if (value)
            events_.argument(key, true);
    }

    void write_states(const ActorLane& lane) {
        begin(States, lane.actor.value);
        if (part_->is_first())
            write_sums(lane);
        part_->for_each(lane.intervals,
                        [&](const Interval& interval) { write_state(lane, interval, false); });
        if (lane.open && part_->is_last())
            write_state(lane, *lane.open, true);
    }

    void write_sums(const ActorLane& lane) {
        events_.begin('M', track(lane.actor))
            .name(format::metadata::lane)
            .argument("begin_ns", lane.begin.count())
            .argument("end_ns", lane.end.count())
            .argument("ended", lane.ended)
            .argument("cpu_time_ns", lane.cpu_time.count())
            .argument("blocks", lane.blocks);
        if (lane.switches)
            events_.argument("switches", *lane.switches);
        events_.end();
    }

    void write_state(const ActorLane& lane, const Interval& interval, bool open) {
        const ChromeTrack here = track(lane.actor);
        const bool on_lock =
            interval.state == State::Blocked ||
            (interval.state == State::Deadlocked && interval.underneath == State::Blocked);
        events_.begin('X', here, interval.begin).duration(interval.range().length());
        if (interval.object)
            events_.name(title_of(interval.state), on_lock ? " on " : ": ",
                         object(interval.object).name);
        else if (interval.by && interval.state != State::Ready)
            events_.name(title_of(interval.state), " for the end of ", actor(interval.by).name);
        else
            events_.name(title_of(interval.state));
        events_.category(format::category::state).argument("state", key_of(interval.state));
        if (interval.object)
            events_.argument("object", object(interval.object).name)
                .argument("object_id", interval.object.value);
        if (interval.cpu >= 0)
            events_.argument("cpu", interval.cpu);
        actor_argument("by", "by_id", interval.by);
        actor_argument("woken_by", "woken_by_id", interval.woken_by);
        site(interval.site);
        flag("estimated", interval.estimated);
        flag("timed_out", interval.timed_out);
        if (interval.underneath != State::Blocked)
            events_.argument("underneath", key_of(interval.underneath));
        flag("open", open);
        events_.end();

        if (on_lock && interval.object)
            events_.begin('X', here, interval.begin)
                .duration(interval.range().length())
                .name("Lock contention on ", object(interval.object).name,
                      " (owner tid: ", static_cast<std::int64_t>(interval.by.value), ")")
                .category(format::category::contention)
                .end();
    }

    void write_slices(const SliceLane& lane) {
        begin(Slices, lane.actor.value);
        const ChromeTrack here = track(lane.actor);
        for (const Series<Slice>& row : lane.rows)
            part_->for_each(row, [&](const Slice& slice) {
                if (!lane.asynchronous)
                    events_.begin('X', here, slice.begin)
                        .duration(slice.range().length())
                        .name(name(slice.name))
                        .end();
                else
                    write_pair(
                        here, slice.range(), "slice", [&] { events_.name(name(slice.name)); },
                        [] {});
            });
    }

    // From the waker's step to that with which the other went on; its end is still to be ended. A
    // viewer binds an end of a flow to the slice that is open then: after the last one of a thread
    // that has ended there is none.
    void write_flow(ActorId waker, trace::Time from, ActorId woken, trace::Time to) {
        const std::uint64_t id = next_id();
        const auto within = [this](ActorId whose, trace::Time t) {
            const ActorLane* lane = part_->snapshot.lane_of(whose);
            return lane && t >= lane->end && lane->begin < lane->end ? lane->end - Duration(1) : t;
        };
        from = within(waker, from);
        events_.begin('s', track(waker), from)
            .name("wake")
            .category(format::category::wake)
            .id(id)
            .end();
        events_.begin('f', track(woken), std::max(from, within(woken, to)))
            .name("wake")
            .category(format::category::wake)
            .id(id)
            .fixed("bp", "e");
    }

    void write_wakes(const WakeLane& lane) {
        begin(Wakes, lane.actor.value);
        part_->for_each(lane.wakes, [&](const Wake& wake) {
            if (wake.waker)
                write_flow(wake.waker, wake.begin, lane.actor, wake.end);
            else  // a reply: nobody's flow
                events_.begin('M', track(lane.actor)).name(format::metadata::wake);
            events_.argument("begin_ns", wake.begin.count())
                .argument("end_ns", wake.end.count())
                .argument("kind", static_cast<unsigned>(wake.kind))
                .argument("from", wake.from)
                .argument("to", wake.to);
            actor_argument("waker", "waker_id", wake.waker);
            if (wake.object)
                events_.argument("object_id", wake.object.value);
            site(wake.site);
            events_.end();
        });
    }

    // Where the wakes themselves are not known.
    void write_wakes_of(const ActorLane& lane) {
        begin(Wakes, lane.actor.value);
        for (std::size_t i = 0; i < lane.intervals.size(); ++i) {
            const Interval& interval = lane.intervals[i];
            if (interval.woken_by && is_wait(interval.state)) {
                write_flow(interval.woken_by, interval.end, lane.actor, interval.end);
                events_.end();
            }
        }
    }

    // A slice that may overlap others on its track.
    template <typename Name, typename Arguments>
    void write_pair(ChromeTrack where, TimeRange range, std::string_view category, Name&& name,
                    Arguments&& arguments) {
        const std::uint64_t id = next_id();
        events_.begin('b', where, range.begin);
        name();
        events_.category(category).id(id);
        arguments();
        events_.end();
        events_.begin('e', where, range.end);
        name();
        events_.category(category).id(id).end();
    }

    void write_lock(const LockLane& lane) {
        const bool is_last = part_->is_last();
        begin(Locks, lane.lock.value, 0);
        if (part_->is_first())
            write_sums(lane);
        Time& busy_until = busy_until_.try_emplace(lane.lock, Time{-1}).first->second;
        part_->for_each(lane.holds, [&](const Hold& hold) { write_hold(hold, false, busy_until); });
        if (is_last)
            for (const Hold& hold : lane.open_holds)
                write_hold(hold, true, busy_until);
        begin(Locks, lane.lock.value, 1);
        part_->for_each(lane.waits, [&](const Hold& wait) { write_wait(wait, false); });
        if (is_last)
            for (const Hold& wait : lane.open_waits)
                write_wait(wait, true);
    }

    void write_sums(const LockLane& lane) {
        const LockStatistics& sums = lane.statistics;
        events_.begin('M', tracks_.of_lock(lane.lock))
            .name(format::metadata::lock)
            .argument("acquisitions", sums.acquisitions)
            .argument("after_wait", sums.after_wait)
            .argument("contended", sums.contended)
            .argument("hold_ns", sums.hold.count())
            .argument("wait_ns", sums.wait.count())
            .argument("longest_wait_ns", sums.longest_wait.count())
            .end();
    }

    void hold_arguments(const Hold& hold, bool open) {
        actor_argument("actor", "actor_id", hold.actor);
        site(hold.site);
        flag("contended", hold.contended);
        flag("shared", hold.shared);
        flag("open", open);
    }

    void write_hold(const Hold& hold, bool open, Time& busy_until) {
        const auto name = [&] {
            events_.name(object(hold.lock).name, hold.shared ? " read by " : " held by ",
                         actor(hold.actor).name);
        };
        if (hold.begin < busy_until) {
            write_pair(tracks_.of_lock(hold.lock), hold.range(), format::category::hold, name,
                       [&] { hold_arguments(hold, open); });
            return;
        }
        busy_until = hold.end;
        events_.begin('X', tracks_.of_lock(hold.lock), hold.begin).duration(hold.range().length());
        name();
        events_.category(format::category::hold);
        hold_arguments(hold, open);
        events_.end();
    }

    void write_wait(const Hold& wait, bool open) {
        write_pair(
            tracks_.of_lock(wait.lock), wait.range(), format::category::wait,
            [&] { events_.name(object(wait.lock).name, " wanted"); },
            [&] { hold_arguments(wait, open); });
    }

    // A part of what the CPUs did would be taken for the whole.
    bool has_cpus() const {
        const Snapshot& snapshot = part_->snapshot;
        return !snapshot.cpus.empty() && (sections_ || snapshot.is_detailed(snapshot.range()));
    }

    void write_cpu(const CpuLane& lane) {
        begin(Cpus, lane.cpu);
        if (part_->is_first())
            events_.begin('M', tracks_.of_cpu(lane.cpu))
                .name(format::metadata::cpu)
                .argument("end_ns", lane.end.count())
                .argument("estimated", lane.estimated)
                .end();
        part_->for_each(lane.intervals, [&](const CpuInterval& interval) {
            events_.begin('X', tracks_.of_cpu(lane.cpu), interval.begin)
                .duration(interval.range().length())
                .name(interval.use == CpuUse::Thread ? actor(interval.actor).name
                                                     : title_of(interval.use))
                .category(format::category::cpu)
                .argument("use", static_cast<unsigned>(interval.use));
            actor_argument("actor", "actor_id", interval.actor);
            flag("estimated", interval.estimated);
            events_.end();
        });
    }

    void write_values(const VariableLane& lane) {
        begin(Values, lane.variable.value);
        part_->for_each(lane.values, [&](const Holding& holding) {
            write_value(lane.variable, holding, false);
        });
        if (lane.open && part_->is_last())
            write_value(lane.variable, *lane.open, true);
    }

    void write_value(ObjectId variable, const Holding& holding, bool open) {
        events_.begin('X', tracks_.of_variable(variable), holding.begin)
            .duration(holding.range().length())
            .name(quoted_text_of(holding.value, tables_))
            .category(format::category::value)
            .argument("tag", static_cast<unsigned>(holding.value.tag))
            .argument("payload", holding.value.payload);
        actor_argument("writer", "writer_id", holding.writer);
        site(holding.site);
        flag("open", open);
        events_.end();
    }

    void write_moment(const Moment& moment) {
        events_.begin('i', moment.actor ? track(moment.actor) : tracks_.first(), moment.at);
        if (moment.text)
            events_.name(name(moment.text));
        else
            events_.name(title_of(moment.kind));
        events_.category(format::category::moment)
            .fixed("s", moment.actor ? "t" : "g")
            .argument("kind", static_cast<unsigned>(moment.kind));
        actor_argument("actor", "actor_id", moment.actor);
        if (moment.object)
            events_.argument("object", object(moment.object).name)
                .argument("object_id", moment.object.value);
        site(moment.site);
        if (moment.text)
            events_.argument("text_id", moment.text.value);
        events_.end();
    }

    const Tables no_tables_;
    const RunInfo no_info_;
    const std::shared_ptr<const Tables> of_run_;
    const Tables& tables_;
    const std::span<const NotedFinding> findings_;
    const ChromeTracks tracks_;
    ChromeEventWriter events_;
    Sections* const sections_;
    const RunPart* part_ = nullptr;
    Section here_;
    std::map<Section, std::uint32_t> last_ids_;
    std::map<ObjectId, Time> busy_until_;  // by the X slices of a lock so far
};

}  // namespace

void write_chrome_json(const Snapshot& snapshot, std::ostream& stream,
                       std::span<const NotedFinding> findings) {
    RunWriter(snapshot, findings, stream).add({snapshot});
}

Status write_chrome_json(const Snapshot& snapshot, const std::filesystem::path& path,
                         std::span<const NotedFinding> findings) {
    return write_file(path, [&](std::ostream& stream) -> Status {
        write_chrome_json(snapshot, stream, findings);
        return Done{};
    });
}

Status write_chrome_json(const RunParts& parts, const std::filesystem::path& path,
                         std::span<const NotedFinding> findings, const GoOn& go_on) {
    return write_in_sections(
        path,
        [&](Sections& sections) {
            std::optional<RunWriter> writer;
            return parts([&](const RunPart& part) {
                if (!sections.goes_on())
                    return false;
                if (!writer)
                    writer.emplace(part.snapshot, findings, sections.stream(), &sections);
                writer->add(part);
                return true;
            });
        },
        go_on);
}

}  // namespace threadline::exchange
